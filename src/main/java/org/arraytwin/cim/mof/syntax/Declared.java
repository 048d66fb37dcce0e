package org.arraytwin.cim.mof.syntax;

import java.util.List;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.Names;
import org.jspecify.annotations.Nullable;

/** What stands in declarations, as written; holds only the records. */
public final class Declared {
  private Declared() {}

  /**
   * A qualifier on an element.
   *
   * @param value null where none is given
   * @param flavors the words behind the colon, lower case
   */
  public record Tag(String name, @Nullable Literal value, List<String> flavors, Position at) {}

  /** The type of a feature; for references the class they point to. */
  public record Type(CimType type, @Nullable String referenceClass, boolean array, int arraySize) {}

  /** A property; {@code initial} is null where it has no default. */
  public record Property(
      String name, Type type, @Nullable Literal initial, List<Tag> tags, Position at) {}

  /** A parameter of a method. */
  public record Parameter(String name, Type type, List<Tag> tags, Position at) {}

  /** A method; its type is what it returns. */
  public record Method(
      String name, Type type, List<Parameter> parameters, List<Tag> tags, Position at) {}

  /**
   * A class.
   *
   * @param damaged whether something of it could not be read
   */
  public record Clazz(
      String name,
      @Nullable String superclass,
      List<Tag> tags,
      List<Property> properties,
      List<Method> methods,
      boolean damaged,
      Position at) {}

  /**
   * A qualifier type.
   *
   * @param flavors those that hold without words on the qualifier itself
   */
  public record QualifierKind(
      String name,
      CimType type,
      boolean array,
      @Nullable Literal initial,
      List<String> scopes,
      Flavor flavors,
      Position at) {}

  /**
   * An instance: {@code instance of X as $alias { p = v; };}.
   *
   * @param alias the name without {@code $}, or null
   * @param values in the order written
   * @param damaged whether something of it could not be read
   */
  public record Instance(
      String className, @Nullable String alias, List<Value> values, boolean damaged, Position at) {
    /** The value of a property, or null where the declaration does not name it. */
    public @Nullable Literal value(String property) {
      for (Value v : values) {
        if (Names.same(v.property(), property)) {
          return v.literal();
        }
      }
      return null;
    }
  }

  /** One property of an instance. */
  public record Value(String property, Literal literal, Position at) {}
}
