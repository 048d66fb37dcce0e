package org.arraytwin.product.threepar.cli.show;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.word.Table;
import org.arraytwin.product.threepar.cli.word.Table.Column;
import org.arraytwin.product.threepar.cli.word.Times;
import org.arraytwin.product.threepar.copy.GroupCpgs;
import org.arraytwin.product.threepar.remote.Domains;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.table.Trait;

/**
 * The group section of {@code showrcopy}: one block a group, headings in each, columns of one width
 * in all.
 */
final class GroupTables {
  private final FleetAt at;
  private final Site site;
  private final boolean detailed;
  private final List<GroupHalf> groups;
  private final Table head =
      new Table(
          List.of(
              Column.left("Name", 12),
              Column.left("Target", 10),
              Column.left("Status", 8),
              Column.left("Role", 10),
              Column.left("Mode", 8),
              Column.left("Options", 0)));
  private final Table volumes =
      new Table(
          List.of(
              Column.left("LocalVV", 12),
              Column.left("ID", 3),
              Column.left("RemoteVV", 12),
              Column.right("ID", 4),
              Column.left("SyncStatus", 13),
              Column.left("LastSyncTime", 0)));

  GroupTables(FleetAt at, Site site, List<GroupHalf> groups, boolean detailed) {
    this.at = at;
    this.site = site;
    this.groups = groups;
    this.detailed = detailed;
    for (GroupHalf half : groups) {
      head.row(
          List.of(
              half.group(),
              half.target(),
              half.status().word(),
              half.role().word(),
              half.mode().word(),
              options(half)));
      for (int i = 0; i < half.pairs().size(); i++) {
        volume(half, i);
      }
    }
  }

  /** A blank line and a block for each group. */
  List<String> lines(boolean csv) {
    List<String> lines = new ArrayList<>();
    int row = 0;
    for (int g = 0; g < groups.size(); g++) {
      lines.add("");
      lines.add(csv ? head.csvHeading() : head.heading());
      lines.add(csv ? head.csvLine(g) : head.line(g));
      lines.add(csv ? " ," + csvVolumeHeading() : "  " + volumes.heading());
      for (int i = 0; i < groups.get(g).pairs().size(); i++) {
        lines.add(csv ? " ," + volumes.csvLine(row) : "  " + volumes.line(row));
        row++;
      }
    }
    return lines;
  }

  /** The csv form has both id columns four wide. */
  private String csvVolumeHeading() {
    return volumes.csvHeading().replaceFirst(",ID ,", ",ID  ,");
  }

  private void volume(GroupHalf half, int index) {
    PairHalf pair = half.pairs().get(index);
    Volume volume = site.volumes().get(pair.localVolume());
    volumes.row(
        List.of(
            volume == null ? "-" : volume.name(),
            Integer.toString(pair.localVolume()),
            pair.remoteVolume(),
            Integer.toString(pair.remoteVolumeId()),
            status(half, index, pair),
            lastSync(half, pair)));
  }

  /** Only the side that sends knows how far it is. */
  private String status(GroupHalf half, int index, PairHalf pair) {
    if (half.status().has(Trait.RESERVE)) {
      return fed(half, pair).status().word();
    }
    if (pair.status() == SyncStatus.SYNCING && half.source()) {
      return "Syncing (" + Math.max(0, at.percent(half, index)) + "%)";
    }
    return pair.status().word();
  }

  /** A pair that stands by is as current as the volume's other pair, which feeds it. */
  private PairHalf fed(GroupHalf half, PairHalf pair) {
    for (GroupHalf other : site.halves(half.group())) {
      PairHalf found = other.id() == half.id() ? null : other.pairs().of(pair.localVolume());
      if (found != null) {
        return found;
      }
    }
    return pair;
  }

  private static String lastSync(GroupHalf half, PairHalf pair) {
    boolean always = half.mode() == Mode.SYNC && half.running();
    return always || pair.lastSyncMicros() <= 0 ? "NA" : Times.stamp(pair.lastSyncMicros());
  }

  private String options(GroupHalf half) {
    List<String> policies = policies(half);
    StringBuilder options = new StringBuilder();
    if (half.mode() == Mode.PERIODIC && half.lastSyncMicros() > 0) {
      options.append("Last-Sync ").append(Times.stamp(half.lastSyncMicros())).append(" , ");
    }
    if (half.mode() == Mode.PERIODIC && half.periodSeconds() > 0) {
      options.append("Period ").append(Times.period(half.periodSeconds()));
      options.append(policies.isEmpty() ? "" : ", ");
    }
    return options.append(String.join(",", policies)).toString();
  }

  private List<String> policies(GroupHalf half) {
    Policies set = half.policies();
    boolean periodic = half.mode() == Mode.PERIODIC;
    List<String> words = new ArrayList<>();
    add(words, "auto_recover", set.autoRecover(), true);
    add(words, "over_per_alert", set.overPerAlert(), periodic);
    add(words, "fail_wrt_on_err", set.failWrtOnErr(), !periodic);
    if (set.autoFailover()) {
      words.add("auto_failover");
    }
    if (detailed) {
      words.add("remote_group=" + half.remoteGroup());
      addCpg(words, "usr_cpg=", GroupCpgs.user(site, half));
      addCpg(words, "snp_cpg=", GroupCpgs.snapshot(site, half));
      addCpg(words, "domain=", Domains.of(site, half));
    }
    return words;
  }

  private static void addCpg(List<String> words, String word, String cpg) {
    if (!cpg.isEmpty()) {
      words.add(word + cpg);
    }
  }

  private void add(List<String> words, String word, boolean on, boolean applies) {
    if (applies && on) {
      words.add(word);
    } else if (applies && detailed) {
      words.add("no_" + word);
    }
  }
}
