package org.arraytwin.profile.interop;

/** Who publishes a profile (RegisteredOrganization). */
public enum Organization {
  DMTF(2),
  SNIA(11);

  private final long number;

  Organization(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }
}
