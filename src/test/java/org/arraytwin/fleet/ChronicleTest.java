package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.service.TakeTask;
import org.arraytwin.fleet.site.Chronicle;
import org.arraytwin.fleet.site.Task;
import org.junit.jupiter.api.Test;

/** What an array has worked at. */
class ChronicleTest {
  private static final String SYNC = "sync";

  @Test
  void aTaskThatGoesOnIsNotForgottenHoweverManyHaveEndedSince() {
    Chronicle chronicle = Chronicle.NONE.begun(SYNC, "long", 0);
    for (int i = 0; i < 2 * Chronicle.MAX_TASKS; i++) {
      chronicle = chronicle.begun(SYNC, "short", i).ended(SYNC, "short", Task.State.DONE, i + 1);
    }
    assertThat(chronicle.tasks()).hasSize(Chronicle.MAX_TASKS);
    assertThat(chronicle.tasks().head().name()).isEqualTo("long");
    assertThat(chronicle.ended(SYNC, "long", Task.State.DONE, 9).tasks().head().state())
        .isEqualTo(Task.State.DONE);
  }

  @Test
  void anIdIsGivenToOneTaskOnly() {
    TwoSites t = TwoSites.running(true);
    int last = t.fleet().site(LONDON).desk().chronicle().lastTask();
    assertThat(last).isPositive();
    assertThat(t.tryRun(new TakeTask(LONDON, last))).isEqualTo(Reason.DOCUMENTS_CHANGED);
    assertThat(t.tryRun(new TakeTask(LONDON, last + 1))).isNull();
    assertThat(t.tryRun(new TakeTask(LONDON, last + 1))).isEqualTo(Reason.DOCUMENTS_CHANGED);
    assertThat(t.fleet().site(LONDON).desk().chronicle().lastTask()).isEqualTo(last + 1);
  }
}
