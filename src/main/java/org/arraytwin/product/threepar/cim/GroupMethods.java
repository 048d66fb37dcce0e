package org.arraytwin.product.threepar.cim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.product.threepar.copy.GroupCopies;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.product.threepar.copy.VvSet;
import org.arraytwin.product.threepar.copy.VvSets;
import org.arraytwin.profile.MethodBody;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * The methods of TPD_ReplicationService for several volumes at once: lists, and sets of volumes,
 * which are its groups. A job of several copies is that of the first; the others are found by
 * TPD_OwningJobElement.
 *
 * @param single the methods for one copy
 */
record GroupMethods(
    CopyDesk desk, CopyPaths paths, ReplicationMethods.Views views, ReplicationMethods single) {
  private static final String TARGETS = "TargetElements";
  private static final String SOURCE_GROUP = "SourceGroup";
  private static final String TARGET_GROUP = "TargetGroup";
  private static final long SEQUENTIAL = 2;
  private static final String POOL = "TargetPool";
  private static final String SYNCHRONIZATION = "Synchronization";

  /**
   * What is to be copied onto what, and which sets are to be made of it.
   *
   * @param targets that are there; none: they are made
   * @param names of those that are made
   * @param pool that clones are made in; empty: that of each source
   */
  private record Wanted(
      List<String> sources,
      List<String> targets,
      List<String> names,
      String pool,
      GroupCopies.Sets sets) {}

  Map<String, MethodBody<Snapshot, Site>> all() {
    Map<String, MethodBody<Snapshot, Site>> all = new LinkedHashMap<>();
    all.put("CreateListReplica", (s, site, in) -> createList(s, in));
    all.put("CreateConsistentReplicaList", (s, site, in) -> createList(s, in));
    all.put("CreateGroupReplica", (s, site, in) -> createGroup(s, in));
    all.put("CreateGroupReplicaFromElements", (s, site, in) -> createFromElements(s, in));
    all.put("ModifyListSynchronization", (s, site, in) -> modifyList(s, in));
    all.put("TPD_ModifyGroupReplicaSynchronization", (s, site, in) -> modifyGroup(s, in));
    all.put("CreateGroup", (s, site, in) -> createSet(s, in));
    all.put("DeleteGroup", (s, site, in) -> deleteSet(s, in));
    all.put("AddMembers", (s, site, in) -> members(s, in, true));
    all.put("RemoveMembers", (s, site, in) -> members(s, in, false));
    return all;
  }

  private static boolean clone(Map<String, Object> in) {
    return ReplicationMethods.number(in, "SyncType", 0) == ReplicationMethods.CLONE;
  }

  private static List<String> names(Map<String, Object> in, String parameter) {
    return in.get(parameter) instanceof List<?> given
        ? given.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** A name that was given; empty where none was, so that the array chooses one. */
  private static String name(Map<String, Object> in, String parameter) {
    return in.get(parameter) instanceof String given ? given : "";
  }

  /** The targets that were named: none of snapshots; null where something is wrong with them. */
  private @Nullable List<String> targets(Snapshot s, Map<String, Object> in) {
    if (!in.containsKey(TARGETS)) {
      return List.of();
    }
    return clone(in) ? paths.volumes(s, in.get(TARGETS)) : null;
  }

  /** The pool for clones that are made; null where it is none, or they are snapshots. */
  private @Nullable String pool(Snapshot s, Map<String, Object> in) {
    return clone(in) || !in.containsKey(POOL) ? paths.pool(s, in.get(POOL)) : null;
  }

  /** What one call is refused with, or that its parameters are wrong. */
  private static MethodResult orInvalid(@Nullable MethodResult refused) {
    return refused != null
        ? refused
        : ReplicationMethods.answer(ReplicationMethods.INVALID_PARAMETER);
  }

  /** Copies of one instant. */
  private MethodResult createList(Snapshot s, Map<String, Object> in) {
    MethodResult refused = single.refused(in);
    List<String> sources = paths.volumes(s, in.get("SourceElements"));
    List<String> targets = targets(s, in);
    String pool = pool(s, in);
    if (refused != null || sources == null || targets == null || pool == null) {
      return orInvalid(refused);
    }
    return copied(
        in,
        new Wanted(sources, targets, names(in, "ElementNames"), pool, GroupCopies.Sets.NONE),
        this::toldAll);
  }

  /**
   * Copies of one instant of all members of a set. Snapshots become a set under the name of the
   * relationship, which they must have; their own names are that and a number. Clones go onto the
   * members of another set (CIM API reference 3.1.1 p. 100, table 91).
   */
  private MethodResult createGroup(Snapshot s, Map<String, Object> in) {
    MethodResult refused = single.refused(in);
    VvSet set = paths.set(s, in.get(SOURCE_GROUP));
    VvSet onto = paths.set(s, in.get(TARGET_GROUP));
    String name = name(in, "RelationshipName");
    boolean wrong = clone(in) ? onto == null : in.containsKey(TARGET_GROUP) || name.isEmpty();
    if (refused != null
        || set == null
        || set.members().isEmpty()
        || wrong
        || in.containsKey("SourceElement")
        || in.containsKey(POOL)
        || !consistent(in)) {
      return orInvalid(refused);
    }
    List<String> sources = members(set);
    Wanted wanted =
        onto == null
            ? new Wanted(
                sources,
                List.of(),
                numbered(name, sources.size()),
                "",
                new GroupCopies.Sets(null, name))
            : new Wanted(sources, members(onto), List.of(), "", GroupCopies.Sets.NONE);
    return copied(
        in,
        wanted,
        copies -> {
          Map<String, Object> out = new LinkedHashMap<>();
          set(views.now(), TARGET_GROUP, onto == null ? name : onto.name(), out);
          first(copies, out);
          return out;
        });
  }

  /** Sequentially consistent is what all copies are; nothing else can be asked for. */
  private static boolean consistent(Map<String, Object> in) {
    return ReplicationMethods.number(in, "Consistency", SEQUENTIAL) == SEQUENTIAL;
  }

  private static List<String> numbered(String stem, int many) {
    return IntStream.rangeClosed(1, many).mapToObj(n -> stem + "_" + n).toList();
  }

  /** Of several pairs only the first is told where there is room for one. */
  private void first(GroupCopies.Made made, Map<String, Object> out) {
    Map<String, Object> one = new LinkedHashMap<>();
    single.told(made.targets().get(0), one);
    if (one.containsKey(SYNCHRONIZATION)) {
      out.put(SYNCHRONIZATION, one.get(SYNCHRONIZATION));
    }
  }

  private static List<String> members(VvSet set) {
    return set.members().stream().map(Volume::name).toList();
  }

  /** Copies of one instant of some volumes; both these and their copies become a set. */
  private MethodResult createFromElements(Snapshot s, Map<String, Object> in) {
    MethodResult refused = single.refused(in);
    List<String> sources = paths.volumes(s, in.get("SourceElements"));
    List<String> targets = targets(s, in);
    String pool = pool(s, in);
    if (refused != null
        || sources == null
        || targets == null
        || pool == null
        || in.containsKey(TARGET_GROUP)
        || !consistent(in)) {
      return orInvalid(refused);
    }
    GroupCopies.Sets sets =
        new GroupCopies.Sets(name(in, "SourceGroupName"), name(in, "TargetGroupName"));
    return copied(
        in,
        new Wanted(sources, targets, names(in, "TargetElementNames"), pool, sets),
        copies -> {
          Map<String, Object> out = sets(copies.sets());
          first(copies, out);
          return out;
        });
  }

  private interface Told {
    Map<String, Object> of(GroupCopies.Made made);
  }

  private MethodResult copied(Map<String, Object> in, Wanted wanted, Told told) {
    boolean made = wanted.targets().isEmpty();
    if (wanted.names().size() > (made ? wanted.sources().size() : 0) || !single.waits(in)) {
      return ReplicationMethods.answer(ReplicationMethods.INVALID_PARAMETER);
    }
    GroupCopies copies = new GroupCopies(desk);
    return ReplicationMethods.carriedOut(
        () -> {
          GroupCopies.Made copied =
              clone(in)
                  ? cloned(copies, wanted, single.saved(in))
                  : copies.snapshots(wanted.sources(), wanted.names(), wanted.sets());
          Map<String, Object> out = new LinkedHashMap<>(told.of(copied));
          if (copied.tasks().isEmpty()) {
            return new MethodResult(ReplicationMethods.DONE, out);
          }
          out.put("Job", views.job(copied.tasks().get(0)));
          return new MethodResult(ReplicationMethods.JOB_STARTED, out);
        });
  }

  private static GroupCopies.Made cloned(GroupCopies copies, Wanted wanted, boolean saved) {
    return wanted.targets().isEmpty()
        ? copies.newClones(wanted.sources(), wanted.names(), wanted.pool(), saved, wanted.sets())
        : copies.clones(wanted.sources(), wanted.targets(), saved, wanted.sets());
  }

  private Map<String, Object> toldAll(GroupCopies.Made made) {
    List<Object> targets = new ArrayList<>();
    List<Object> synchronizations = new ArrayList<>();
    for (String name : made.targets()) {
      Map<String, Object> one = new LinkedHashMap<>();
      single.told(name, one);
      targets.add(one.get("TargetElement"));
      synchronizations.add(one.get("Synchronization"));
    }
    return Map.of(TARGETS, targets, "Synchronizations", synchronizations);
  }

  /** The paths and names of sets. */
  private Map<String, Object> sets(GroupCopies.Sets sets) {
    Snapshot now = views.now();
    Map<String, Object> out = new LinkedHashMap<>();
    set(now, SOURCE_GROUP, sets.sources(), out);
    set(now, TARGET_GROUP, sets.targets(), out);
    out.put("SourceGroupName", String.valueOf(sets.sources()));
    out.put("TargetGroupName", String.valueOf(sets.targets()));
    return out;
  }

  private void set(Snapshot now, String group, @Nullable String name, Map<String, Object> out) {
    VvSet set = name == null ? null : now.copies().set(name);
    if (set != null) {
      out.put(group, views.set(now, set));
    }
  }

  /** One after the other; the first that is refused ends it. */
  private MethodResult modifyList(Snapshot s, Map<String, Object> in) {
    if (!(in.get("Synchronization") instanceof List<?> list) || list.isEmpty()) {
      return ReplicationMethods.answer(ReplicationMethods.INVALID_PARAMETER);
    }
    MethodResult last = ReplicationMethods.answer(ReplicationMethods.INVALID_PARAMETER);
    for (Object path : list) {
      Map<String, Object> one = new LinkedHashMap<>(in);
      one.put("Synchronization", path);
      last = single.modify(s, one);
      if (!taken(last)) {
        return last;
      }
    }
    return last;
  }

  private static boolean taken(MethodResult result) {
    return Long.valueOf(ReplicationMethods.DONE).equals(result.returnValue())
        || Long.valueOf(ReplicationMethods.JOB_STARTED).equals(result.returnValue());
  }

  private MethodResult modifyGroup(Snapshot s, Map<String, Object> in) {
    VvSet set = paths.set(s, in.get("TargetGroup"));
    long operation = ReplicationMethods.number(in, "Operation", 0);
    if (set == null
        || operation < ReplicationMethods.ABORT
        || operation > ReplicationMethods.LAST_OPERATION) {
      return ReplicationMethods.answer(ReplicationMethods.INVALID_PARAMETER);
    }
    List<Object> jobs = new ArrayList<>();
    for (Volume member : set.members()) {
      Replica replica = s.replica(member.id());
      Map<String, Object> out = new LinkedHashMap<>();
      MethodResult one =
          replica == null
              ? ReplicationMethods.answer(ReplicationMethods.FAILED)
              : ReplicationMethods.carriedOut(() -> single.operate(replica, operation, out));
      if (!taken(one)) {
        return one;
      }
      if (out.containsKey("Job")) {
        jobs.add(out.get("Job"));
      }
    }
    return jobs.isEmpty()
        ? ReplicationMethods.answer(ReplicationMethods.DONE)
        : new MethodResult(ReplicationMethods.JOB_STARTED, Map.of("Jobs", jobs));
  }

  /**
   * A set must have a name, stay until it is deleted, and be on this array (CIM API reference 3.1.1
   * p. 97).
   */
  private MethodResult createSet(Snapshot s, Map<String, Object> in) {
    List<String> members =
        in.containsKey("Members") ? paths.volumes(s, in.get("Members")) : List.of();
    String name = name(in, "GroupName");
    if (members == null
        || name.isEmpty()
        || Boolean.FALSE.equals(in.get("Persistent"))
        || Boolean.TRUE.equals(in.get("DeleteOnUnassociated"))
        || fleeting(in)) {
      return ReplicationMethods.answer(ReplicationMethods.INVALID_PARAMETER);
    }
    return ReplicationMethods.carriedOut(
        () -> {
          new VvSets(desk).create(name, "", members);
          Snapshot now = views.now();
          VvSet created = now.copies().set(name);
          return created == null
              ? ReplicationMethods.answer(ReplicationMethods.FAILED)
              : new MethodResult(
                  ReplicationMethods.DONE, Map.of("ReplicationGroup", views.set(now, created)));
        });
  }

  /** Whether a set is to go away when it is empty, or to be elsewhere: none does, none is. */
  private static boolean fleeting(Map<String, Object> in) {
    return Boolean.TRUE.equals(in.get("DeleteOnEmptyElement"))
        || in.containsKey("ServiceAccessPoint");
  }

  private MethodResult deleteSet(Snapshot s, Map<String, Object> in) {
    VvSet set = paths.set(s, in.get("ReplicationGroup"));
    boolean elements = in.get("RemoveElements") instanceof Boolean given && given;
    if (set == null || in.containsKey("ServiceAccessPoint")) {
      return ReplicationMethods.answer(ReplicationMethods.INVALID_PARAMETER);
    }
    if (!elements && !set.members().isEmpty()) {
      return ReplicationMethods.answer(ReplicationMethods.FAILED);
    }
    return ReplicationMethods.carriedOut(
        () -> {
          new VvSets(desk).remove(set.name());
          return ReplicationMethods.answer(ReplicationMethods.DONE);
        });
  }

  private MethodResult members(Snapshot s, Map<String, Object> in, boolean adds) {
    VvSet set = paths.set(s, in.get("ReplicationGroup"));
    List<String> members = paths.volumes(s, in.get("Members"));
    if (set == null || members == null || fleeting(in)) {
      return ReplicationMethods.answer(ReplicationMethods.INVALID_PARAMETER);
    }
    return ReplicationMethods.carriedOut(
        () -> {
          VvSets sets = new VvSets(desk);
          if (adds) {
            sets.add(set.name(), members);
          } else {
            sets.takeOut(set.name(), members);
          }
          return ReplicationMethods.answer(ReplicationMethods.DONE);
        });
  }
}
