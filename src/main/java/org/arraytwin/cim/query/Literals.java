package org.arraytwin.cim.query;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ValueText;
import org.arraytwin.cim.query.syntax.Dialect;
import org.arraytwin.cim.query.syntax.QueryText;
import org.arraytwin.cim.query.term.Family;
import org.arraytwin.cim.query.term.PathText;
import org.arraytwin.cim.query.term.Shape;
import org.arraytwin.cim.query.term.Term;
import org.arraytwin.cim.query.term.Values;
import org.jspecify.annotations.Nullable;

/**
 * Gives literals the type of what they are compared with: datetimes and references are written as
 * strings in all three languages, and WQL clients also put numbers and booleans in quotes.
 */
record Literals(QueryText text, Dialect dialect) {

  /** The literal in the type of the other side; anything but a literal string as it is. */
  Term typed(Term literal, int at, Shape other) {
    if (literal instanceof Term.ArrayOf array) {
      List<Term> items = new ArrayList<>();
      array.items().forEach(item -> items.add(typed(item, at, other.element())));
      Shape shape = items.isEmpty() ? array.shape() : items.get(0).shape();
      return new Term.ArrayOf(items, new Shape(shape.family(), true, shape.type(), null));
    }
    if (!(literal instanceof Term.Constant constant)
        || !(constant.value() instanceof String given)) {
      return literal;
    }
    CimType type = other.type();
    if (type == null || type == CimType.STRING || type == CimType.CHAR16) {
      return literal;
    }
    boolean quoted = other.family() == Family.NUMBER || other.family() == Family.BOOLEAN;
    if (quoted && dialect != Dialect.WQL) {
      return literal;
    }
    Object value = value(type, given);
    if (value == null) {
      throw text.invalid(at, "'" + given + "' is not a " + type.wireName(), form(other.family()));
    }
    return new Term.Constant(Shape.of(type), value);
  }

  private static @Nullable Object value(CimType type, String given) {
    if (type == CimType.DATETIME) {
      return Values.dateTime(given);
    }
    if (type == CimType.REFERENCE) {
      return PathText.parse(given);
    }
    try {
      return Values.literal(type, ValueText.parse(type, given));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String form(Family family) {
    return switch (family) {
      case DATETIME -> "yyyymmddhhmmss.mmmmmm+utc or ddddddddhhmmss.mmmmmm:000";
      case REFERENCE -> "a path: namespace:Class.key=\"value\"";
      case BOOLEAN -> "TRUE or FALSE";
      default -> "a number of that type";
    };
  }
}
