package org.arraytwin.wbem.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.arraytwin.cim.CimException;
import org.arraytwin.wbem.Enumerations.Source;
import org.arraytwin.wbem.Enumerations.Terms;
import org.arraytwin.wbem.InstanceForm;
import org.arraytwin.wbem.Portion;
import org.arraytwin.wbem.Portion.Kind;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Random lives of contexts against a model that knows no laziness: operations in any order, also
 * while others are under way, time passing, failing objects. A failure names its seed and its
 * steps.
 */
class PullContextsModelTest {
  private static final int SEEDS = Integer.getInteger("model.seeds", 300);
  private static final int STEPS = 250;
  private static final PullPolicy POLICY = new PullPolicy(5, 50, 300, 7, true, true);
  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final List<String> NAMESPACES = List.of("root/a", "root/b");

  @TestFactory
  Stream<DynamicTest> contextsLiveAsTheModelSays() {
    int first = Integer.getInteger("model.first", 1);
    return IntStream.range(first, first + SEEDS)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Life(seed).run()));
  }

  /** An object that cannot be drawn. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int number;

    Broken(int number) {
      super("object " + number + " is broken");
      this.number = number;
    }
  }

  /** What the model knows of a context; negative objects are broken ones. */
  private static final class Known {
    final String id;
    final String namespace;
    final Kind kind;
    final List<Integer> rest;
    final boolean continues;
    final long idle;
    final long born;
    long used;
    boolean busy = true;
    boolean sending;
    boolean closed;

    Known(
        String id,
        String namespace,
        Kind kind,
        List<Integer> rest,
        boolean continues,
        long idle,
        long born) {
      this.id = id;
      this.namespace = namespace;
      this.kind = kind;
      this.rest = new ArrayList<>(rest);
      this.continues = continues;
      this.idle = idle;
      this.born = born;
    }

    boolean expired(long now) {
      boolean old = now - born >= POLICY.ageSeconds();
      return busy ? old && !sending : old || now - used >= idle;
    }
  }

  /** An answer under way. */
  private record UnderWay(Portion portion, Known known, List<Integer> expected) {}

  private static final class Life {
    private final int seed;
    private final SplittableRandom random;
    private final List<String> steps = new ArrayList<>();
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final List<UnderWay> underWay = new ArrayList<>();
    private long now = 1_000;
    private int ids;
    private final PullContexts contexts =
        new PullContexts(POLICY, () -> TimeUnit.SECONDS.toNanos(now), () -> "c" + (ids = ids + 1));

    Life(int seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
    }

    void run() {
      try {
        for (int i = 0; i < STEPS; i++) {
          step();
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + String.join("\n", steps), e);
      }
    }

    private void step() {
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> open();
        case 3, 4, 5 -> pull();
        case 6 -> close();
        case 7 -> count();
        case 8 -> advance();
        case 9 -> sweep();
        case 10 -> dropRarely();
        default -> goOn();
      }
    }

    private long live() {
      return known.values().stream().filter(k -> !k.closed).count();
    }

    private void expireAll() {
      known.values().stream().filter(k -> k.expired(now)).forEach(k -> k.closed = true);
      known.values().removeIf(k -> k.closed);
    }

    private static Iterator<Integer> drawing(List<Integer> objects) {
      Iterator<Integer> all = objects.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        public Integer next() {
          if (!all.hasNext()) {
            throw new NoSuchElementException();
          }
          int n = all.next();
          if (n < 0) {
            throw new Broken(-n);
          }
          return n;
        }
      };
    }

    private void open() {
      List<Integer> objects = new ArrayList<>();
      for (int n = random.nextInt(20), i = 1; i <= n; i++) {
        objects.add(random.nextInt(8) == 0 ? -i : i);
      }
      String namespace = NAMESPACES.get(random.nextInt(2));
      Kind kind = KINDS.get(random.nextInt(3));
      Long timeout = random.nextBoolean() ? null : Long.valueOf(random.nextInt(52));
      boolean continues = random.nextBoolean();
      long most = random.nextInt(12);
      steps.add(
          now + " open " + objects + " for " + timeout + " s, continue " + continues + ", " + most);
      Terms terms = new Terms(null, null, timeout, continues, most);
      Object outcome =
          outcome(
              () ->
                  contexts.open(
                      namespace,
                      terms,
                      () -> new Source(kind, InstanceForm.ALL, () -> drawing(objects), null)));
      if (timeout != null && (timeout < 1 || timeout > 50)) {
        assertThat(outcome).isEqualTo(22);
        return;
      }
      if (live() >= POLICY.contexts()) {
        expireAll();
      }
      if (live() >= POLICY.contexts()) {
        assertThat(outcome).isEqualTo(27);
      } else if (!objects.isEmpty() && objects.get(0) < 0 && !continues) {
        assertThat(outcome).isEqualTo("broken 1");
      } else {
        Known opened =
            new Known(
                "c" + ids,
                namespace,
                kind,
                objects,
                continues,
                timeout == null ? 50 : timeout,
                now);
        known.put(opened.id, opened);
        begun((Portion) outcome, opened, most);
      }
    }

    private static Object outcome(java.util.concurrent.Callable<Object> action) {
      try {
        Object result = action.call();
        return result == null ? "done" : result;
      } catch (CimException e) {
        return e.status().code();
      } catch (Broken e) {
        return "broken " + e.number;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    /** What a portion must hold: up to the count, the server's most, or the first broken object. */
    private void begun(Portion portion, Known of, long most) {
      List<Integer> expected = new ArrayList<>();
      long n = Math.min(most, POLICY.objects());
      for (int i = 0; i < of.rest.size() && i < n && of.rest.get(i) > 0; i++) {
        expected.add(of.rest.get(i));
      }
      of.busy = true;
      underWay.add(new UnderWay(portion, of, expected));
      if (random.nextInt(4) > 0) {
        finish(underWay.remove(underWay.size() - 1));
      }
    }

    private String anyId() {
      return random.nextInt(8) == 0 || ids == 0
          ? "nobody"
          : "c" + (1 + Math.max(0, ids - 1 - random.nextInt(Math.min(ids, 6))));
    }

    /** The context that an operation finds; null where it must answer 21. */
    private Known found(String id, String namespace) {
      Known k = known.get(id);
      if (k != null && k.expired(now)) {
        k.closed = true;
        known.remove(id);
        return null;
      }
      return k != null && k.namespace.equals(namespace) ? k : null;
    }

    private String namespaceOf(String id) {
      Known k = known.get(id);
      return k == null || random.nextInt(10) == 0 ? NAMESPACES.get(random.nextInt(2)) : k.namespace;
    }

    private void pull() {
      String id = anyId();
      String namespace = namespaceOf(id);
      Known k = known.get(id);
      Kind kind = k == null || random.nextInt(10) == 0 ? KINDS.get(random.nextInt(3)) : k.kind;
      long most = random.nextInt(10);
      steps.add(now + " " + kind + " " + id + " in " + namespace + " " + most);
      Object outcome = outcome(() -> contexts.pull(namespace, id, kind, most));
      Known of = found(id, namespace);
      if (of == null || of.kind != kind || of.busy) {
        assertThat(outcome).isEqualTo(21);
      } else if (most > 0 && !of.rest.isEmpty() && of.rest.get(0) < 0) {
        assertThat(outcome).isEqualTo("broken " + -of.rest.remove(0));
        of.used = now;
        if (!of.continues) {
          of.closed = true;
          known.remove(id);
        }
      } else {
        begun((Portion) outcome, of, most);
      }
    }

    private void close() {
      String id = anyId();
      String namespace = namespaceOf(id);
      steps.add(now + " close " + id + " in " + namespace);
      Object outcome =
          outcome(
              () -> {
                contexts.end(namespace, id);
                return null;
              });
      Known of = found(id, namespace);
      if (of == null) {
        assertThat(outcome).isEqualTo(21);
      } else if (of.sending) {
        assertThat(outcome).isEqualTo(24);
      } else {
        assertThat(outcome).isEqualTo("done");
        of.closed = true;
        known.remove(id);
      }
    }

    private void count() {
      String id = anyId();
      String namespace = namespaceOf(id);
      steps.add(now + " count " + id + " in " + namespace);
      Object outcome = outcome(() -> contexts.count(namespace, id));
      Known of = found(id, namespace);
      if (of == null) {
        assertThat(outcome).isEqualTo(21);
      } else if (outcome instanceof Long left && !of.busy) {
        assertThat(left).isEqualTo(of.rest.stream().filter(n -> n > 0).count());
      } else if (!of.busy) {
        assertThat(of.continues).isFalse();
        assertThat(String.valueOf(outcome)).startsWith("broken");
      }
    }

    private void advance() {
      now += random.nextInt(40);
      steps.add("it is " + now);
    }

    private void sweep() {
      steps.add(now + " sweep");
      contexts.sweep();
      expireAll();
      assertThat(contexts.size()).isEqualTo(known.size());
    }

    private void dropRarely() {
      if (random.nextInt(10) == 0) {
        steps.add(now + " drop");
        contexts.drop();
        known.values().forEach(k -> k.closed = true);
        known.clear();
      }
    }

    private void goOn() {
      if (!underWay.isEmpty()) {
        finish(underWay.remove(random.nextInt(underWay.size())));
      }
    }

    /** Draws what an answer holds, and ends it one way or another. */
    private void finish(UnderWay answer) {
      Known of = answer.known();
      Portion portion = answer.portion();
      steps.add(now + " go on with " + of.id);
      if (of.closed) {
        assertThat(outcome(portion::next)).isEqualTo(23);
        portion.broken();
        return;
      }
      for (int expected : answer.expected()) {
        assertThat(portion.next()).isEqualTo(expected);
      }
      assertThat(portion.next()).isNull();
      if (!of.sending && random.nextInt(3) == 0) {
        steps.add(now + " " + of.id + " sends");
        portion.sending();
        of.sending = true;
        underWay.add(new UnderWay(portion, of, List.of()));
        of.rest.subList(0, answer.expected().size()).clear();
        return;
      }
      if (!of.sending) {
        of.rest.subList(0, answer.expected().size()).clear();
      }
      if (random.nextInt(10) == 0) {
        steps.add(now + " " + of.id + " breaks off");
        portion.broken();
        of.closed = true;
        known.remove(of.id);
        return;
      }
      of.busy = false;
      of.sending = false;
      of.used = now;
      boolean over = of.rest.isEmpty();
      assertThat(portion.end().context()).isEqualTo(over ? null : of.id);
      if (over) {
        of.closed = true;
        known.remove(of.id);
      }
    }
  }
}
