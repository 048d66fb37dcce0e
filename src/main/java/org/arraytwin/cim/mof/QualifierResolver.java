package org.arraytwin.cim.mof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.Qualifier;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.Qualifiers;
import org.jspecify.annotations.Nullable;

/** Types qualifiers by their declarations and passes them on by flavor (DSP0004 clause 5.6.3). */
final class QualifierResolver {
  private final Map<String, QualifierType> types;

  QualifierResolver(Map<String, QualifierType> types) {
    this.types = types;
  }

  /**
   * The effective qualifiers of an element: its own, then what it inherits.
   *
   * @param scopes the scope words that suit the element
   * @param inherited those of the overridden element, or {@link Qualifiers#NONE}
   */
  Qualifiers effective(List<Declared.Tag> tags, List<String> scopes, Qualifiers inherited) {
    if (tags.isEmpty()) {
      return passedOn(inherited);
    }
    List<Qualifier> all = new ArrayList<>(tags.size() + inherited.all().size());
    for (Declared.Tag tag : tags) {
      Qualifier q = typed(tag, scopes);
      for (Qualifier other : all) {
        if (Names.same(other.name(), q.name())) {
          throw tag.at().error("qualifier " + q.name() + " stands here twice", "one " + q.name());
        }
      }
      Qualifier above = inherited.get(q.name());
      if (above != null && locked(above) && !Objects.equals(above.value(), q.value())) {
        throw tag.at()
            .error(
                "qualifier " + q.name() + " may not be overridden",
                "the inherited value " + above.value());
      }
      all.add(q);
    }
    checkValueMap(all, tags);
    int own = all.size();
    for (Qualifier q : inherited.all()) {
      if (q.flavor().toSubclass() && !holds(all, own, q.name())) {
        all.add(propagated(q));
      }
    }
    return new Qualifiers(all);
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

  private Qualifier typed(Declared.Tag tag, List<String> scopes) {
    QualifierType type = types.get(Names.fold(tag.name()));
    if (type == null) {
      throw tag.at()
          .error("qualifier " + tag.name() + " has no declaration", "a declared qualifier type");
    }
    if (!suits(type, scopes)) {
      throw tag.at()
          .error(
              "qualifier " + type.name() + " does not suit a " + scopes.get(0),
              "it on " + String.join(", ", type.scopes()));
    }
    Flavor flavor =
        tag.flavors().isEmpty()
            ? type.flavor()
            : QualifierParser.flavored(type.flavor(), tag.flavors());
    return new Qualifier(type.name(), type.type(), type.array(), value(tag, type), flavor, false);
  }

  private static boolean suits(QualifierType type, List<String> scopes) {
    for (String scope : type.scopes()) {
      if (scope.equals("any") || scopes.contains(scope)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object value(Declared.Tag tag, QualifierType type) {
    Literal literal = tag.value();
    if (literal == null) {
      boolean flag = type.type() == CimType.BOOLEAN && !type.array();
      return flag ? Boolean.TRUE : null;
    }
    return TypedValue.of(literal, type.type(), type.array());
  }

  private static void checkValueMap(List<Qualifier> own, List<Declared.Tag> tags) {
    Qualifiers q = new Qualifiers(own);
    int map = q.texts("ValueMap").size();
    int values = q.texts("Values").size();
    if (map > 0 && values > 0 && map != values) {
      throw tags.get(0)
          .at()
          .error(values + " Values for a ValueMap of " + map, "as many of one as of the other");
    }
  }
}
