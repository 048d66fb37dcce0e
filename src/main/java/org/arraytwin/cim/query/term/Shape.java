package org.arraytwin.cim.query.term;

import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Qualifier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value before there is one.
 *
 * @param family its type, roughly
 * @param array whether it is an array; false also where that is not known
 * @param type its declared type, or null
 * @param objectClass the class of an object, where known
 */
public record Shape(
    Family family, boolean array, @Nullable CimType type, @Nullable CimClass objectClass) {
  public static final Shape BOOLEAN = of(CimType.BOOLEAN);
  public static final Shape TEXT = of(CimType.STRING);
  public static final Shape ANY = new Shape(Family.ANY, false, null, null);
  public static final Shape NULL = new Shape(Family.NULL, false, null, null);

  public static Shape of(CimType type) {
    return new Shape(Family.of(type), false, type, null);
  }

  public static Shape object(@Nullable CimClass objectClass) {
    return new Shape(Family.OBJECT, false, CimType.STRING, objectClass);
  }

  /** The shape of a declared property. */
  public static Shape of(CimProperty property, ClassRepository classes) {
    if (property.embedded() == null) {
      return new Shape(Family.of(property.type()), property.array(), property.type(), null);
    }
    Qualifier qualifier = property.qualifiers().get("EmbeddedInstance");
    CimClass known =
        qualifier != null && qualifier.value() instanceof String name ? classes.get(name) : null;
    return new Shape(Family.OBJECT, property.array(), property.type(), known);
  }

  /** The same of one element. */
  public Shape element() {
    return array ? new Shape(family, false, type, objectClass) : this;
  }

  /** As messages say it. */
  public String words() {
    String one = type == null || family == Family.OBJECT ? family.words() : type.wireName();
    return array ? "an array of " + one : one;
  }
}
