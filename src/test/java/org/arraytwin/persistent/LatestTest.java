package org.arraytwin.persistent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatestTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void everyValueHoldsTheLatestThatCameToItWhateverIsMadeOfIt(int most) {
    SplittableRandom random = new SplittableRandom(most);
    List<Latest<Integer>> values = new ArrayList<>(List.of(Latest.of(most)));
    List<List<Integer>> came = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < 500; i++) {
      // Mostly of the newest value, now and then of any older one.
      int of = random.nextInt(4) > 0 ? values.size() - 1 : random.nextInt(values.size());
      List<Integer> all = new ArrayList<>(came.get(of));
      all.add(i);
      values.add(values.get(of).append(i));
      came.add(all);
    }
    for (int i = 0; i < values.size(); i++) {
      List<Integer> all = came.get(i);
      assertThat(values.get(i))
          .containsExactlyElementsOf(all.subList(Math.max(0, all.size() - most), all.size()));
      assertThat(values.get(i).size()).isEqualTo(Math.min(most, all.size()));
    }
  }

  @Test
  void endsWhereNothingCame() {
    Latest<String> none = Latest.of(3);
    assertThat(none).isEmpty();
    assertThat(none.append("a")).hasToString("[a]");
    assertThatThrownBy(() -> none.iterator().next()).isInstanceOf(NoSuchElementException.class);
  }
}
