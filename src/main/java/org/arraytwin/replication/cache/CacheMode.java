package org.arraytwin.replication.cache;

import org.jspecify.annotations.Nullable;

/** What becomes of a host's write before it is acknowledged. */
public enum CacheMode {
  /** It is in the cache; the disks get it later. */
  ENABLED("enabled"),
  /** It is in the cache and on the disks. */
  WRITE_THROUGH("write-through"),
  /** It is on the disks; nothing is cached. */
  DISABLED("disabled");

  private final String word;

  CacheMode(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** The mode of that word, or null. */
  public static @Nullable CacheMode of(String word) {
    for (CacheMode mode : values()) {
      if (mode.word.equals(word)) {
        return mode;
      }
    }
    return null;
  }
}
