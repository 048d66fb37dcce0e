package org.arraytwin.proof;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.remote.AdmitTarget;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.DismissVolume;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.OverrideFailsafe;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.Recover;
import org.arraytwin.fleet.remote.RemoveGroup;
import org.arraytwin.fleet.remote.Restore;
import org.arraytwin.fleet.remote.Reverse;
import org.arraytwin.fleet.remote.SetMode;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.remote.SyncGroup;
import org.arraytwin.replication.Mode;

/** What is asked of a Remote Copy group g of array a, whose half on array b is g.r1000. */
final class RemoteCopyWords {
  private static final String[] GROUPS = {"g", "g.r1000"};
  private static final boolean[] BOTH = {false, true};

  private RemoteCopyWords() {}

  /** What an operator asks day by day, on both sides. */
  static List<Command> operations() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      String g = GROUPS[array];
      all.add(new StartGroup(array, g, false));
      all.add(new SyncGroup(array, g));
      for (boolean x : BOTH) {
        all.add(new StopGroup(array, g, x));
        all.add(new Recover(array, g, x, false));
        all.add(new Restore(array, g, x, false));
        for (boolean y : BOTH) {
          all.add(new Failover(array, g, x, y));
        }
      }
    }
    return all;
  }

  /** The operations without their options, but for those that lead to other states. */
  static List<Command> plainOperations() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      String g = GROUPS[array];
      all.add(new StartGroup(array, g, false));
      all.add(new StopGroup(array, g, false));
      all.add(new Failover(array, g, false, false));
      all.add(new Recover(array, g, false, false));
      all.add(new Restore(array, g, false, false));
    }
    return all;
  }

  /** The way into a recover from b, and nothing beside it. */
  static List<Command> intoRecover() {
    return List.of(
        new StartGroup(0, GROUPS[0], false),
        new StopGroup(0, GROUPS[0], false),
        new Failover(1, GROUPS[1], false, false),
        new Recover(1, GROUPS[1], false, false));
  }

  /** What starts and stops the group of three sites, and the way to one of its targets and back. */
  static List<Command> longDistance(int target) {
    String there = GROUPS[1];
    return List.of(
        new StartGroup(0, "g", false),
        new StartGroup(0, "g@c", false),
        new StopGroup(0, "g", false),
        new StopGroup(0, "g@c", false),
        new Failover(target, there, false, false),
        new Recover(target, there, false, false),
        new Restore(target, there, false, false));
  }

  /** The way to one target of the group of three sites. */
  static List<Command> overTo(int target) {
    return List.of(
        new StartGroup(0, "g", false),
        new StartGroup(0, "g@c", false),
        new StopGroup(0, "g", false),
        new Failover(target, GROUPS[1], false, false),
        new Recover(target, GROUPS[1], false, false));
  }

  /** What starts, stops and fails over. */
  static List<Command> startsAndStops() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      String g = GROUPS[array];
      all.add(new StartGroup(array, g, false));
      all.add(new StopGroup(array, g, false));
      all.add(new Failover(array, g, false, false));
    }
    return all;
  }

  /** What takes volumes for equal that need not be. */
  static List<Command> assertions() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      String g = GROUPS[array];
      all.add(new StartGroup(array, g, true));
      for (boolean x : BOTH) {
        all.add(new Recover(array, g, x, true));
        all.add(new Restore(array, g, x, true));
      }
    }
    return all;
  }

  /** Every way to reverse the current direction, or the natural one. */
  static List<Command> reverses(boolean natural) {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      for (int n = 0; n < (natural ? 2 : 16); n++) {
        all.add(
            new Reverse(
                array, GROUPS[array], natural, (n & 1) > 0, (n & 2) > 0, (n & 4) > 0, (n & 8) > 0));
      }
    }
    return all;
  }

  /** Every setting of a group. */
  static List<Command> settings() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      String g = GROUPS[array];
      for (Mode mode : Mode.values()) {
        all.add(new SetMode(array, g, mode));
      }
      all.add(new SetPeriod(array, g, 0));
      all.add(new SetPeriod(array, g, 300));
      for (boolean on : BOTH) {
        for (Policy policy : Policy.values()) {
          all.add(new SetPolicy(array, g, policy, on));
        }
      }
    }
    return all;
  }

  /** Members and groups that come and go. */
  static List<Command> members() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      String g = GROUPS[array];
      all.add(new AdmitVolume(array, g, "v", "v", false, false));
      all.add(new DismissVolume(array, g, "v", false));
      all.add(new RemoveGroup(array, g, false));
      all.add(new AdmitTarget(array, g, array == 0 ? "b" : "a", Mode.PERIODIC));
    }
    return all;
  }

  /** The policies that decide what becomes of a group when its target is lost. */
  static List<Command> lossPolicies() {
    List<Command> all = new ArrayList<>();
    for (boolean on : BOTH) {
      all.add(new SetPolicy(0, "g", Policy.AUTO_RECOVER, on));
    }
    all.addAll(failingWrites(0));
    return all;
  }

  /** Whether host writes of a side fail rather than that its group stops. */
  static List<Command> failingWrites(int array) {
    List<Command> all = new ArrayList<>();
    for (boolean on : BOTH) {
      all.add(new SetPolicy(array, GROUPS[array], Policy.FAIL_WRT_ON_ERR, on));
    }
    return all;
  }

  /** What brings the group of a side into Failsafe where its target is lost, and out of it. */
  static List<Command> failsafe(int array) {
    return List.of(
        new SetPolicy(array, GROUPS[array], Policy.AUTO_FAILOVER, true),
        new OverrideFailsafe(array, GROUPS[array]));
  }

  /** The reversals that lead to other states, with and without the peer. */
  static List<Command> fewReverses() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      for (boolean local : BOTH) {
        for (boolean stop : BOTH) {
          all.add(new Reverse(array, GROUPS[array], false, local, stop, false, false));
        }
      }
    }
    return all;
  }

  /** Modes and periods. */
  static List<Command> modes() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      all.add(new SetMode(array, GROUPS[array], Mode.SYNC));
      all.add(new SetMode(array, GROUPS[array], Mode.PERIODIC));
      all.add(new SetPeriod(array, GROUPS[array], 300));
    }
    return all;
  }

  static List<Command> syncs() {
    return List.of(new SyncGroup(0, GROUPS[0]), new SyncGroup(1, GROUPS[1]));
  }
}
