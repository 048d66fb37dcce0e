package org.arraytwin.cim.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.Qualifier;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.Qualifiers;
import org.junit.jupiter.api.Test;

class ClassResolutionTest {
  private static final Flavor LOCKED = new Flavor(false, true, false);
  private static final Flavor RESTRICTED = new Flavor(true, false, false);

  private final ClassRepository empty =
      new ClassRepository(
          List.of(),
          List.of(
              flag("Key", LOCKED, "property", "reference"),
              flag("Association", LOCKED, "association"),
              flag("Abstract", RESTRICTED, "class", "association", "indication"),
              type("Override", CimType.STRING, RESTRICTED, "property", "method"),
              type("Description", CimType.STRING, Flavor.DEFAULT, "any"),
              type("EmbeddedInstance", CimType.STRING, Flavor.DEFAULT, "property")));

  private final ClassRepository withParent =
      empty.with(
          ClassResolution.resolve(
              new CimClass(
                  "T_Parent",
                  null,
                  Qualifiers.NONE,
                  List.of(
                      property("Id", given("Key", true)),
                      property("Name", given("Description", "a name"))),
                  List.of(
                      new CimMethod("Go", CimType.UINT32, List.of(), Qualifiers.NONE, "", false))),
              empty));

  private static QualifierType flag(String name, Flavor flavor, String... scopes) {
    return type(name, CimType.BOOLEAN, flavor, scopes);
  }

  private static QualifierType type(String name, CimType type, Flavor flavor, String... scopes) {
    return new QualifierType(name, type, false, null, List.of(scopes), flavor);
  }

  /** As CIM-XML gives one whose flavors the client left out. */
  private static Qualifier given(String name, Object value) {
    CimType type = value instanceof Boolean ? CimType.BOOLEAN : CimType.STRING;
    return new Qualifier(name, type, false, value, Flavor.DEFAULT, false);
  }

  private static CimProperty property(String name, Qualifier... qualifiers) {
    return new CimProperty(
        name, CimType.STRING, false, 0, null, null, new Qualifiers(List.of(qualifiers)), "", false);
  }

  private static CimClass child(CimProperty... properties) {
    return new CimClass("T_Child", "t_parent", Qualifiers.NONE, List.of(properties), List.of());
  }

  private ClassRuleException refused(CimClass local) {
    return catchThrowableOfType(
        ClassRuleException.class, () -> ClassResolution.resolve(local, withParent));
  }

  @Test
  void aChildTakesUpKeysMethodsAndQualifiers() {
    CimClass child =
        ClassResolution.resolve(
            child(property("Extra"), property("NAME", given("override", "Name"))), withParent);
    assertThat(child.superclass()).isEqualTo("T_Parent");
    assertThat(child.properties())
        .extracting(CimProperty::name, CimProperty::classOrigin, CimProperty::propagated)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Id", "T_Parent", true),
            org.assertj.core.groups.Tuple.tuple("NAME", "T_Parent", false),
            org.assertj.core.groups.Tuple.tuple("Extra", "T_Child", false));
    assertThat(child.keys()).extracting(CimProperty::name).containsExactly("Id");
    Qualifiers name = child.property("Name").qualifiers();
    assertThat(name.get("Description").propagated()).isTrue();
    assertThat(name.get("Override").flavor()).as("as its type says").isEqualTo(RESTRICTED);
    assertThat(child.method("go").propagated()).isTrue();
  }

  @Test
  void whatAClientMarksAsPropagatedIsNotDeclared() {
    CimProperty id = withParent.get("T_Parent").property("Id");
    CimProperty again =
        new CimProperty(
            id.name(), id.type(), false, 0, null, null, id.qualifiers(), "T_Parent", true);
    assertThat(ClassResolution.resolve(child(again), withParent).properties()).hasSize(2);
  }

  @Test
  void everyRuleBrokenIsNamed() {
    ClassRuleException e =
        refused(
            child(
                property("Id"),
                property("New", given("Key", true)),
                property("New"),
                property("1x"),
                property("R", given("Nothing", "x")),
                property("S", given("Association", true)),
                property("T", given("Override", "Other")),
                property("U", given("Description", true)),
                property("V", given("EmbeddedInstance", "T_None"))));
    assertThat(e.violations())
        .extracting(Violation::rule)
        .containsExactly(
            SchemaRule.OVERRIDE,
            SchemaRule.KEYS,
            SchemaRule.UNIQUE,
            SchemaRule.NAME,
            SchemaRule.QUALIFIER_DECLARED,
            SchemaRule.QUALIFIER_SCOPE,
            SchemaRule.OVERRIDE,
            SchemaRule.QUALIFIER_TYPE,
            SchemaRule.TARGET);
    assertThat(e.status()).isEqualTo(CimStatus.INVALID_PARAMETER);
    assertThat(e.violations().get(1).place()).isEqualTo(Place.property(1));
    assertThat(e.asCimException())
        .hasMessageStartingWith("class T_Child: property Id is already in a superclass")
        .hasMessageEndingWith("and 4 more");
  }

  @Test
  void aSuperclassMustExistAndNotBeBelow() {
    CimClass orphan = new CimClass("T_Orphan", "T_None", Qualifiers.NONE, List.of(), List.of());
    assertThat(refused(orphan).rule()).isEqualTo(SchemaRule.SUPERCLASS);
    assertThat(refused(orphan).status()).isEqualTo(CimStatus.INVALID_SUPERCLASS);
    CimClass own = new CimClass("T_Parent", "T_Parent", Qualifiers.NONE, List.of(), List.of());
    assertThat(refused(own).rule()).isEqualTo(SchemaRule.CYCLE);
    CimClass association =
        new CimClass(
            "T_A",
            "T_Parent",
            new Qualifiers(List.of(given("Association", true))),
            List.of(),
            List.of());
    assertThat(refused(association).rule()).isEqualTo(SchemaRule.CLASS_KIND);
  }

  @Test
  void anAssociationMayReferToItself() {
    CimProperty reference =
        new CimProperty(
            "R",
            CimType.REFERENCE,
            false,
            0,
            "T_Link",
            null,
            new Qualifiers(List.of(given("Key", true))),
            "",
            false);
    Qualifiers association = new Qualifiers(List.of(given("Association", true)));
    CimClass link =
        ClassResolution.resolve(
            new CimClass("T_Link", null, association, List.of(reference), List.of()), withParent);
    assertThat(link.isAssociation()).isTrue();
    assertThat(link.qualifiers().get("Association").flavor()).isEqualTo(LOCKED);
    CimClass plain = new CimClass("T_Plain", null, Qualifiers.NONE, List.of(reference), List.of());
    assertThat(refused(plain).violations())
        .extracting(Violation::rule)
        .containsExactly(SchemaRule.REFERENCE_IN_ASSOCIATION, SchemaRule.TARGET);
  }

  private static CimClass overriding(CimType returned, Qualifiers ofParameter) {
    CimMethod go =
        new CimMethod(
            "Go",
            returned,
            List.of(new CimParameter("P", CimType.STRING, false, 0, null, ofParameter)),
            new Qualifiers(List.of(given("Override", "Go"))),
            "",
            false);
    return new CimClass("T_Child", "T_Parent", Qualifiers.NONE, List.of(), List.of(go));
  }

  @Test
  void anOverridingMethodKeepsItsSignature() {
    Qualifiers required = new Qualifiers(List.of(given("Required", true)));
    assertThat(refused(overriding(CimType.STRING, required)).violations())
        .extracting(Violation::rule)
        .filteredOn(SchemaRule.SIGNATURE::equals)
        .hasSize(2);
  }

  @Test
  void anOverridingMethodMayTakeMoreThatNeedNotBeGiven() {
    CimClass child =
        ClassResolution.resolve(overriding(CimType.UINT32, Qualifiers.NONE), withParent);
    assertThat(child.method("Go").parameters()).hasSize(1);
  }

  @Test
  void aRepositoryChangesByCopies() {
    CimClass child = ClassResolution.resolve(child(), withParent);
    ClassRepository more = withParent.with(child);
    assertThat(withParent.children("T_Parent")).isEmpty();
    assertThat(more.children("t_parent")).containsExactly(child);
    CimClass other = ClassResolution.resolve(child(property("Extra")), more);
    ClassRepository replaced = more.with(other);
    assertThat(replaced.children("T_Parent")).containsExactly(other);
    assertThat(replaced.get("t_child")).isSameAs(other);
    CimClass moved = new CimClass("T_Child", null, Qualifiers.NONE, List.of(), List.of());
    assertThat(replaced.with(moved).children("T_Parent")).isEmpty();
    assertThat(replaced.with(moved).children(null)).hasSize(2);
    assertThat(replaced.without("T_CHILD").children("T_Parent")).isEmpty();
    assertThat(replaced.without("T_CHILD").get("T_Child")).isNull();
    assertThat(replaced.without("T_None")).isSameAs(replaced);
    assertThatThrownBy(() -> replaced.without("T_Parent")).hasMessageContaining("has subclasses");
    assertThatThrownBy(() -> empty.with(child)).hasMessageContaining("T_Parent is not in");
    QualifierType extra = flag("Extra", Flavor.DEFAULT, "any");
    assertThat(replaced.with(extra).qualifierType("extra")).isSameAs(extra);
    assertThat(replaced.with(extra).withoutQualifierType("EXTRA").qualifierType("Extra")).isNull();
  }
}
