package org.arraytwin.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTextTest {
  private static final CimClass VOLUME = cimClass("T_Volume", key("Id", CimType.STRING, null));
  private static final CimClass PAIR =
      cimClass(
          "T_Pair",
          key("From", CimType.REFERENCE, "T_Volume"),
          key("To", CimType.REFERENCE, "T_Volume"));
  private static final CimClass MANY =
      cimClass(
          "T_Many",
          key("U", CimType.UINT64, null),
          key("B", CimType.BOOLEAN, null),
          key("C", CimType.CHAR16, null),
          key("D", CimType.DATETIME, null),
          key("R", CimType.REAL64, null));
  private static final CimClass OVER = cimClass("T_Over", key("Of", CimType.REFERENCE, "T_Pair"));

  private static CimClass find(String name) {
    return List.of(VOLUME, PAIR, MANY, OVER).stream()
        .filter(c -> Names.same(c.name(), name))
        .findFirst()
        .orElse(null);
  }

  private static CimProperty key(String name, CimType type, String target) {
    Qualifier key =
        new Qualifier("Key", CimType.BOOLEAN, false, true, new Flavor(false, true, false), false);
    return new CimProperty(
        name, type, false, 0, target, null, new Qualifiers(List.of(key)), "", false);
  }

  private static CimClass cimClass(String name, CimProperty... properties) {
    return new CimClass(name, null, Qualifiers.NONE, List.of(properties), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "T_A.k=\"v\" | - | - | T_A | v",
        "root/x:T_A.k=\"v\" | - | root/x | T_A | v",
        "/root/x:T_A.k=\"v\" | - | root/x | T_A | v",
        "//host/root/x:T_A.k=\"v\" | host | root/x | T_A | v",
        "//h:5988/root/x:T_A.k=\"a:b.c=d\" | h:5988 | root/x | T_A | a:b.c=d",
        "http://h:5988/root/x:T_A.k=\"//v\" | h:5988 | root/x | T_A | //v",
        "T_A.k=\"say \\\"x\\\" \\\\ y\" | - | - | T_A | say \"x\" \\ y",
        "T_A.k=\"\uD83D\uDCBE,\uD83D\uDCBE\" | - | - | T_A | \uD83D\uDCBE,\uD83D\uDCBE",
        "T_A.k=\"\" | - | - | T_A | ``",
        "T_A=\"v\" | - | - | T_A | v",
      })
  void readsHostNamespaceClassAndKey(
      String text, String host, String namespace, String className, String value) {
    ObjectPath path = ObjectPath.parse(text);
    assertThat(path.host()).isEqualTo(host);
    assertThat(path.namespace()).isEqualTo(namespace);
    assertThat(path.className()).isEqualTo(className);
    assertThat(path.keys()).hasSize(1);
    assertThat(path.keys().get(0).value()).isEqualTo(value);
  }

  @Test
  void readsNumbersBooleansAndCharacters() {
    ObjectPath path =
        ObjectPath.parse("T_A.a=1,b=-2,c=true,d=FALSE,e='x',f=1.5e3,g=0xFF,h=18446744073709551615");
    assertThat(path.keys())
        .extracting(ObjectPath.Key::value)
        .containsExactly(1L, -2L, true, false, 'x', 1500.0, 255L, -1L);
    assertThat(ObjectPath.parse("T_A").isClassPath()).isTrue();
    assertThat(ObjectPath.parse("root/x:T_A").isClassPath()).isTrue();
    assertThat(ObjectPath.parse("T_A=@").isClassPath()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "T_A.",
        "T_A.k",
        "T_A.k=",
        "T_A.k=v",
        "T_A.k=\"v",
        "T_A.k=\"v\"x",
        "T_A.k=\"v\",",
        "T_A,k=\"v\"",
        "//host",
        "//host/T_A",
        "T_A.k='ab'",
        "T_A.k=1.2.3",
        ":",
        "root/x:",
        "T_A.k=99999999999999999999",
        "T A.k=1",
        "T_A=@x",
        "=",
        "\"",
        "T_A.=1"
      })
  void refusesWhatIsNoPath(String text) {
    assertThatThrownBy(() -> ObjectPath.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not an object path")
        .hasMessageContaining("at character");
  }

  @Test
  void givesKeysTheNamesOrderAndTypesOfTheirClass() {
    ObjectPath path =
        ObjectPath.parse(
                "t_many.r=2,D=\"00000001000000.000000:000\",C=\"x\",b=TRUE,u=18446744073709551615")
            .typed(PathTextTest::find);
    assertThat(path.className()).isEqualTo("T_Many");
    assertThat(path.keys())
        .extracting(ObjectPath.Key::name)
        .containsExactly("U", "B", "C", "D", "R");
    assertThat(path.keys())
        .extracting(ObjectPath.Key::value)
        .containsExactly(-1L, true, 'x', new CimDateTime("00000001000000.000000:000"), 2.0);
    assertThat(path.keys()).extracting(ObjectPath.Key::type).startsWith(CimType.UINT64);
  }

  @Test
  void readsPathsInPathsAsDeepAsTheyAreWritten() {
    ObjectPath from = volume("a\"b\\c", "root/x");
    ObjectPath to = volume("\uD83D\uDCBE", null);
    ObjectPath pair =
        new ObjectPath(
            null,
            "root/x",
            "T_Pair",
            List.of(new ObjectPath.Key("From", from), new ObjectPath.Key("To", to)));
    ObjectPath over =
        new ObjectPath("h", "root/y", "T_Over", List.of(new ObjectPath.Key("Of", pair)));
    ObjectPath read = ObjectPath.parse(over.toString()).typed(PathTextTest::find);
    assertThat(read).isEqualTo(over);
    assertThat(((ObjectPath) read.key("of")).namespace()).isEqualTo("root/x");
    assertThat(read.toString()).isEqualTo(over.toString());
  }

  private static ObjectPath volume(String id, String namespace) {
    return new ObjectPath(null, namespace, "T_Volume", List.of(new ObjectPath.Key("Id", id)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "T_Volume.Id=1 | key Id is not a string",
        "T_Volume.X=\"1\" | key Id is missing",
        "T_Volume.Id=\"1\",X=\"2\" | a key too many",
        "T_Pair.From=\"T_Volume.Id=\\\"1\\\"\",To=1 | key To is not a reference",
        "T_Pair.From=\"junk!\",To=\"junk\" | is not an object path",
        "T_Many.U=\"1\",B=true,C=\"x\",D=\"x\",R=1 | key U is not a uint64",
        "T_Many.U=1,B=true,C=\"x\",D=\"x\",R=1 | 'x' is not a CIM datetime",
      })
  void refusesKeysThatAreNotTheClasss(String text, String problem) {
    assertThatThrownBy(() -> ObjectPath.parse(text).typed(PathTextTest::find))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void leavesPathsOfUnknownClassesAsTheyAre() {
    ObjectPath path = ObjectPath.parse("T_Other.k=1");
    assertThat(path.typed(PathTextTest::find)).isSameAs(path);
  }
}
