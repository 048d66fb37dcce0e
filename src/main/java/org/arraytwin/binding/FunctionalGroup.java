package org.arraytwin.binding;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The groups that DSP0200 sorts its operations into; a group is there where all of it is. */
public enum FunctionalGroup {
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

  private final int number;
  private final String operations;

  FunctionalGroup(int number, String... operations) {
    this.number = number;
    this.operations = String.join(" ", operations);
  }

  /** Its value in FunctionalProfilesSupported of CIM_ObjectManagerCommunicationMechanism. */
  public int number() {
    return number;
  }

  /** Its name in the header CIMSupportedFunctionalGroups, for example {@code basic-read}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The operations it consists of, as DSP0200 spells them. */
  public List<String> operations() {
    return List.of(operations.split(" ", -1));
  }

  /** The groups of which every operation is among these. */
  public static List<FunctionalGroup> of(Collection<String> implemented) {
    return Arrays.stream(values()).filter(g -> implemented.containsAll(g.operations())).toList();
  }
}
