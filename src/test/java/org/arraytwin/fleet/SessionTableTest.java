package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.arraytwin.fleet.TwoSites.SYNC;
import static org.arraytwin.fleet.TwoSites.SYNC_R;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.service.SwitchReplication;
import org.arraytwin.fleet.session.Families;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.table.Legal;
import org.arraytwin.fleet.truth.StateHash;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;
import org.arraytwin.replication.table.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a table says is what happens, and it is told which cell said so. */
class SessionTableTest {
  private static Outcome run(TwoSites t, Command command) {
    return Outcome.execute(t.fleet(), command, t.fleet().now());
  }

  @Test
  void everyCellThatCountedIsTold() {
    TwoSites t = TwoSites.running(true);
    Outcome stop = run(t, new Operate(LONDON, SYNC, "stoprcopygroup", List.of()));
    assertThat(stop.cells()).containsExactly(cell("stoprcopygroup#6"));

    Outcome again =
        run(t.run(new StopGroup(LONDON, SYNC, false)), new StopGroup(LONDON, SYNC, false));
    assertThat(again.refusal().reason()).isEqualTo(Reason.RCOPY_GROUP_NOT_STARTED);
    assertThat(again.cells()).containsExactly(cell("stoprcopygroup#3"));

    Outcome later = Outcome.advance(t.fleet(), t.fleet().now() + 2_000_000);
    assertThat(later.cells()).containsExactly(cell("stopped#1"), cell("stopped#1"));
  }

  private static CellRef cell(String name) {
    return new CellRef("threepar-remote-copy", name);
  }

  @Test
  void whatIsLegalNowIsToldWithTheReasonOfTheRest() {
    TwoSites t = TwoSites.running(true);
    assertThat(Families.legal(t.fleet(), LONDON, SYNC).stream().filter(l -> l.refusal() == null))
        .extracting(Legal::operation)
        .containsExactly("stoprcopygroup", "syncrcopy", "setrcopygroup pol");
    t.run(new CutLink("london", "paris", -1)).pass(25);
    List<Legal> there = Families.legal(t.fleet(), PARIS, SYNC_R);
    assertThat(there.stream().filter(l -> l.refusal() == null))
        .extracting(Legal::operation)
        .contains("setrcopygroup failover");
    assertThat(there)
        .filteredOn(l -> l.operation().equals("startrcopygroup"))
        .extracting(l -> l.refusal().message())
        .containsExactly(
            "group payroll.r1001 on paris is Secondary: startrcopygroup is refused"
                + " (OPERATION_ONLY_ON_PRIMARY_SIDE); run it on london for group payroll");
    assertThat(Families.legal(t.fleet(), PARIS, "nobody")).isEmpty();
  }

  @Test
  void whatTheArrayAsAWholeRefusesIsNotLegalForAnySession() {
    TwoSites t = TwoSites.running(true);
    for (GroupHalf half : t.fleet().site(LONDON).groups()) {
      t.run(new StopGroup(LONDON, half.name(), false)).pass(2);
    }
    Operate start = new Operate(LONDON, SYNC, "startrcopygroup", List.of());
    t.run(new SwitchReplication(LONDON, false));
    assertThat(t.tryRun(start)).isEqualTo(Reason.RCOPY_IS_NOT_READY);
    assertThat(Families.legal(t.fleet(), LONDON, SYNC))
        .isNotEmpty()
        .allMatch(l -> l.refusal() != null && l.refusal().reason() == Reason.RCOPY_IS_NOT_READY);
    t.run(new SwitchReplication(LONDON, true)).pass(30);
    assertThat(t.tryRun(start)).isNull();
    t.run(new FailArray("london"));
    assertThat(t.tryRun(start)).isEqualTo(Reason.ARRAY_WITHOUT_POWER);
    assertThat(Families.legal(t.fleet(), LONDON, SYNC))
        .allMatch(l -> l.refusal() != null && l.refusal().reason() == Reason.ARRAY_WITHOUT_POWER);
  }

  @Test
  void anUnknownSessionOperationOrOptionIsRefused() {
    TwoSites t = TwoSites.running(true);
    assertThat(t.tryRun(new Operate(LONDON, "nobody", "stoprcopygroup", List.of())))
        .isEqualTo(Reason.NON_EXISTENT_SESSION);
    assertThat(t.tryRun(new Operate(LONDON, SYNC, "fly", List.of())))
        .isEqualTo(Reason.NON_EXISTENT_OPERATION);
    assertThat(t.tryRun(new Operate(LONDON, SYNC, "stoprcopygroup", List.of("nosync"))))
        .isEqualTo(Reason.INV_INPUT_PARAM_CONFLICT);
  }

  @Test
  void aChangedCellChangesWhatHappensAndTheHash() {
    SessionTable table = TwoSites.TABLE;
    State stopped = table.state("Stopped");
    SessionTable abrupt =
        table.mutated(
            "stoprcopygroup#6",
            new Verdict.Take(
                stopped, null, List.of(Effect.END_FLOWS, Effect.HALT), List.of(), null, null));
    TwoSites t = TwoSites.running(true, abrupt);
    assertThat(StateHash.of(t.fleet())).isNotEqualTo(StateHash.of(TwoSites.running(true).fleet()));
    t.run(new StopGroup(LONDON, SYNC, false));
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Stopped/Stopped");
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Started/Synced");
  }

  /** The operations without options, and those that are refused so with each of theirs. */
  @TestFactory
  Stream<DynamicTest> legalSaysWhatTheOperationDoes() {
    return Stream.of(
            TwoSites.fresh(true),
            TwoSites.running(true),
            TwoSites.running(true).run(new StopGroup(LONDON, SYNC, false)).pass(2),
            TwoSites.running(true).run(new CutLink("london", "paris", -1)).pass(25))
        .flatMap(
            t ->
                Stream.of(SYNC, SYNC_R)
                    .flatMap(
                        name ->
                            Families.legal(t.fleet(), name.equals(SYNC) ? LONDON : PARIS, name)
                                .stream()
                                .map(legal -> agrees(t, name, legal))));
  }

  private static Action action(String name) {
    return TwoSites.TABLE.operations().stream()
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static DynamicTest agrees(TwoSites t, String name, Legal legal) {
    return DynamicTest.dynamicTest(
        t.show(LONDON, SYNC) + " " + name + " " + legal.operation(),
        () -> {
          int array = name.equals(SYNC) ? LONDON : PARIS;
          Outcome outcome = run(t, new Operate(array, name, legal.operation(), List.of()));
          assertThat(outcome.refusal()).isEqualTo(legal.refusal());
          assertThat(outcome.cells().get(0)).isEqualTo(legal.cell());
          if (legal.refusal() != null) {
            for (String option : TwoSites.TABLE.options(action(legal.operation()))) {
              Operate asked = new Operate(array, name, legal.operation(), List.of(option));
              assertThat(run(t, asked).refusal() == null)
                  .as(option)
                  .isEqualTo(legal.with().contains(option));
            }
          }
        });
  }
}
