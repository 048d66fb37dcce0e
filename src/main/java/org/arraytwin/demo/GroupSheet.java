package org.arraytwin.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.arraytwin.fleet.truth.DataSentence;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.SyncStatus;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * Holds what both arrays of a Remote Copy group show against rows of the manual's tables: the group
 * by name, its volumes by association, and the synchronization of each.
 */
final class GroupSheet {
  private static final String PAIR = "TPD_RemoteStorageSynchronized";
  private static final String COLUMNS = "%-3s %8s  %-30s  %-6s  %-21s  %-8s  %-46s  %-8s  %s";

  private final Sheet sheet;
  private final Stage stage;

  GroupSheet(Sheet sheet, Stage stage) {
    this.sheet = sheet;
    this.stage = stage;
  }

  void title(String text) {
    sheet.table(
        text,
        COLUMNS,
        "row",
        "time",
        "event",
        "array",
        "role/status",
        "states",
        "CopyState/SyncState/ProgressStatus",
        "expected");
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
    Set<Triple> seen = triples(array, group);
    String name = stage.array(array).name();
    String shown = shown(stage.half(array, group));
    String states = seen.stream().map(Triple::toString).collect(Collectors.joining(" "));
    String right = otherRole.isEmpty() ? shown : otherRole.substring(" as ".length());
    sheet.row(
        otherRole.isEmpty() && seen.equals(Set.of(wanted)),
        new Check.Compared(
            (row.isEmpty() ? "" : "row " + row + ", ") + name + " after " + event,
            right + " " + wanted,
            shown + " " + states),
        row,
        sheet.time(),
        event,
        name,
        shown,
        states,
        seen.size() == 1 ? stage.reader(array).words(PAIR, seen.iterator().next()) : "pairs differ",
        wanted + otherRole);
  }

  /** The states of all pairs of a group; one element where they agree. */
  private Set<Triple> triples(int array, String group) throws WBEMException {
    Set<Triple> triples = new LinkedHashSet<>();
    for (CIMInstance pair : pairs(stage.reader(array), group)) {
      triples.add(CimReader.triple(pair));
    }
    return triples;
  }

  private static List<CIMInstance> pairs(CimReader reader, String group) throws WBEMException {
    List<CIMInstance> pairs = new ArrayList<>();
    for (CIMInstance found : reader.instances("TPD_RemoteReplicationGroup")) {
      if (group.equals(found.getPropertyValue("ElementName"))) {
        for (CIMObjectPath volume :
            reader.associated(
                found.getObjectPath(), "TPD_RemoteGroupMember", "TPD_StorageVolume")) {
          pairs.addAll(reader.references(volume, PAIR));
        }
      }
    }
    return pairs;
  }

  /** Says what the contents prove about a group; a side that is disproven is a mismatch. */
  void data(String group) {
    Evidence evidence = stage.evidence(group);
    boolean sound = evidence.sides().forAll(side -> side.proof() != Proof.DISPROVEN);
    sheet.claim(DataSentence.of(evidence), sound);
  }

  /** Says something about the data that has been checked. */
  void claim(String claim, boolean holds) {
    sheet.claim(claim, holds);
  }

  private static String shown(GroupHalf half) {
    return half.role().word() + "/" + half.pairs().statuses().map(SyncStatus::word).mkString("+");
  }

  /** Whether a side's claim was checked against its write stream and holds. */
  static boolean proven(Evidence evidence, int side) {
    return evidence.sides().get(side).proof() == Proof.PROVEN;
  }
}
