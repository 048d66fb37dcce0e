package org.arraytwin.persistent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NameIndexTest {

  @Test
  void findsWhatAMapFindsHoweverNamesComeAndGo() {
    SplittableRandom random = new SplittableRandom(3);
    NameIndex index = NameIndex.EMPTY;
    Map<String, Integer> map = new HashMap<>();
    String[] names = new String[20_000];
    for (int i = 0; i < names.length; i++) {
      names[i] = "vol." + i;
      index = index.with(names[i], i);
      map.put(names[i], i);
      int gone = random.nextInt(3 * names.length);
      if (gone < i && names[gone] != null) {
        index = index.without(names[gone], gone);
        map.remove(names[gone]);
        names[gone] = null;
      }
    }
    NameIndex all = index;
    for (int i = 0; i < 21_000; i++) {
      String name = "vol." + i;
      assertThat(all.find(name, n -> names[n])).isEqualTo(map.getOrDefault(name, -1));
      assertThat(all.likely(name)).isEqualTo(map.getOrDefault(name, -1));
    }
  }

  @Test
  void namesOfOneHashAreToldApart() {
    int count = 64;
    String[] names = new String[count];
    NameIndex index = NameIndex.EMPTY;
    for (int i = 0; i < count; i++) {
      StringBuilder name = new StringBuilder();
      for (int bit = 0; bit < 6; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      names[i] = name.toString();
      index = index.with(names[i], i);
    }
    assertThat(names[0].hashCode()).isEqualTo(names[count - 1].hashCode());
    NameIndex before = index;
    NameIndex after = index.without(names[7], 7);
    for (int i = 0; i < count; i++) {
      assertThat(before.find(names[i], n -> names[n])).isEqualTo(i);
      assertThat(after.find(names[i], n -> names[n])).isEqualTo(i == 7 ? -1 : i);
      assertThat(before.likely(names[i])).isBetween(0, count - 1);
    }
  }
}
