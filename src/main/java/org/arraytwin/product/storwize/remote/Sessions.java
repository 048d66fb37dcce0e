package org.arraytwin.product.storwize.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.remote.SetCycle;
import org.arraytwin.fleet.session.MovePair;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Mapping;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.JournalTerms;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;

/**
 * The engine's sessions behind relationships: one for each that stands alone, one for all members
 * of a consistency group. Where a member comes or goes while they run, they stop for it and go on
 * at the same instant.
 */
final class Sessions {
  /** The engine's word for cycling with change volumes. */
  static final String MULTI = "cyclingmode-multi";

  private static final int LONGEST = 22;

  private Sessions() {}

  /** How the engine is to know something: by its name where that is free there and short enough. */
  static String name(Cluster cluster, int peer, String wanted, String otherwise) {
    if (wanted.length() <= LONGEST && free(cluster, peer, wanted)) {
      return wanted;
    }
    String name = otherwise;
    for (int i = 1; !free(cluster, peer, name); i++) {
      name = otherwise + "." + i;
    }
    return name;
  }

  private static boolean free(Cluster cluster, int peer, String name) {
    Site here = cluster.site();
    Site there = cluster.at().fleet().site(peer);
    return here.group(name) == null
        && there.group(name) == null
        && here.local().copy(name) == null
        && there.local().copy(name) == null;
  }

  /** Creates a session of one pair from a system to a partner. */
  static Command create(
      int array, String name, String target, Mode mode, String master, String aux) {
    JournalTerms usual = JournalTerms.DEFAULT;
    return new CreateMirror(
        array,
        RemoteCopies.KIND,
        name,
        target,
        mode,
        List.of(master),
        List.of(aux),
        true,
        false,
        usual.bufferBytes(),
        usual.skewBytes(),
        usual.setMicros());
  }

  static Command remove(Cluster cluster, String name) {
    return new Operate(cluster.array(), name, "rmrcrelationship", List.of());
  }

  /** Sets the cycle of a session that cycles; nothing of any other. */
  static List<Command> cycled(Cluster cluster, GroupHalf half, int seconds) {
    return half.mode() == Mode.PERIODIC
        ? List.of(new SetCycle(cluster.array(), half.name(), seconds))
        : List.of();
  }

  /** Has the only pair of a session join another. */
  static List<Command> join(Cluster cluster, GroupHalf one, GroupHalf other, String volume) {
    List<Command> commands = new ArrayList<>();
    if (one.running()) {
      commands.add(stop(cluster, one.name()));
      commands.add(stop(cluster, other.name()));
    }
    commands.add(new MovePair(cluster.array(), one.name(), volume, other.name()));
    if (one.running()) {
      commands.add(start(cluster, other.name()));
    }
    return commands;
  }

  /**
   * Has pairs leave a session.
   *
   * @param own by the volume here: how the session is to be called that the pair gets
   */
  static List<Command> part(Cluster cluster, GroupHalf half, Map<String, String> own) {
    List<Command> commands = new ArrayList<>();
    if (half.running()) {
      commands.add(stop(cluster, half.name()));
    }
    own.forEach(
        (volume, name) -> commands.add(new MovePair(cluster.array(), half.name(), volume, name)));
    if (half.running()) {
      commands.add(start(cluster, half.name()));
      own.values().forEach(name -> commands.add(start(cluster, name)));
    }
    return commands;
  }

  /**
   * Checks that no FlashCopy mapping has what an order would make the secondary, or leave so.
   *
   * @param order as the engine's table has it
   * @param options of it
   * @throws Trouble with that code where one has
   */
  static void requireReceivers(
      Cluster cluster, GroupHalf half, String order, List<String> options, String code) {
    if (order.startsWith("start") || order.startsWith("switch")) {
      boolean master =
          options.contains("primary-aux")
              || (!options.contains("primary-master") && Relationship.primary(half).equals("aux"));
      boolean here = master == half.naturalSource();
      for (PairHalf pair : half.pairs()) {
        int receiver = here ? pair.localVolume() : pair.remoteVolumeId();
        Cluster there = here ? cluster : new Cluster(cluster.at(), half.peer(), cluster.data());
        if (there.onto(receiver).stream().anyMatch(Mapping::holdsTarget)) {
          throw new Trouble(code, half.name());
        }
      }
    }
  }

  private static Command stop(Cluster cluster, String name) {
    return new Operate(cluster.array(), name, "stoprcrelationship", List.of());
  }

  private static Command start(Cluster cluster, String name) {
    return new Operate(cluster.array(), name, "startrcrelationship", List.of("force"));
  }
}
