package org.arraytwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  /** A command that can be told from others. */
  private record Numbered(long number) implements Command {
    @Override
    public void decide(Steps steps) {
      steps.nextId();
    }
  }

  @Test
  void strikeInTheOrderOfTimeAndThenOfSequenceThroughEveryChange() {
    SplittableRandom random = new SplittableRandom(4);
    Deadlines deadlines = Deadlines.NONE;
    TreeMap<Due, Command> expected = new TreeMap<>();
    Map<Integer, Due> keyed = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      Due due = new Due(random.nextInt(500), i);
      Command command = new Numbered(i);
      int key = random.nextInt(6);
      switch (random.nextInt(6)) {
        case 0 -> {
          deadlines = deadlines.with(due, command);
          expected.put(due, command);
        }
        case 1, 2, 3 -> {
          deadlines = deadlines.with(key, due, command);
          forget(expected, keyed, key);
          keyed.put(key, due);
          expected.put(due, command);
        }
        case 4 -> {
          deadlines = deadlines.without(key);
          forget(expected, keyed, key);
        }
        default -> {
          if (!expected.isEmpty()) {
            assertThat(deadlines.nextMicros()).isEqualTo(expected.firstKey().atMicros());
            assertThat(deadlines.next()).isEqualTo(expected.firstEntry().getValue());
            keyed.values().remove(expected.firstKey());
            expected.pollFirstEntry();
            deadlines = deadlines.rest();
          }
        }
      }
      assertThat(deadlines.size()).isEqualTo(expected.size());
      assertThat(deadlines.isEmpty()).isEqualTo(expected.isEmpty());
    }
    assertThat(deadlines.all().toJavaMap()).isEqualTo(expected);
    assertThat(deadlines.keyed().toJavaMap()).isEqualTo(keyed);
    assertThat(deadlines.size()).isPositive();
  }

  private static void forget(Map<Due, Command> expected, Map<Integer, Due> keyed, int key) {
    Due old = keyed.remove(key);
    if (old != null) {
      expected.remove(old);
    }
  }

  @Test
  void anOldValueStillHasWhatANewerOneHasLost() {
    Deadlines before = Deadlines.NONE.with(3, new Due(10, 1), new Numbered(1));
    Deadlines moved = before.with(3, new Due(20, 2), new Numbered(2));
    Deadlines cancelled = moved.without(3);
    assertThat(List.of(before.nextMicros(), moved.nextMicros(), cancelled.nextMicros()))
        .containsExactly(10L, 20L, -1L);
    assertThat(moved.rest().isEmpty()).isTrue();
    assertThat(before.next()).isEqualTo(new Numbered(1));
  }

  @Test
  void valuesThatAreMadeOfOneKeepOutOfEachOthersWay() {
    SplittableRandom random = new SplittableRandom(9);
    List<Deadlines> values = new ArrayList<>(List.of(Deadlines.NONE));
    List<TreeMap<Due, Command>> models = new ArrayList<>(List.of(new TreeMap<>()));
    for (int i = 0; i < 3_000; i++) {
      // Mostly of the newest value, now and then of any older one.
      int of = random.nextInt(4) > 0 ? values.size() - 1 : random.nextInt(values.size());
      TreeMap<Due, Command> model = new TreeMap<>(models.get(of));
      if (random.nextInt(3) == 0 && !model.isEmpty()) {
        assertThat(values.get(of).next()).isEqualTo(model.firstEntry().getValue());
        model.pollFirstEntry();
        values.add(values.get(of).rest());
      } else {
        Due due = new Due(i + random.nextInt(40), i);
        model.put(due, new Numbered(i));
        values.add(values.get(of).with(due, new Numbered(i)));
      }
      models.add(model);
    }
    for (int i = 0; i < values.size(); i += 7) {
      assertThat(values.get(i).all().toJavaMap()).isEqualTo(models.get(i));
    }
  }

  @Test
  void nothingFallsDueWhereNothingIsSet() {
    assertThat(Deadlines.NONE.nextMicros()).isEqualTo(-1);
    assertThatThrownBy(Deadlines.NONE::next).isInstanceOf(NoSuchElementException.class);
  }
}
