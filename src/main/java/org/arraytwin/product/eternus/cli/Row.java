package org.arraytwin.product.eternus.cli;

import java.util.Arrays;
import java.util.Locale;

/** A line of an answer: fields parted by tabs; those that nothing is known of hold FF. */
final class Row {
  private static final String EMPTY = "FF";

  private final String[] fields;

  Row(int fields) {
    this.fields = new String[fields];
    Arrays.fill(this.fields, EMPTY);
  }

  Row set(int field, String value) {
    fields[field] = value;
    return this;
  }

  String line() {
    return String.join("\t", fields);
  }

  /** A number of a volume or session: four hex digits. */
  static String number(int number) {
    return String.format(Locale.ROOT, "%04X", number);
  }

  /** The same of a volume of a session, which may be in another box: eight hex digits. */
  static String place(int number) {
    return String.format(Locale.ROOT, "%08X", number);
  }

  /** A number of blocks: 16 hex digits. */
  static String blocks(long number) {
    return String.format(Locale.ROOT, "%016X", number);
  }
}
