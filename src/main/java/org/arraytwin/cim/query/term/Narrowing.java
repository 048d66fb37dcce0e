package org.arraytwin.cim.query.term;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Names;
import org.jspecify.annotations.Nullable;

/**
 * What a condition tells of all instances that pass it, as far as it stands in a conjunction.
 *
 * @param equalities values by folded property name, in the form of {@link CimType}
 * @param ancestors classes that the instances are of
 */
public record Narrowing(Map<String, Object> equalities, List<String> ancestors) {
  /** Of a condition that tells nothing. */
  public static final Narrowing NONE = new Narrowing(Map.of(), List.of());

  public static Narrowing of(Condition condition) {
    Map<String, Object> equalities = new LinkedHashMap<>();
    List<String> ancestors = new ArrayList<>();
    collect(condition, equalities, ancestors);
    return new Narrowing(
        Collections.unmodifiableMap(equalities), Collections.unmodifiableList(ancestors));
  }

  private static void collect(
      Condition condition, Map<String, Object> equalities, List<String> ancestors) {
    if (condition instanceof Condition.And and) {
      and.parts().forEach(part -> collect(part, equalities, ancestors));
    } else if (condition instanceof Condition.IsA isA && isA.object() instanceof Term.Self) {
      ancestors.add(isA.className());
    } else if (condition instanceof Comparison c
        && c.operator() == Comparison.Operator.EQUAL
        && !c.quantified()) {
      equality(c.left(), c.right(), equalities, ancestors);
      equality(c.right(), c.left(), equalities, ancestors);
    }
  }

  private static void equality(
      Term side, Term other, Map<String, Object> equalities, List<String> ancestors) {
    if (!(other instanceof Term.Constant constant)) {
      return;
    }
    if (side instanceof Term.Property property
        && property.object() instanceof Term.Self
        && !property.shape().array()) {
      Object value = stored(property.shape().type(), constant.value());
      if (value != null) {
        equalities.putIfAbsent(Names.fold(property.name()), value);
      }
    } else if (side instanceof Term.Applied applied
        && applied.function() == Function.CLASSNAME
        && applied.arguments().get(0) instanceof Term.Self
        && constant.value() instanceof String name) {
      ancestors.add(name);
    }
  }

  /** Only types whose equal values have one form: an hour has many in datetimes of other zones. */
  private static @Nullable Object stored(@Nullable CimType type, @Nullable Object value) {
    if (type == null || type.isReal() || value == null || value instanceof CimDateTime) {
      return null;
    }
    return Values.stored(type, value);
  }
}
