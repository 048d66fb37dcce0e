package org.arraytwin.demo;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.arraytwin.replication.GroupHalf;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** Prints what both arrays say at each step beside what the manual's table says. */
final class Sheet {
  private static final String FORM = "%-3s %8s  %-46s %-6s  %-19s  %-7s  %-46s  %-8s  %s%n";

  private final PrintWriter out;
  private final Stage stage;
  private int checked;
  private int mismatches;

  Sheet(PrintWriter out, Stage stage) {
    this.out = out;
    this.stage = stage;
  }

  void title(String text) {
    out.println();
    out.println(text);
    out.printf(
        Locale.ROOT,
        FORM,
        "row",
        "time",
        "event",
        "array",
        "role/status",
        "states",
        "CopyState/SyncState/ProgressStatus",
        "expected",
        "");
    out.flush();
  }

  /** Holds one row against what one array shows on its CIM server and in its own words. */
  void check(ExpectedRow row, int array, String group, String base) throws WBEMException {
    Set<Triple> seen = stage.reader(array).triples(group);
    String shown = shown(stage.half(array, group));
    String expected = row.role() + "/" + row.sync();
    boolean role = row.array().equals("both") || shown.equals(expected);
    boolean status = role && shown.endsWith("/" + row.sync());
    String data = DataSentence.of(stage.evidence(base));
    boolean proven = !data.startsWith("DISPROVEN");
    boolean same = seen.equals(Set.of(row.triple()));
    String verdict = same && status && proven ? "ok" : "MISMATCH";
    String states = seen.stream().map(Triple::toString).collect(Collectors.joining(" "));
    String words = seen.size() == 1 ? stage.reader(array).words(seen.iterator().next()) : "mixed";
    String wanted = row.triple() + (status ? "" : " " + expected);
    line(row.row(), row.event(), array, shown, states, words, wanted, verdict + "  " + data);
    count(verdict.equals("ok"));
  }

  /** A row that is not of a table: a claim about the data. */
  void claim(String event, int array, String group, String claim, boolean holds) {
    String shown = shown(stage.half(array, group));
    line("", event, array, shown, "", "", "", (holds ? "ok" : "MISMATCH") + "  " + claim);
    count(holds);
  }

  private void count(boolean ok) {
    checked++;
    mismatches += ok ? 0 : 1;
  }

  private void line(
      String row,
      String event,
      int array,
      String shown,
      String states,
      String words,
      String expected,
      String rest) {
    out.printf(
        Locale.ROOT,
        FORM,
        row,
        time(stage.seconds()),
        event,
        stage.array(array).name(),
        shown,
        states,
        words,
        expected,
        rest);
    out.flush();
  }

  private static String time(double seconds) {
    long whole = (long) seconds;
    return String.format(Locale.ROOT, "+%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  private static String shown(GroupHalf half) {
    return half.role().word()
        + "/"
        + half.pairs().map(p -> p.status().word()).distinct().mkString("+");
  }

  /** Whether a side's claim was checked against its write stream and holds. */
  static boolean proven(Evidence evidence, int side) {
    return evidence.sides().get(side).proof() == Proof.PROVEN;
  }

  int checked() {
    return checked;
  }

  int mismatches() {
    return mismatches;
  }
}
