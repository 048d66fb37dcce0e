package org.arraytwin.persistent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
}
