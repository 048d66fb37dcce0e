package org.arraytwin.wbem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.cim.ObjectPath;
import org.junit.jupiter.api.Test;

class SeenTest {
  private static ObjectPath path(String host, String namespace, long number) {
    return new ObjectPath(host, namespace, "X", List.of(new ObjectPath.Key("N", number)));
  }

  @Test
  void eachOfManyObjectsIsNewOnceOnly() {
    Seen seen = new Seen();
    for (long n = 0; n < 50_000; n++) {
      assertThat(seen.first(path("h", "root/a", n))).isTrue();
    }
    for (long n = 0; n < 50_000; n += 7) {
      assertThat(seen.first(path("H", "ROOT/A", n))).isFalse();
    }
  }

  @Test
  void theSameKeysElsewhereAreAnotherObject() {
    Seen seen = new Seen();
    assertThat(seen.first(path("h", "root/a", 1))).isTrue();
    assertThat(seen.first(path("h", "root/b", 1))).isTrue();
    assertThat(seen.first(path("i", "root/a", 1))).isTrue();
    assertThat(seen.first(path("h", "root/a", 1))).isFalse();
  }
}
