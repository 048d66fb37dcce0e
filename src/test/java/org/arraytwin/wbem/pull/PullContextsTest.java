package org.arraytwin.wbem.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.wbem.Enumerations.Source;
import org.arraytwin.wbem.Enumerations.Terms;
import org.arraytwin.wbem.InstanceForm;
import org.arraytwin.wbem.Portion;
import org.junit.jupiter.api.Test;

/** What contexts keep, and for how long. */
class PullContextsTest {
  private static final PullPolicy POLICY = new PullPolicy(100, 30, 600, 10, true, true);
  private static final Terms TERMS = new Terms(null, null, null, false, 1);

  private final AtomicLong seconds = new AtomicLong();

  private static Source of(Object... objects) {
    return new Source(
        Portion.Kind.PATHS, InstanceForm.ALL, () -> List.of(objects).iterator(), null);
  }

  private static String open(PullContexts contexts, Source source) {
    Portion portion = contexts.open("root/a", TERMS, () -> source);
    assertThat(portion.next()).isNotNull();
    assertThat(portion.next()).isNull();
    return portion.end().context();
  }

  @Test
  void whatHasExpiredIsSweptAndItsMomentIsNoLongerHeld() {
    PullContexts contexts =
        new PullContexts(POLICY, () -> TimeUnit.SECONDS.toNanos(seconds.get()), () -> "only");
    WeakReference<byte[]> moment = openHolding(contexts);
    contexts.sweep();
    assertThat(contexts.size()).isEqualTo(1);
    seconds.set(30);
    contexts.sweep();
    assertThat(contexts.size()).isZero();
    for (int i = 0; i < 100 && moment.get() != null; i++) {
      System.gc();
    }
    assertThat(moment.get()).isNull();
  }

  private static WeakReference<byte[]> openHolding(PullContexts contexts) {
    byte[] moment = new byte[1 << 20];
    assertThat(open(contexts, of(moment, "more"))).isEqualTo("only");
    return new WeakReference<>(moment);
  }

  @Test
  void contextsCannotBeGuessed() {
    PullContexts contexts = PullContexts.of(POLICY);
    Set<String> given = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      given.add(open(contexts, of(1, 2)));
    }
    assertThat(given).hasSize(100).allMatch(id -> id.matches("[0-9a-f]{32}"));
  }

  @Test
  void theCountOfAnOpenThatFailsIsGivenBack() {
    PullContexts contexts = PullContexts.of(new PullPolicy(1, 30, 600, 10, true, true));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  contexts.open(
                      "root/a",
                      TERMS,
                      () -> {
                        throw new CimException(CimStatus.INVALID_CLASS, "no such class");
                      }))
          .hasMessage("no such class");
    }
    assertThat(contexts.size()).isZero();
    assertThat(open(contexts, of(1, 2))).isNotNull();
  }

  @Test
  void aServerThatStopsOpensNothing() {
    PullContexts contexts = PullContexts.of(POLICY);
    String context = open(contexts, of(1, 2));
    contexts.close();
    assertThatThrownBy(() -> open(contexts, of(1, 2)))
        .isInstanceOfSatisfying(
            CimException.class,
            e -> assertThat(e.status()).isEqualTo(CimStatus.SERVER_IS_SHUTTING_DOWN));
    assertThatThrownBy(() -> contexts.pull("root/a", context, Portion.Kind.PATHS, 1))
        .isInstanceOfSatisfying(
            CimException.class,
            e -> assertThat(e.status()).isEqualTo(CimStatus.INVALID_ENUMERATION_CONTEXT));
  }
}
