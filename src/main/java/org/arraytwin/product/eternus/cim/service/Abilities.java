package org.arraytwin.product.eternus.cim.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Limits;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;
import org.arraytwin.replication.table.Trait;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says it can do, taken from the tables by which it does it: the operations of
 * {@code cim.xml}, the states of the session files, the limits.
 */
public final class Abilities {
  private static final long DONE = 0;
  private static final long INVALID_PARAMETER = 5;
  private static final long NOT_AVAILABLE = 7;
  private static final long UNSUPPORTED_TYPE = 1;
  private static final long CREATE_ELEMENT_REPLICA = 2;
  private static final long MODIFY_REPLICA_SYNCHRONIZATION = 4;
  private static final long FAILED_COPY_STOPS_HOST_IO = 10;
  private static final long COPY_RECOVERY_MODE = 11;
  private static final long TARGETS_OF_A_SOURCE = 5;
  private static final long SOURCES = 6;
  private static final long HOPS = 9;

  /** The types of copy that sessions can be begun as. */
  private enum Type {
    EC(2, SyncTypes.MIRROR, Relationships.SYNCHRONOUS, Relationships.LOCAL, 3, 20, 30),
    REC_SYNC(4, SyncTypes.MIRROR, Relationships.SYNCHRONOUS, Relationships.REMOTE, 3, 20, 30),
    REC_CONSISTENCY(
        5, SyncTypes.MIRROR, Relationships.ASYNCHRONOUS, Relationships.REMOTE, 3, 20, 30),
    REC_STACK(19, SyncTypes.MIRROR, Relationships.ADAPTIVE, Relationships.REMOTE, 3, 20, 30),
    SNAPSHOT(6, SyncTypes.SNAPSHOT, Relationships.SYNCHRONOUS, Relationships.LOCAL, 3, 8, 16),
    CLONE(10, SyncTypes.CLONE, Relationships.SYNCHRONOUS, Relationships.LOCAL, 3, 8, 18);

    private final long number;
    private final long syncType;
    private final long mode;
    private final long locality;

    /**
     * Multi-hop 3; targets from any pool 8; target stays associated 16; complete clones detach 18;
     * Reverse Roles wants a resync behind it 20 and the pair fractured before it 30.
     */
    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Long> features;

    Type(long number, long syncType, long mode, long locality, long... features) {
      this.number = number;
      this.syncType = syncType;
      this.mode = mode;
      this.locality = locality;
      List<Long> all = new ArrayList<>();
      for (long feature : features) {
        all.add(feature);
      }
      this.features = List.copyOf(all);
    }

    Kind kind(Kind snapshots) {
      return switch (this) {
        case EC -> Kind.EC;
        case REC_SYNC, REC_CONSISTENCY, REC_STACK -> Kind.REC;
        case SNAPSHOT -> snapshots;
        case CLONE -> Kind.OPC;
      };
    }
  }

  /** A method: the box, and the parameters that have a value. */
  private interface Answer extends Function<Type, Map<String, Object>> {}

  private final ProviderTable table;
  private final StatusTable statuses;
  private final ProductConfig config;
  private final Limits limits;
  private final Kind snapshots;
  private final boolean jobs;

  public Abilities(ProviderTable table, StatusTable statuses, ProductConfig config, Limits limits) {
    this.table = table;
    this.statuses = statuses;
    this.config = config;
    this.limits = limits;
    snapshots = Replicate.snapshots(config);
    jobs = new Jobs(config).usual();
  }

  /** Whether methods answer with jobs. */
  public boolean jobs() {
    return jobs;
  }

  /** SupportedReplicationTypes. */
  public List<Long> types() {
    List<Long> all = new ArrayList<>();
    for (Type type : Type.values()) {
      all.add(type.number);
    }
    all.sort(null);
    return all;
  }

  /** The methods of the capabilities by name; all others answer 1. */
  public Map<String, Services.Method> methods() {
    Map<String, Services.Method> methods = new LinkedHashMap<>();
    methods.put("ConvertSyncTypeToReplicationType", (box, in) -> number(in));
    methods.put(
        "ConvertReplicationTypeToSyncType",
        (box, in) ->
            typed(
                in,
                type ->
                    Calls.out(
                        "SyncType",
                        type.syncType,
                        "Mode",
                        type.mode,
                        "LocalOrRemote",
                        type.locality)));
    methods.put(
        "GetSupportedFeatures",
        (box, in) -> typed(in, type -> Calls.out("Features", type.features)));
    methods.put(
        "GetSupportedOperations",
        (box, in) ->
            typed(
                in,
                type -> Calls.out("SupportedOperations", table.operations(type.kind(snapshots)))));
    methods.put("GetSupportedCopyStates", (box, in) -> typed(in, this::states));
    methods.put("GetSupportedMaximum", this::maximum);
    methods.put("GetSupportedWaitForCopyStates", (box, in) -> waits(in));
    methods.put("GetSupportedReplicationSettingData", (box, in) -> settings(in));
    return methods;
  }

  private static MethodResult number(Map<String, Object> in) {
    if (!(in.get("SyncType") instanceof Long syncType)
        || !(in.get("Mode") instanceof Long mode)
        || !(in.get("LocalOrRemote") instanceof Long locality)) {
      return new MethodResult(INVALID_PARAMETER, Map.of());
    }
    for (Type type : Type.values()) {
      if (type.syncType == syncType && type.mode == mode && type.locality == locality) {
        return new MethodResult(DONE, Map.of("SupportedReplicationTypes", type.number));
      }
    }
    return new MethodResult(UNSUPPORTED_TYPE, Map.of());
  }

  private static MethodResult typed(Map<String, Object> in, Answer answer) {
    if (!(in.get("ReplicationType") instanceof Long)) {
      return new MethodResult(INVALID_PARAMETER, Map.of());
    }
    Type type = type(in);
    return type == null
        ? new MethodResult(UNSUPPORTED_TYPE, Map.of())
        : new MethodResult(DONE, answer.apply(type));
  }

  private static @Nullable Type type(Map<String, Object> in) {
    for (Type type : Type.values()) {
      if (Long.valueOf(type.number).equals(in.get("ReplicationType"))) {
        return type;
      }
    }
    return null;
  }

  /** The states that sessions of a type can have, and whether hosts have the target then. */
  private Map<String, Object> states(Type type) {
    Kind kind = type.kind(snapshots);
    SessionTable rules = config.rules().table(kind.table());
    Map<Long, Boolean> found = new java.util.TreeMap<>();
    for (State state : rules == null ? List.<State>of() : rules.states()) {
      long copyState = statuses.of(kind, state.word()).copyState();
      boolean open = state.has(Trait.TARGET_READABLE) || state.has(Trait.TARGET_WRITABLE);
      found.merge(copyState, open, (a, b) -> a && b);
    }
    return Calls.out(
        "SupportedCopyStates",
        List.copyOf(new TreeSet<>(found.keySet())),
        "HostAccessible",
        List.copyOf(found.values()));
  }

  /** What CreateElementReplica, or an operation (any where none is named), may wait for. */
  private MethodResult waits(Map<String, Object> in) {
    if (!(in.get("MethodName") instanceof Long method)) {
      return new MethodResult(INVALID_PARAMETER, Map.of());
    }
    if (method != CREATE_ELEMENT_REPLICA && method != MODIFY_REPLICA_SYNCHRONIZATION) {
      return new MethodResult(UNSUPPORTED_TYPE, Map.of());
    }
    return typed(
        in,
        type -> {
          Kind kind = type.kind(snapshots);
          TreeSet<Long> states = new TreeSet<>();
          if (method == CREATE_ELEMENT_REPLICA) {
            states.addAll(table.awaited(kind));
          } else if (in.get("Operation") instanceof Long operation) {
            states.addAll(table.awaited(kind, operation));
          } else {
            table.operations(kind).forEach(each -> states.addAll(table.awaited(kind, each)));
          }
          return Calls.out("SupportedCopyStates", List.copyOf(states));
        });
  }

  /** The settings that CreateElementReplica takes, and what they may be. */
  private MethodResult settings(Map<String, Object> in) {
    if (!(in.get("PropertyName") instanceof Long property)) {
      return new MethodResult(INVALID_PARAMETER, Map.of());
    }
    List<Long> values =
        property == FAILED_COPY_STOPS_HOST_IO
            ? List.of(0L, 1L)
            : property == COPY_RECOVERY_MODE ? Settings.RECOVERY_MODES : List.of();
    Type type = type(in);
    boolean split = property == FAILED_COPY_STOPS_HOST_IO;
    boolean takes =
        type != null
            && type.locality == Relationships.REMOTE
            && !values.isEmpty()
            && (!split || type.mode == Relationships.SYNCHRONOUS);
    return type != null && !takes
        ? new MethodResult(UNSUPPORTED_TYPE, Map.of())
        : typed(in, known -> Calls.out("SupportedValues", values));
  }

  /** Whether sessions of the type that is named have settings; null where none is named. */
  public @Nullable Boolean hasSettings(Map<String, Object> in) {
    Type type = type(in);
    return type == null ? null : type.locality == Relationships.REMOTE;
  }

  private MethodResult maximum(Box box, Map<String, Object> in) {
    if (!(in.get("Component") instanceof Long component)) {
      return new MethodResult(INVALID_PARAMETER, Map.of());
    }
    long most = most(box, component);
    return most < 0 && type(in) != null
        ? new MethodResult(NOT_AVAILABLE, Map.of())
        : typed(in, type -> Calls.out("MaxValue", most));
  }

  /** Of a component of GetSupportedMaximum; -1 for not told. */
  private long most(Box box, long component) {
    if (component == TARGETS_OF_A_SOURCE) {
      return limits.perSource();
    }
    if (component == SOURCES) {
      return limits.perArray(box.site().array().model());
    }
    return component == HOPS && limits.hops() < Integer.MAX_VALUE ? limits.hops() : -1;
  }
}
