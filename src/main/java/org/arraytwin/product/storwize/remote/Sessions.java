package org.arraytwin.product.storwize.remote;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.remote.SetCycle;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.JournalTerms;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.TargetHalf;

/**
 * The engine's sessions behind relationships: one for each that stands alone, one for all members
 * of a consistency group. A session is made anew when its members change; that loses nothing only
 * as long as all of it has still to be copied, so it is done in that state alone.
 */
final class Sessions {
  /** The engine's word for cycling with change volumes. */
  static final String MULTI = "cyclingmode-multi";

  private static final int LONGEST = 22;

  /**
   * The volumes of a session.
   *
   * @param masters names
   * @param auxes names, in the same order
   */
  record Pairs(List<String> masters, List<String> auxes) {
    Pairs {
      masters = List.copyOf(masters);
      auxes = List.copyOf(auxes);
    }

    static Pairs of(List<Relationship> relationships) {
      return new Pairs(
          relationships.stream().map(Relationship::masterName).toList(),
          relationships.stream().map(Relationship::auxName).toList());
    }

    Pairs with(String master, String aux) {
      List<String> more = new ArrayList<>(masters);
      more.add(master);
      List<String> others = new ArrayList<>(auxes);
      others.add(aux);
      return new Pairs(more, others);
    }
  }

  private Sessions() {}

  /** How the engine is to know something: by its name where that is free there and short enough. */
  static String name(Cluster cluster, TargetHalf partner, String wanted, String otherwise) {
    Site here = cluster.site();
    Site there = cluster.at().fleet().site(partner.peer());
    boolean free =
        wanted.length() <= LONGEST
            && here.group(wanted) == null
            && there.group(wanted) == null
            && here.local().copy(wanted) == null
            && there.local().copy(wanted) == null;
    return free ? wanted : otherwise;
  }

  /** Creates a session from a system to a partner. */
  static Command create(int array, String name, String target, Mode mode, Pairs pairs) {
    JournalTerms usual = JournalTerms.DEFAULT;
    return new CreateMirror(
        array,
        RemoteCopies.KIND,
        name,
        target,
        mode,
        pairs.masters(),
        pairs.auxes(),
        true,
        false,
        usual.bufferBytes(),
        usual.skewBytes(),
        usual.setMicros());
  }

  static Command remove(Cluster cluster, GroupHalf half) {
    return new Operate(cluster.array(), half.name(), "rmrcrelationship", List.of());
  }

  /** Sets the cycle of a session that cycles; nothing of any other. */
  static List<Command> cycled(Cluster cluster, GroupHalf half, int seconds) {
    return half.mode() == Mode.PERIODIC
        ? List.of(new SetCycle(cluster.array(), half.name(), seconds))
        : List.of();
  }

  /**
   * Checks that the members of a session may change.
   *
   * @throws Trouble where that would lose what is known of differences
   */
  static void requireFresh(GroupHalf half, String code) {
    if (!half.status().word().equals("inconsistent_stopped")) {
      throw new Trouble(code, half.name());
    }
  }

  /** The system that holds the masters, and the name it knows the other by. */
  record Ends(int array, String target) {
    static Ends of(Cluster cluster, GroupHalf half) {
      Site there = cluster.at().fleet().site(half.peer());
      TargetHalf back = there.target(cluster.array());
      return half.naturalSource()
          ? new Ends(cluster.array(), half.target())
          : new Ends(half.peer(), back == null ? cluster.site().name() : back.name());
    }
  }
}
