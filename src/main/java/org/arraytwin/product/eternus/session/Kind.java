package org.arraytwin.product.eternus.session;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of Advanced Copy (facts: fujitsu A.1). */
public enum Kind {
  /** One Point Copy: ends by itself once it is physically complete. */
  OPC("eternus-opc", "OPC", false),
  /** One Point Copy that tracks and is refreshed by differences. */
  QUICKOPC("eternus-quickopc", "QuickOPC", false),
  /** Copy on write without generations. */
  SNAPOPC("eternus-snapopc-single", "SnapOPC", false),
  /** Copy on write with generations. */
  SNAPOPCP("eternus-snapopc", "SnapOPCP", false),
  /** Equivalent Copy: a mirror within the box. */
  EC("eternus-ec", "EC", false),
  /** Remote Equivalent Copy: a mirror between two boxes. */
  REC("eternus-rec", "REC", true);

  private final String table;
  private final String word;
  private final boolean remote;

  Kind(String table, String word, boolean remote) {
    this.table = table;
    this.word = word;
    this.remote = remote;
  }

  /** The file of its rules in provider-config/sessions, without {@code .xml}. */
  public String table() {
    return table;
  }

  /** As {@code acgroup create -type} takes it. */
  public String word() {
    return word;
  }

  /** Whether source and destination are in different boxes. */
  public boolean remote() {
    return remote;
  }

  /** Whether the destination holds only what has changed, and reads the rest from the source. */
  public boolean onWrite() {
    return this == SNAPOPC || this == SNAPOPCP;
  }

  /** Whether the destination follows the source until the two are parted. */
  public boolean mirrors() {
    return this == EC || this == REC;
  }

  /** The kind whose rules a file has, or null where it is none of an ETERNUS. */
  public static @Nullable Kind ofTable(String table) {
    for (Kind kind : values()) {
      if (kind.table.equals(table)) {
        return kind;
      }
    }
    return null;
  }

  /** The kind of a word, whatever its case, or null. */
  public static @Nullable Kind ofWord(String word) {
    for (Kind kind : values()) {
      if (kind.word.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    return null;
  }
}
