package org.arraytwin.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.replication.Content;
import org.arraytwin.server.CommandFailure;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * Clone sessions of a BS2000 mainframe through all their statuses, QuickOPC and EC, a pubset at a
 * time: each answer, status and CopyState as the tables of the SHC-OSD manual have it, each promise
 * about the data held against contents.
 */
final class Bs2000Demo implements Demo {
  private static final String HOST = "abgse701";
  private static final String CLN = "*BY-PUB(CLN";
  private static final int REJECTED = 64;
  private static final int COPIED_SECONDS = 600;

  /** A row of test-fixtures/bs2000/session-status.csv. */
  private record Row(String answer, String next, String copyState) {}

  private record Pair(String unit, String copy, String source, String target) {}

  private static final List<Pair> PUBSET =
      List.of(
          new Pair("5400", "5500", "cln.1", "clone.1"),
          new Pair("5401", "5501", "cln.2", "clone.2"),
          new Pair("5402", "5502", "cln.3", "clone.3"));
  private static final List<Pair> SINGLE = List.of(new Pair("5403", "5503", "pubb", "clone.4"));

  @Override
  public String name() {
    return "bs2000";
  }

  @Override
  public String[] about() {
    return new String[] {
      "Walks clone sessions of a BS2000 mainframe (SHC-OSD) through their statuses.",
      "QuickOPC and EC of a whole pubset: started, renamed, restarted, restored, swapped, stopped.",
      "Answers and statuses are those of the manual's tables; CopyState is read over HTTP."
    };
  }

  @Override
  public String fleet() {
    return "bs2000.xml";
  }

  @Override
  public void play(Path home, Stage stage, Sheet sheet) throws WBEMException, InterruptedException {
    new Walk(home.resolve("test-fixtures/bs2000"), stage, sheet).all();
  }

  private static List<String[]> rows(Path file) {
    try {
      return Files.readAllLines(file).stream().skip(1).map(l -> l.split(",", -1)).toList();
    } catch (IOException e) {
      throw new CommandFailure("cannot read the expected values: " + e.getMessage(), e);
    }
  }

  /** The walk through one run. */
  private static final class Walk {
    private final Stage stage;
    private final Sheet sheet;
    private final Map<String, Row> table = new HashMap<>();
    private final Map<String, String> devices = new HashMap<>();

    Walk(Path fixtures, Stage stage, Sheet sheet) {
      this.stage = stage;
      this.sheet = sheet;
      for (String[] f : rows(fixtures.resolve("session-status.csv"))) {
        table.put(f[0] + " " + f[1] + " " + f[2], new Row(f[3], f[4], f[5]));
      }
      for (String[] f : rows(fixtures.resolve("device-status.csv"))) {
        devices.put(f[0] + " " + f[1], f[2] + "/" + f[3]);
      }
    }

    void all() throws WBEMException, InterruptedException {
      quickOpc();
      ec();
      failed();
    }

    private void title(String text) {
      sheet.table(
          text,
          "%8s  %-62s  %-8s  %-14s  %-15s  %-9s  %-28s  %s",
          "time",
          "command",
          "answer",
          "status",
          "unit/clone",
          "CopyState",
          "expected");
    }

    private void quickOpc() throws WBEMException, InterruptedException {
      title("QuickOPC: pubset CLN and its clone units, active at once");
      write("cln.1", 0, 512);
      List<Content> instant = contents(PUBSET, Pair::source);
      step(
          "QuickOPC none START",
          PUBSET,
          "/START-CLONE " + CLN + ",BBB,HOLD-IO=*UNTIL),(5500,5501,5502)");
      write("cln.3", 7, 1);
      claim(
          "the clone units hold one instant of the whole pubset, but for the labels",
          like(instant));
      step("QuickOPC SYNCHRONIZING ACTIVATE", PUBSET, "/ACTIVATE-CLONE " + CLN + ")");
      step("QuickOPC SYNCHRONIZING STOP", PUBSET, "/STOP-CLONE " + CLN + ")");
      background("QuickOPC SYNCHRONIZING background", PUBSET);
      stage.type(HOST, "/IMPORT-PUBSET BBB,SESSION-CHECK-MSG=*NO");
      write("clone.2", 40, 3);
      stage.type(HOST, "/EXPORT-PUBSET BBB");
      write("cln.1", 100, 2000);
      instant = contents(PUBSET, Pair::source);
      step(
          "QuickOPC SPLIT RESTART",
          PUBSET,
          "/RESTART-CLONE " + CLN + ",NEW-PUBSET=BBB),*BY-PUB(BBB)");
      claim("what the clone units were written is gone: they are the pubset again", like(instant));
      background("QuickOPC SYNCHRONIZING background", PUBSET);
      List<Content> kept = contents(PUBSET, Pair::target);
      write("cln.1", 0, 3000);
      stage.type(HOST, "/EXPORT-PUBSET CLN");
      step("QuickOPC SPLIT RESTORE", PUBSET, "/RESTORE-FROM-CLONE " + CLN + ")");
      claim("the units hold what the clone units do", same(kept, contents(PUBSET, Pair::source)));
      CommandLine.Answer use = stage.answer(HOST, "/IMPORT-PUBSET CLN");
      claim("the pubset must not be used meanwhile", use.output().contains("DMS1906"));
      background("QuickOPC REST-IN-PROG background", PUBSET);
      stage.type(HOST, "/IMPORT-PUBSET CLN,SESSION-CHECK-MSG=*NO");
      step("QuickOPC SPLIT STOP", PUBSET, "/STOP-CLONE " + CLN + ")");
      background("QuickOPC TERM-IN-PROG background", PUBSET);
      claim("the clone units keep consistent data", same(kept, contents(PUBSET, Pair::target)));
    }

    private void ec() throws WBEMException, InterruptedException {
      title("EC: connected first, activated when both are the same");
      String start = "/START-CLONE " + CLN + "),(5500,5501,5502),CLONE-TYPE=*EC";
      step("EC none START", PUBSET, start);
      step("EC SYNCHRONIZING ACTIVATE", PUBSET, "/ACTIVATE-CLONE " + CLN + ")");
      background("EC SYNCHRONIZING background", PUBSET);
      write("cln.2", 9, 9);
      List<Content> instant = contents(PUBSET, Pair::source);
      step("EC SYNCHRONIZED ACTIVATE", PUBSET, "/ACTIVATE-CLONE " + CLN + ",BBB,HOLD-IO=*UNTIL)");
      write("cln.2", 30, 900);
      claim("the clone units hold the instant of their activation", like(instant));
      List<Content> kept = contents(PUBSET, Pair::target);
      stage.type(HOST, "/EXPORT-PUBSET CLN");
      step("EC SPLIT RESTORE", PUBSET, "/RESTORE-FROM-CLONE " + CLN + ")");
      claim("the units hold what the clone units do", same(kept, contents(PUBSET, Pair::source)));
      step("EC SPLIT SWAP", turned(PUBSET), "/SWAP-CLONE " + CLN + ")");
      stage.type(HOST, "/SWAP-CLONE (5500,5501,5502)");
      write("cln.1", 0, 9000);
      step("EC SPLIT RESTART", PUBSET, "/RESTART-CLONE " + CLN + ")");
      step("EC SYNCHRONIZING STOP", PUBSET, "/STOP-CLONE " + CLN + ")");
      step("EC SYNCHRONIZING FORCE", PUBSET, "/STOP-CLONE " + CLN + "),FORCE=*YES");
      claim(
          "a clone unit that was not activated is inconsistent",
          CopyEvidence.undefined(content("clone.1")) > 0);
    }

    private void failed() throws WBEMException, InterruptedException {
      title("A session that fails takes nothing but its end");
      step("QuickOPC none START", SINGLE, "/START-CLONE 5403,5503");
      stage.happen(new VolumeCondition("dxa", "clone.4", "io-failed", ""));
      step("QuickOPC FAILED RESTART", SINGLE, "/RESTART-CLONE 5403");
      step("QuickOPC FAILED STOP", SINGLE, "/STOP-CLONE 5403");
    }

    /** A command in a status: what it answers and what follows stand in the table. */
    private void step(String key, List<Pair> pairs, String line)
        throws WBEMException, InterruptedException {
      Row row = row(key);
      CommandLine.Answer answer =
          row.answer().equals("wait") ? stage.waiting(HOST, line) : stage.answer(HOST, line);
      boolean taken = row.answer().equals("ok") || row.answer().equals("wait");
      boolean answered =
          taken
              ? answer.exitCode() == 0
              : answer.exitCode() == REJECTED && answer.output().contains(row.answer());
      look(key, row, pairs, line, answer.exitCode() == 0 ? "ok" : id(answer), answered);
    }

    private void background(String key, List<Pair> pairs)
        throws WBEMException, InterruptedException {
      stage.pass(COPIED_SECONDS);
      look(key, row(key), pairs, "(time passes)", "", true);
    }

    private Row row(String key) {
      Row row = table.get(key);
      if (row == null) {
        throw new CommandFailure("session-status.csv has no row '" + key + "'");
      }
      return row;
    }

    private static String id(CommandLine.Answer answer) {
      String[] words = answer.output().split(" ", -1);
      return words.length > 1 ? words[1] : "";
    }

    private void look(
        String key, Row row, List<Pair> pairs, String line, String answer, boolean answered)
        throws WBEMException, InterruptedException {
      String next = row.next().replace("swapped ", "");
      String ready = devices.getOrDefault(key.split(" ", -1)[0] + " " + next, "-");
      Set<String> statuses = new LinkedHashSet<>();
      Set<String> states = new LinkedHashSet<>();
      Set<String> readies = new LinkedHashSet<>();
      String[] shown = stage.type(HOST, "/SHOW-CLONE-SESSION-STATUS").split("\n", -1);
      for (Pair pair : pairs) {
        String[] cells = cells(shown, pair);
        statuses.add(cells.length == 0 ? "none" : cells[6]);
        readies.add(cells.length == 0 ? "-" : cells[7] + "/" + cells[8]);
        states.add(copyState(pair));
      }
      boolean holds =
          answered
              && statuses.equals(Set.of(next))
              && states.equals(Set.of(row.copyState()))
              && readies.equals(Set.of(ready));
      String seen = String.join("+", statuses) + " " + String.join("+", states);
      sheet.row(
          holds,
          new Check.Compared(
              line,
              row.answer() + " " + next + " " + row.copyState() + " " + ready,
              (answered ? row.answer() : answer) + " " + seen + " " + String.join("+", readies)),
          sheet.time(),
          line,
          answer,
          String.join(" ", statuses),
          String.join(" ", readies),
          String.join(" ", states),
          row.answer() + " " + next + " " + row.copyState());
    }

    private static String[] cells(String[] shown, Pair pair) {
      for (String line : shown) {
        String[] cells = line.split(" +", -1);
        if (cells.length > 8 && cells[1].equals(pair.unit()) && cells[3].equals(pair.copy())) {
          return cells;
        }
      }
      return new String[0];
    }

    /** CopyState of the session from unit to clone unit, as the array's CIM server shows it. */
    private String copyState(Pair pair) throws WBEMException {
      CimReader reader = stage.reader(0);
      for (CIMInstance session : reader.instances("FUJITSU_StorageSynchronized")) {
        if (name(reader, session, "SystemElement").equals(pair.source())
            && name(reader, session, "SyncedElement").equals(pair.target())) {
          return Integer.toString(CimReader.triple(session).copyState());
        }
      }
      return "-";
    }

    private static String name(CimReader reader, CIMInstance session, String end)
        throws WBEMException {
      return String.valueOf(reader.follow(session, end).getPropertyValue("ElementName"));
    }

    private static List<Pair> turned(List<Pair> pairs) {
      return pairs.stream()
          .map(
              p ->
                  new Pair(
                      /* unit= */ p.copy(),
                      /* copy= */ p.unit(),
                      /* source= */ p.target(),
                      /* target= */ p.source()))
          .toList();
    }

    private void write(String volume, long grain, long grains) {
      stage.happen(
          new HostWrite("dxa", volume, grain * Content.GRAIN_BYTES, grains * Content.GRAIN_BYTES));
    }

    private Content content(String volume) {
      FleetAt at = stage.now();
      var found = at.fleet().site(0).volume(volume);
      if (found == null) {
        throw new CommandFailure("dxa has no volume " + volume);
      }
      return at.content(0, found.id());
    }

    private List<Content> contents(List<Pair> pairs, Function<Pair, String> volume) {
      return pairs.stream().map(volume).map(this::content).toList();
    }

    /** Whether the clone units hold that, but for the label that each got. */
    private boolean like(List<Content> instant) {
      List<Content> clones = contents(PUBSET, Pair::target);
      List<Long> differing = new ArrayList<>();
      for (int i = 0; i < clones.size(); i++) {
        differing.add(clones.get(i).differing(instant.get(i)));
      }
      return differing.stream().allMatch(grains -> grains == 1);
    }

    private static boolean same(List<Content> some, List<Content> others) {
      for (int i = 0; i < some.size(); i++) {
        // A unit keeps its own label, whatever its clone unit was called.
        if (some.get(i).differing(others.get(i)) > 1) {
          return false;
        }
      }
      return true;
    }

    private void claim(String claim, boolean holds) {
      sheet.claim(claim, holds);
    }
  }
}
