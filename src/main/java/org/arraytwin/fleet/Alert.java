package org.arraytwin.fleet;

/**
 * Something an array tells its operator.
 *
 * @param atMicros virtual time
 * @param severity Informational, Minor, Major or Critical
 * @param object what it is about, for example {@code group payroll}
 * @param text one line
 */
public record Alert(long atMicros, String severity, String object, String text) {}
