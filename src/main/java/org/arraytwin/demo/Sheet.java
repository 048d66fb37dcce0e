package org.arraytwin.demo;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.arraytwin.fleet.truth.DataSentence;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.arraytwin.replication.GroupHalf;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** Prints what both arrays say at each step beside what the manual's table says. */
final class Sheet {
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
    line(
        "row",
        "time",
        "event",
        "array",
        "role/status",
        "states",
        "CopyState/SyncState/ProgressStatus",
        "expected",
        "");
  }

  /** Holds one row against what one array shows on its CIM server and in its own words. */
  void check(ExpectedRow row, int array, String group) throws WBEMException {
    String shown = shown(stage.half(array, group));
    // Table 106 speaks of the status alone, whatever the role.
    String expected = row.array().equals("both") ? "/" + row.sync() : row.role() + "/" + row.sync();
    String role = shown.endsWith(expected) ? "" : " as " + expected;
    check(row.row(), row.event(), array, group, row.triple(), role);
  }

  /** The same for a row that no table of the manual has. */
  void check(String event, int array, String group, Triple triple) throws WBEMException {
    check("", event, array, group, triple, "");
  }

  /** The role and status that were expected instead of those shown stand in {@code otherRole}. */
  private void check(
      String row, String event, int array, String group, Triple wanted, String otherRole)
      throws WBEMException {
    Set<Triple> seen = stage.reader(array).triples(group);
    boolean ok = otherRole.isEmpty() && seen.equals(Set.of(wanted));
    count(ok);
    line(
        row,
        time(stage.seconds()),
        event,
        stage.array(array).name(),
        shown(stage.half(array, group)),
        seen.stream().map(Triple::toString).collect(Collectors.joining(" ")),
        seen.size() == 1 ? stage.reader(array).words(seen.iterator().next()) : "pairs differ",
        wanted + otherRole,
        ok ? "ok" : "MISMATCH");
  }

  /** Says what the contents prove about a group; a side that is disproven is a mismatch. */
  void data(String group) {
    Evidence evidence = stage.evidence(group);
    boolean sound = evidence.sides().forAll(side -> side.proof() != Proof.DISPROVEN);
    claim(DataSentence.of(evidence), sound);
  }

  /** Says something about the data that has been checked. */
  void claim(String claim, boolean holds) {
    count(holds);
    out.printf(Locale.ROOT, "%14s%s%s%n", "", claim, holds ? "" : "  MISMATCH");
    out.flush();
  }

  private void count(boolean ok) {
    checked++;
    mismatches += ok ? 0 : 1;
  }

  private void line(String... cells) {
    out.println(
        String.format(
                Locale.ROOT,
                "%-3s %8s  %-30s  %-6s  %-21s  %-8s  %-46s  %-8s  %s",
                (Object[]) cells)
            .stripTrailing());
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
