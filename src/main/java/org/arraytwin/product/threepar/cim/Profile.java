package org.arraytwin.product.threepar.cim;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SNIA profiles that are really there, of SMI-S 1.4.0, the level of InForm OS 3.1.1 (CIM API
 * reference, table 11). A profile without scope is autonomous and hangs from the specification.
 */
enum Profile {
  SMI_S("SMI-S", null),
  ARRAY("Array", null),
  SERVER("Server", null),
  BLOCK_SERVICES("Block Services", ARRAY),
  MULTIPLE_COMPUTER_SYSTEM("Multiple Computer System", ARRAY),
  REPLICATION_SERVICES("Replication Services", ARRAY);

  static final String VERSION = "1.4.0";
  static final List<Profile> ALL = List.of(values());

  /** What hangs from the specification. */
  static final List<Profile> AUTONOMOUS = List.of(ARRAY, SERVER);

  private final String registeredName;
  private final @Nullable Profile scope;

  Profile(String registeredName, @Nullable Profile scope) {
    this.registeredName = registeredName;
    this.scope = scope;
  }

  String registeredName() {
    return registeredName;
  }

  /** The autonomous profile this one is a part of, or null. */
  @Nullable Profile scope() {
    return scope;
  }

  String instanceId() {
    return "SNIA:" + registeredName + ":" + VERSION;
  }

  /** The profiles that are parts of this one. */
  List<Profile> parts() {
    return Arrays.stream(values()).filter(p -> p.scope == this).toList();
  }

  static @Nullable Profile ofInstanceId(@Nullable Object instanceId) {
    return ALL.stream().filter(p -> p.instanceId().equals(instanceId)).findFirst().orElse(null);
  }
}
