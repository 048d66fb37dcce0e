package org.arraytwin.fleet.motion;

/** What a host wants of a volume. */
public enum Wanted {
  READ,
  WRITE
}
