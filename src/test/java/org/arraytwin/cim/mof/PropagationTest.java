package org.arraytwin.cim.mof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Qualifier;
import org.junit.jupiter.api.Test;

class PropagationTest {
  private static final String MODEL =
      """
      [Abstract, Version ("1"), Description ("root")]
      class A {
        [Key, Deprecated {"x"}, Description ("a"), ValueMap {"1"}] string Id;
        uint16 Plain = 3;
        [Description ("go")] uint32 Go([Description ("how")] string How);
      };
      [Association, Abstract]
      class L { [Key] A REF From; [Key] A REF To; };
      class B : A {
        [Override ("Plain"), Description ("b")] uint16 Plain;
        string Extra;
        [Override ("Go")] uint32 Go(string How);
      };
      class C : B { };
      class M : L { [Override ("From")] B REF From; };
      """;

  private final ClassRepository repository = Mof.compile(MODEL);

  private CimClass get(String name) {
    return repository.get(name);
  }

  @Test
  void putsInheritedPropertiesFirstAndOverridingOnesInPlace() {
    assertThat(get("C").properties())
        .extracting(CimProperty::name)
        .containsExactly("Id", "Plain", "Extra");
  }

  @Test
  void inheritsKeysThatAnOverrideDoesNotRepeat() {
    CimClass m = get("M");
    assertThat(m.keys()).extracting(CimProperty::name).containsExactly("From", "To");
    assertThat(m.property("From").referenceClass()).isEqualTo("B");
    assertThat(m.property("To").referenceClass()).isEqualTo("A");
    assertThat(m.isAssociation()).isTrue();
    assertThat(m.isAbstract()).isFalse();
  }

  @Test
  void marksWhatIsPropagatedAndKeepsTheOrigin() {
    CimProperty id = get("B").property("Id");
    assertThat(id.propagated()).isTrue();
    assertThat(id.classOrigin()).isEqualTo("A");
    CimProperty plain = get("B").property("Plain");
    assertThat(plain.propagated()).isFalse();
    assertThat(plain.classOrigin()).isEqualTo("A");
    assertThat(get("C").property("Plain").propagated()).isTrue();
    assertThat(get("C").property("Extra").classOrigin()).isEqualTo("B");
  }

  @Test
  void leavesRestrictedQualifiersBehind() {
    assertThat(get("B").qualifiers().all())
        .extracting(Qualifier::name, Qualifier::value, Qualifier::propagated)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Description", "root", true));
    CimProperty id = get("B").property("Id");
    assertThat(id.qualifiers().get("Deprecated")).isNull();
    assertThat(id.isKey()).isTrue();
    assertThat(id.qualifiers().get("Key").propagated()).isTrue();
    assertThat(get("C").property("Plain").qualifiers().get("Override")).isNull();
    assertThat(get("C").property("Plain").qualifiers().text("Description")).isEqualTo("b");
  }

  @Test
  void keepsTheInheritedDefault() {
    assertThat(get("C").property("Plain").defaultValue()).isEqualTo(3L);
  }

  @Test
  void inheritsMethodAndParameterQualifiers() {
    CimMethod go = get("B").method("Go");
    assertThat(go.propagated()).isFalse();
    assertThat(go.classOrigin()).isEqualTo("A");
    assertThat(go.qualifiers().text("Description")).isEqualTo("go");
    assertThat(go.parameter("How").qualifiers().text("Description")).isEqualTo("how");
    assertThat(get("C").method("Go").propagated()).isTrue();
  }

  @Test
  void makesRepositoriesOfAChosenSetClosedOverWhatItNames() {
    MofDeclarations declarations = Mof.parse(MODEL);
    ClassRepository some = declarations.repository(List.of("m"));
    assertThat(some.all()).extracting(CimClass::name).containsExactly("A", "L", "B", "M");
    ClassRepository other = declarations.repository(List.of("B"));
    assertThat(other.all()).extracting(CimClass::name).containsExactly("A", "B");
    assertThat(other.get("B")).as("resolved once").isSameAs(some.get("B"));
    assertThat(some.children("A")).extracting(CimClass::name).containsExactly("B");
  }
}
