package org.arraytwin.cim.schema;

/**
 * Where in a local class something is wrong, by positions in its lists, so that whoever made the
 * class can find it in his own form of it.
 *
 * @param feature what the position {@code index} counts
 * @param index of the property or method, or -1 for the class itself
 * @param parameter of the method, or -1
 * @param qualifier of that element, or -1
 */
public record Place(Feature feature, int index, int parameter, int qualifier) {
  /** What a place is in. */
  public enum Feature {
    CLASS,
    PROPERTY,
    METHOD
  }

  static final Place CLASS = new Place(Feature.CLASS, -1, -1, -1);

  static Place property(int index) {
    return new Place(Feature.PROPERTY, index, -1, -1);
  }

  static Place method(int index) {
    return new Place(Feature.METHOD, index, -1, -1);
  }

  Place withParameter(int position) {
    return new Place(feature, index, position, -1);
  }

  Place withQualifier(int position) {
    return new Place(feature, index, parameter, position);
  }
}
