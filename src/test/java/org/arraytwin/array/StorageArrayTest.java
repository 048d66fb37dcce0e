package org.arraytwin.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from the identity of an array. */
class StorageArrayTest {
  private static final StorageArray ARRAY =
      new StorageArray(0, "london", "threepar", "V400", "1300096", 96, "3.1.1", List.of());

  @ParameterizedTest
  @CsvSource({
    "0, 60002AC0000000000000000000000060",
    "26, 60002AC0000000000000001A00000060",
    "2147483647, 60002AC0000000007FFFFFFF00000060"
  })
  void theWwnOfAVolumeLeadsBackToItsId(int id, String wwn) {
    assertThat(ARRAY.volumeWwn(id)).isEqualTo(wwn);
    assertThat(ARRAY.volumeId(wwn)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "60002AC0000000000000001A00000061",
        "60002AC000000000FFFFFFFF00000060",
        "60002ac0000000000000001a00000060",
        "60002AC0000000000000001A0000006",
        "50002AC0000000000000001A00000060"
      })
  void whatIsNoWwnOfItsVolumesLeadsNowhere(String wwn) {
    assertThat(ARRAY.volumeId(wwn)).isEqualTo(-1);
  }
}
