package org.arraytwin.profile.interop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The groups of operations of DSP0200 (FunctionalProfilesSupported). A group is told only where
 * each of its operations is implemented. Indications are delivered by no operation of a server, so
 * that group is never told from operations alone.
 */
enum FunctionalProfile {
  BASIC_READ(
      2,
      "GetClass",
      "EnumerateClasses",
      "EnumerateClassNames",
      "GetInstance",
      "EnumerateInstances",
      "EnumerateInstanceNames"),
  BASIC_WRITE(3, "SetProperty"),
  SCHEMA_MANIPULATION(4, "CreateClass", "ModifyClass", "DeleteClass"),
  INSTANCE_MANIPULATION(5, "CreateInstance", "ModifyInstance", "DeleteInstance"),
  ASSOCIATION_TRAVERSAL(6, "Associators", "AssociatorNames", "References", "ReferenceNames"),
  QUERY_EXECUTION(7, "ExecQuery"),
  QUALIFIER_DECLARATION(
      8, "GetQualifier", "SetQualifier", "DeleteQualifier", "EnumerateQualifiers"),
  PULLED_READ(
      10,
      "OpenEnumerateInstances",
      "OpenEnumerateInstancePaths",
      "OpenReferenceInstances",
      "OpenReferenceInstancePaths",
      "OpenAssociatorInstances",
      "OpenAssociatorInstancePaths",
      "PullInstancesWithPath",
      "PullInstancePaths",
      "CloseEnumeration"),
  PULLED_READ_COUNT(11, "EnumerationCount"),
  PULLED_QUERY_EXECUTION(12, "OpenQueryInstances", "PullInstances");

  /** Unknown; the SNIA Server profile's check wants it to be there. */
  private static final long UNKNOWN = 0;

  private final long number;
  private final String operations;

  FunctionalProfile(long number, String... operations) {
    this.number = number;
    this.operations = String.join(" ", operations);
  }

  /** The numbers of the groups that these operations make up. */
  static List<Long> of(Set<String> implemented) {
    List<Long> numbers = new ArrayList<>();
    numbers.add(UNKNOWN);
    for (FunctionalProfile group : values()) {
      if (group.isThere(implemented)) {
        numbers.add(group.number);
      }
    }
    return List.copyOf(numbers);
  }

  /** Whether the operations of pulled enumerations are among these. */
  static boolean pulls(Set<String> implemented) {
    return PULLED_READ.isThere(implemented);
  }

  private boolean isThere(Set<String> implemented) {
    return Arrays.stream(operations.split(" ", -1)).allMatch(implemented::contains);
  }
}
