package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostRead;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.profile.CommandLine.Answer;
import org.arraytwin.replication.Content;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * The boxes of test-fixtures/eternus/boxes.xml in the words of the fixtures' rows: what is done
 * (commands of the server with the Copy Control Module, host writes, faults, time) and what is seen
 * (by that server, on the box, over CIM, and in the volumes' contents).
 */
final class EternusBoxes implements AutoCloseable {
  static final Path HOME = Path.of("").toAbsolutePath();
  private static final long GRAIN = Content.GRAIN_BYTES;
  private static final long GIB = 1L << 30;
  private static final List<String> HERE = List.of("s", "t", "u", "v");
  private static final List<String> FAR = List.of("r", "q");

  /** Cancels of all groups, so that older generations go before newer ones. */
  private static final List<String> ENDS =
      List.of(
          "acec cancel -g EC2",
          "acec cancel -g REC2",
          "acopc cancel -g OPC2 -force",
          "acopc cancel -g QUICK2 -force",
          "acsnap cancel -g SNAP2",
          "acsnap cancel -g PLUS2",
          "acec cancel -g FROMFAR",
          "acec cancel -g TWICE",
          "acopc cancel -g MANY",
          "acopc cancel -g BIG2",
          "acopc cancel -g BIG",
          "acsnap cancel -g GENERATIONS",
          "acopc cancel -g OPC -force",
          "acopc cancel -g QUICK -force",
          "acopc cancel -g PAIRS -force",
          "acsnap cancel -g SNAP",
          "acsnap cancel -g PLUS",
          "acec cancel -g EC",
          "acec cancel -g REC");

  private final Server server;
  private final Map<String, Content> marks = new LinkedHashMap<>();
  private String marked = "s";

  EternusBoxes() {
    this(HOME);
  }

  EternusBoxes(Path home) {
    server =
        Server.start(
            ServerSettings.embedded(
                home, HOME.resolve("test-fixtures/eternus/boxes.xml"), /* timeScale= */ 0));
  }

  @Override
  public void close() {
    server.close();
  }

  Server server() {
    return server;
  }

  /** All as at the beginning: no session, the path up, every volume written anew. */
  void fresh() {
    refused(new HealLink("dx1", "dx2", -1));
    refused(new RestoreArray("dx1"));
    HERE.forEach(v -> run(new VolumeCondition("dx1", v, "online", "")));
    FAR.forEach(v -> run(new VolumeCondition("dx2", v, "online", "")));
    pass(200);
    ENDS.forEach(line -> type("ccm", line));
    assertThat(sessions("dx1").size()).as("sessions left").isZero();
    assertThat(sessions("dx2").size()).as("sessions left").isZero();
    HERE.forEach(v -> run(new HostWrite("dx1", v, 0, GIB)));
    FAR.forEach(v -> run(new HostWrite("dx2", v, 0, GIB)));
    marks.clear();
  }

  Answer type(String where, String line) {
    try {
      return server.commandLine(where).run(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Does what a step of a row says; what a command of the server answers, else an empty text. */
  String act(String step) {
    String[] words = step.split(" ", -1);
    switch (words[0]) {
      case "write" ->
          run(new HostWrite(array(words[1]), words[1], Long.parseLong(words[2]) * GRAIN, GRAIN));
      case "pass" -> pass(Double.parseDouble(words[1]));
      case "mark" -> {
        marked = words.length > 1 ? words[1] : "s";
        marks.put("mark", content(marked));
      }
      case "break" -> run(new VolumeCondition(array(words[1]), words[1], "io-failed", ""));
      case "mend" -> run(new VolumeCondition(array(words[1]), words[1], "online", ""));
      case "off" -> run(new FailArray(words[1]));
      case "on" -> run(new RestoreArray(words[1]));
      case "cut" -> run(new CutLink("dx1", "dx2", -1));
      case "heal" -> run(new HealLink("dx1", "dx2", -1));
      case "stop" -> {
        String id = sessions(words[1]).get(0)[0];
        Answer answer = type(words[1], "stop copy-session -session-id 0x" + id);
        assertThat(answer.exitCode()).as(step + ": " + answer.output()).isZero();
      }
      case "untrack" -> run(new Operate(0, copy("t").name(), "stop tracking", List.of()));
      default -> {
        return type("ccm", step).output();
      }
    }
    return "";
  }

  /** The same, which must succeed. */
  void must(String step) {
    if (step.startsWith("ac")) {
      Answer answer = type("ccm", step);
      assertThat(answer.exitCode()).as(step + ": " + answer.output()).isZero();
    } else {
      act(step);
    }
  }

  void pass(double seconds) {
    server.fleet().jump((long) (seconds * 1_000_000));
  }

  void run(Command command) {
    Refusal refusal = server.fleet().execute(command).refusal();
    assertThat(refusal == null ? "" : refusal.message()).isEmpty();
  }

  private Reason refused(Command command) {
    Refusal refusal = server.fleet().execute(command).refusal();
    return refusal == null ? null : refusal.reason();
  }

  private static String array(String volume) {
    return FAR.contains(volume) ? "dx2" : "dx1";
  }

  private Site site(String volume) {
    return server.fleet().now().fleet().site(FAR.contains(volume) ? 1 : 0);
  }

  Content content(String volume) {
    Content mark = marks.get(volume);
    if (mark != null) {
      return mark;
    }
    FleetAt at = server.fleet().now();
    Site site = site(volume);
    return at.content(site.array().id(), Objects.requireNonNull(site.volume(volume), volume).id());
  }

  private LocalCopy copy(String target) {
    Site site = site(target);
    return Objects.requireNonNull(
        site.local().onto(Objects.requireNonNull(site.volume(target), target).id()), target);
  }

  /** Grains that a destination does not hold physically. */
  long lacking(String volume) {
    FleetAt at = server.fleet().now();
    Site site = site(volume);
    LocalCopy copy = site.local().onto(Objects.requireNonNull(site.volume(volume), volume).id());
    return copy == null ? 0 : CopyEvidence.of(at, site.array().id(), copy).lacking();
  }

  /** Checks one thing that a row says about the data. */
  void check(String seen) {
    String[] words = seen.split(" ", -1);
    String volume = words[0];
    switch (words[1]) {
      case "like" -> assertThat(content(volume).same(content(words[2]))).as(seen).isTrue();
      case "unlike" -> assertThat(content(volume).same(content(words[2]))).as(seen).isFalse();
      case "torn" -> assertThat(CopyEvidence.undefined(content(volume))).as(seen).isPositive();
      case "whole" -> assertThat(CopyEvidence.undefined(content(volume))).as(seen).isZero();
      case "apart" -> assertThat(lacking(volume)).as(seen).isZero();
      case "reads-through" -> assertThat(lacking(volume)).as(seen).isPositive();
      case "copies" ->
          assertThat(lacking(volume) == content(volume).grains())
              .as(seen + ": " + lacking(volume))
              .isEqualTo(words[2].equals("all"));
      case "takes" -> assertThat(access(volume)).as(seen).isEqualTo(words[2]);
      case "is" -> assertThat(modes()).as(seen).isEqualTo(seen.substring("REC is ".length()));
      default -> throw new AssertionError("what is '" + seen + "'?");
    }
  }

  private String access(String volume) {
    boolean reads = refused(new HostRead(array(volume), volume, 0, GRAIN)) == null;
    boolean writes = refused(new HostWrite(array(volume), volume, GIB - GRAIN, GRAIN)) == null;
    return reads ? (writes ? "rw" : "r") : writes ? "w" : "nothing";
  }

  /** Transfer, recovery and split mode of the REC session as its group's query tells them. */
  private String modes() {
    for (String line : type("ccm", "acec query -g REC").output().split("\n", -1)) {
      if (line.startsWith("REC Modes")) {
        return line.substring(line.indexOf(": ") + 2).replaceAll("[a-z]+=", "").replace(",", "");
      }
    }
    return "none";
  }

  /** Status and phase of the first pair of a group, as its query prints them; or none. */
  String session(String command, String group) {
    String text = type("ccm", command + " query -g " + group).output();
    for (String line : text.split("\n", -1)) {
      if (line.matches("dx[12]/0x.*")) {
        String[] quoted = line.split("\"", -1);
        return quoted.length < 4 ? "none" : quoted[1] + "/" + quoted[3];
      }
    }
    throw new AssertionError(text);
  }

  /** The lines of show copy-sessions of a box, split into their fields. */
  List<String[]> sessions(String box) {
    List<String[]> rows = new ArrayList<>();
    String[] lines = type(box, "show copy-sessions").output().split("\n", -1);
    for (int i = 2; i < lines.length - 1; i++) {
      rows.add(lines[i].split("\t", -1));
    }
    return rows;
  }

  /** Phase and status that the box shows for two volumes, either way, for example 04/02. */
  String boxShows(int source, int target) {
    return boxShows("dx1", source, target);
  }

  /** The same of a box. */
  String boxShows(String box, int source, int target) {
    for (String[] fields : sessions(box)) {
      int from = Integer.parseInt(fields[13], 16);
      int to = Integer.parseInt(fields[14], 16);
      if ((from == source && to == target) || (from == target && to == source)) {
        return fields[6] + "/" + fields[7];
      }
    }
    return "none";
  }

  /** CopyState that CIM shows for two volumes, either way, or none. */
  String cimShows(int source, int target) throws WBEMException {
    return cimShows(source, target, "CopyState");
  }

  /** The same of any property; null where it has no value. */
  String cimShows(int source, int target, String property) throws WBEMException {
    try (TpdClient client = new TpdClient(server.arrays().get(0), "SAX")) {
      for (CIMInstance session : client.all("root/eternus", "FUJITSU_StorageSynchronized")) {
        int from = number(session, "SystemElement");
        int to = number(session, "SyncedElement");
        if ((from == source && to == target) || (from == target && to == source)) {
          return String.valueOf(session.getPropertyValue(property));
        }
      }
    }
    return "none";
  }

  private static int number(CIMInstance session, String reference) {
    CIMObjectPath path = (CIMObjectPath) session.getPropertyValue(reference);
    String id = path.getKeyValue("DeviceID").toString().toUpperCase(Locale.ROOT);
    return Integer.parseInt(id.substring(24, 28), 16);
  }
}
