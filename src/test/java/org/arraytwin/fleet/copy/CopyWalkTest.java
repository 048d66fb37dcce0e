package org.arraytwin.fleet.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.CopyKinds;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.parts.FailFlush;
import org.arraytwin.fleet.fault.parts.LoseMetadata;
import org.arraytwin.fleet.fault.parts.ReturnMetadata;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.truth.StateHash;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Supply;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every kind of copy under random operations, faults and time. */
class CopyWalkTest {
  private static final List<String> VOLUMES = List.of("s", "t", "u", "v", "w", "x");

  @ParameterizedTest
  @FieldSource("org.arraytwin.fleet.CopyKinds#ALL")
  void whateverIsDoneEveryGrainHasItsPlaceAndNothingIsHalfDone(String kind) {
    for (long seed = 1; seed <= 100; seed++) {
      OneArray box = new OneArray();
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < 150; i++) {
        step(box, kind, random);
        check(box, kind + " seed " + seed + " step " + i);
      }
    }
  }

  /** An ETERNUS has several kinds of sessions on the same volumes. */
  @Test
  void kindsThatShareVolumesLeaveEachOtherInPeace() {
    for (long seed = 1; seed <= 200; seed++) {
      OneArray box = new OneArray();
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < 150; i++) {
        step(box, CopyKinds.ALL.get(random.nextInt(CopyKinds.ALL.size())), random);
        check(box, "mixed kinds, seed " + seed + " step " + i);
      }
    }
  }

  private void step(OneArray box, String kind, SplittableRandom random) {
    Command command = command(box, kind, random);
    String before = StateHash.of(box.fleet());
    Outcome outcome = Outcome.execute(box.fleet(), command, box.fleet().now());
    if (outcome.refused()) {
      assertThat(StateHash.of(outcome.fleet())).isEqualTo(before);
    }
    long to = outcome.fleet().now() + (random.nextInt(3) == 0 ? random.nextInt(9_000_000) : 0);
    Outcome later = Outcome.advance(outcome.fleet(), to);
    box.fleet(later.fleet());
  }

  private static Command command(OneArray box, String kind, SplittableRandom random) {
    // Mostly the same source, so that chains grow.
    String volume = random.nextInt(3) > 0 ? "s" : VOLUMES.get(random.nextInt(VOLUMES.size()));
    int roll = random.nextInt(30);
    if (roll < 6) {
      return new HostWrite("box", volume, random.nextInt(64) * OneArray.GRAIN, OneArray.GRAIN);
    }
    if (roll < 11) {
      String other = VOLUMES.get(random.nextInt(VOLUMES.size()));
      return new CreateCopy(
          0,
          "c" + random.nextInt(5),
          kind,
          volume,
          other,
          "",
          random.nextInt(3) * 8L * OneArray.GRAIN,
          random.nextInt(2) * 4L * OneArray.GRAIN,
          random.nextBoolean(),
          random.nextInt(4) == 0,
          random.nextInt(9) == 0 ? "g" : "");
    }
    if (roll < 14) {
      return fault(roll == 11 ? random.nextInt(8) : 6 + random.nextInt(2), volume, random);
    }
    List<LocalCopy> copies =
        box.fleet()
            .site(0)
            .local()
            .copies()
            .filter(c -> c != null && c.kind().equals(kind))
            .toJavaList();
    SessionTable table = box.fleet().site(0).rules().table(kind);
    Action action = table.operations().get(random.nextInt(table.operations().size()));
    List<String> options =
        table.options(action).stream()
            .filter(o -> random.nextInt(o.equals("prep") ? 2 : 4) == 0)
            .toList();
    if (copies.isEmpty() || roll == 14) {
      return new OperateTogether(0, "g", action.name(), options);
    }
    LocalCopy copy = copies.get(random.nextInt(copies.size()));
    return roll == 15
        ? new SetCopy(0, copy.name(), random.nextInt(99) * OneArray.GRAIN, 0, false, "")
        : new Operate(0, copy.name(), action.name(), options);
  }

  private static Command fault(int which, String volume, SplittableRandom random) {
    return switch (which) {
      case 0 -> new LoseMetadata("box", 0);
      case 1 -> new FailArray("box");
      case 2 -> new VolumeCondition("box", volume, "offline", "");
      case 3 -> new FailFlush("box", volume);
      case 4 -> new ReturnMetadata("box", 0);
      case 5 -> new VolumeCondition("box", volume, "io-failed", "");
      case 6 -> random.nextBoolean() ? new ReturnMetadata("box", 0) : new RestoreArray("box");
      default -> new VolumeCondition("box", volume, "online", "");
    };
  }

  private static void check(OneArray box, String where) {
    FleetAt at = box.at();
    Supply supply = Reads.supply(at, 0);
    for (LocalCopy copy : box.fleet().site(0).local().copies()) {
      PointInTime data = copy == null ? null : box.fleet().site(0).local().graph().onto(copy.to());
      if (copy == null || data == null) {
        continue;
      }
      for (long g = 0; g < 64; g++) {
        int place = supply.supplier(copy.target(), g);
        assertThat(supply.supplier(place, g)).as(where).isEqualTo(place);
      }
      boolean restoring = box.fleet().site(0).local().graph().onto(copy.from()) != null;
      if (data.source() == copy.source() && !data.active() && !restoring) {
        assertThat(copy.state().has(Trait.RUNNING) && copy.state().has(Trait.BUSY))
            .as("%s: %s copies and has nothing to copy", where, copy)
            .isFalse();
      }
    }
  }
}
