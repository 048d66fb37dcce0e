package org.arraytwin.cim.mof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.mof.syntax.Declared;
import org.arraytwin.cim.mof.syntax.Literal;
import org.arraytwin.cim.mof.syntax.MofSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MofSyntaxTest {

  private static CimClass clazz(String text, String name) {
    CimClass found = Mof.compile(text).get(name);
    assertThat(found).as(name).isNotNull();
    return found;
  }

  private static CimProperty property(String declaration) {
    return clazz("class X { " + declaration + " };", "X").properties().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10",
    "+7, 7",
    "-9, -9",
    "0xFf, 255",
    "0X10, 16",
    "-0x1, -1",
    "101b, 5",
    "1B, 1",
    "017, 15",
    "0, 0",
    "-9223372036854775808, -9223372036854775808"
  })
  void readsEveryFormOfInteger(String written, long value) {
    assertThat(property("sint64 P = " + written + ";").defaultValue()).isEqualTo(value);
  }

  @Test
  void keepsAllBitsOfTheLargestUint64() {
    assertThat(property("uint64 P = 18446744073709551615;").defaultValue()).isEqualTo(-1L);
    assertThat(property("uint64 P = 0xFFFFFFFFFFFFFFFE;").defaultValue()).isEqualTo(-2L);
  }

  @Test
  void readsRealNumbers() {
    assertThat(property("real64 P = -1.5e2;").defaultValue()).isEqualTo(-150.0);
    assertThat(property("real32 P = .25;").defaultValue()).isEqualTo(0.25f);
    assertThat(property("real64 P = 3;").defaultValue()).isEqualTo(3.0);
  }

  @Test
  void joinsAdjacentStringsAndResolvesEscapes() {
    assertThat(
            property("string P = \"a\\\"b\\\\\" /* and */ \"\\n\\x41\\x263a \\'z\";")
                .defaultValue())
        .isEqualTo("a\"b\\\nA\u263a 'z");
  }

  @Test
  void readsTheOtherTypesOfDefault() {
    assertThat(property("char16 P = '\\x41';").defaultValue()).isEqualTo('A');
    assertThat(property("boolean P = TRUE;").defaultValue()).isEqualTo(true);
    assertThat(property("string P = Null;").defaultValue()).isNull();
    assertThat(property("datetime P = \"00000001000000.000000:000\";").defaultValue())
        .isEqualTo(new CimDateTime("00000001000000.000000:000"));
  }

  @Test
  void readsArraysWithAndWithoutSize() {
    CimProperty p = property("uint16 P[3] = {1, null, 0x3};");
    assertThat(p.array()).isTrue();
    assertThat(p.arraySize()).isEqualTo(3);
    assertThat(p.defaultValue()).isEqualTo(Arrays.asList(1L, null, 3L));
    assertThat(property("string P[] = {};").defaultValue()).isEqualTo(List.of());
  }

  @Test
  void readsQualifiersInEveryForm() {
    CimClass c =
        clazz(
            """
            // a comment
            [ABSTRACT, version("1.2.3"), Description ( "one " "two" ) : DisableOverride Translatable]
            Class X {
              [KEY, valuemap {"1", "2"}, Values {"a", "b"}, MaxLen (16)] string A;
            };
            """,
            "X");
    assertThat(c.isAbstract()).isTrue();
    assertThat(c.qualifiers().text("Description")).isEqualTo("one two");
    assertThat(c.qualifiers().get("description").name()).isEqualTo("Description");
    assertThat(c.qualifiers().get("Description").flavor()).isEqualTo(new Flavor(false, true, true));
    CimProperty a = c.property("a");
    assertThat(a.isKey()).isTrue();
    assertThat(a.qualifiers().texts("ValueMap")).containsExactly("1", "2");
    assertThat(a.qualifiers().get("MaxLen").value()).isEqualTo(16L);
  }

  @Test
  void readsQualifierTypes() {
    ClassRepository r = Mof.compile("qualifier Odd : sint8[] = {-1, 2};");
    assertThat(r.qualifierType("ODD"))
        .isEqualTo(
            new QualifierType(
                "Odd", CimType.SINT8, true, List.of(-1L, 2L), List.of("any"), Flavor.DEFAULT));
    assertThat(r.qualifierType("abstract").flavor()).isEqualTo(new Flavor(true, false, false));
    assertThat(r.qualifierType("Key").scopes()).containsExactly("property", "reference");
  }

  @Test
  void readsMethodsWithReferenceArraysAndOutParameters() {
    CimClass c =
        clazz(
            """
            class X {
              [Description ("d")] uint32 Do(
                [In (false), Out] X REF Made[],
                [EmbeddedInstance ("X")] string Settings,
                uint16 Count[]);
              boolean Nothing();
            };
            """,
            "X");
    var m = c.method("do");
    assertThat(m.returnType()).isEqualTo(CimType.UINT32);
    assertThat(m.parameters()).extracting("name").containsExactly("Made", "Settings", "Count");
    assertThat(m.parameter("made").isIn()).isFalse();
    assertThat(m.parameter("made").isOut()).isTrue();
    assertThat(m.parameter("made").array()).isTrue();
    assertThat(m.parameter("made").referenceClass()).isEqualTo("X");
    assertThat(m.parameter("count").isIn()).isTrue();
    assertThat(c.method("Nothing").parameters()).isEmpty();
  }

  @Test
  void readsInstancesWithAliases() {
    MofDeclarations d =
        Mof.parse(
            """
            class X { [Key] string N; uint8 L[]; };
            [Description ("x")]
            instance of X as $one { N = "1"; l = {1, 2}; };
            instance of X { N = $one; };
            """);
    assertThat(d.instances()).hasSize(2);
    Declared.Instance one = d.instances().get(0);
    assertThat(one.className()).isEqualTo("X");
    assertThat(one.alias()).isEqualTo("one");
    assertThat(one.value("n").value()).isEqualTo("1");
    assertThat(one.value("L").elements()).extracting(Literal::value).containsExactly(1L, 2L);
    assertThat(d.instances().get(1).alias()).isNull();
    assertThat(d.instances().get(1).value("N").kind()).isEqualTo(Literal.Kind.ALIAS);
    assertThat(d.instances().get(1).value("N").at()).hasToString("top.mof:4:21");
  }

  @Test
  void includesRelativeToTheIncludingFileAndOnce() {
    Map<String, String> files =
        Map.of(
            "top.mof",
                """
                #pragma locale ("en_US")
                #pragma namespace ("root/x")
                #pragma vendor something ( odd
                #pragma include ("a/one.mof") #pragma include ("a/./two.mof")
                """,
            "a/one.mof", "#pragma include (\"../a/two.mof\")\nclass One : Two {};",
            "a/two.mof", "\uFEFFclass Two {};\r\n");
    assertThat(MofCompiler.compile(MofSource.of(files), "top.mof").all())
        .extracting(CimClass::name)
        .containsExactly("Two", "One");
  }
}
