package org.arraytwin.product.storwize.cim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.remote.Relationship;
import org.arraytwin.product.storwize.remote.RelationshipGroup;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.FlashCopies;
import org.arraytwin.product.storwize.system.FlashCopyData;
import org.arraytwin.product.storwize.system.FlashCopyGroups;
import org.arraytwin.product.storwize.system.Mapping;
import org.arraytwin.product.storwize.system.MappingGroup;
import org.arraytwin.product.storwize.system.NewMapping;
import org.arraytwin.product.storwize.system.NewVdisk;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.product.storwize.system.Vdisks;
import org.arraytwin.profile.MethodBody;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the storage configuration service, in the terms of the older Copy Services
 * profile.
 *
 * @param desk where orders are taken
 * @param namespace of what methods answer with
 */
record Methods(Desk desk, String namespace) {
  static final long DONE = 0;
  private static final long NOT_SUPPORTED = 1;
  private static final long FAILED = 4;
  static final long INVALID_PARAMETER = 5;
  private static final long IN_USE = 6;
  private static final long ASSOCIATED = 4;
  private static final long UNASSOCIATED = 5;
  private static final long PUT_IN = 0x8000;
  private static final long TAKE_OUT = 0x8001;
  private static final String VOLUME = "IBMTSSVC_StorageVolume";
  private static final String MAPPING = "IBMTSSVC_LocalStorageSynchronized";

  /** Messages that say that what was given is wrong rather than that the state forbids it. */
  private static final List<String> WRONG =
      List.of(
          "5702E", "5703E", "5738E", "5753E", "5754E", "5867E", "5924E", "6035E", "6303E", "6527E",
          "6578E");

  Map<String, MethodBody<Cluster, Site>> all() {
    Map<String, MethodBody<Cluster, Site>> all = new LinkedHashMap<>();
    PoolMethods pools = new PoolMethods(desk, this);
    all.put("CreateOrModifyElementFromStoragePool", (s, site, in) -> pools.createOrModify(s, in));
    all.put("ReturnToStoragePool", (s, site, in) -> pools.giveBack(s, in));
    all.put("AttachReplica", (s, site, in) -> attach(s, in));
    all.put("AttachOrModifyReplica", (s, site, in) -> attach(s, in));
    all.put("CreateReplica", (s, site, in) -> create(s, in));
    all.put("ModifySynchronization", (s, site, in) -> modify(s, in));
    all.put("CreateSynchronizedSet", (s, site, in) -> createSet(s, in));
    all.put("ModifySynchronizedSet", (s, site, in) -> modifySet(s, in));
    all.put("DeleteSynchronizedSet", (s, site, in) -> deleteSet(s, in));
    return all;
  }

  static MethodResult answer(long code) {
    return new MethodResult(code, Map.of());
  }

  private static MethodResult carriedOut(Supplier<Map<String, Object>> order) {
    try {
      return new MethodResult(DONE, order.get());
    } catch (Trouble e) {
      return refused(e);
    }
  }

  /** What a refusal is in the return codes of the methods. */
  static MethodResult refused(Trouble why) {
    if (WRONG.contains(why.code())) {
      return answer(INVALID_PARAMETER);
    }
    return answer(why.code().equals("6466E") || why.code().equals("5840E") ? IN_USE : FAILED);
  }

  @Nullable Volume volume(Cluster s, @Nullable Object path) {
    return path instanceof ObjectPath p
            && Names.same(p.className(), VOLUME)
            && s.id().equals(p.key("SystemName"))
            && p.key("DeviceID") instanceof String id
        ? s.vdisk(id)
        : null;
  }

  private MethodResult attach(Cluster s, Map<String, Object> in) {
    Volume source = volume(s, in.get("SourceElement"));
    long type = number(in, "CopyType", ASSOCIATED);
    boolean remote = RemoteMethods.remote(type);
    Volume target = remote ? null : volume(s, in.get("TargetElement"));
    RelationshipGroup remoteSet = remote ? RemoteMethods.set(s, in.get("Set")) : null;
    MappingGroup set = remote ? null : set(s, in.get("Set"));
    boolean lost = in.get("Set") != null && remoteSet == null && set == null;
    if (source == null || lost || (!remote && target == null)) {
      return answer(INVALID_PARAMETER);
    }
    String name = in.get("ElementName") instanceof String given ? given : "";
    return carriedOut(
        () -> {
          if (target == null) {
            new RemoteMethods(desk).attach(source, in.get("TargetElement"), type, name, remoteSet);
          } else {
            map(in, source, target, name, set == null ? "" : set.id());
          }
          return Map.of();
        });
  }

  private void map(
      Map<String, Object> in, Volume source, Volume target, String name, String group) {
    long type = number(in, "CopyType", ASSOCIATED);
    if (type != ASSOCIATED && type != UNASSOCIATED) {
      throw new Trouble("5753E");
    }
    long rate = number(in, "BackgroundCopyRate", FlashCopyData.USUAL_RATE);
    if (rate > FlashCopyData.FASTEST_RATE) {
      throw new Trouble("5703E", String.valueOf(rate));
    }
    new FlashCopies(desk)
        .create(
            new NewMapping(
                String.valueOf(source.id()),
                String.valueOf(target.id()),
                name,
                group,
                (int) rate,
                FlashCopyData.USUAL_RATE,
                0,
                false,
                type == UNASSOCIATED,
                false,
                ""));
  }

  private static long number(Map<String, Object> in, String name, long otherwise) {
    return in.get(name) instanceof Number number ? number.longValue() : otherwise;
  }

  /** A new thin volume, mapped and started at once. */
  private MethodResult create(Cluster s, Map<String, Object> in) {
    Volume source = volume(s, in.get("SourceElement"));
    if (source == null) {
      return answer(INVALID_PARAMETER);
    }
    String pool =
        in.get("TargetPool") instanceof ObjectPath p && p.key("InstanceID") instanceof String id
            ? id.substring(id.indexOf(':') + 1)
            : String.valueOf(source.pool());
    return carriedOut(
        () -> {
          String name = in.get("ElementName") instanceof String given ? given : "";
          String ioGroup = String.valueOf(s.site().ioGroup(source.id()));
          NewVdisk thin = NewVdisk.snapshot(name, pool, source.sizeBytes(), ioGroup);
          int id = new Vdisks(desk).create(thin);
          Cluster now = desk.look();
          Volume target = now.vdisk(id);
          try {
            map(in, source, target, "", "");
            Mapping made = desk.look().onto(id).get(0);
            new FlashCopies(desk).operate("startfcmap", String.valueOf(made.id()), List.of("prep"));
          } catch (Trouble e) {
            new Vdisks(desk).remove(String.valueOf(id), true, (c, v) -> List.of());
            throw e;
          }
          return Map.of("TargetElement", path(s, target));
        });
  }

  ObjectPath path(Cluster s, Volume volume) {
    return new ObjectPath(
        null,
        namespace,
        VOLUME,
        List.of(
            new ObjectPath.Key("SystemCreationClassName", SystemViews.SYSTEM_CLASS),
            new ObjectPath.Key("SystemName", s.id()),
            new ObjectPath.Key("CreationClassName", VOLUME),
            new ObjectPath.Key("DeviceID", String.valueOf(volume.id()))));
  }

  private MethodResult modify(Cluster s, Map<String, Object> in) {
    if (!(in.get("Synchronization") instanceof ObjectPath path)) {
      return answer(INVALID_PARAMETER);
    }
    if (RemoteMethods.isRelationship(path.className())) {
      return modifyRemote(s, path, number(in, "Operation", 0));
    }
    if (!Names.same(path.className(), MAPPING)) {
      return answer(INVALID_PARAMETER);
    }
    Mapping mapping = mapping(s, path);
    if (mapping == null) {
      return answer(INVALID_PARAMETER);
    }
    Act act = Act.of(number(in, "Operation", 0));
    if (act == null) {
      return answer(NOT_SUPPORTED);
    }
    return carriedOut(
        () -> {
          new FlashCopies(desk)
              .operate(act.word() + "fcmap", String.valueOf(mapping.id()), act.options(mapping));
          return Map.of();
        });
  }

  private MethodResult modifyRemote(Cluster s, ObjectPath path, long operation) {
    Relationship relationship = RemoteMethods.relationship(s, path);
    if (relationship == null) {
      return answer(INVALID_PARAMETER);
    }
    if (!RemoteMethods.knows(operation)) {
      return answer(NOT_SUPPORTED);
    }
    return carriedOut(
        () -> {
          new RemoteMethods(desk).modify(relationship, operation);
          return Map.of();
        });
  }

  private @Nullable Mapping mapping(Cluster s, ObjectPath path) {
    Volume source = volume(s, path.key("SystemElement"));
    Volume target = volume(s, path.key("SyncedElement"));
    return source == null || target == null
        ? null
        : s.onto(target.id()).stream()
            .filter(m -> m.copy().source() == source.id())
            .findFirst()
            .orElse(null);
  }

  private static @Nullable MappingGroup set(Cluster s, @Nullable Object path) {
    return path instanceof ObjectPath p ? FlashCopyViews.group(s, p.key("InstanceID")) : null;
  }

  private MethodResult createSet(Cluster s, Map<String, Object> in) {
    long type = number(in, "CopyType", ASSOCIATED);
    String called = in.get("ElementName") instanceof String text ? text : "";
    if (RemoteMethods.remote(type)) {
      return carriedOut(
          () -> Map.of("Set", new RemoteMethods(desk).createSet(s, called, namespace)));
    }
    if (type != ASSOCIATED && type != UNASSOCIATED) {
      return answer(NOT_SUPPORTED);
    }
    boolean autodelete = type == UNASSOCIATED;
    return carriedOut(
        () -> {
          String id = new FlashCopyGroups(desk).create(called, autodelete);
          return Map.of(
              "Set",
              new ObjectPath(
                  null,
                  namespace,
                  autodelete
                      ? "IBMTSSVC_CloneCopyStorageSynchronizedSet"
                      : "IBMTSSVC_FlashCopyStorageSynchronizedSet",
                  List.of(new ObjectPath.Key("InstanceID", desk.look().id() + ":FC:" + id))));
        });
  }

  private MethodResult modifySet(Cluster s, Map<String, Object> in) {
    long operation = number(in, "Operation", 0);
    RelationshipGroup remote = RemoteMethods.set(s, in.get("Set"));
    if (remote != null) {
      return modifyRemoteSet(s, remote, operation, in.get("Synchronization"));
    }
    MappingGroup group = set(s, in.get("Set"));
    if (group == null) {
      return answer(INVALID_PARAMETER);
    }
    if (operation == PUT_IN || operation == TAKE_OUT) {
      return move(s, in, operation == PUT_IN ? group.id() : "0");
    }
    Act act = Act.of(operation);
    if (act == null || act == Act.DETACH) {
      return answer(NOT_SUPPORTED);
    }
    return carriedOut(
        () -> {
          new FlashCopyGroups(desk)
              .operate(act.word() + "fcconsistgrp", group.id(), act.groupOptions());
          return Map.of();
        });
  }

  private MethodResult modifyRemoteSet(
      Cluster s, RelationshipGroup group, long operation, @Nullable Object member) {
    RemoteMethods remote = new RemoteMethods(desk);
    if (operation == PUT_IN || operation == TAKE_OUT) {
      Relationship one =
          member instanceof ObjectPath path ? RemoteMethods.relationship(s, path) : null;
      if (one == null) {
        return answer(INVALID_PARAMETER);
      }
      return carriedOut(
          () -> {
            remote.move(one, operation == PUT_IN ? group.id() : "");
            return Map.of();
          });
    }
    if (!RemoteMethods.knowsOfSets(operation)) {
      return answer(NOT_SUPPORTED);
    }
    return carriedOut(
        () -> {
          remote.modify(group, operation);
          return Map.of();
        });
  }

  private MethodResult move(Cluster s, Map<String, Object> in, String group) {
    Mapping mapping =
        in.get("Synchronization") instanceof ObjectPath path ? mapping(s, path) : null;
    if (mapping == null) {
      return answer(INVALID_PARAMETER);
    }
    return carriedOut(
        () -> {
          new FlashCopies(desk)
              .change(
                  String.valueOf(mapping.id()), new FlashCopies.Changes(null, null, null, group));
          return Map.of();
        });
  }

  private MethodResult deleteSet(Cluster s, Map<String, Object> in) {
    RelationshipGroup remote = RemoteMethods.set(s, in.get("Set"));
    if (remote != null) {
      return carriedOut(
          () -> {
            new RemoteMethods(desk).remove(remote);
            return Map.of();
          });
    }
    MappingGroup group = set(s, in.get("Set"));
    if (group == null) {
      return answer(INVALID_PARAMETER);
    }
    return carriedOut(
        () -> {
          new FlashCopyGroups(desk).remove(group.id(), false);
          return Map.of();
        });
  }
}
