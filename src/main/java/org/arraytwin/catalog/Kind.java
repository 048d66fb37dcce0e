package org.arraytwin.catalog;

/** What a word of a command stands for, and how a value of it is described to who wrote none. */
public enum Kind {
  TEXT("a text"),
  /** Names an array; the command holds its id. */
  ARRAY("the name of an array"),
  /** Names a volume of the command's array; the command holds its id. */
  VOLUME("the name of a volume of the array"),
  WHOLE("a whole number"),
  REAL("a number"),
  BYTES("bytes or a text such as 10MiB"),
  FLAG("true or false"),
  POSITION("a position from 0 on, or all; left out, all links"),
  SPAN("a length of time such as 90s or 1h20m"),
  CHOICE("one of a few words"),
  WORDS("words separated by blanks");

  private final String wanted;

  Kind(String wanted) {
    this.wanted = wanted;
  }

  /** Completes "expected" and "must be". */
  public String wanted() {
    return wanted;
  }
}
