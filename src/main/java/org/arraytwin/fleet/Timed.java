package org.arraytwin.fleet;

/**
 * A command and when it is given.
 *
 * @param atMicros virtual time; what comes too late is carried out at once
 */
public record Timed(long atMicros, Command command) {}
