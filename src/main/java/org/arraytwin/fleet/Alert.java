package org.arraytwin.fleet;

/**
 * Something an array tells its operator.
 *
 * @param number counted from 0 on in its array; it keeps it when older ones are forgotten
 * @param atMicros virtual time
 * @param severity Informational, Minor, Major or Critical
 * @param object what it is about, for example {@code group payroll}
 * @param text one line
 */
public record Alert(int number, long atMicros, String severity, String object, String text) {}
