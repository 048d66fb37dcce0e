package org.arraytwin.cim.mof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.cim.mof.syntax.MofSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileMofTest {

  @Test
  void namesFileLineColumnTheLineAndWhatWasExpected() {
    MofException e = Mof.error("class X {\n  uint16 A\n  uint16 B;\n};");
    assertThat(e.file()).isEqualTo("top.mof");
    assertThat(e.line()).isEqualTo(3);
    assertThat(e.column()).isEqualTo(3);
    assertThat(e.sourceLine()).isEqualTo("  uint16 B;");
    assertThat(e.expected()).isEqualTo("'(', '[', '=' or ';'");
    assertThat(e)
        .hasMessage("top.mof:3:3: found a name 'uint16'; expected '(', '[', '=' or ';': uint16 B;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "class X { string S = \"abc | 22 | string is not closed",
        "class X { string S = \"abc\\ | 26 | backslash ends the line",
        "class X { string S = \"\\q\"; }; | 23 | unknown escape",
        "class X { string S = \"\\xg\"; }; | 23 | \\x without digits",
        "class X { char16 S = 'ab'; }; | 22 | not closed",
        "class X { char16 S = ''; }; | 22 | empty character",
        "/* never closed | 1 | comment is not closed",
        "class X { uint8 N = 256; }; | 21 | 256 does not fit uint8",
        "class X { uint8 N = -1; }; | 21 | -1 does not fit uint8",
        "class X { uint64 N = 18446744073709551616; }; | 22 | does not fit uint64",
        "class X { uint8 N = 08; }; | 21 | not a number",
        "class X { uint8 N = 12b; }; | 21 | not a number",
        "class X { uint8 N = 0x; }; | 21 | not a number",
        "class X { real32 N = 1.; }; | 22 | not a number",
        "class X { real32 N = 1.0e; }; | 22 | not a number",
        "class X { uint8 N = 1x; }; | 21 | not a number",
        "class X { uint8 N[] = 1; }; | 23 | found an integer",
        "class X { uint8 N = {1}; }; | 21 | found an array",
        "class X { uint8 N[0]; }; | 19 | found an integer '0'",
        "class X { string S = 1; }; | 22 | found an integer",
        "class X { datetime S = \"now\"; }; | 24 | 'now' is not a datetime",
        "class X { Y S; }; | 13 | found a name 'S'",
        "class X { uint32 M(; }; | 20 | found ';'",
        "class X | 8 | the file ends",
        "class X {}  | 11 | the file ends",
        "class { }; | 7 | found '{'",
        "@ | 1 | character '@' is not MOF",
        "#include (\"x\") | 1 | unknown directive",
        "[Key | 5 | the file ends",
        "[Abstract] qualifier X : string; | 12 | found a name 'qualifier'",
        "qualifier X : thing; | 15 | unknown type 'thing'",
        "qualifier X : string, Flavor(Odd); | 30 | unknown flavor 'Odd'",
        "qualifier X : string, Scope(odd); | 29 | unknown scope 'odd'",
        "qualifier Key : string; | 1 | Key is already declared",
        "instance X {}; | 10 | found a name 'X'",
        "class X {}; class x {}; | 19 | class x is already declared at top.mof:1:7",
      })
  void refusesWhatIsNotMof(String text, int column, String problem) {
    MofException e = Mof.error(text);
    assertThat(e).as(text).isNotNull().hasMessageContaining(problem);
    assertThat(e.line()).isEqualTo(1);
    assertThat(e.column()).as(e.getMessage()).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "class B : Missing {}; | superclass Missing is not declared",
        "class B : C {}; class C : B {}; | its own ancestor",
        "class B { string P; string p; }; | B already declares p",
        "class B { string P; uint8 P(); }; | B already declares P",
        "class B { A REF R; }; | no association",
        "[Association] class B { Missing REF R; }; | class Missing is not declared",
        "class B { [EmbeddedInstance (\"Missing\")] string S; }; | class Missing is not declared",
        "class B { uint8 M(Missing REF R); }; | class Missing is not declared",
        "class B { uint8 M(string a, string A); }; | parameter A is already declared",
        "class B : A { string P; }; | property P is already in a superclass",
        "class B : A { [Override (\"Q\")] string Q; }; | no superclass has a property Q",
        "class B : A { [Override (\"Q\")] string P; }; | Override must name the property itself",
        "class B : A { [Override] string P; }; | Override must name the property itself",
        "class B : A { [Override (\"P\")] uint8 P; }; | P is uint8 here but overrides string",
        "class B : A { [Override (\"P\")] string P[]; }; | P is string[] here but overrides string",
        "class B : A { [Override (\"M\")] uint8 M(); }; | returns another type",
        "class B : A { [Override (\"M\")] uint32 M(); }; | another number of parameters",
        "class B : A { [Override (\"M\")] uint32 M(string b); }; | parameter b is not one",
        "class B : A { [Override (\"P\"), Key (false)] string P; }; | Key may not be overridden",
        "[Association] class B : L { [Override (\"R\")] C REF R; }; class C {}; | R is C REF here",
        "[Nothing] class B {}; | qualifier Nothing has no declaration",
        "[Key] class B {}; | qualifier Key does not suit a class",
        "class B { [In] string P; }; | qualifier In does not suit a property",
        "class B { [Key, key] string P; }; | qualifier Key stands here twice",
        "class B { [ValueMap {\"1\"}, Values {\"a\", \"b\"}] uint8 P; }; | 2 Values for a ValueMap",
        "class B { [MaxLen (\"x\")] string P; }; | found a string",
        "instance of A as $a {}; instance of A as $A {}; | alias $A is already set",
      })
  void refusesWhatDoesNotResolve(String text, String problem) {
    String model =
        "class A { [Key] string P; uint32 M(string a); };"
            + "[Association] class L { [Key] A REF R; };\n";
    MofException e = Mof.error(model + text);
    assertThat(e).as(text).isNotNull().hasMessageContaining(problem);
    assertThat(e.line()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.mof",
        "a/../../secret.mof",
        "/etc/passwd",
        "C:/x.mof",
        "a\\\\b.mof",
        "",
        "x\\x0000.mof"
      })
  void neverIncludesFromOutsideTheFolder(String path) {
    assertThat(Mof.error("#pragma include (\"" + path + "\")").expected())
        .isIn("a path inside it", "a relative path with '/' between names");
  }

  private static MofException failing(Map<String, String> files, String top) {
    return catchThrowableOfType(
        MofException.class, () -> MofCompiler.parse(MofSource.of(files), top));
  }

  @Test
  void refusesIncludeCyclesMissingFilesAndDeepIncludes() {
    assertThat(
            failing(Map.of("a", "#pragma include (\"b\")", "b", "\n#pragma include (\"a\")"), "a"))
        .hasMessageStartingWith("b:2:18: 'a' includes itself");
    assertThat(failing(Map.of("a", "#pragma include (\"b\")"), "a"))
        .hasMessageStartingWith("a:1:18: there is no file 'b'");
    assertThat(failing(Map.of(), "top")).hasMessageStartingWith("top:1:1: there is no file 'top'");
    Map<String, String> chain = new HashMap<>();
    for (int i = 0; i < 1000; i++) {
      chain.put("f" + i, "#pragma include (\"f" + (i + 1) + "\")");
    }
    assertThat(failing(chain, "f0")).hasMessageStartingWith("f31:1:18: includes are nested");
  }

  @Test
  void tellsWhichFileCannotBeRead() {
    MofSource binary =
        path -> {
          throw new MalformedInputException(1);
        };
    assertThatThrownBy(() -> MofCompiler.parse(binary, "x.mof"))
        .isInstanceOf(MofException.class)
        .hasMessageStartingWith("x.mof:1:1: 'x.mof' is not UTF-8");
    MofSource broken =
        path -> {
          throw new IOException("disk gone");
        };
    assertThatThrownBy(() -> MofCompiler.parse(broken, "x.mof"))
        .hasMessageContaining("cannot read 'x.mof': disk gone");
  }

  @Test
  void survivesDeepNestingAndLongChains() {
    for (String opener : List.of("{", "[", "(", "/*", "instance of ", "[Key(")) {
      assertThat(Mof.error(opener.repeat(200_000))).as(opener).isNotNull();
    }
    StringBuilder chain = new StringBuilder("class C0 {};\n");
    for (int i = 1; i < 5000; i++) {
      chain.append("class C").append(i).append(" : C").append(i - 1).append(" {};\n");
    }
    MofDeclarations declarations = Mof.parse(chain.toString());
    assertThatThrownBy(() -> declarations.repository(List.of("C4999")))
        .isInstanceOf(MofException.class)
        .hasMessageContaining("too many superclasses");
  }

  @Test
  void answersEveryDamagedTextWithAnErrorOfItsOwn() {
    String good =
        """
        [Abstract] class A { [Key, ValueMap {"1"}] string P = "x"; uint8 N[] = {1, 0x2};
        uint32 M([In (false), Out] A REF R[]); };
        instance of A as $a { P = "1"; };
        """;
    SplittableRandom random = new SplittableRandom(42);
    String alphabet = "{}[]()\"'\\;:,=$#/* \n0xA";
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Mof.compile(text.toString());
      } catch (MofException e) {
        assertThat(e.line()).as(text.toString()).isBetween(1, 8);
        assertThat(e.column()).isPositive();
      }
    }
  }
}
