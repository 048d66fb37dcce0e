package org.arraytwin.scenario;

/**
 * What one look has shown.
 *
 * @param place of the expectation
 * @param of what it is about, for example {@code london payroll}
 * @param word of the check
 * @param expected as the scenario says
 * @param seen what is
 */
public record Verdict(
    Place place, String of, String word, String expected, String seen, boolean held) {}
