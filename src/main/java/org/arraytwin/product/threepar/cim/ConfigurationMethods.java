package org.arraytwin.product.threepar.cim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.copy.CopyData;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.product.threepar.copy.CopyRefused;
import org.arraytwin.product.threepar.copy.PhysicalCopies;
import org.arraytwin.product.threepar.copy.Promotes;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.product.threepar.copy.VirtualCopies;
import org.arraytwin.profile.MethodBody;
import org.arraytwin.wbem.MethodResult;

/**
 * The methods of TPD_StorageConfigurationService: those for copies (CIM API reference 3.1.1, Copy
 * Services subprofile), and those for volumes.
 */
record ConfigurationMethods(CopyDesk desk, CopyPaths paths, ReplicationMethods.Views views) {
  private static final long IN_USE = 6;
  private static final long ASSOCIATED = 4;
  private static final long UNASSOCIATED = 5;
  private static final long DETACH = 2;
  private static final long RESYNC = 4;
  private static final long RESTORE = 5;
  private static final long START_COPY = 12;
  private static final long STOP_COPY = 13;

  private static final String CREATE = "CreateReplica";
  private static final String ATTACH = "AttachReplica";
  private static final String ATTACH_OR_MODIFY = "AttachOrModifyReplica";
  private static final String MODIFY = "ModifySynchronization";

  /** Those about copies, which are methods of this service and of no other. */
  static final Set<String> NAMES = Set.of(CREATE, ATTACH, ATTACH_OR_MODIFY, MODIFY);

  Map<String, MethodBody<Snapshot, Site>> all() {
    Map<String, MethodBody<Snapshot, Site>> all = new LinkedHashMap<>();
    all.put(CREATE, (s, site, in) -> create(s, in));
    all.put(ATTACH, (s, site, in) -> attach(s, in));
    all.put(ATTACH_OR_MODIFY, (s, site, in) -> attach(s, in));
    all.put(MODIFY, (s, site, in) -> modify(s, in));
    all.putAll(new PoolMethods(desk, paths, views).all());
    return all;
  }

  private static MethodResult answer(long code) {
    return ReplicationMethods.answer(code);
  }

  /** A virtual copy: it is there at once. */
  private MethodResult create(Snapshot s, Map<String, Object> in) {
    Volume source = paths.volume(s, in.get("SourceElement"));
    if (source == null
        || in.containsKey("TargetPool")
        || ReplicationMethods.number(in, "CopyType", ASSOCIATED) != ASSOCIATED) {
      return answer(ReplicationMethods.INVALID_PARAMETER);
    }
    List<String> names = in.get("ElementName") instanceof String name ? List.of(name) : List.of();
    return ReplicationMethods.carriedOut(
        () -> {
          List<String> made = new VirtualCopies(desk).createAll(List.of(source.name()), names);
          Snapshot now = views.now();
          Volume target = now.copies().named(made.get(0));
          return new MethodResult(
              ReplicationMethods.DONE,
              target == null
                  ? Map.of()
                  : Map.of("TargetElement", views.volumes().path(now, target)));
        });
  }

  /** A physical copy, which stays one (UnSyncAssoc) or not (UnSyncUnAssoc). */
  private MethodResult attach(Snapshot s, Map<String, Object> in) {
    Volume source = paths.volume(s, in.get("SourceElement"));
    Volume target = paths.volume(s, in.get("TargetElement"));
    long type = ReplicationMethods.number(in, "CopyType", ASSOCIATED);
    if (source == null || target == null || (type != ASSOCIATED && type != UNASSOCIATED)) {
      return answer(ReplicationMethods.INVALID_PARAMETER);
    }
    return ReplicationMethods.carriedOut(() -> attached(source, target, type == ASSOCIATED));
  }

  /** In Use where the target is a copy of another volume (CIM API reference 3.1.1 table 46). */
  private MethodResult attached(Volume source, Volume target, boolean saved) {
    try {
      return copied(source, target, saved);
    } catch (CopyRefused e) {
      if (e.sort() == CopyRefused.Sort.IN_USE) {
        return answer(IN_USE);
      }
      throw e;
    }
  }

  private MethodResult copied(Volume source, Volume target, boolean saved) {
    return begun(
        new PhysicalCopies(desk)
            .copy(source.name(), target.name(), saved, CopyData.USUAL_PRIORITY)
            .task());
  }

  private MethodResult begun(int task) {
    return new MethodResult(ReplicationMethods.JOB_STARTED, Map.of("Job", views.job(task)));
  }

  private MethodResult modify(Snapshot s, Map<String, Object> in) {
    long operation = ReplicationMethods.number(in, "Operation", 0);
    if (operation < DETACH || operation > STOP_COPY) {
      return answer(ReplicationMethods.INVALID_PARAMETER);
    }
    if (!(in.get("Synchronization") instanceof ObjectPath path)) {
      return answer(ReplicationMethods.INVALID_PARAMETER);
    }
    if (ReplicationMethods.remote(path)) {
      return answer(ReplicationMethods.NOT_SUPPORTED);
    }
    Replica replica = paths.replica(s, path);
    if (replica == null) {
      return answer(ReplicationMethods.FAILED);
    }
    String name = replica.volume().name();
    return ReplicationMethods.carriedOut(
        () -> replica.virtual() ? virtual(name, operation) : physical(replica, name, operation));
  }

  private MethodResult virtual(String name, long operation) {
    return operation == RESTORE
        ? begun(new Promotes(desk).promote(name, "", false).get(0).task())
        : answer(ReplicationMethods.NOT_SUPPORTED);
  }

  private MethodResult physical(Replica replica, String name, long operation) {
    PhysicalCopies copies = new PhysicalCopies(desk);
    if (operation == RESYNC) {
      return begun(copies.resync(name, null).task());
    }
    if (operation == START_COPY) {
      boolean saved = !replica.copy().settings().autodelete();
      return begun(
          copies.copy(replica.parent().name(), name, saved, CopyData.USUAL_PRIORITY).task());
    }
    if (operation == STOP_COPY) {
      copies.halt(name);
      return answer(ReplicationMethods.DONE);
    }
    if (operation == DETACH) {
      copies.promote(name);
      return answer(ReplicationMethods.DONE);
    }
    return answer(ReplicationMethods.NOT_SUPPORTED);
  }
}
