package org.arraytwin.cim.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.cim.CimInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each language's conditions say of one instance with a value for every property. */
class ConditionTest {
  private static final CimInstance THING = Samples.thing();
  private static final CimInstance EMPTY = Samples.of("T_Thing", "Name", "empty");

  private static boolean holds(String language, String condition, CimInstance instance) {
    if (language.equals("FQL")) {
      return Filter.parse(
              "DMTF:FQL",
              condition,
              Samples.CLASSES.get("T_Thing"),
              Samples.CLASSES,
              Samples.NAMESPACE)
          .test(instance);
    }
    return Query.parse(
            language,
            "SELECT * FROM T_Thing WHERE " + condition,
            Samples.CLASSES,
            Samples.NAMESPACE)
        .where()
        .test(instance);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "Name = 'first'; true",
        "Name = \"first\"; true",
        "name = 'First'; false",
        "Name <> 'first'; false",
        "Name < 'g'; true",
        "Name >= 'first'; true",
        "ElementName = 'Anna''s \"best\"'; true",
        "ElementName = 'Anna\\'s \\\"best\\\"'; true",
        "Letter = 'x'; true",
        "Letter < 'y'; true",
        "Flag = TRUE; true",
        "Flag = false; false",
        "Flag <> FALSE; true",
        "NOT Flag = FALSE; true",
        "U8 = 200; true",
        "U8 = 0xC8; true",
        "U8 = 11001000b; true",
        "S8 = -100; true",
        "S8 < -99; true",
        "U32 > 3999999999; true",
        "U64 = 18446744073709551615; true",
        "U64 > 9223372036854775807; true",
        "U64 < 18446744073709551616; true",
        "U64 > S64; true",
        "S64 = -9223372036854775808; true",
        "S64 < -9223372036854775807; true",
        "R32 = 0.1; true",
        "R32 = 1e-1; true",
        "R64 = 2.5; true",
        "R64 > 2; true",
        "R64 = 25E-1; true",
        "U16 > S16; true",
        "S16 = +5; false",
        "Time = '20260102020405.000006+000'; true",
        "Time < '20260102020405.000007+000'; true",
        "Time > '20260102******.******+000'; false",
        "Time > '20260101******.******+000'; true",
        "Duration = '00000001020304.000000:000'; true",
        "Duration < '00000001020305.000000:000'; true",
        "Owner = 'T_Element.Name=\"owner one\"'; true",
        "Owner = 'root/test:t_element.name=\"owner one\"'; true",
        "Owner <> 'T_Element.Name=\"owner two\"'; true",
        "Codes = 6; true",
        "Codes = 8; false",
        "Codes <> 6; false",
        "Codes <> 8; true",
        "OperationalStatus = 17 AND OperationalStatus = 2; true",
        "OperationalStatus = 17 AND OperationalStatus = 6; false",
        "Tags = 'blue'; true",
        "Large = 18446744073709551615; true",
        "Part.Label = 'wheel'; true",
        "Part.Weight = 9; true",
        "Part.Size > 3; true",
        "Anything.Extra = 'more'; true",
        "Anything.CopyState <> 4; false",
        "Anything.Nothing = 4; false",
        "Name = 'x' OR U8 = 200; true",
        "Name = 'x' OR U8 = 200 AND Flag = FALSE; false",
        "(Name = 'x' OR U8 = 200) AND Flag = TRUE; true",
        "NOT (Name = 'x' OR U8 = 200); false",
        "NOT NOT Name = 'first'; true",
        "200 = U8; true",
        "'first' = Name; true",
        "6 = Codes; true",
        "  nAmE='first'aNd flag=tRuE ; true",
      })
  void allLanguagesAgree(String condition, boolean expected) {
    for (String language : List.of("WQL", "DMTF:CQL", "FQL")) {
      assertThat(holds(language, condition, THING)).as(language).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "WQL {0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "Name like'f%'; true",
        "Name LIKE 'f_rst'; true",
        "Name LIKE 'F%'; false",
        "Name NOT LIKE 'F%'; true",
        "Name LIKE 'f[a-j]rst'; true",
        "Name LIKE 'f[^a-h]rst'; true",
        "Name LIKE 'f[^i]rst'; false",
        "Name LIKE '%'; true",
        "Name LIKE ''; false",
        "Name LIKE 'f%s%'; true",
        "Name LIKE 'first%%'; true",
        "Tags LIKE 'b%'; true",
        "Name != 'x'; true",
        "Flag IS TRUE; true",
        "Flag IS NOT TRUE; false",
        "Flag IS FALSE; false",
        "Name IS NULL; false",
        "Name IS NOT NULL; true",
        "Name = NULL; false",
        "Name <> NULL; true",
        "U8 = '200'; true",
        "Flag = 'true'; true",
        "Anything ISA T_Special; true",
        "Anything ISA T_Element; true",
        "Anything ISA T_Part; false",
        "Part ISA T_BigPart; true",
        "Owner ISA T_Element; true",
        "T_Thing ISA T_Element; true",
        "__THIS ISA T_Special; false",
        "__CLASS = 'T_Thing'; true",
        "T_Thing.Name = 'first'; true",
        "ElementName = 'a\\tb'; false",
      })
  void wqlHasItsOwn(String condition, boolean expected) {
    assertThat(holds("WQL", condition, THING)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "CQL {0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "T_Thing.Name = 'first'; true",
        "T_Thing::Name = 'first'; true",
        "T_Special::Extra = 'x'; false",
        "NOT T_Special::Extra = 'x'; false",
        "T_Special::Extra IS NULL; true",
        "T_Element::Name = 'first'; true",
        "Anything.T_Special::CopyState = 4; true",
        "Anything.T_Part::Size = 4; false",
        "Anything.T_Nowhere::Size IS NULL; true",
        "Part.T_BigPart::Weight + 1 = 10; true",
        "ANY Codes[*] = 7; true",
        "ANY Codes = 7; true",
        "EVERY Codes[*] > 4; true",
        "EVERY Codes[*] > 5; false",
        "NOT ANY Codes[*] = 9; true",
        "ANY OperationalStatus[*] = 17 AND ANY OperationalStatus[*] = 2; true",
        "Codes[0] = 5; true",
        "Codes[2] = 7; true",
        "Codes[3] IS NULL; true",
        "ANY Codes[1..2] = 5; false",
        "ANY Codes[0,2] = 7; true",
        "Codes = {7, 6, 5}; true",
        "Codes = {5, 6}; false",
        "Codes <> {5, 6}; true",
        "Steps = {'a', 'b'}; true",
        "Steps = {'b', 'a'}; false",
        "Tags = {'blue', NULL, 'red'}; true",
        "ANY x IN Codes SATISFIES (x > 6); true",
        "EVERY x IN Codes[*] SATISFIES (x > 4 AND x < 8); true",
        "ANY p IN Parts SATISFIES (p.Size = 2 AND p.Label IS NULL); true",
        "ANY p IN Parts SATISFIES (p.Size = 2 AND p.Label = 'a'); false",
        "ANY x IN Codes SATISFIES (ANY y IN OperationalStatus SATISFIES (x + 12 = y)); true",
        "Parts[1].Size = 2; true",
        "Name LIKE 'f.*t'; true",
        "Name LIKE 'f'; false",
        "Name LIKE '^f.*t$'; true",
        "Name LIKE '(fi|se)rst'; true",
        "Name LIKE 'fir[st]+'; true",
        "Name LIKE 'fir[st]^+'; false",
        "Name LIKE 'f%'; true",
        "Name LIKE 'f.r\\st'; true",
        "ANY Tags[*] LIKE 'b.*'; true",
        "EVERY Steps[*] LIKE '[ab]'; true",
        "U8 + 1 = 201; true",
        "U8 - 1 = 199; true",
        "U8 * 2 = 400; true",
        "U8 / 3 = 66; true",
        "U8 / 0 IS NULL; true",
        "U64 + 1 = 18446744073709551616; true",
        "-U8 = -200; true",
        "R64 * 2 = 5; true",
        "U8 + R64 = 202.5; true",
        "2 + 3 * 4 = 14; true",
        "(2 + 3) * 4 = 20; true",
        "Name || '-' || Letter = 'first-x'; true",
        "Time - '20260102020405.000006+000' = '00000000000000.000000:000'; true",
        "Time + Duration = '20260103040709.000006+000'; true",
        "Duration * 2 = '00000002040608.000000:000'; true",
        "DateTime('20260102020405.000006+000') = Time; true",
        "MicrosecondTimestamp(Duration) = 93784000000; true",
        "UpperCase(Name) = 'FIRST'; true",
        "LowerCase('ABC') = 'abc'; true",
        "Length(Name) = 5; true",
        "SubString(Name, 1, 3) = 'irs'; true",
        "StringToUint('12') = 12; true",
        "StringToSint('-12') = -12; true",
        "StringToReal('1.5') = 1.5; true",
        "NumericToString(U8) = '200'; true",
        "ClassName() = 'T_Thing'; true",
        "ClassName(Anything) = 'T_Special'; true",
        "ClassName(Owner) = 'T_Element'; true",
        "NameSpaceName() = 'root/test'; true",
        "ObjectPath() = 'root/test:T_Thing.Name=\"first\"'; true",
        "Path(T_Thing) = ObjectPath('T_Thing.Name=\"first\"'); true",
        "InstanceOf(Anything, 'T_Thing') = TRUE; true",
        "InstanceOf(T_Thing, 'T_Special'); false",
        "Flag; true",
        "NOT Flag; false",
        "State = T_Thing.State#'Bad'; true",
        "State = State#'bad'; true",
        "State <> T_Thing.State#'OK'; true",
        "Plain = T_Thing.Plain#'One'; true",
        "T_Thing ISA T_Element; true",
        "Name = 'a\\u0062c' OR Name = 'f\\x69rst'; true",
      })
  void cqlHasItsOwn(String condition, boolean expected) {
    assertThat(holds("CQL", condition, THING)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "FQL {0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "ANY Codes = 7; true",
        "EVERY Codes > 4; true",
        "NOT EVERY Codes > 5; true",
        "NOT ANY Codes = 7; false",
        "ANY Tags LIKE 'r.*'; true",
        "Codes = {5,6,7}; true",
        "Codes <> {5,6,7}; false",
        "Codes[1] = 6; true",
        "Parts[0].Label = 'a'; true",
        "Name = NULL; false",
        "Name <> NULL; true",
        "Name LIKE 'f.*'; true",
        "Name LIKE 'first|second'; true",
        "Name LIKE 'f%'; false",
        "Name LIKE 'fi{1,2}rs?t*'; true",
        "U8 = S8; false",
        "Extra = 'x'; false",
        "NOT Extra = 'x'; true",
      })
  void fqlHasItsOwn(String condition, boolean expected) {
    assertThat(holds("FQL", condition, THING)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: WQL and FQL {1}, CQL {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "U8 = 1; false; false",
        "U8 <> 1; true; false",
        "NOT U8 = 1; true; false",
        "U8 < 1; false; false",
        "NOT U8 < 1; true; false",
        "U8 = S8; true; false",
        "U8 = U8 OR Name = 'empty'; true; true",
        "U8 = 1 OR NOT Name = 'empty'; false; false",
        "Codes = 1; false; false",
        "Codes <> 1; true; false",
        "Part.Size = 1; false; false",
        "Name LIKE 'empt.'; false; true",
        "ElementName LIKE '.*'; false; false",
        "NOT ElementName LIKE '.*'; true; false",
      })
  void nullIsUnknownInCqlAloneAndEqualToNullElsewhere(
      String condition, boolean twoValued, boolean threeValued) {
    assertThat(holds("WQL", condition, EMPTY)).isEqualTo(twoValued);
    assertThat(holds("CQL", condition, EMPTY)).isEqualTo(threeValued);
  }
}
