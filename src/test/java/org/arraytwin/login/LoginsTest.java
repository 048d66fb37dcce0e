package org.arraytwin.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.arraytwin.login.Password.Hashed;
import org.junit.jupiter.api.Test;

class LoginsTest {
  private static final Password PLAIN = new Password.Plain("open");
  private static final Password HASHED = Hashed.of("sesame", Hashed.MIN_ITERATIONS);

  private final Logins logins =
      new Logins(
          List.of(Map.entry("admin", PLAIN), Map.entry("admin", HASHED), Map.entry("root", HASHED)),
          new SlowGate(1, 1));

  @Test
  void eachPasswordOfANameIsKnown() {
    assertThat(logins.check("admin", "open")).isEqualTo(Verdict.KNOWN);
    assertThat(logins.check("admin", "sesame")).isEqualTo(Verdict.KNOWN);
    assertThat(logins.check("root", "sesame")).isEqualTo(Verdict.KNOWN);
    assertThat(logins.check("root", "open")).isEqualTo(Verdict.UNKNOWN);
    assertThat(logins.check("admin", "")).isEqualTo(Verdict.UNKNOWN);
    assertThat(logins.check("nobody", "sesame")).isEqualTo(Verdict.UNKNOWN);
    assertThat(logins.check("", "")).isEqualTo(Verdict.UNKNOWN);
  }

  /** With the gate shut, only what is remembered can be known. */
  @Test
  void aLoginOnceRightPassesWithoutTheSlowCheckAndAWrongOneNever() {
    SlowGate gate = new SlowGate(1, 0);
    Logins guarded = new Logins(List.of(Map.entry("root", HASHED)), gate);
    assertThat(guarded.check("root", "sesame")).isEqualTo(Verdict.KNOWN);
    assertThat(guarded.check("root", "wrong")).isEqualTo(Verdict.UNKNOWN);

    Verdict shut =
        gate.pass(
            () -> {
              assertThat(guarded.check("root", "sesame")).isEqualTo(Verdict.KNOWN);
              assertThat(guarded.check("root", "wrong")).isEqualTo(Verdict.BUSY);
              assertThat(guarded.check("roo", "tsesame")).isEqualTo(Verdict.BUSY);
              assertThat(guarded.check("nobody", "sesame")).isEqualTo(Verdict.BUSY);
              return true;
            });
    assertThat(shut).isEqualTo(Verdict.KNOWN);
    assertThat(guarded.check("root", "wrong")).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void fewWaitForASlowCheckAndTheRestAreTurnedAway() {
    SlowGate gate = new SlowGate(1, 1);
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<Verdict> ran = new CompletableFuture<>();
    CompletableFuture<Verdict> waited = new CompletableFuture<>();
    Thread running = thread(() -> ran.complete(gate.pass(() -> awaited(end))));
    await().until(() -> running.getState() == Thread.State.WAITING);
    Thread waiting = thread(() -> waited.complete(gate.pass(() -> false)));
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

    assertThat(gate.pass(() -> true)).isEqualTo(Verdict.BUSY);

    end.countDown();
    assertThat(ran.join()).isEqualTo(Verdict.KNOWN);
    assertThat(waited.join()).isEqualTo(Verdict.UNKNOWN);
    assertThat(gate.pass(() -> true)).isEqualTo(Verdict.KNOWN);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "login");
    thread.start();
    return thread;
  }

  private static boolean awaited(CountDownLatch end) {
    try {
      end.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
