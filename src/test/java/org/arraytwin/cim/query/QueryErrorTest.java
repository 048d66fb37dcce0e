package org.arraytwin.cim.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a query is told with its status, line, column and what was expected. */
class QueryErrorTest {
  private static CimException error(String language, String query) {
    return catchThrowableOfType(
        CimException.class,
        () -> {
          if (language.equals("FQL")) {
            Filter.parse(
                "FQL", query, Samples.CLASSES.get("T_Thing"), Samples.CLASSES, Samples.NAMESPACE);
          } else {
            Query.parse(language, query, Samples.CLASSES, Samples.NAMESPACE);
          }
        });
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "WQL; ``; 1; found the end; SELECT",
        "WQL; SELEKT * FROM T_Thing; 1; found 'SELEKT'; SELECT",
        "WQL; SELECT; 7; found the end; a value or a name",
        "WQL; SELECT * T_Thing; 10; found 'T_Thing'; ',' or FROM",
        "WQL; SELECT * FROM; 14; found the end; a class name",
        "WQL; SELECT * FROM T_Thing WHERE; 28; found the end; a value or a name",
        "WQL; SELECT * FROM T_Thing WHERE Name; 29; found string; a comparison or a boolean",
        "WQL; SELECT * FROM T_Thing WHERE Name =; 35; found the end; a value or a name",
        "WQL; SELECT * FROM T_Thing WHERE Name = 'a; 36; the string has no end; a closing '",
        "WQL; SELECT * FROM T_Thing WHERE (Name = 'a'; 40; found the end; ')'",
        "WQL; SELECT * FROM T_Thing WHERE Name = 'a') ; 39; found ')'; the end of the query",
        "WQL; SELECT * FROM T_Thing WHERE Name = 'a' Flag = TRUE; 40; found 'Flag'; the end of",
        "WQL; SELECT * FROM T_Thing WHERE Name = 'a' AND; 43; found the end; a value",
        "WQL; SELECT * FROM T_Thing WHERE Name ? 'a'; 34; found '?'; a name, a value or an operator",
        "WQL; SELECT * FROM T_Thing WHERE U8 = 12x; 34; '12x' is not a number; digits",
        "WQL; SELECT * FROM T_Thing WHERE U8 = 12b; 34; '12b' is not a number; digits",
        "WQL; SELECT * FROM T_Thing WHERE U8 = 0x; 34; '0x' is not a number; digits",
        "WQL; SELECT * FROM T_Thing WHERE Nothing = 1; 29; T_Thing has no property Nothing; one of",
        "WQL; SELECT Nothing FROM T_Thing; 8; T_Thing has no property Nothing; one of",
        "WQL; SELECT * FROM T_Thing WHERE Extra = 'x'; 29; no property Extra; one of",
        "WQL; SELECT * FROM T_Thing WHERE Name = 5; 34; a comparison of string with; equal types",
        "WQL; SELECT * FROM T_Thing WHERE Name LIKE '[a'; 39; [ without ]; a pattern",
        "WQL; SELECT * FROM T_Thing WHERE U8 LIKE 'a'; 29; found uint8; a string for LIKE",
        "WQL; SELECT * FROM T_Thing WHERE Flag < TRUE; 34; boolean with <; it has no order",
        "WQL; SELECT * FROM T_Thing WHERE U8 = 'many'; 34; 'many' is not a uint8; a number",
        "WQL; SELECT * FROM T_Thing WHERE Time = 'now'; 36; 'now' is not a datetime; yyyymmdd",
        "WQL; SELECT * FROM T_Thing WHERE Name ISA T_Part; 29; found string; an object before ISA",
        "WQL; SELECT * FROM T_Thing WHERE Part ISA 5; 38; found '5'; a class name",
        "WQL; SELECT * FROM T_Thing WHERE Flag IS; 36; found the end; NOT, NULL, TRUE or FALSE",
        "WQL; SELECT * FROM T_Thing WHERE U8 IS TRUE; 29; found uint8; a boolean before IS",
        "WQL; SELECT * FROM T_Thing WHERE U8 < NULL; 32; NULL with <; = NULL or <> NULL",
        "WQL; SELECT * FROM T_Thing WHERE Part.Nothing = 1; 34; T_Part has no property; one of",
        "WQL; SELECT * FROM T_Thing WHERE Name.Size = 1; 34; found string; an object before .Size",
        "CQL; SELECT * FROM T_Thing WHERE Name = NULL; 34; a comparison with NULL; IS NULL",
        "CQL; SELECT * FROM T_Thing WHERE ANY Name = 'x'; 33; found string; an array after ANY",
        "CQL; SELECT * FROM T_Thing WHERE Codes < {1}; 35; arrays with <; = or <>, or ANY",
        "CQL; SELECT * FROM T_Thing WHERE Codes[x] = 1; 35; found 'x'; * or a number",
        "CQL; SELECT * FROM T_Thing WHERE ANY Codes[2..1] = 1; 38; 2 to 1 runs backwards; a range",
        "CQL; SELECT * FROM T_Thing WHERE ANY x IN Codes x = 1; 44; found 'x'; SATISFIES",
        "CQL; SELECT * FROM T_Thing WHERE Name + 1 = 2; 29; found string; a number or a datetime",
        "CQL; SELECT * FROM T_Thing WHERE Name || 1 = 'x'; 37; found sint64; a string for ||",
        "CQL; SELECT * FROM T_Thing WHERE UpperCase() = 'x'; 29; with 0 arguments; 1 arguments",
        "CQL; SELECT * FROM T_Thing WHERE Length(U8) = 1; 36; found uint8; a string for Length",
        "CQL; SELECT * FROM T_Thing WHERE State = State#'No'; 42; no value called 'No'; one of OK",
        "CQL; SELECT * FROM T_Thing WHERE State = State#'Others'; 42; stands for 5..; one value",
        "CQL; SELECT * FROM T_Thing WHERE T_Part::Nothing = 1; 29; T_Part has no property; one of",
        "CQL; SELECT x.* FROM T_Thing t; 8; x is not the class asked; * or a name",
        "CQL; SELECT Name, U8 AS name FROM T_Thing; 14; two items are called name; a name for one",
        "CQL; SELECT * FROM T_Thing WHERE Name LIKE '*a'; 39; nothing before it; a pattern",
        "CQL; SELECT * FROM T_Thing WHERE Name LIKE 'a{2,1}'; 39; runs backwards; a pattern",
        "CQL; SELECT * FROM T_Thing WHERE Name LIKE '(a'; 39; ( without ); a pattern",
        "CQL; SELECT * FROM T_Thing WHERE Name = '\\u12'; 41; a broken \\u; four hexadecimal",
        "CQL; SELECT * FROM T_Thing WHERE t.Name = 1; 29; t is neither the class asked; one",
        "CQL; SELECT U8 = 1 FROM T_Thing; 11; found '='; ',' or FROM",
        "FQL; Nothing = 1; 1; T_Thing has no property Nothing; one of",
        "FQL; Name =; 7; found the end; a value or a name",
        "FQL; Codes = {1, 'a'}; 13; found string; a number",
        "FQL; Codes = {1, Name}; 13; found string; a literal",
      })
  void whatIsNoQueryIsToldWithItsPlace(
      String language, String query, int column, String found, String expected) {
    CimException error = error(language, query);
    assertThat(error.status()).isEqualTo(CimStatus.INVALID_QUERY);
    assertThat(error)
        .hasMessageContaining("query, line 1, column " + column + ": ")
        .hasMessageContaining(found)
        .hasMessageContaining("; expected ")
        .hasMessageContaining(expected);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "CQL; SELECT DISTINCT Name FROM T_Thing; 8; DISTINCT",
        "CQL; SELECT FIRST 5 Name FROM T_Thing; 8; FIRST",
        "CQL; SELECT COUNT(Name) FROM T_Thing; 8; aggregation 'COUNT'",
        "CQL; SELECT * FROM T_Thing a, T_Part b; 24; a join",
        "CQL; SELECT * FROM T_Thing a JOIN T_Part b; 25; 'JOIN'",
        "CQL; SELECT * FROM (SELECT * FROM T_Part); 15; a query within FROM",
        "CQL; SELECT * FROM T_Thing WHERE U8 = (SELECT U8 FROM T_Thing); 34; a query within a query",
        "CQL; SELECT * FROM T_Thing WHERE EXISTS (SELECT * FROM T_Part); 29; EXISTS",
        "CQL; SELECT * FROM T_Thing WHERE U8 IN (1, 2); 32; IN with a list",
        "CQL; SELECT * FROM T_Thing WHERE U8 BETWEEN 1 AND 2; 32; BETWEEN",
        "CQL; SELECT * FROM T_Thing ORDER BY Name; 23; 'ORDER'",
        "CQL; SELECT * FROM T_Thing WHERE U8 = 1 ORDER BY Name; 36; 'ORDER'",
        "CQL; SELECT * FROM T_Thing WHERE U8 = 1 GROUP BY Name; 36; 'GROUP'",
        "CQL; SELECT * FROM T_Thing WHERE Name LIKE ElementName; 39; a pattern that is not a literal",
        "CQL; SELECT * FROM T_Thing WHERE Name LIKE 'a' ESCAPE 'b'; 43; ESCAPE",
        "CQL; SELECT * FROM T_Thing WHERE Sqrt(U8) = 1; 29; function Sqrt (there are ClassName",
        "WQL; SELECT * FROM T_Thing WITHIN 5 WHERE U8 = 1; 23; 'WITHIN'",
        "WQL; ASSOCIATORS OF {T_Thing.Name='x'}; 1; a statement of 'ASSOCIATORS'",
        "WQL; DELETE FROM T_Thing; 1; a statement of 'DELETE'",
        "WQL; SELECT * FROM T_Thing t; 23; an alias",
        "WQL; SELECT Name AS n FROM T_Thing; 13; an alias",
        "WQL; SELECT * FROM T_Thing WHERE T_Thing::Name = 'x'; 36; a class scope",
        "WQL; SELECT * FROM T_Thing WHERE U8 + 1 = 2; 32; arithmetic",
        "WQL; SELECT * FROM T_Thing WHERE Name || 'x' = 'y'; 34; ||",
        "WQL; SELECT * FROM T_Thing WHERE Codes[0] = 1; 34; elements of an array",
        "WQL; SELECT * FROM T_Thing WHERE ANY Codes = 1; 29; ANY and EVERY",
        "WQL; SELECT * FROM T_Thing WHERE Codes = {1}; 37; an array in braces",
        "WQL; SELECT * FROM T_Thing WHERE UpperCase(Name) = 'X'; 29; functions",
        "WQL; SELECT * FROM T_Thing WHERE State = State#'OK'; 42; symbols",
        "FQL; SELECT * FROM T_Thing; 1; a SELECT statement",
        "FQL; Name IS NULL; 6; IS NULL",
        "FQL; Part ISA T_Part; 6; ISA",
        "FQL; U8 + 1 = 2; 4; arithmetic",
        "FQL; T_Thing::Name = 'x'; 8; a class scope",
        "FQL; ClassName() = 'x'; 1; functions",
        "FQL; ANY x IN Codes SATISFIES (x = 1); 7; SATISFIES",
      })
  void whatIsKnownButNotThereIsNamed(String language, String query, int column, String feature) {
    CimException error = error(language, query);
    assertThat(error)
        .hasMessageContaining("line 1, column " + column + ": ")
        .hasMessageContaining(feature);
    assertThat(error.status()).isEqualTo(CimStatus.QUERY_FEATURE_NOT_SUPPORTED);
  }

  @Test
  void linesAreCounted() {
    assertThat(error("CQL", "SELECT *\nFROM T_Thing\r\n WHERE\n  Name ="))
        .hasMessageContaining("line 4, column 9: found the end");
  }

  @Test
  void aClassThatIsNotThereIsAnInvalidClass() {
    assertThat(error("WQL", "SELECT * FROM T_Nothing").status()).isEqualTo(CimStatus.INVALID_CLASS);
  }

  @ParameterizedTest
  @CsvSource({"wql", "Wql", "DMTF:CQL", "dmtf:cql", "cql", " CQL "})
  void languagesAreNamedInAnyCase(String name) {
    assertThat(Query.parse(name, "SELECT * FROM T_Thing", Samples.CLASSES, Samples.NAMESPACE))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"SQL", "DMTF:CQLT", "FQL", "DMTF:FQL", "''"})
  void anotherLanguageIsRefusedByTellingWhichThereAre(String name) {
    assertThat(error(name.equals("FQL") ? "fql " : name, "SELECT * FROM T_Thing"))
        .hasMessageContaining("there is WQL, DMTF:CQL, CQL")
        .extracting(CimException::status)
        .isEqualTo(CimStatus.QUERY_LANGUAGE_NOT_SUPPORTED);
    assertThat(
            catchThrowableOfType(
                CimException.class,
                () -> Filter.parse("WQL", "U8 = 1", null, Samples.CLASSES, Samples.NAMESPACE)))
        .hasMessageContaining("there is DMTF:FQL, FQL");
  }

  @Test
  void aQueryThatIsTooLargeIsRefusedAndNotDied() {
    String start = "SELECT * FROM T_Thing WHERE ";
    List<String> large =
        List.of(
            start + "(".repeat(50_000) + "U8 = 1" + ")".repeat(50_000),
            start + "NOT ".repeat(50_000) + "U8 = 1",
            start + "U8 = " + "-".repeat(50_000) + "1",
            start + "U8 = 1" + "+1".repeat(50_000),
            start + "Name = 'a'" + "||'a'".repeat(40_000),
            start + "Part" + ".Part".repeat(40_000) + " = 1",
            start + "U8 = 1" + " OR U8 = 1".repeat(20_000),
            start + "Name = '" + "a".repeat(300_000) + "'",
            start + "U8 = Length(" + "UpperCase(".repeat(20_000));
    for (String query : large) {
      assertThat(error("CQL", query).status())
          .as(query.substring(0, 60))
          .isEqualTo(CimStatus.SERVER_LIMITS_EXCEEDED);
    }
    assertThat(error("CQL", start + "U8 = 1" + " OR U8 = 1".repeat(3_000))).isNull();
    assertThat(error("CQL", start + "U8 = " + "9".repeat(500)).status())
        .isEqualTo(CimStatus.INVALID_QUERY);
    assertThat(error("CQL", start + "Name LIKE '" + "(a{1,100}){1,100}'").status())
        .isEqualTo(CimStatus.INVALID_QUERY);
  }
}
