package org.arraytwin.cim.query.term;

import org.arraytwin.cim.CimType;

/** Types that compare with one another. */
public enum Family {
  BOOLEAN("a boolean"),
  NUMBER("a number"),
  TEXT("a string"),
  DATETIME("a datetime"),
  REFERENCE("a reference"),
  OBJECT("an object"),
  /** The literal NULL. */
  NULL("NULL"),
  /** Known only when an instance is there: a property of an embedded object of any class. */
  ANY("a value of any type");

  private final String words;

  Family(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** The family of a declared type that embeds nothing. */
  public static Family of(CimType type) {
    if (type.isNumeric()) {
      return NUMBER;
    }
    return switch (type) {
      case BOOLEAN -> BOOLEAN;
      case DATETIME -> DATETIME;
      case REFERENCE -> REFERENCE;
      default -> TEXT;
    };
  }

  /** Whether values of the two can be equal at all. */
  public boolean meets(Family other) {
    return this == other || this == ANY || other == ANY || this == NULL || other == NULL;
  }

  /** Whether values have an order. */
  public boolean ordered() {
    return this == NUMBER || this == TEXT || this == DATETIME || this == ANY;
  }
}
