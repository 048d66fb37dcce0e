package org.arraytwin.cim.mof;

import java.util.List;
import java.util.function.Predicate;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.mof.syntax.Declared;
import org.jspecify.annotations.Nullable;

/** The classes and qualifier types that a class declaration names. */
final class NamedBy {
  private final Predicate<String> classes;
  private final Predicate<String> types;

  private NamedBy(Predicate<String> classes, Predicate<String> types) {
    this.classes = classes;
    this.types = types;
  }

  /** Whether all of them are there. */
  static boolean all(Declared.Clazz declared, Predicate<String> classes, Predicate<String> types) {
    String above = declared.superclass();
    NamedBy named = new NamedBy(classes, types);
    return (above == null || classes.test(above))
        && named.tags(declared.tags())
        && declared.properties().stream().allMatch(p -> named.feature(p.type(), p.tags()))
        && declared.methods().stream().allMatch(named::method);
  }

  private boolean method(Declared.Method m) {
    return tags(m.tags()) && m.parameters().stream().allMatch(p -> feature(p.type(), p.tags()));
  }

  private boolean feature(Declared.Type type, List<Declared.Tag> tags) {
    @Nullable String target = type.referenceClass();
    return (target == null || classes.test(target)) && tags(tags);
  }

  private boolean tags(List<Declared.Tag> tags) {
    for (Declared.Tag tag : tags) {
      boolean embedded =
          Names.same(tag.name(), "EmbeddedInstance")
              && tag.value() != null
              && tag.value().value() instanceof String target
              && !classes.test(target);
      if (embedded || !types.test(tag.name())) {
        return false;
      }
    }
    return true;
  }
}
