package org.arraytwin.cim.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.Qualifier;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.Qualifiers;

/** Checks qualifiers by their types and passes them on by flavor (DSP0004 clause 5.6.3). */
final class QualifierMerge {
  private final KnownSchema schema;
  private final Complaints complaints;
  private final boolean declaredFlavors;

  /**
   * @param declaredFlavors whether the default flavors mean that none were given
   */
  QualifierMerge(KnownSchema schema, Complaints complaints, boolean declaredFlavors) {
    this.schema = schema;
    this.complaints = complaints;
    this.declaredFlavors = declaredFlavors;
  }

  /**
   * The effective qualifiers of an element: its own, then what it inherits.
   *
   * @param scopes the scope words that suit the element
   * @param inherited those of the overridden element, or {@link Qualifiers#NONE}
   */
  Qualifiers effective(Qualifiers local, List<String> scopes, Qualifiers inherited, Place place) {
    List<Qualifier> given = local.all();
    if (given.isEmpty()) {
      return passedOn(inherited);
    }
    List<Qualifier> all = new ArrayList<>(given.size() + inherited.all().size());
    for (int i = 0; i < given.size(); i++) {
      if (!given.get(i).propagated()) {
        own(given.get(i), scopes, inherited, place.withQualifier(i), all);
      }
    }
    checkValueMap(all, place.withQualifier(0));
    int own = all.size();
    for (Qualifier q : inherited.all()) {
      if (q.flavor().toSubclass() && !holds(all, own, q.name())) {
        all.add(propagated(q));
      }
    }
    return all.isEmpty() ? Qualifiers.NONE : new Qualifiers(all);
  }

  private void own(
      Qualifier given,
      List<String> scopes,
      Qualifiers inherited,
      Place place,
      List<Qualifier> all) {
    QualifierType type = schema.qualifierType(given.name());
    if (type == null) {
      complaints.add(
          SchemaRule.QUALIFIER_DECLARED,
          place,
          "qualifier " + given.name() + " has no declaration",
          "a declared qualifier type");
      return;
    }
    String name = type.name();
    check(given, type, scopes, place);
    if (holds(all, all.size(), name)) {
      complaints.add(
          SchemaRule.UNIQUE, place, "qualifier " + name + " stands here twice", "one " + name);
      return;
    }
    Qualifier above = inherited.get(name);
    if (above != null && locked(above) && !Objects.equals(above.value(), given.value())) {
      complaints.add(
          SchemaRule.QUALIFIER_LOCKED,
          place,
          "qualifier " + name + " may not be overridden",
          "the inherited value " + above.value());
    }
    boolean typeSays = declaredFlavors && given.flavor().equals(Flavor.DEFAULT);
    all.add(
        new Qualifier(
            name,
            type.type(),
            type.array(),
            given.value(),
            typeSays ? type.flavor() : given.flavor(),
            false));
  }

  private void check(Qualifier given, QualifierType type, List<String> scopes, Place place) {
    if (given.type() != type.type() || given.array() != type.array()) {
      complaints.add(
          SchemaRule.QUALIFIER_TYPE,
          place,
          "qualifier " + type.name() + " is " + form(given.type().wireName(), given.array()),
          form(type.type().wireName(), type.array()));
    }
    if (!suits(type, scopes)) {
      complaints.add(
          SchemaRule.QUALIFIER_SCOPE,
          place,
          "qualifier " + type.name() + " does not suit a " + scopes.get(0),
          "it on " + String.join(", ", type.scopes()));
    }
  }

  private static String form(String type, boolean array) {
    return array ? type + "[]" : type;
  }

  /** What a subclass inherits of these, where it says nothing itself. */
  Qualifiers passedOn(Qualifiers inherited) {
    boolean asIs = true;
    for (Qualifier q : inherited.all()) {
      asIs &= q.propagated() && q.flavor().toSubclass();
    }
    if (asIs) {
      return inherited;
    }
    List<Qualifier> all = new ArrayList<>(inherited.all().size());
    for (Qualifier q : inherited.all()) {
      if (q.flavor().toSubclass()) {
        all.add(propagated(q));
      }
    }
    return new Qualifiers(all);
  }

  private static boolean locked(Qualifier q) {
    return !q.flavor().overridable() && q.flavor().toSubclass();
  }

  private static boolean holds(List<Qualifier> all, int count, String name) {
    for (int i = 0; i < count; i++) {
      if (Names.same(all.get(i).name(), name)) {
        return true;
      }
    }
    return false;
  }

  private static Qualifier propagated(Qualifier q) {
    return q.propagated()
        ? q
        : new Qualifier(q.name(), q.type(), q.array(), q.value(), q.flavor(), true);
  }

  private static boolean suits(QualifierType type, List<String> scopes) {
    for (String scope : type.scopes()) {
      if (scope.equals("any") || scopes.contains(scope)) {
        return true;
      }
    }
    return false;
  }

  private void checkValueMap(List<Qualifier> own, Place place) {
    int map = length(own, "ValueMap");
    int values = length(own, "Values");
    if (map > 0 && values > 0 && map != values) {
      complaints.add(
          SchemaRule.VALUE_MAP,
          place,
          values + " Values for a ValueMap of " + map,
          "as many of one as of the other");
    }
  }

  private static int length(List<Qualifier> own, String name) {
    for (Qualifier q : own) {
      if (Names.same(q.name(), name)) {
        return q.value() instanceof List<?> list ? list.size() : 0;
      }
    }
    return 0;
  }
}
