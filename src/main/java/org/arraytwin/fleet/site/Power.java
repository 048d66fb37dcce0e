package org.arraytwin.fleet.site;

/**
 * Whether an array runs.
 *
 * @param on whether it does
 * @param sinceMicros virtual time of the last change
 */
public record Power(boolean on, long sinceMicros) {}
