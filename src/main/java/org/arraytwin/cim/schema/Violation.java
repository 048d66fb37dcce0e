package org.arraytwin.cim.schema;

/**
 * A rule that a class breaks.
 *
 * @param rule which
 * @param place where in the local class
 * @param problem what is wrong, naming the element
 * @param expected what would be right
 */
public record Violation(SchemaRule rule, Place place, String problem, String expected) {}
