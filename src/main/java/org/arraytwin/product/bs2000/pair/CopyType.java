package org.arraytwin.product.bs2000.pair;

import org.arraytwin.product.eternus.session.Kind;
import org.jspecify.annotations.Nullable;

/** The kinds of local replication. */
public enum CopyType {
  /** A clone that is a copy of a moment. */
  QUICKOPC("QuickOPC", Kind.QUICKOPC),
  /** A clone that follows its unit until it is activated. */
  EC("EC", Kind.EC),
  /** A snap unit. */
  SNAP("SnapOPC+", Kind.SNAPOPCP);

  private final String word;
  private final Kind kind;

  CopyType(String word, Kind kind) {
    this.word = word;
    this.kind = kind;
  }

  /** As it is shown. */
  public String word() {
    return word;
  }

  /** The storage system's kind of session. */
  public Kind kind() {
    return kind;
  }

  static @Nullable CopyType of(Kind kind) {
    for (CopyType type : values()) {
      if (type.kind == kind) {
        return type;
      }
    }
    return null;
  }

  static CopyType ofWord(String word) {
    for (CopyType type : values()) {
      if (type.word.equals(word)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no type " + word);
  }
}
