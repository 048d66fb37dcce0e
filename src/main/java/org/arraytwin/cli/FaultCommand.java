package org.arraytwin.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What goes wrong in the world of a running server. */
@Command(
    name = "fault",
    description = "Lets something go wrong, or right again, in a running fleet.")
final class FaultCommand implements Runnable {
  private static final String ARRAY = "name of an array of the fleet";
  private static final String ONE = "name of the array at one end";
  private static final String OTHER = "name of the array at the other end";
  private static final String POOL = "name of a pool of the array";
  private static final String VOLUME = "name of a volume of the array";
  private static final String INDEX = "Position of the link, from 0 on (default: all links).";

  @Spec @Nullable CommandSpec spec;

  @Mixin ConsoleOptions console = new ConsoleOptions();

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "which fault? " + String.join(", ", spec.subcommands().keySet()));
    }
  }

  @Command(name = "cut-link", description = "Severs the links between two arrays, or one of them.")
  int cutLink(
      @Parameters(paramLabel = "ARRAY", description = ONE) String a,
      @Parameters(paramLabel = "ARRAY", description = OTHER) String b,
      @Option(names = "--index", paramLabel = "N", description = INDEX) @Nullable Integer index) {
    return post("cut-link", link(a, b, index));
  }

  @Command(
      name = "heal-link",
      description = "Repairs the links between two arrays, or one of them.")
  int healLink(
      @Parameters(paramLabel = "ARRAY", description = ONE) String a,
      @Parameters(paramLabel = "ARRAY", description = OTHER) String b,
      @Option(names = "--index", paramLabel = "N", description = INDEX) @Nullable Integer index) {
    return post("heal-link", link(a, b, index));
  }

  @Command(name = "slow-link", description = "Changes the capacity of links.")
  int slowLink(
      @Parameters(paramLabel = "ARRAY", description = ONE) String a,
      @Parameters(paramLabel = "ARRAY", description = OTHER) String b,
      @Option(
              names = "--rate",
              required = true,
              paramLabel = "SIZE",
              description = "Bytes per second of each, for example 10MiB.")
          String rate,
      @Option(names = "--index", paramLabel = "N", description = INDEX) @Nullable Integer index) {
    return post("slow-link", link(a, b, index).put("rate", rate));
  }

  @Command(
      name = "cut-one-way",
      description = "Severs links in one direction: the second array does not hear the first.")
  int cutOneWay(
      @Parameters(paramLabel = "ARRAY", description = ONE) String a,
      @Parameters(paramLabel = "ARRAY", description = OTHER) String b,
      @Option(names = "--index", paramLabel = "N", description = INDEX) @Nullable Integer index) {
    return post("cut-one-way", link(a, b, index));
  }

  @Command(name = "delay-link", description = "Changes how long messages take over links.")
  int delayLink(
      @Parameters(paramLabel = "ARRAY", description = ONE) String a,
      @Parameters(paramLabel = "ARRAY", description = OTHER) String b,
      @Option(
              names = "--latency",
              required = true,
              paramLabel = "SPAN",
              description = "One way, for example 40ms.")
          String latency,
      @Option(names = "--index", paramLabel = "N", description = INDEX) @Nullable Integer index) {
    return post("delay-link", link(a, b, index).put("latency", latency));
  }

  @Command(
      name = "flap-link",
      description = "Lets links go down and come up by themselves for some time.")
  int flapLink(
      @Parameters(paramLabel = "ARRAY", description = ONE) String a,
      @Parameters(paramLabel = "ARRAY", description = OTHER) String b,
      @Option(
              names = "--up",
              paramLabel = "SPAN",
              defaultValue = "20s",
              description = "Stays up so long on the average (default: ${DEFAULT-VALUE}).")
          String up,
      @Option(
              names = "--down",
              paramLabel = "SPAN",
              defaultValue = "5s",
              description = "Stays down so long on the average (default: ${DEFAULT-VALUE}).")
          String down,
      @Option(
              names = "--for",
              paramLabel = "SPAN",
              defaultValue = "10m",
              description = "How long this goes on (default: ${DEFAULT-VALUE}).")
          String span,
      @Option(
              names = "--seed",
              paramLabel = "N",
              defaultValue = "1",
              description = "Chooses the rhythm (default: ${DEFAULT-VALUE}).")
          long seed,
      @Option(names = "--index", paramLabel = "N", description = INDEX) @Nullable Integer index) {
    return post(
        "flap-link",
        link(a, b, index).put("seed", seed).put("up", up).put("down", down).put("for", span));
  }

  @Command(name = "fail-array", description = "Takes the power from an array.")
  int failArray(@Parameters(paramLabel = "ARRAY", description = ARRAY) String array) {
    return post("fail-array", json().put("array", array));
  }

  @Command(name = "restore-array", description = "Gives an array its power back.")
  int restoreArray(@Parameters(paramLabel = "ARRAY", description = ARRAY) String array) {
    return post("restore-array", json().put("array", array));
  }

  @Command(name = "fail-next", description = "Lets the next operation of a group fail.")
  int failNext(
      @Parameters(paramLabel = "OPERATION", description = "resync, recover or restore")
          String operation,
      @Parameters(paramLabel = "GROUP", description = "as named where it was created") String group,
      @Option(
              names = "--at",
              paramLabel = "PERCENT",
              defaultValue = "50",
              description = "How far the copy gets (default: ${DEFAULT-VALUE}).")
          int at) {
    return post("fail-next", json().put("operation", operation).put("group", group).put("at", at));
  }

  @Command(
      name = "answer-next",
      description = "Lets the next calls of a method of an array's CIM server answer with a code.")
  int answerNext(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "METHOD", description = "for example CreateElementReplica")
          String method,
      @Parameters(paramLabel = "CODE", description = "return code, from 1 on") long code,
      @Option(
              names = "--times",
              paramLabel = "N",
              defaultValue = "1",
              description = "How often (default: ${DEFAULT-VALUE}).")
          int times) {
    return post(
        "answer-next",
        json().put("array", array).put("method", method).put("code", code).put("times", times));
  }

  @Command(name = "fail-controller", description = "Takes a controller of an array out of service.")
  int failController(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "N", description = "position of the controller, from 0") int node) {
    return post("fail-controller", json().put("array", array).put("node", node));
  }

  @Command(name = "restore-controller", description = "Puts a controller back into service.")
  int restoreController(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "N", description = "position of the controller, from 0") int node) {
    return post("restore-controller", json().put("array", array).put("node", node));
  }

  @Command(name = "lose-cache", description = "Makes an array lose its write cache.")
  int loseCache(@Parameters(paramLabel = "ARRAY", description = ARRAY) String array) {
    return post("lose-cache", json().put("array", array));
  }

  @Command(
      name = "lose-metadata",
      description = "Makes the bitmaps of an I/O group's copies unreachable.")
  int loseMetadata(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "N", description = "number of the I/O group, from 0") int ioGroup) {
    return post("lose-metadata", json().put("array", array).put("ioGroup", ioGroup));
  }

  @Command(
      name = "return-metadata",
      description = "Brings the bitmaps of an I/O group's copies back.")
  int returnMetadata(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "N", description = "number of the I/O group, from 0") int ioGroup) {
    return post("return-metadata", json().put("array", array).put("ioGroup", ioGroup));
  }

  @Command(name = "pool-offline", description = "Takes a pool offline.")
  int poolOffline(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "POOL", description = POOL) String pool) {
    return post("pool-offline", json().put("array", array).put("pool", pool));
  }

  @Command(name = "pool-online", description = "Brings a pool online again.")
  int poolOnline(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "POOL", description = POOL) String pool) {
    return post("pool-online", json().put("array", array).put("pool", pool));
  }

  @Command(name = "fail-disk", description = "Breaks a disk of a pool.")
  int failDisk(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "POOL", description = POOL) String pool,
      @Parameters(paramLabel = "N", description = "number of the disk, from 0") int disk) {
    return post("fail-disk", json().put("array", array).put("pool", pool).put("disk", disk));
  }

  @Command(name = "replace-disk", description = "Puts a new disk in the place of a broken one.")
  int replaceDisk(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "POOL", description = POOL) String pool,
      @Parameters(paramLabel = "N", description = "number of the disk, from 0") int disk) {
    return post("replace-disk", json().put("array", array).put("pool", pool).put("disk", disk));
  }

  @Command(
      name = "renew-pool",
      description = "Gives a pool that has lost its data new disks; its volumes are blank.")
  int renewPool(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "POOL", description = POOL) String pool) {
    return post("renew-pool", json().put("array", array).put("pool", pool));
  }

  @Command(name = "grow-pool", description = "Gives a pool more space.")
  int growPool(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "POOL", description = POOL) String pool,
      @Parameters(paramLabel = "SIZE", description = "for example 10GiB") String more) {
    return post("grow-pool", json().put("array", array).put("pool", pool).put("more", more));
  }

  @Command(name = "set-cache", description = "Changes the mode of a volume's write cache.")
  int setCache(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "VOLUME", description = VOLUME) String volume,
      @Parameters(paramLabel = "MODE", description = "enabled, write-through or disabled")
          String mode) {
    return post("set-cache", json().put("array", array).put("volume", volume).put("mode", mode));
  }

  @Command(name = "fail-flush", description = "Lets the next flush of a volume's cache fail.")
  int failFlush(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "VOLUME", description = VOLUME) String volume) {
    return post("fail-flush", json().put("array", array).put("volume", volume));
  }

  @Command(name = "volume-condition", description = "Makes a volume fail its hosts, or good again.")
  int volumeCondition(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "VOLUME", description = VOLUME) String volume,
      @Parameters(paramLabel = "CONDITION", description = "online, offline, io-failed or read-only")
          String condition,
      @Option(
              names = "--sense",
              paramLabel = "KEY/ASC/ASCQ",
              description = "What hosts are told, hexadecimal, for example 4/44/00.")
          @Nullable String sense) {
    ObjectNode json = json().put("array", array).put("volume", volume).put("condition", condition);
    return post("volume-condition", sense == null ? json : json.put("sense", sense));
  }

  @Command(name = "host-write", description = "Lets a host write to a volume of an array.")
  int hostWrite(
      @Parameters(paramLabel = "ARRAY", description = ARRAY) String array,
      @Parameters(paramLabel = "VOLUME", description = VOLUME) String volume,
      @Option(
              names = "--offset",
              paramLabel = "SIZE",
              defaultValue = "0KiB",
              description = "Where, for example 64KiB (default: ${DEFAULT-VALUE}).")
          String offset,
      @Option(
              names = "--length",
              paramLabel = "SIZE",
              defaultValue = "64KiB",
              description = "How much (default: ${DEFAULT-VALUE}).")
          String length) {
    return post(
        "host-write",
        json()
            .put("array", array)
            .put("volume", volume)
            .put("offset", offset)
            .put("length", length));
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode link(String a, String b, @Nullable Integer index) {
    ObjectNode json = json().put("a", a).put("b", b);
    return index == null ? json : json.put("index", index);
  }

  private int post(String fault, ObjectNode body) {
    console.client().post("/api/faults/" + fault, body);
    return 0;
  }
}
