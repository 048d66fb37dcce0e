package org.arraytwin.cim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectPathTest {
  private static ObjectPath path(ObjectPath.Key... keys) {
    return new ObjectPath(null, "root/a", "X", List.of(keys));
  }

  @Test
  void keysCompareByWhatTheyMeanInAnyOrderAndCase() {
    ObjectPath typed =
        path(new ObjectPath.Key("A", CimType.UINT16, 7L), new ObjectPath.Key("B", "x"));
    assertThat(typed).isEqualTo(path(new ObjectPath.Key("b", "x"), new ObjectPath.Key("a", "7")));
    assertThat(typed)
        .hasSameHashCodeAs(path(new ObjectPath.Key("b", "x"), new ObjectPath.Key("a", "7")));
    assertThat(typed)
        .isNotEqualTo(path(new ObjectPath.Key("A", "7"), new ObjectPath.Key("B", "X")));
    assertThat(typed.sameObject(typed.in("root/b"))).isFalse();
    assertThat(typed.sameObject(typed.in(null))).isTrue();
  }

  @Test
  void whatAClientCallsANumberOrABooleanComparesAsOne() {
    ObjectPath typed =
        path(
            new ObjectPath.Key("B", CimType.BOOLEAN, true),
            new ObjectPath.Key("N", CimType.UINT64, -1L),
            new ObjectPath.Key("R", CimType.REAL32, 0.1f));
    ObjectPath said =
        path(
            new ObjectPath.Key("B", CimType.BOOLEAN, "true"),
            new ObjectPath.Key("N", CimType.SINT64, "0xFFFFFFFFFFFFFFFF"),
            new ObjectPath.Key("R", CimType.SINT64, "1.0E-1"));
    assertThat(said).isEqualTo(typed).isNotEqualTo(path(new ObjectPath.Key("B", "true")));
    ObjectPath text = path(new ObjectPath.Key("B", CimType.SINT64, "neither"));
    assertThat(text).isEqualTo(path(new ObjectPath.Key("B", "neither")));
  }

  @Test
  void aLargeUint64KeyIsUnsignedWhereverItIsWritten() {
    ObjectPath large = path(new ObjectPath.Key("K", CimType.UINT64, -1L));
    assertThat(large).hasToString("root/a:X.K=18446744073709551615");
    assertThat(large.canonicalKeys()).contains("18446744073709551615");
    assertThat(large).isNotEqualTo(path(new ObjectPath.Key("K", CimType.SINT64, -1L)));
    ObjectPath nested = path(new ObjectPath.Key("R", large));
    assertThat(nested).hasToString("root/a:X.R=\"root/a:X.K=18446744073709551615\"");
  }

  @Test
  void theTypeOfABareKeyIsThatOfItsValue() {
    assertThat(new ObjectPath.Key("K", 1L).type()).isEqualTo(CimType.SINT64);
    assertThat(new ObjectPath.Key("K", true).type()).isEqualTo(CimType.BOOLEAN);
    assertThat(new ObjectPath.Key("K", 1.5f).type()).isEqualTo(CimType.REAL32);
    assertThat(new ObjectPath.Key("K", 1.5).type()).isEqualTo(CimType.REAL64);
    assertThat(new ObjectPath.Key("K", 'c').type()).isEqualTo(CimType.CHAR16);
    assertThat(new ObjectPath.Key("K", "s").type()).isEqualTo(CimType.STRING);
    assertThat(new ObjectPath.Key("K", path()).type()).isEqualTo(CimType.REFERENCE);
    assertThat(new ObjectPath.Key("K", new CimDateTime("00000000000000.000000:000")).type())
        .isEqualTo(CimType.DATETIME);
  }
}
