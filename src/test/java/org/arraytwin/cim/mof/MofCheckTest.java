package org.arraytwin.cim.mof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.mof.syntax.MofSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake is found, and none that is not there. */
class MofCheckTest {
  private static final ClassRepository EMPTY = new ClassRepository(List.of(), List.of());
  private static final String MODEL =
      "class A { [Key] string P; uint8 N = 3; uint32 M(string a); };"
          + " [Association] class L { [Key] A REF From; [Key] A REF To; };"
          + " class E { [EmbeddedInstance (\"A\")] string One; [Key] string K; };\n";

  static MofCheck check(String text) {
    MofSource source = MofSource.of(Map.of("q.mof", Mof.QUALIFIERS, "top.mof", text));
    return MofCheck.of(List.of(new MofInput(source, List.of("q.mof", "top.mof"))), EMPTY);
  }

  private static List<String> found(String text) {
    return check(text).errors().stream()
        .map(e -> e.line() + ":" + e.column() + " " + e.problem())
        .toList();
  }

  @Test
  void tellsOfEveryMistakeInOneRun() {
    String text =
        """
        class A {
          [Key] string Id
          [Key, Unknown] string Other;
          uint8 Small = 256;
          string Open = "never closed;
          uint32 Go([Key] string a, string A);
          nonsense;
          string Last;
        };
        class B : Nowhere { };
        class C : A {
          string Last;
          [Override ("Missing")] string Odd;
          [Key] string Another;
        };
        ]
        instance of A as $a { Id = "1"; Other = "x"; Nothing = 1; Last = 5; };
        instance of A { Id = "2"; };
        [Association] class L { [Key] A REF R; [Key] Z REF S; };
        instance of L { R = $b; S = "junk"; };
        class A { };
        """;
    assertThat(found(text))
        .containsExactly(
            "3:3 found '['",
            "3:9 qualifier Unknown has no declaration",
            "4:17 256 does not fit uint8",
            "5:17 the string is not closed",
            "6:14 qualifier Key does not suit a parameter",
            "6:29 parameter A is already declared",
            "7:11 found ';'",
            "10:7 superclass Nowhere is not declared",
            "12:3 property Last is already in a superclass",
            "13:4 Override must name the property itself",
            "14:9 key Another is added to the keys that A has",
            "16:1 found ']'",
            "17:66 found an integer",
            "19:46 class Z is not declared",
            "20:29 'junk' names a class",
            "21:7 class A is already declared at top.mof:1:7");
  }

  @Test
  void followsUpNothingThatAMistakeCauses() {
    assertThat(
            found("class A { uint8 X\n string Y; };\nclass B : A { [Override (\"X\")] uint8 X; };"))
        .containsExactly("2:2 found a name 'string'");
    assertThat(found("class A { 5 Y; [Key] string K; };\ninstance of A { K = \"1\"; Y = 2; };"))
        .containsExactly("1:11 found an integer '5'");
    assertThat(found("class A : { [Key] string K; };\nclass B { };"))
        .containsExactly("1:11 found '{'");
    assertThat(found("class A { [Key] string K;\nclass B { string X; };\nclass C : B { };"))
        .containsExactly("2:1 found a name 'class'");
    assertThat(found("class A { string S = \"x;\n string T; };\nclass B : A { };"))
        .containsExactly("1:22 the string is not closed");
    assertThat(
            found(
                "class B : Nowhere { };\nclass C : B { };\nclass D : C { };\ninstance of D { X = 1; };"))
        .containsExactly("1:7 superclass Nowhere is not declared");
    assertThat(
            found(
                MODEL + "instance of A as $a { P = 1; };\ninstance of L { From = $a; To = $a; };"))
        .containsExactly("2:27 found an integer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "instance of Z { P = 1; }; | class Z is not declared",
        "instance of A { P = \"1\"; Q = 1; }; | class A has no property Q",
        "instance of A { P = \"1\"; p = \"2\"; }; | property p has a value already",
        "instance of A { N = 1; }; | key P has no value",
        "instance of A { P = null; }; | key P has no value",
        "instance of A { P = 1; }; | found an integer",
        "instance of A { P = \"1\"; N = -1; }; | -1 does not fit uint8",
        "instance of A { P = {\"1\"}; }; | found an array",
        "instance of A { P = $a; }; | found an alias",
        "instance of L { From = $a; To = $a; }; | alias $a is not set",
        "instance of L { From = 1; To = \"A.P=\\\"1\\\"\"; }; | found an integer",
        "instance of L { From = \"A\"; To = \"A.P=\\\"1\\\"\"; }; | 'A' names a class",
        "instance of L { From = \"A.P=1\"; To = \"A.P=\\\"1\\\"\"; }; | key P is not a string",
        "instance of L { From = \"Z.P=1\"; To = \"A.P=\\\"1\\\"\"; }; | class Z is not declared",
        "instance of L { From = \"E.K=\\\"1\\\"\"; To = \"A.P=\\\"1\\\"\"; }; | From refers to A, not to E",
        "instance of E { K = \"1\"; One = \"text\"; }; | in the string: found a name 'text'",
        "instance of E { K = \"1\"; One = 1; }; | found an integer",
        "instance of E { K = \"1\"; One = instance of Z { }; }; | class Z is not declared",
        "instance of E { K = \"1\"; One = instance of E { }; }; | One holds instances of A, not of E",
        "instance of A { P = \"1\"; }; instance of A { P = \"1\"; }; | there is already an instance A.P=\"1\"",
        "[Abstract] class X { [Key] string K; }; instance of X { K = \"1\"; }; | class X is abstract",
        "class X { string K; }; instance of X { K = \"1\"; }; | class X has no keys",
        "#pragma namespace (\"//host/root\") | is not a local namespace",
        "class E : A { }; | class E is already declared",
      })
  void tellsWhatIsWrongWithAnInstance(String text, String problem) {
    MofCheck check = check(MODEL + text);
    assertThat(check.errors()).as(text).hasSize(1);
    assertThat(check.errors().get(0)).hasMessageContaining(problem);
    assertThat(check.errors().get(0).line()).isEqualTo(2);
  }

  @Test
  void aMissingSemicolonHidesNothing() {
    assertThat(found("class A { [Key] string K\n};\ninstance of A { K = \"1\"; Z = 2; };"))
        .containsExactly("2:1 found '}'", "3:26 class A has no property Z");
  }

  @Test
  void goesOnAfterFilesThatAreNotThere() {
    MofSource source =
        MofSource.of(
            Map.of("top.mof", "#pragma include (\"none.mof\")\nclass A { uint8 X = 300; };"));
    MofCheck check =
        MofCheck.of(List.of(new MofInput(source, List.of("gone.mof", "top.mof"))), EMPTY);
    assertThat(check.errors())
        .extracting(e -> e.file() + ":" + e.line() + " " + e.problem())
        .containsExactly(
            "gone.mof:1 there is no file 'gone.mof'",
            "top.mof:1 there is no file 'none.mof'",
            "top.mof:2 300 does not fit uint8");
  }

  @Test
  void takesDeclarationsInAnyOrder() {
    MofCheck check =
        check(
            """
            instance of L { From = $b; To = $a; };
            instance of B as $b { P = "2"; };
            instance of A as $a { P = "1"; };
            [Association] class L { [Key] A REF From; [Key] A REF To; };
            class B : A { };
            class A { [Key] string P; };
            """);
    assertThat(check.errors()).isEmpty();
    assertThat(check.classes()).isEqualTo(3);
    assertThat(check.instances()).isEqualTo(3);
  }

  @Test
  void classesThatAreThereAlreadyMayBeDeclaredAgainInTheSameForm() {
    ClassRepository existing = Mof.compile("class A { [Key] string P; uint8 N; };");
    MofSource source =
        MofSource.of(
            Map.of(
                "same.mof",
                Mof.QUALIFIERS + "class A { [Key] string P; };\nclass B : A { };",
                "other.mof",
                "class A { [Key] uint8 P; };"));
    MofCheck same = MofCheck.of(List.of(new MofInput(source, List.of("same.mof"))), existing);
    assertThat(same.errors()).isEmpty();
    assertThat(same.classes()).isEqualTo(1);
    assertThat(MofCheck.of(List.of(new MofInput(source, List.of("other.mof"))), existing).errors())
        .singleElement()
        .satisfies(e -> assertThat(e).hasMessageContaining("has another class A"));
  }

  @Test
  void stopsAtTenThousandErrors() {
    MofCheck check = check("class A { uint8 X = 300;\n" + "uint8 Y = 300;\n".repeat(10_500) + "};");
    assertThat(check.more()).isTrue();
    assertThat(check.errors()).hasSize(MofCheck.MAX_ERRORS);
  }

  /** Whatever is done to a text, the checker ends, and what it says has a place in it. */
  @Test
  void damagedTextsGetErrorsWithPlacesAndNothingElse() {
    String good =
        """
        [Abstract, Description ("x" "y")] class A { [Key, ValueMap {"1"}] string P = "x"; uint8 N[] = {1};
          uint32 M([In (false), Out] A REF R[]); char16 C = 'x'; real32 F = 1.5; };
        [Association] class L { [Key] A REF From; [Key] A REF To; }; class B : A { string T; };
        #pragma namespace ("root/x")
        instance of B as $a { P = "1"; N = {1, 2}; };
        instance of L { From = $a; To = "B.P=\\"2\\""; };
        class E { [Key] string K; [EmbeddedInstance ("A")] string V[]; };
        instance of E { K = "1"; V = {instance of B { T = "t"; }, $a}; };
        """;
    String[] pieces = {
      "{",
      "}",
      "[",
      "]",
      "(",
      ")",
      "\"",
      "'",
      "\\",
      ";",
      ":",
      ",",
      "=",
      "$",
      "#",
      "/",
      "*",
      "/*",
      "//",
      "0x",
      "class ",
      "instance of ",
      "qualifier ",
      "#pragma ",
      "null",
      "REF",
      "\n",
      "\u0000",
      "\uD83D",
      "instance",
      " as ",
      "1e9",
      "#pragma include (\"top.mof\")",
      "$a",
      "[Key]",
      "\uFEFF"
    };
    SplittableRandom random = new SplittableRandom(20261120);
    for (int i = 0; i < 6000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int n = random.nextInt(1, 6); n > 0; n--) {
        damage(text, pieces, random);
      }
      String damaged = text.toString();
      long lines = damaged.chars().filter(c -> c == '\n').count() + 1;
      MofCheck check =
          assertTimeoutPreemptively(Duration.ofSeconds(10), () -> check(damaged), damaged);
      assertThat(check.errors())
          .as(damaged)
          .allSatisfy(e -> assertThat((long) e.line()).isBetween(1L, lines + 20))
          .allSatisfy(e -> assertThat(e.column()).isPositive());
    }
  }

  private static void damage(StringBuilder text, String[] pieces, SplittableRandom random) {
    int at = random.nextInt(text.length());
    String piece = pieces[random.nextInt(pieces.length)];
    switch (random.nextInt(4)) {
      case 0 -> text.insert(at, piece);
      case 1 -> text.replace(at, Math.min(text.length(), at + piece.length()), piece);
      case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 40)));
      default -> {
        int to = Math.min(text.length(), at + random.nextInt(1, 60));
        text.insert(random.nextInt(text.length()), text.substring(at, to));
      }
    }
  }

  @Test
  void deepNestingEndsInAnErrorAndNotInAnOverflow() {
    List<String> openers = new ArrayList<>();
    Collections.addAll(
        openers,
        "instance of A { P = ",
        "class A { ",
        "[Key(",
        "class A { uint8 M(",
        "instance of A { P = {instance of A { P = ",
        "}",
        "};",
        "]");
    for (String opener : openers) {
      assertThat(check(opener.repeat(20_000)).errors()).as(opener).isNotEmpty();
    }
  }
}
