package org.arraytwin.demo;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.profile.CommandLine.Answer;
import org.arraytwin.replication.Content;
import org.arraytwin.server.CommandFailure;
import org.jspecify.annotations.Nullable;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * Carries out the steps of a demonstration on Storwize systems, a line each: commands as typed,
 * host writes, faults, and what the command line, the CIM client and the data have to show.
 */
final class StorwizeScript {
  private static final String COLUMNS = "%8s  %-78s  %-6s  %-15s  %-32s  %-28s  %-12s  %s";
  private static final String MAPPING = "IBMTSSVC_LocalStorageSynchronized";
  private static final String RELATIONSHIP = "IBMTSSVC_RemoteStorageSynchronized";
  private static final int MIB = 20;

  private final Stage stage;
  private final Sheet sheet;
  private final Map<String, Content> images = new HashMap<>();
  private String last = "";

  StorwizeScript(Stage stage, Sheet sheet) {
    this.stage = stage;
    this.sheet = sheet;
  }

  /** Carries out a step; anything that it cannot be ends the demonstration. */
  void step(String line) throws WBEMException, InterruptedException {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "=" -> title(line.substring(2));
      case "do" -> type(words[1], rest(line, 2));
      case "refused" -> refused(words[1], words[2], rest(line, 3));
      case "pass" -> stage.pass(Double.parseDouble(words[1]));
      case "write" ->
          stage.happen(
              new HostWrite(
                  words[1],
                  words[2],
                  Long.parseLong(words[3]) << MIB,
                  Long.parseLong(words[4]) << MIB));
      case "cut" -> happen("the link is cut", new CutLink("itso1", "itso2", 0));
      case "heal" -> happen("the link is healed", new HealLink("itso1", "itso2", 0));
      case "image" -> images.put(words[1], content(words[2], words[3]));
      case "holds" -> holds(words[1], words[2], words[3]);
      case "alike" -> alike(words);
      case "writable" -> takesWrites(words[1], words[2], true);
      case "unwritable" -> takesWrites(words[1], words[2], false);
      case "map" -> mapping(words);
      case "gone" -> gone(words[1], words[2]);
      case "rel" -> relationship(words);
      default -> throw new CommandFailure("no such step: " + line);
    }
  }

  private static String rest(String line, int words) {
    return line.split(" ", words + 1)[words];
  }

  private void title(String text) {
    sheet.table(
        text, COLUMNS, "time", "event", "system", "object", "command line", "CIM", "expected");
  }

  private void type(String system, String line) throws InterruptedException {
    last = line;
    stage.type(system, line);
  }

  private void happen(String what, Command fault) {
    last = what;
    stage.happen(fault);
  }

  private void refused(String system, String code, String line) throws InterruptedException {
    Answer answer = stage.answer(system, line);
    String told = answer.error().strip();
    boolean holds = answer.exitCode() == 1 && told.startsWith("CMMVC" + code);
    String shown = told.isEmpty() ? "accepted" : told.split(" ", 2)[0];
    Check.Compared compared = new Check.Compared(system + ": " + line, "CMMVC" + code, shown);
    sheet.row(holds, compared, sheet.time(), line, system, "", shown, "", "CMMVC" + code);
  }

  private String field(String system, String line, String name) throws InterruptedException {
    for (String one : stage.type(system, line + " -delim =").split("\n", -1)) {
      if (one.startsWith(name + "=")) {
        return one.substring(name.length() + 1);
      }
    }
    throw new CommandFailure(line + " has no " + name);
  }

  /** A mapping that is no longer there, neither for the command line nor for the client. */
  private void gone(String system, String mapping) throws WBEMException, InterruptedException {
    boolean typed = stage.answer(system, "lsfcmap " + mapping).exitCode() == 0;
    boolean seen = instance(system, MAPPING, mapping) != null;
    sheet.row(
        !typed && !seen,
        new Check.Compared(about(system, mapping), "gone", typed || seen ? "there" : "gone"),
        sheet.time(),
        last,
        system,
        mapping,
        typed ? "there" : "gone",
        seen ? "there" : "gone",
        "gone");
  }

  private CIMInstance seen(String system, String className, String name) throws WBEMException {
    CIMInstance found = instance(system, className, name);
    if (found == null) {
      throw new CommandFailure("over CIM there is no " + name + " on " + system);
    }
    return found;
  }

  private @Nullable CIMInstance instance(String system, String className, String name)
      throws WBEMException {
    for (CIMInstance one : stage.reader(site(system).id()).instances(className)) {
      if (name.equals(one.getPropertyValue("ElementName"))) {
        return one;
      }
    }
    return null;
  }

  /** Words: system, mapping, status, progress (a hyphen for any), SyncState. */
  private void mapping(String[] words) throws WBEMException, InterruptedException {
    String status = field(words[1], "lsfcmap " + words[2], "status");
    String progress = field(words[1], "lsfcmap " + words[2], "progress");
    CIMInstance seen = seen(words[1], MAPPING, words[2]);
    String sync = String.valueOf(seen.getPropertyValue("SyncState"));
    String shown = String.valueOf(seen.getPropertyValue("Progress"));
    boolean holds =
        status.equals(words[3])
            && (words[4].equals("-") || progress.equals(words[4]))
            && shown.equals(progress)
            && sync.equals(words[5]);
    String percent = words[4].equals("-") ? "-" : progress;
    sheet.row(
        holds,
        new Check.Compared(
            about(words[1], words[2]),
            words[3] + " " + words[4] + " SyncState " + words[5],
            status + " " + percent + " SyncState " + sync),
        sheet.time(),
        last,
        words[1],
        words[2],
        status + " " + progress + "%",
        "SyncState " + sync + ", " + shown + "%",
        words[3] + " " + words[4] + " " + words[5]);
    last = "";
  }

  /** Words: system, relationship, state, primary (a hyphen for any), NativeState. */
  private void relationship(String[] words) throws WBEMException, InterruptedException {
    String state = field(words[1], "lsrcrelationship " + words[2], "state");
    String primary = field(words[1], "lsrcrelationship " + words[2], "primary");
    CIMInstance seen = seen(words[1], RELATIONSHIP, words[2]);
    String nativeState = String.valueOf(seen.getPropertyValue("NativeState"));
    boolean holds =
        state.equals(words[3])
            && (words[4].equals("-") || primary.equals(words[4]))
            && nativeState.equals(words[5]);
    sheet.row(
        holds,
        new Check.Compared(
            about(words[1], words[2]),
            words[3] + " " + words[4] + " NativeState " + words[5],
            state + " " + (words[4].equals("-") ? "-" : primary) + " NativeState " + nativeState),
        sheet.time(),
        last,
        words[1],
        words[2],
        (state + " " + primary).strip(),
        "NativeState " + nativeState,
        words[3] + " " + words[5]);
    last = "";
  }

  private String about(String system, String object) {
    return system + " " + object + (last.isEmpty() ? "" : " after " + last);
  }

  private Site site(String system) {
    for (Site site : stage.now().fleet().sites()) {
      if (site.name().equals(system)) {
        return site;
      }
    }
    throw new CommandFailure("no system " + system);
  }

  private Content content(String system, String volume) {
    FleetAt at = stage.now();
    Site site = site(system);
    Volume found = site.volume(volume);
    if (found == null) {
      throw new CommandFailure("no volume " + volume + " on " + system);
    }
    return at.content(site.id(), found.id());
  }

  private void holds(String system, String volume, String image) {
    Content wanted = images.get(image);
    if (wanted == null) {
      throw new CommandFailure("no image " + image);
    }
    long differing = content(system, volume).differing(wanted);
    sheet.claim(
        String.format(
            Locale.ROOT,
            "%s on %s against what it is to hold, %s: %d grains differ",
            volume,
            system,
            image,
            differing),
        differing == 0);
  }

  private void alike(String[] words) {
    for (int i = 1; i < words.length; i++) {
      long differing = content("itso1", words[i]).differing(content("itso2", words[i]));
      sheet.claim(
          String.format(Locale.ROOT, "%s on both systems: %d grains differ", words[i], differing),
          differing == 0);
    }
  }

  private void takesWrites(String system, String volume, boolean wanted) {
    boolean taken = stage.happens(new HostWrite(system, volume, 0, 1L << MIB));
    sheet.claim(
        volume + " on " + system + (taken ? " takes" : " refuses") + " a host's write",
        taken == wanted);
  }
}
