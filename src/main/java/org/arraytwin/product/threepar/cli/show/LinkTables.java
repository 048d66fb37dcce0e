package org.arraytwin.product.threepar.cli.show;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.word.Table;
import org.arraytwin.product.threepar.cli.word.Table.Column;
import org.arraytwin.product.threepar.remote.LinkEnds;
import org.arraytwin.product.threepar.remote.MirrorConfig;
import org.arraytwin.replication.TargetHalf;

/** The target and link sections of {@code showrcopy}. */
final class LinkTables {
  private LinkTables() {}

  static Table targets(Site site, List<TargetHalf> targets) {
    Table table =
        new Table(
            List.of(
                Column.left("Name", 0),
                Column.right("ID", 0),
                Column.left("Type", 0),
                Column.left("Status", 0),
                Column.left("Options", 0),
                Column.left("Policy", 0)));
    for (TargetHalf target : targets) {
      table.row(row(target, none(site.array()), MirrorConfig.word(site, target.peer())));
    }
    return table;
  }

  /** What {@code -qw} shows; no quorum witness is ever configured. */
  static Table witnesses(Site site, List<TargetHalf> targets) {
    Table table =
        new Table(
            List.of(
                Column.left("Name", 0),
                Column.right("ID", 0),
                Column.left("Type", 0),
                Column.left("Status", 0),
                Column.left("Policy", 0),
                Column.left("QW-Server", 0),
                Column.left("Q-Status", 0),
                Column.left("Q-Status-Qualifier", 0),
                Column.left("ATF-Timeout", 0)));
    for (TargetHalf target : targets) {
      table.row(row(target, MirrorConfig.word(site, target.peer()), "-", "-", "-", "-"));
    }
    return table;
  }

  /** A target's name, id, type and status, and what else a table says of it. */
  private static List<String> row(TargetHalf target, String... more) {
    List<String> cells = new ArrayList<>();
    cells.addAll(List.of(target.name(), id(target), "IP", status(target)));
    cells.addAll(List.of(more));
    return cells;
  }

  /** The sending links, as this array believes them to be, then the receiving ones. */
  static Table links(Fleet fleet, Site site) {
    Table table =
        new Table(
            List.of(
                Column.left("Target", 0),
                Column.left("Node", 0),
                Column.left("Address", 0),
                Column.left("Status", 0),
                Column.left("Options", 0)));
    Set<String> receiving = new LinkedHashSet<>();
    for (TargetHalf target : site.targets()) {
      // The peer's addresses were typed in when the target was made, so they are known here.
      StorageArray peer = fleet.site(target.peer()).array();
      for (int i = 0; i < target.linkUp().size(); i++) {
        if (!fleet.links(site.id(), target.peer()).get(i).usedBy(site.id())) {
          continue;
        }
        LinkEnds ends = LinkEnds.of(site.array(), peer, i);
        receiving.add(ends.port());
        String status = target.linkUp().get(i) ? "Up" : "Down";
        table.row(List.of(target.name(), ends.port(), ends.address(), status, none(site.array())));
      }
    }
    for (String port : receiving) {
      table.row(List.of("receive", port, "receive", "Up", none(site.array())));
    }
    return table;
  }

  /** Of a target with which its operator lets it exchange nothing: disabled (inferred). */
  private static String status(TargetHalf target) {
    return target.granted() ? target.status().word() : "disabled";
  }

  private static String id(TargetHalf target) {
    return Integer.toString(target.peer() + 1);
  }

  /** What stands where there is nothing: blank up to 3.1.x, a hyphen later (docs/FIDELITY.md). */
  private static String none(StorageArray array) {
    String os = array.osVersion();
    return os.startsWith("2.") || os.startsWith("3.1") ? "" : "-";
  }
}
