package org.arraytwin.cim.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ObjectPath;
import org.junit.jupiter.api.Test;

/** What becomes of instances in a select list. */
class ProjectionTest {
  private static Projection of(String list, String from) {
    return Query.parse(
            "CQL", "SELECT " + list + " FROM " + from, Samples.CLASSES, Samples.NAMESPACE)
        .projection();
  }

  @Test
  void aStarLeavesInstancesAsTheyAre() {
    CimInstance thing = Samples.thing();
    for (String list : List.of("*", "T_Thing.*", "t_thing.*")) {
      Projection projection = of(list, "T_Thing");
      assertThat(projection.whole()).isTrue();
      assertThat(projection.apply(thing)).isSameAs(thing);
      assertThat(projection.resultClass()).isSameAs(Samples.CLASSES.get("T_Thing"));
    }
    assertThat(of("t.*", "T_Thing t").whole()).isTrue();
  }

  @Test
  void propertiesInAnyCaseAreAPropertyList() {
    Projection projection = of("NAME, t.u8, Codes", "T_Thing AS t");
    assertThat(projection.properties()).containsExactlyInAnyOrder("name", "u8", "codes");
    CimClass result = projection.resultClass();
    assertThat(result.properties())
        .extracting(CimProperty::name)
        .containsExactly("Name", "U8", "Codes");
    assertThat(result.keys()).isEmpty();
    CimInstance row = projection.apply(Samples.thing());
    assertThat(row.get("U8")).isEqualTo(200L);
    assertThat(row.get("Codes")).isEqualTo(List.of(5L, 6L, 7L));
  }

  @Test
  void columnsHaveTheTypesOfWhatTheyHold() {
    Projection projection =
        of(
            "U64 AS Large, U8 + 1 AS Sum, R64 / 2 AS Half, t.Name || '!' AS Loud, path(t),"
                + " Part, Owner, Time + Duration AS Later, t.Part.Label, Codes[1] AS Second,"
                + " T_Special::Extra, ClassName(t) AS Class, Letter, 'x' AS Fixed,"
                + " T_Thing.State#'Bad' AS Symbol, -U8 AS Minus, Anything.CopyState",
            "T_Thing t");
    assertThat(projection.properties()).isNull();
    assertThat(projection.resultClass().properties())
        .extracting(p -> p.name() + ":" + p.type().wireName())
        .containsExactly(
            "Large:uint64",
            "Sum:sint64",
            "Half:real64",
            "Loud:string",
            "path:reference",
            "Part:string",
            "Owner:reference",
            "Later:datetime",
            "Label:string",
            "Second:uint16",
            "Extra:string",
            "Class:string",
            "Letter:char16",
            "Fixed:string",
            "Symbol:uint16",
            "Minus:sint64",
            "CopyState:string");
    CimInstance row = projection.apply(Samples.thing());
    assertThat(row.get("Large")).isEqualTo(-1L);
    assertThat(row.get("Sum")).isEqualTo(201L);
    assertThat(row.get("Half")).isEqualTo(1.25);
    assertThat(row.get("Loud")).isEqualTo("first!");
    assertThat(row.get("path"))
        .isEqualTo(
            new ObjectPath(
                null, "root/test", "T_Thing", List.of(new ObjectPath.Key("Name", "first"))));
    assertThat(row.get("Part")).isInstanceOf(CimInstance.class);
    assertThat(projection.resultClass().property("Part").embedded()).isEqualTo("object");
    assertThat(row.get("Later")).hasToString("20260103040709.000006+000");
    assertThat(row.get("Label")).isEqualTo("wheel");
    assertThat(row.get("Second")).isEqualTo(6L);
    assertThat(row.get("Extra")).isNull();
    assertThat(row.get("Class")).isEqualTo("T_Thing");
    assertThat(row.get("Letter")).isEqualTo('x');
    assertThat(row.get("Symbol")).isEqualTo(3L);
    assertThat(row.get("Minus")).isEqualTo(-200L);
    assertThat(row.get("CopyState")).isEqualTo("4");
  }

  @Test
  void aStarBesidesOthersStandsForThePropertiesOfTheClass() {
    Projection projection = of("T_Part.*, Size * 2 AS Twice", "T_Part");
    assertThat(projection.resultClass().properties())
        .extracting(CimProperty::name)
        .containsExactly("Label", "Size", "Marks", "Twice");
    assertThat(projection.apply(Samples.of("T_BigPart", "Size", 4)).get("Twice")).isEqualTo(8L);
  }

  @Test
  void whatDoesNotFitItsColumnIsNull() {
    CimInstance row = of("U64 + 1 AS Sum", "T_Thing").apply(Samples.thing());
    assertThat(row.get("Sum")).isNull();
    assertThat(row.cimClass().property("Sum").type()).isEqualTo(CimType.SINT64);
  }
}
