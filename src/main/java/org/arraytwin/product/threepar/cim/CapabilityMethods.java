package org.arraytwin.product.threepar.cim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Site;
import org.arraytwin.profile.MethodBody;
import org.arraytwin.wbem.MethodResult;

/**
 * The methods of CIM_ReplicationServiceCapabilities, answered as the 3PAR CIM API reference prints
 * them for remote mirrors, synchronous and asynchronous; any other replication type answers 2.
 */
final class CapabilityMethods {
  static final long SYNCHRONOUS_MIRROR_REMOTE = 4;
  static final long ASYNCHRONOUS_MIRROR_REMOTE = 5;
  static final List<Long> REPLICATION_TYPES =
      List.of(SYNCHRONOUS_MIRROR_REMOTE, ASYNCHRONOUS_MIRROR_REMOTE);

  private static final long SUCCESS = 0;
  private static final long UNSUPPORTED_TYPE = 2;
  private static final long INVALID_PARAMETER = 5;
  private static final long MIRROR = 6;
  private static final long SYNCHRONOUS = 2;
  private static final long ASYNCHRONOUS = 3;
  private static final long REMOTE = 3;
  private static final List<Long> NONE = List.of();

  /** Groups, full discovery, suspends source I/O, any pool, stays associated, remote CIMOM. */
  private static final List<Long> FEATURES = List.of(2L, 6L, 7L, 8L, 16L, 17L);

  /** Many to many, all consistent, may be empty, nameable: what this array's groups are. */
  private static final List<Long> GROUP_FEATURES = List.of(3L, 4L, 5L, 14L);

  private static final List<Long> COPY_STATES = List.of(2L, 4L, 3L, 5L, 8L, 10L, 13L);
  private static final List<Long> GROUP_COPY_STATES = List.of(2L, 4L, 3L, 5L, 8L);
  private static final List<Long> SEQUENTIALLY_CONSISTENT = List.of(2L);
  private static final long PERSISTENT = 2;

  private CapabilityMethods() {}

  /** The methods by name. */
  static Map<String, MethodBody<Snapshot, Site>> all() {
    Map<String, MethodBody<Snapshot, Site>> methods = new LinkedHashMap<>();
    methods.put("ConvertSyncTypeToReplicationType", (s, site, in) -> toReplicationType(in));
    methods.put("ConvertReplicationTypeToSyncType", (s, site, in) -> toSyncType(in));
    methods.put("GetSupportedFeatures", byType("Features", FEATURES));
    methods.put("GetSupportedGroupFeatures", byType("GroupFeatures", GROUP_FEATURES));
    methods.put("GetSupportedCopyStates", (s, site, in) -> copyStates(in));
    methods.put("GetSupportedGroupCopyStates", byType("SupportedCopyStates", GROUP_COPY_STATES));
    methods.put("GetSupportedWaitForCopyStates", byType("SupportedCopyStates", NONE));
    methods.put("GetSupportedConsistency", byType("SupportedConsistency", SEQUENTIALLY_CONSISTENT));
    methods.put("GetDefaultConsistency", byType("DefaultConsistency", 2L));
    methods.put("GetSupportedOperations", byType("SupportedOperations", NONE));
    methods.put("GetSupportedGroupOperations", byType("SupportedGroupOperations", NONE));
    methods.put("GetSupportedListOperations", byType("SupportedListOperations", NONE));
    methods.put(
        "GetDefaultGroupPersistency",
        (s, site, in) -> success(Map.of("DefaultGroupPersistency", PERSISTENT)));
    return methods;
  }

  private static MethodBody<Snapshot, Site> byType(String parameter, Object value) {
    return (s, site, in) -> typed(in, Map.of(parameter, value));
  }

  private static MethodResult typed(Map<String, Object> in, Map<String, Object> out) {
    if (!(in.get("ReplicationType") instanceof Long type)) {
      return new MethodResult(INVALID_PARAMETER, Map.of());
    }
    return REPLICATION_TYPES.contains(type)
        ? success(out)
        : new MethodResult(UNSUPPORTED_TYPE, Map.of());
  }

  private static MethodResult success(Map<String, Object> out) {
    return new MethodResult(SUCCESS, out);
  }

  private static MethodResult copyStates(Map<String, Object> in) {
    List<Boolean> accessible = new ArrayList<>();
    COPY_STATES.forEach(state -> accessible.add(true));
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("SupportedCopyStates", COPY_STATES);
    out.put("HostAccessible", accessible);
    return typed(in, out);
  }

  private static MethodResult toReplicationType(Map<String, Object> in) {
    if (!(in.get("SyncType") instanceof Long syncType)
        || !(in.get("Mode") instanceof Long mode)
        || !(in.get("LocalOrRemote") instanceof Long locality)) {
      return new MethodResult(INVALID_PARAMETER, Map.of());
    }
    boolean supported =
        syncType == MIRROR && locality == REMOTE && (mode == SYNCHRONOUS || mode == ASYNCHRONOUS);
    if (!supported) {
      return new MethodResult(UNSUPPORTED_TYPE, Map.of());
    }
    return success(
        Map.of(
            "SupportedReplicationTypes",
            mode == SYNCHRONOUS ? SYNCHRONOUS_MIRROR_REMOTE : ASYNCHRONOUS_MIRROR_REMOTE));
  }

  private static MethodResult toSyncType(Map<String, Object> in) {
    boolean synchronous = Long.valueOf(SYNCHRONOUS_MIRROR_REMOTE).equals(in.get("ReplicationType"));
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("SyncType", MIRROR);
    out.put("Mode", synchronous ? SYNCHRONOUS : ASYNCHRONOUS);
    out.put("LocalOrRemote", REMOTE);
    return typed(in, out);
  }
}
