package org.arraytwin.product.threepar.cim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.arraytwin.fleet.Site;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.profile.MethodBody;
import org.arraytwin.replication.Policies;
import org.arraytwin.wbem.MethodResult;

/**
 * The methods of CIM_ReplicationServiceCapabilities, answered as the 3PAR CIM API reference prints
 * them: remote mirrors, snapshots and clones within the array; any other replication type answers
 * 2.
 */
final class CapabilityMethods {
  static final long SYNCHRONOUS_MIRROR_REMOTE = 4;
  static final long ASYNCHRONOUS_MIRROR_REMOTE = 5;
  static final long SYNCHRONOUS_SNAPSHOT_LOCAL = 6;
  static final long SYNCHRONOUS_CLONE_LOCAL = 10;
  static final long ASYNCHRONOUS_CLONE_LOCAL = 11;

  private static final long SUCCESS = 0;
  private static final long UNSUPPORTED_TYPE = 2;
  private static final long INVALID_PARAMETER = 5;
  private static final long SYNCHRONOUS = 2;
  private static final long ASYNCHRONOUS = 3;
  private static final List<Long> NONE = List.of();

  /** Methods that modify take no state to wait for. */
  private static final List<Long> MODIFYING = List.of(4L, 5L, 6L);

  /** What snapshots of groups are: many to many, consistent, sources may leave, nameable. */
  private static final List<Long> SNAPSHOT_GROUPS = List.of(3L, 4L, 11L, 14L);

  /** What clones of groups are: targets may leave, too, and are detached when synchronized. */
  private static final List<Long> CLONE_GROUPS = List.of(3L, 4L, 11L, 12L, 14L, 16L);

  /** The same of clones that stay copies, and may be copied on. */
  private static final List<Long> KEPT_CLONE_GROUPS = List.of(3L, 4L, 8L, 11L, 12L, 14L);

  /** What remote copy groups are: consistent, may be empty, volumes may leave, nameable. */
  private static final List<Long> MIRROR_GROUPS = List.of(4L, 5L, 11L, 12L, 14L);

  private static final List<Long> SEQUENTIALLY_CONSISTENT = List.of(2L);
  private static final long PAIRS = 2;
  private static final long PERSISTENT = 2;
  private static final long EXACT_ORDER = 3;

  /**
   * What the manual says of one replication type.
   *
   * @param syncType Mirror, Snapshot or Clone
   * @param locality Local or Remote
   * @param accessible of each copy state, whether hosts have the target then
   * @param groupCopyStates those of groups; none where there are no relations of groups
   */
  private record Type(
      long syncType,
      long mode,
      long locality,
      List<Long> features,
      List<Long> groupFeatures,
      List<Long> operations,
      List<Long> copyStates,
      List<Boolean> accessible,
      List<Long> groupCopyStates,
      List<Long> waits) {}

  private final Map<Long, Type> types = new LinkedHashMap<>();

  /**
   * @param asynchronousClones whether the provider is that of 3.1.2 and later
   */
  CapabilityMethods(boolean asynchronousClones) {
    types.put(SYNCHRONOUS_MIRROR_REMOTE, mirror(SYNCHRONOUS));
    types.put(ASYNCHRONOUS_MIRROR_REMOTE, mirror(ASYNCHRONOUS));
    List<Long> snapshots = List.of(4L, 3L, 5L);
    types.put(
        SYNCHRONOUS_SNAPSHOT_LOCAL,
        new Type(
            7,
            SYNCHRONOUS,
            2,
            List.of(2L, 10L, 16L),
            SNAPSHOT_GROUPS,
            List.of(8L, 9L, 15L, 19L),
            snapshots,
            List.of(true, true, false),
            NONE,
            List.of(4L)));
    List<Long> clones = asynchronousClones ? List.of(2L, 4L, 3L) : List.of(2L, 4L, 3L, 9L, 5L, 8L);
    types.put(
        SYNCHRONOUS_CLONE_LOCAL,
        new Type(
            8,
            SYNCHRONOUS,
            2,
            List.of(2L, 8L, 18L),
            CLONE_GROUPS,
            asynchronousClones ? List.of(2L) : List.of(2L, 8L, 9L, 14L),
            clones,
            none(clones),
            NONE,
            asynchronousClones ? List.of(4L) : List.of(4L, 8L)));
    if (asynchronousClones) {
      List<Long> kept = List.of(2L, 4L, 3L, 8L, 5L);
      types.put(
          ASYNCHRONOUS_CLONE_LOCAL,
          new Type(
              8,
              ASYNCHRONOUS,
              2,
              List.of(2L, 3L, 8L, 16L),
              KEPT_CLONE_GROUPS,
              List.of(2L, 8L, 9L, 14L),
              kept,
              none(kept),
              NONE,
              List.of(8L)));
    }
  }

  /** Groups, full discovery, suspends source I/O, any pool, stays associated, remote CIMOM. */
  private static Type mirror(long mode) {
    List<Long> states = List.of(2L, 4L, 3L, 5L, 8L, 10L, 13L);
    List<Boolean> accessible = new ArrayList<>();
    states.forEach(state -> accessible.add(true));
    return new Type(
        6,
        mode,
        3,
        List.of(2L, 6L, 7L, 8L, 16L, 17L),
        MIRROR_GROUPS,
        NONE,
        states,
        accessible,
        List.of(2L, 4L, 3L, 5L, 8L),
        NONE);
  }

  private static List<Boolean> none(List<Long> states) {
    return states.stream().map(state -> false).toList();
  }

  List<Long> replicationTypes() {
    return List.copyOf(types.keySet());
  }

  /** The methods by name. */
  Map<String, MethodBody<Snapshot, Site>> all() {
    Map<String, MethodBody<Snapshot, Site>> methods = new LinkedHashMap<>();
    methods.put("ConvertSyncTypeToReplicationType", (s, site, in) -> toReplicationType(in));
    methods.put("ConvertReplicationTypeToSyncType", (s, site, in) -> toSyncType(in));
    methods.put("GetSupportedFeatures", byType("Features", Type::features));
    methods.put("GetSupportedGroupFeatures", byType("GroupFeatures", Type::groupFeatures));
    methods.put("GetSupportedCopyStates", (s, site, in) -> copyStates(in));
    methods.put(
        "GetSupportedGroupCopyStates", ofGroups("SupportedCopyStates", Type::groupCopyStates));
    methods.put("GetSupportedWaitForCopyStates", (s, site, in) -> waits(in));
    methods.put(
        "GetSupportedConsistency", byType("SupportedConsistency", type -> SEQUENTIALLY_CONSISTENT));
    methods.put("GetDefaultConsistency", byType("DefaultConsistency", type -> 2L));
    methods.put("GetSupportedOperations", byType("SupportedOperations", Type::operations));
    methods.put(
        "GetSupportedGroupOperations", ofGroups("SupportedGroupOperations", Type::operations));
    methods.put("GetSupportedListOperations", (s, site, in) -> listOperations(in));
    methods.put(
        "GetSupportedSettingsDefineStateOperations",
        (s, site, in) -> new MethodResult(UNSUPPORTED_TYPE, Map.of()));
    methods.put(
        "GetDefaultGroupPersistency",
        (s, site, in) -> success(Map.of("DefaultGroupPersistency", PERSISTENT)));
    return methods;
  }

  /**
   * What a remote copy group is unless somebody sets a policy: paired in order, manual recovery.
   */
  MethodBody<Snapshot, Site> defaultSettings(Home home, Naming naming) {
    ElementView<Snapshot, Long> settings =
        ElementView.<Snapshot, Long>finding((s, path) -> null)
            .value("InstanceID", (s, type) -> naming.instanceId("ReplicationSettingData:" + type))
            .constant("ElementName", "Default settings of remote copy")
            .constant("Pairing", EXACT_ORDER)
            .value("CopyRecoveryMode", (s, type) -> recoveryMode())
            .value("FailedCopyStopsHostIO", (s, type) -> Policies.DEFAULT.failWrtOnErr())
            .build(home, "CIM_ReplicationSettingData");
    return (s, site, in) ->
        in.get("ReplicationType") instanceof Long type
            ? typed(in, known -> Map.of("DefaultInstance", settings.instance(s, type)))
            : typed(in, known -> Map.of());
  }

  private static Long recoveryMode() {
    return Policies.DEFAULT.autoRecover() ? 2L : 3L;
  }

  private MethodBody<Snapshot, Site> byType(String parameter, Function<Type, Object> value) {
    return (s, site, in) -> typed(in, type -> Map.of(parameter, value.apply(type)));
  }

  private MethodResult typed(Map<String, Object> in, Function<Type, Map<String, Object>> answer) {
    if (!(in.get("ReplicationType") instanceof Long number)) {
      return new MethodResult(INVALID_PARAMETER, Map.of());
    }
    Type type = types.get(number);
    return type == null
        ? new MethodResult(UNSUPPORTED_TYPE, Map.of())
        : success(answer.apply(type));
  }

  private static MethodResult success(Map<String, Object> out) {
    return new MethodResult(SUCCESS, out);
  }

  private MethodResult copyStates(Map<String, Object> in) {
    return typed(
        in,
        type ->
            Map.of("SupportedCopyStates", type.copyStates(), "HostAccessible", type.accessible()));
  }

  /** Only remote copy has relations of groups; of volume sets the array knows the pairs alone. */
  private MethodBody<Snapshot, Site> ofGroups(String parameter, Function<Type, Object> value) {
    return (s, site, in) -> {
      Type type = in.get("ReplicationType") instanceof Long number ? types.get(number) : null;
      return type != null && type.groupCopyStates().isEmpty()
          ? new MethodResult(UNSUPPORTED_TYPE, Map.of())
          : typed(in, known -> Map.of(parameter, value.apply(known)));
    };
  }

  /** Of lists of pairs, not of groups. */
  private MethodResult listOperations(Map<String, Object> in) {
    return ReplicationMethods.number(in, "SynchronizationType", PAIRS) == PAIRS
        ? typed(in, type -> Map.of("SupportedListOperations", type.operations()))
        : new MethodResult(UNSUPPORTED_TYPE, Map.of());
  }

  private MethodResult waits(Map<String, Object> in) {
    boolean modifying = in.get("MethodName") instanceof Long method && MODIFYING.contains(method);
    return typed(in, type -> Map.of("SupportedCopyStates", modifying ? NONE : type.waits()));
  }

  private MethodResult toReplicationType(Map<String, Object> in) {
    if (!(in.get("SyncType") instanceof Long syncType)
        || !(in.get("Mode") instanceof Long mode)
        || !(in.get("LocalOrRemote") instanceof Long locality)) {
      return new MethodResult(INVALID_PARAMETER, Map.of());
    }
    for (Map.Entry<Long, Type> each : types.entrySet()) {
      Type type = each.getValue();
      if (type.syncType() == syncType && type.mode() == mode && type.locality() == locality) {
        return success(Map.of("SupportedReplicationTypes", each.getKey()));
      }
    }
    return new MethodResult(UNSUPPORTED_TYPE, Map.of());
  }

  private MethodResult toSyncType(Map<String, Object> in) {
    return typed(
        in,
        type ->
            Map.of(
                "SyncType",
                type.syncType(),
                "Mode",
                type.mode(),
                "LocalOrRemote",
                type.locality()));
  }
}
