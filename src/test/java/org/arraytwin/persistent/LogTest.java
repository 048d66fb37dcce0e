package org.arraytwin.persistent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogTest {
  @Test
  void nothingCameFirst() {
    Log<Integer> none = Log.empty();

    assertThat(none).isEmpty();
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.last()).isNull();
    assertThat(none.findLast(each -> true)).isNull();
    assertThat(none.init()).isSameAs(none);
  }

  @Test
  void agreesWithAListWhateverIsDoneAndEarlierValuesStayAsTheyWere() {
    SplittableRandom random = new SplittableRandom(11);
    Log<Integer> log = Log.empty();
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      Log<Integer> before = log;
      List<Integer> listBefore = List.copyOf(list);
      if (random.nextInt(3) == 0 && !list.isEmpty()) {
        log = log.init();
        list.remove(list.size() - 1);
      } else {
        log = log.append(i);
        list.add(i);
      }
      assertThat(log).containsExactlyElementsOf(list).hasSize(log.size());
      assertThat(log.last()).isEqualTo(list.isEmpty() ? null : list.get(list.size() - 1));
      assertThat(before).containsExactlyElementsOf(listBefore);
    }
    assertThat(Log.of(list)).containsExactlyElementsOf(log);
  }

  @Test
  void looksBackFromTheLatest() {
    Log<Integer> log = Log.of(List.of(1, 2, 3, 10, 4, 11, 12));

    assertThat(log.findLast(each -> each < 10)).isEqualTo(4);
    assertThat(log.findLast(each -> each > 20)).isNull();
    assertThat(log.lastWhile(each -> each > 9)).containsExactly(11, 12);
    assertThat(log.lastWhile(each -> each > 12)).isEmpty();
    assertThat(log).hasToString("[1, 2, 3, 10, 4, 11, 12]");
  }
}
