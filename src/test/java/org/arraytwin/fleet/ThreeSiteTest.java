package org.arraytwin.fleet;

import static org.arraytwin.fleet.MirrorSites.A;
import static org.arraytwin.fleet.MirrorSites.B;
import static org.arraytwin.fleet.MirrorSites.C;
import static org.arraytwin.fleet.MirrorSites.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** a to b synchronously, a to c behind it, b to c standing by; a is lost and comes back. */
class ThreeSiteTest {
  private static MirrorSites threeSites(Mode far) {
    MirrorSites t = MirrorSites.fresh().mirror(A, "ab", "b", Mode.SYNC).mirror(A, "ac", "c", far);
    t.mirror(B, "bc", "c", far).run(MirrorSites.load(A, "ab"));
    ask(t, A, "ab", "Activate");
    ask(t, A, "ac", "Activate");
    return t.pass(20);
  }

  private static void ask(MirrorSites t, int array, String name, String operation) {
    t.run(new Operate(array, name, operation, List.of()));
  }

  private static long toCopy(MirrorSites t, int array, String name) {
    return t.session(array, name)
        .flows()
        .all()
        .map(f -> f instanceof Flow.Copy copy ? copy.grains() : 0L)
        .sum()
        .longValue();
  }

  private static void proven(MirrorSites t, int array, String name, int side) {
    Evidence evidence = Evidence.of(t.at(), t.session(array, name));
    assertThat(evidence.sides().get(side).proof()).isEqualTo(Evidence.Proof.PROVEN);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"ASYNC", "SYNC", "ADAPTIVE"})
  void afterTheLossOfAAllIsBroughtUpByDifferenceOnlyAndBack(Mode far) {
    MirrorSites t = threeSites(far);
    assertThat(t.show(A, "ab")).isEqualTo("Primary Synchronized");
    assertThat(t.show(A, "ac")).isEqualTo("Primary Synchronized");
    assertThat(t.show(B, "bc")).isEqualTo("Primary Initialized");
    assertThat(t.tryRun(new HostWrite("b", "v.0", 0, 1))).isEqualTo(Reason.VOL_IS_READ_ONLY);

    t.run(new FailArray("a")).pass(25);
    assertThat(t.show(B, "ab")).isEqualTo("Secondary Broken");
    assertThat(t.show(C, "ac")).isEqualTo("Secondary Broken");
    ask(t, B, "ab", "Failover");
    t.pass(3).run(new HostWrite("b", "v.0", 0, MIB)).run(new HostWrite("b", "v.1", 0, MIB)).pass(2);
    ask(t, B, "bc", "Activate");
    // Of 1,024 grains those differ that c lacked and those that b's hosts have written since.
    assertThat(toCopy(t, B, "bc")).isBetween(1L, 400L);
    t.pass(15);
    assertThat(t.show(B, "bc")).isEqualTo("Primary Synchronized");
    assertThat(t.show(C, "bc")).isEqualTo("Secondary Synchronized");
    proven(t, B, "bc", 0);
    if (far != Mode.ADAPTIVE) {
      proven(t, B, "bc", 1);
    }

    t.run(new RestoreArray("a")).pass(20);
    assertThat(t.show(A, "ab")).isEqualTo("Secondary-Rev Failedover");
    assertThat(t.show(A, "ac")).isEqualTo("Primary Suspended");
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, 1))).isEqualTo(Reason.VOL_IS_READ_ONLY);
    assertThat(t.tryRun(new Operate(A, "ac", "Resume", List.of())))
        .isEqualTo(Reason.VOL_IN_OTHER_GROUP);

    ask(t, B, "ab", "Failback");
    assertThat(toCopy(t, A, "ab")).isBetween(1L, 900L);
    t.pass(20);
    assertThat(t.show(A, "ab")).isEqualTo("Primary Synchronized");
    assertThat(t.show(B, "ab")).isEqualTo("Secondary Synchronized");
    assertThat(t.equal(A, B)).isTrue();
    if (far == Mode.SYNC) {
      ask(t, B, "bc", "Suspend");
    }
    assertThat(t.show(B, "bc")).isEqualTo("Primary Suspended");
    ask(t, A, "ac", "Resume");
    assertThat(toCopy(t, A, "ac")).isBetween(0L, 400L);
    t.pass(20);
    assertThat(t.show(A, "ac")).isEqualTo("Primary Synchronized");
    proven(t, A, "ac", 0);
    if (far != Mode.ADAPTIVE) {
      proven(t, A, "ac", 1);
    }
    assertThat(t.session(A, "ab").losses()).isEmpty();
  }

  /** Mirrors of a and of c that both bring data to b, and a host that has written both. */
  private static MirrorSites twoOntoOne(Mode mode) {
    MirrorSites t = MirrorSites.fresh().mirror(A, "ab", "b", Mode.SYNC).mirror(C, "cb", "b", mode);
    return t.run(new HostWrite("a", "v.0", 0, MIB)).run(new HostWrite("c", "v.1", 0, MIB));
  }

  /** Two sides hold the same, and it is one moment that both know. */
  private static void oneMoment(MirrorSites t, String name, int side, int other) {
    Session session = t.session(side, name);
    assertThat(t.equal(side, other)).isTrue();
    Point point = Hosts.point(t.fleet(), session, side);
    assertThat(point.isNowhere()).isFalse();
    assertThat(Hosts.point(t.fleet(), session, other)).isEqualTo(point);
  }

  @Test
  void noJournalIsAskedToCarryBackWhatAnotherMirrorHasBroughtToTheTarget() {
    MirrorSites t = twoOntoOne(Mode.ADAPTIVE);
    ask(t, C, "cb", "Activate");
    ask(t.pass(5), C, "cb", "Fracture");
    assertThat(t.tryRun(new Operate(C, "cb", "Restore from Replica", List.of())))
        .isEqualTo(Reason.VOL_IN_OTHER_GROUP);
    ask(t, C, "cb", "Reset To Sync");
    ask(t, C, "cb", "Restore from Replica");
    assertThat(t.pass(5).show(C, "cb")).isEqualTo("Primary Restored");
  }

  @Test
  void aMirrorThatHasTurnedAndWhoseNewSourceIsNotItsOwnToWriteForwardsWithoutAJournal() {
    MirrorSites t = twoOntoOne(Mode.ASYNC);
    ask(t, C, "cb", "Activate");
    ask(t.pass(5), C, "cb", "Reverse Roles");
    assertThat(t.pass(5).show(C, "cb")).isEqualTo("Secondary Synchronized");
    assertThat(t.session(B, "cb").journal()).isNull();
    oneMoment(t, "cb", C, B);
  }

  @Test
  void aSourceThatAnotherMirrorHasAsItsTargetHoldsWhatItHadWhenTheRolesWereReversed() {
    MirrorSites t = twoOntoOne(Mode.SYNC);
    ask(t, C, "cb", "Activate");
    ask(t.pass(5), C, "cb", "Reverse Roles");
    assertThat(t.pass(5).show(C, "cb")).isEqualTo("Secondary Synchronized");
    oneMoment(t, "cb", C, B);
  }

  @Test
  void whatAMirrorFillsGrainByGrainIsNotPassedOnAsAMoment() {
    MirrorSites t = MirrorSites.fresh().mirror(A, "ab", "b", Mode.SYNC);
    t.mirror(B, "bc", "c", Mode.SYNC).run(new HostWrite("a", "v.0", 0, MIB));
    ask(t, B, "bc", "Activate");
    assertThat(t.show(C, "bc")).isEqualTo("Secondary Synchronized");
    ask(t, A, "ab", "Activate");
    assertThat(t.show(C, "bc")).isEqualTo("Secondary Suspended");
    assertThat(Hosts.point(t.fleet(), t.session(B, "bc"), C).isNowhere()).isFalse();
    ask(t.pass(5), B, "bc", "Resume");
    assertThat(t.pass(5).show(C, "bc")).isEqualTo("Secondary Synchronized");
    oneMoment(t, "bc", C, B);
  }
}
