package org.arraytwin.cim.mof;

import java.util.List;
import org.arraytwin.cim.CimType;
import org.jspecify.annotations.Nullable;

/** What stands in a class declaration, as written; holds only the records. */
final class Declared {
  private Declared() {}

  /**
   * A qualifier on an element.
   *
   * @param value null where none is given
   * @param flavors the words behind the colon, lower case
   */
  record Tag(String name, @Nullable Literal value, List<String> flavors, Position at) {}

  /** The type of a feature; for references the class they point to. */
  record Type(CimType type, @Nullable String referenceClass, boolean array, int arraySize) {
    String written() {
      String base = referenceClass == null ? type.wireName() : referenceClass + " REF";
      return array ? base + "[]" : base;
    }
  }

  record Property(String name, Type type, @Nullable Literal initial, List<Tag> tags, Position at) {}

  record Parameter(String name, Type type, List<Tag> tags, Position at) {}

  record Method(String name, Type type, List<Parameter> parameters, List<Tag> tags, Position at) {}

  record Clazz(
      String name,
      @Nullable String superclass,
      List<Tag> tags,
      List<Property> properties,
      List<Method> methods,
      Position at) {}
}
