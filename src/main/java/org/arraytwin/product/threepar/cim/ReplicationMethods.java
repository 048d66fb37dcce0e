package org.arraytwin.product.threepar.cim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.copy.CopyData;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.product.threepar.copy.CopyRefused;
import org.arraytwin.product.threepar.copy.PhysicalCopies;
import org.arraytwin.product.threepar.copy.Promotes;
import org.arraytwin.product.threepar.copy.Removals;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.product.threepar.copy.VirtualCopies;
import org.arraytwin.product.threepar.copy.VvSet;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.MethodBody;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * The methods of TPD_ReplicationService (CIM API reference 3.1.1, Replication Services): each is
 * the equivalent of a command. Remote pairs cannot be changed.
 */
final class ReplicationMethods {
  static final long DONE = 0;
  static final long NOT_SUPPORTED = 1;
  static final long FAILED = 4;
  static final long INVALID_PARAMETER = 5;
  static final long JOB_STARTED = 4096;

  private static final long MIRROR = 6;
  static final long SNAPSHOT = 7;
  static final long CLONE = 8;
  private static final long SYNCHRONOUS = 2;
  private static final long ASYNCHRONOUS = 3;
  private static final long SYNCHRONIZED = 4;
  private static final long INACTIVE = 8;
  static final long ABORT = 2;
  private static final long DETACH = 8;
  private static final long DISSOLVE = 9;
  private static final long RESYNC = 14;
  private static final long RESTORE = 15;
  private static final long RETURN_TO_POOL = 19;
  static final long LAST_OPERATION = 27;

  private final CopyDesk desk;
  private final CopyPaths paths;
  private final Views views;

  /** Where paths of what was made come from. */
  interface Views {
    ElementView<Snapshot, Volume> volumes();

    ObjectPath synchronization(Snapshot s, Replica replica);

    ObjectPath job(int task);

    ObjectPath set(Snapshot s, VvSet set);

    /** The array as it is now. */
    Snapshot now();
  }

  ReplicationMethods(CopyDesk desk, CopyPaths paths, Views views) {
    this.desk = desk;
    this.paths = paths;
    this.views = views;
  }

  Map<String, MethodBody<Snapshot, Site>> all() {
    Map<String, MethodBody<Snapshot, Site>> all = new LinkedHashMap<>();
    all.put("CreateElementReplica", (s, site, in) -> create(s, in));
    all.put("ModifyReplicaSynchronization", (s, site, in) -> modify(s, in));
    all.put("GetAvailableTargetElements", (s, site, in) -> available(s, in));
    all.putAll(new GroupMethods(desk, paths, views, this).all());
    return all;
  }

  static MethodResult answer(long code) {
    return new MethodResult(code, Map.of());
  }

  /** What an order answers, or the code for why it was refused. */
  static MethodResult carriedOut(Supplier<MethodResult> order) {
    try {
      return order.get();
    } catch (CopyRefused e) {
      return answer(
          switch (e.sort()) {
            case INPUT -> INVALID_PARAMETER;
            case STATE, IN_USE -> FAILED;
            case UNSUPPORTED -> NOT_SUPPORTED;
          });
    }
  }

  static long number(Map<String, Object> in, String name, long otherwise) {
    return in.get(name) instanceof Number number ? number.longValue() : otherwise;
  }

  private static List<String> names(@Nullable Object given) {
    return given instanceof String name ? List.of(name) : List.of();
  }

  /** The code that a SyncType and a Mode are refused with, or null where they are legal. */
  @Nullable MethodResult refused(Map<String, Object> in) {
    long type = number(in, "SyncType", 0);
    long mode = number(in, "Mode", SYNCHRONOUS);
    if (type < MIRROR || type > CLONE + 1 || mode < SYNCHRONOUS || mode > ASYNCHRONOUS + 1) {
      return answer(INVALID_PARAMETER);
    }
    boolean clone =
        type == CLONE
            && (mode == SYNCHRONOUS || (mode == ASYNCHRONOUS && desk.data().asynchronousClones()));
    return clone || (type == SNAPSHOT && mode == SYNCHRONOUS) ? null : answer(NOT_SUPPORTED);
  }

  private MethodResult create(Snapshot s, Map<String, Object> in) {
    MethodResult refused = refused(in);
    Volume source = paths.volume(s, in.get("SourceElement"));
    if (refused != null || source == null) {
      return refused != null ? refused : answer(INVALID_PARAMETER);
    }
    if (number(in, "SyncType", 0) == CLONE) {
      return clone(s, in, source);
    }
    if (in.containsKey("TargetElement") || in.containsKey("TargetPool") || !waits(in)) {
      return answer(INVALID_PARAMETER);
    }
    return carriedOut(
        () -> {
          List<String> parents = List.of(source.name());
          List<String> made =
              new VirtualCopies(desk).createAll(parents, names(in.get("ElementName")));
          Map<String, Object> out = new LinkedHashMap<>();
          told(made.get(0), out);
          return new MethodResult(DONE, out);
        });
  }

  /**
   * Whether the state to wait for is one that such a copy can be waited for in: Synchronized, or
   * Inactive for a clone that stays a copy of its source (CIM API reference 3.1.1 tables 90, 101).
   */
  boolean waits(Map<String, Object> in) {
    long state = number(in, "WaitForCopyState", asynchronous(in) ? INACTIVE : SYNCHRONIZED);
    boolean either = number(in, "SyncType", 0) == CLONE && !desk.data().asynchronousClones();
    return (state == SYNCHRONIZED && !asynchronous(in))
        || (state == INACTIVE && (either || asynchronous(in)));
  }

  private static boolean asynchronous(Map<String, Object> in) {
    return number(in, "Mode", SYNCHRONOUS) == ASYNCHRONOUS;
  }

  /**
   * Whether a clone stays a copy of its source: where there are asynchronous clones, these do; else
   * those for which no other state than Inactive is asked.
   */
  boolean saved(Map<String, Object> in) {
    return desk.data().asynchronousClones()
        ? asynchronous(in)
        : number(in, "WaitForCopyState", INACTIVE) == INACTIVE;
  }

  /** The paths of a copy that has been made. */
  void told(String name, Map<String, Object> out) {
    Snapshot now = views.now();
    Volume volume = now.copies().named(name);
    Replica replica = volume == null ? null : now.replica(volume.id());
    if (volume != null) {
      out.put("TargetElement", views.volumes().path(now, volume));
    }
    if (replica != null) {
      out.put("Synchronization", views.synchronization(now, replica));
    }
  }

  /** Onto the target that is named, or a volume that is made for it. */
  private MethodResult clone(Snapshot s, Map<String, Object> in, Volume source) {
    Object onto = in.get("TargetElement");
    Volume target = paths.volume(s, onto);
    String pool = paths.pool(s, in.get("TargetPool"));
    if ((onto != null && target == null) || pool == null || !waits(in)) {
      return answer(INVALID_PARAMETER);
    }
    boolean saved = saved(in);
    return carriedOut(
        () -> {
          PhysicalCopies copies = new PhysicalCopies(desk);
          PhysicalCopies.Begun begun =
              target == null
                  ? copies.copyToNew(source.name(), made(in, pool), saved)
                  : copies.copy(source.name(), target.name(), saved, CopyData.USUAL_PRIORITY);
          Map<String, Object> out = new LinkedHashMap<>();
          told(begun.child(), out);
          out.put("Job", views.job(begun.task()));
          return new MethodResult(JOB_STARTED, out);
        });
  }

  private static PhysicalCopies.NewVolume made(Map<String, Object> in, String pool) {
    return new PhysicalCopies.NewVolume(
        in.get("ElementName") instanceof String name ? name : "", pool);
  }

  MethodResult modify(Snapshot s, Map<String, Object> in) {
    long operation = number(in, "Operation", 0);
    if (operation < ABORT || operation > LAST_OPERATION) {
      return answer(INVALID_PARAMETER);
    }
    if (!(in.get("Synchronization") instanceof ObjectPath path)) {
      return answer(INVALID_PARAMETER);
    }
    if (remote(path)) {
      return answer(NOT_SUPPORTED);
    }
    Replica replica = paths.replica(s, path);
    return replica == null
        ? answer(FAILED)
        : carriedOut(() -> operate(replica, operation, new LinkedHashMap<>()));
  }

  /** Whether a relation is one of Remote Copy, which CIM shows and never changes (M311 p. 95). */
  static boolean remote(ObjectPath path) {
    return path.className().equalsIgnoreCase("TPD_RemoteStorageSynchronized")
        || path.className().equalsIgnoreCase("TPD_RemoteGroupSynchronized");
  }

  /** Carries an operation out; its job is put under {@code Job}. */
  MethodResult operate(Replica replica, long operation, Map<String, Object> out) {
    String name = replica.volume().name();
    if (replica.virtual()) {
      if (operation == RESTORE) {
        out.put("Job", views.job(new Promotes(desk).promote(name, "", false).get(0).task()));
        return new MethodResult(JOB_STARTED, out);
      }
      if (operation == RETURN_TO_POOL) {
        new Removals(desk).remove(name, false);
        return answer(DONE);
      }
      // A snapshot must stay associated, whatever the list of operations says.
      return answer(operation == DETACH || operation == DISSOLVE ? FAILED : NOT_SUPPORTED);
    }
    if (operation == RESYNC) {
      out.put("Job", views.job(new PhysicalCopies(desk).resync(name, null).task()));
      return new MethodResult(JOB_STARTED, out);
    }
    if (operation == ABORT) {
      new PhysicalCopies(desk).halt(name);
      return answer(DONE);
    }
    if (operation == DETACH || operation == DISSOLVE) {
      new PhysicalCopies(desk).promote(name);
      return answer(DONE);
    }
    return answer(NOT_SUPPORTED);
  }

  /** What a physical copy of a volume could be made onto; a snapshot makes its own. */
  private MethodResult available(Snapshot s, Map<String, Object> in) {
    MethodResult refused = refused(in);
    Volume source = paths.volume(s, in.get("SourceElement"));
    if (refused != null || source == null) {
      return refused != null ? refused : answer(INVALID_PARAMETER);
    }
    List<ObjectPath> found = new ArrayList<>();
    if (number(in, "SyncType", 0) == CLONE) {
      for (Volume volume : s.site().volumes()) {
        if (volume != null && PhysicalCopies.possible(s.copies(), source, volume)) {
          found.add(views.volumes().path(s, volume));
        }
      }
    }
    return new MethodResult(DONE, Map.of("Candidates", found));
  }
}
