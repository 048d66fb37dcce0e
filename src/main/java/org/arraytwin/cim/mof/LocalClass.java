package org.arraytwin.cim.mof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.Qualifier;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.Qualifiers;
import org.arraytwin.cim.mof.syntax.Declared;
import org.arraytwin.cim.mof.syntax.Flavors;
import org.arraytwin.cim.mof.syntax.Literal;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.cim.mof.syntax.Position;
import org.arraytwin.cim.schema.KnownSchema;
import org.arraytwin.cim.schema.Place;
import org.arraytwin.cim.schema.SchemaRule;
import org.arraytwin.cim.schema.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A declaration as a local class of the metamodel: its qualifiers and defaults get the types that
 * are declared for them. Lists keep the order and number of the declaration, so that a {@link
 * Place} in one is a place in the other.
 */
final class LocalClass {
  private final Declared.Clazz declared;
  private final KnownSchema schema;
  private final Consumer<MofException> problems;

  LocalClass(Declared.Clazz declared, KnownSchema schema, Consumer<MofException> problems) {
    this.declared = declared;
    this.schema = schema;
    this.problems = problems;
  }

  CimClass built() {
    List<CimProperty> properties = new ArrayList<>(declared.properties().size());
    for (Declared.Property p : declared.properties()) {
      properties.add(property(p));
    }
    List<CimMethod> methods = new ArrayList<>(declared.methods().size());
    for (Declared.Method m : declared.methods()) {
      methods.add(method(m));
    }
    return new CimClass(
        declared.name(), declared.superclass(), qualifiers(declared.tags()), properties, methods);
  }

  private CimProperty property(Declared.Property p) {
    Declared.Type type = p.type();
    Literal initial = p.initial();
    return new CimProperty(
        p.name(),
        type.type(),
        type.array(),
        type.arraySize(),
        type.referenceClass(),
        initial == null ? null : value(initial, type.type(), type.array()),
        qualifiers(p.tags()),
        declared.name(),
        false);
  }

  private CimMethod method(Declared.Method m) {
    List<CimParameter> parameters = new ArrayList<>(m.parameters().size());
    for (Declared.Parameter p : m.parameters()) {
      Declared.Type type = p.type();
      parameters.add(
          new CimParameter(
              p.name(),
              type.type(),
              type.array(),
              type.arraySize(),
              type.referenceClass(),
              qualifiers(p.tags())));
    }
    return new CimMethod(
        m.name(), m.type().type(), parameters, qualifiers(m.tags()), declared.name(), false);
  }

  private Qualifiers qualifiers(List<Declared.Tag> tags) {
    if (tags.isEmpty()) {
      return Qualifiers.NONE;
    }
    List<Qualifier> all = new ArrayList<>(tags.size());
    for (Declared.Tag tag : tags) {
      all.add(qualifier(tag));
    }
    return new Qualifiers(all);
  }

  private Qualifier qualifier(Declared.Tag tag) {
    QualifierType type = schema.qualifierType(tag.name());
    if (type == null) {
      return new Qualifier(tag.name(), CimType.STRING, false, null, Flavor.DEFAULT, false);
    }
    Literal literal = tag.value();
    boolean flag = type.type() == CimType.BOOLEAN && !type.array();
    Object meant = flag ? Boolean.TRUE : null;
    return new Qualifier(
        type.name(),
        type.type(),
        type.array(),
        literal == null ? meant : value(literal, type.type(), type.array()),
        tag.flavors().isEmpty() ? type.flavor() : Flavors.applied(type.flavor(), tag.flavors()),
        false);
  }

  private @Nullable Object value(Literal literal, CimType type, boolean array) {
    try {
      return TypedValue.of(literal, type, array);
    } catch (MofException e) {
      problems.accept(e);
      return null;
    }
  }

  /**
   * Reports a broken rule where the declaration breaks it.
   *
   * @param doubtful whether what it overrides may be missing only because it could not be read
   */
  void report(Violation violation, boolean doubtful) {
    if (!doubtful || violation.rule() != SchemaRule.OVERRIDDEN) {
      problems.accept(position(violation.place()).error(violation.problem(), violation.expected()));
    }
  }

  private Position position(Place place) {
    Position at = declared.at();
    List<Declared.Tag> tags = declared.tags();
    if (place.feature() == Place.Feature.PROPERTY) {
      Declared.Property p = declared.properties().get(place.index());
      at = p.at();
      tags = p.tags();
    } else if (place.feature() == Place.Feature.METHOD) {
      Declared.Method m = declared.methods().get(place.index());
      at = m.at();
      tags = m.tags();
      if (place.parameter() >= 0) {
        at = m.parameters().get(place.parameter()).at();
        tags = m.parameters().get(place.parameter()).tags();
      }
    }
    return place.qualifier() < 0 ? at : tags.get(place.qualifier()).at();
  }
}
