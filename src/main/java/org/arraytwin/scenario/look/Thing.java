package org.arraytwin.scenario.look;

/** What a command may name of an array. */
enum Thing {
  GROUP,
  COPY,
  /** A group or a copy. */
  SESSION,
  /** Copies that are driven together. */
  TOGETHER,
  VOLUME,
  POOL,
  TARGET
}
