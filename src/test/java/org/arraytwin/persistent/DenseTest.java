package org.arraytwin.persistent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 32, 33, 256, 257, 1025, 4097})
  void holdsWhatAListHoldsHoweverItIsChanged(int most) {
    SplittableRandom random = new SplittableRandom(most);
    Dense<@Nullable Integer> slots = Dense.empty();
    List<@Nullable Integer> list = new ArrayList<>();
    for (int i = 0; i < 3 * most + 50; i++) {
      if (list.size() < most && random.nextInt(4) > 0) {
        slots = slots.append(i);
        list.add(i);
      } else if (!list.isEmpty()) {
        int at = random.nextInt(list.size());
        boolean clears = random.nextInt(5) == 0;
        slots = clears ? slots.cleared(at) : slots.update(at, i);
        list.set(at, clears ? null : Integer.valueOf(i));
        assertThat(slots.get(at)).isEqualTo(list.get(at));
      }
      if (i % 37 == 0) {
        assertThat(slots).containsExactlyElementsOf(list);
      }
    }
    assertThat(slots).containsExactlyElementsOf(list);
    assertThat(slots.size()).isEqualTo(list.size());
    for (int i = 0; i < list.size(); i++) {
      assertThat(slots.get(i)).isEqualTo(list.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 300})
  void anOldValueStaysAsItWasWhateverIsMadeOfIt(int size) {
    Dense<Integer> first = Dense.empty();
    for (int i = 0; i < size; i++) {
      first = first.append(i);
    }
    Dense<Integer> one = first;
    Dense<Integer> other = first;
    for (int i = 0; i < size; i++) {
      one = one.update(i, -i);
      other = other.update(size - 1 - i, 7);
    }
    other = other.append(8);
    for (int i = 0; i < size; i++) {
      assertThat(first.get(i)).isEqualTo(i);
      assertThat(one.get(i)).isEqualTo(-i);
      assertThat(other.get(i)).isEqualTo(7);
    }
    assertThat(first.iterator().toJavaList()).startsWith(0).hasSize(size);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2, 16})
  void refusesWhatIsNotThere(int index) {
    Dense<String> slots = Dense.<String>empty().append("a").append("b");
    assertThatThrownBy(() -> slots.get(index)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void holdsNullUnderNumbersThatWereLeftOut() {
    Dense<@Nullable String> far = Dense.<@Nullable String>empty().update(100_000, "far");
    assertThat(far.size()).isEqualTo(100_001);
    assertThat(far.get(5)).isNull();
    assertThat(far.getOrNull(200_000)).isNull();
    for (int i = 0; i < 40; i++) {
      far = far.update(70_000 + i, "near");
    }
    assertThat(far.get(100_000)).isEqualTo("far");
    assertThat(far.get(69_999)).isNull();
    assertThat(far.filter(s -> s != null)).hasSize(41);
    Dense<@Nullable String> all = far;
    assertThatThrownBy(() -> all.update(-1, "c")).isInstanceOf(IndexOutOfBoundsException.class);
  }

  /**
   * Most changes are of the newest value, some of any older one; all are looked at all the time.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 30, 400, 3000})
  void everyValueHoldsWhatItHeldHoweverManyAreMadeOfIt(int size) {
    SplittableRandom random = new SplittableRandom(size);
    List<Dense<@Nullable Integer>> values = new ArrayList<>();
    List<List<@Nullable Integer>> models = new ArrayList<>();
    Dense<@Nullable Integer> first = Dense.empty();
    for (int i = 0; i < size; i++) {
      first = first.append(i);
    }
    values.add(first);
    models.add(first.iterator().toJavaList());
    for (int i = 0; i < 600; i++) {
      int of = random.nextInt(9) > 0 ? values.size() - 1 : random.nextInt(values.size());
      Dense<@Nullable Integer> next = values.get(of);
      List<@Nullable Integer> model = new ArrayList<>(models.get(of));
      for (int j = random.nextInt(12); j >= 0; j--) {
        int at = random.nextInt(model.size());
        Integer value = random.nextInt(5) == 0 ? null : Integer.valueOf(100 * i + j);
        next = next.update(at, value);
        model.set(at, value);
        if (random.nextInt(20) == 0) {
          next = next.append(i);
          model.add(i);
        }
      }
      values.add(next);
      models.add(model);
      int asked = random.nextInt(values.size());
      int at = random.nextInt(models.get(asked).size());
      assertThat(values.get(asked).get(at)).isEqualTo(models.get(asked).get(at));
      assertThat(values.get(asked).size()).isEqualTo(models.get(asked).size());
    }
    for (int i = 0; i < values.size(); i += size > 1000 ? 10 : 1) {
      assertThat(values.get(i)).containsExactlyElementsOf(models.get(i));
    }
  }

  /** Write k of the chain puts k under number k mod {@link #CELLS}. */
  private record Written(int k, Dense<Integer> value) {
    int expected(int index) {
      return index > k ? -1 : k - Math.floorMod(k - index, CELLS);
    }
  }

  private static final int CELLS = 700;

  @Test
  void othersMayReadAnyValueWhileMoreAreMade() throws InterruptedException {
    AtomicReference<Written> newest = new AtomicReference<>(new Written(-1, filled()));
    AtomicBoolean ended = new AtomicBoolean();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    List<Thread> readers = new ArrayList<>();
    for (int r = 0; r < 3; r++) {
      SplittableRandom random = new SplittableRandom(r);
      readers.add(
          new Thread(
              () -> {
                while (!ended.get() && wrong.isEmpty()) {
                  Written at = newest.get();
                  for (int i = random.nextInt(4000); i >= 0; i--) {
                    int index = random.nextInt(CELLS);
                    if (at.value().get(index) != at.expected(index)) {
                      wrong.add(index + " after " + at.k() + ": " + at.value().get(index));
                    }
                  }
                }
              }));
    }
    readers.forEach(Thread::start);
    for (int k = 0; k < 400_000 && wrong.isEmpty(); k++) {
      newest.set(new Written(k, newest.get().value().update(k % CELLS, k)));
    }
    ended.set(true);
    for (Thread reader : readers) {
      reader.join();
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void severalMayMakeMoreOfOneValueAtTheSameTime() throws InterruptedException {
    Dense<Integer> start = filled();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    List<Thread> writers = new ArrayList<>();
    for (int w = 0; w < 4; w++) {
      int own = w;
      writers.add(
          new Thread(
              () -> {
                Dense<Integer> mine = start;
                for (int i = 0; i < 50_000; i++) {
                  // Every now and then they all begin again from where they all began.
                  mine = (i % 500 == 0 ? start : mine).update(i % CELLS, own);
                  if (mine.get(i % CELLS) != own || start.get(i % CELLS) != -1) {
                    wrong.add(own + " at " + i);
                  }
                }
              }));
    }
    writers.forEach(Thread::start);
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(wrong).isEmpty();
    assertThat(start).containsOnly(-1);
  }

  private static Dense<Integer> filled() {
    Dense<Integer> filled = Dense.empty();
    for (int i = 0; i < CELLS; i++) {
      filled = filled.append(-1);
    }
    return filled;
  }
}
