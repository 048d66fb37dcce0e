package org.arraytwin.fleet;

import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import org.arraytwin.array.Pool;
import org.arraytwin.array.StorageArray;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.TargetHalf;
import org.jspecify.annotations.Nullable;

/**
 * One array with all that it holds and knows. Vectors are indexed by dense ids; a removed volume or
 * group leaves null behind, ids are never used again.
 *
 * @param array its identity
 * @param rules durations and switches of its product
 * @param powered whether it runs
 * @param powerSinceMicros since when
 * @param pools by id
 * @param volumes by id
 * @param volumeByName id by name
 * @param contents by volume id; of a group's source volume, as of the last settled write
 * @param groups by id
 * @param groupByName id by name
 * @param groupOfVolume group id by volume id
 * @param targets peers, in order of their array ids
 * @param alerts the latest, oldest first, at most 1,000
 * @param documents what its CIM server keeps for clients
 */
public record Site(
    StorageArray array,
    Rules rules,
    boolean powered,
    long powerSinceMicros,
    Vector<Pool> pools,
    Vector<@Nullable Volume> volumes,
    HashMap<String, Integer> volumeByName,
    Vector<@Nullable Content> contents,
    Vector<@Nullable GroupHalf> groups,
    HashMap<String, Integer> groupByName,
    HashMap<Integer, Integer> groupOfVolume,
    Vector<TargetHalf> targets,
    Vector<Alert> alerts,
    Documents documents) {

  public static final int MAX_ALERTS = 1000;

  public static Site of(StorageArray array, Rules rules, Vector<Pool> pools) {
    return new Site(
        array,
        rules,
        true,
        0,
        pools,
        Vector.empty(),
        HashMap.empty(),
        Vector.empty(),
        Vector.empty(),
        HashMap.empty(),
        HashMap.empty(),
        Vector.empty(),
        Vector.empty(),
        Documents.NONE);
  }

  public int id() {
    return array.id();
  }

  public String name() {
    return array.name();
  }

  public @Nullable Volume volume(String name) {
    Integer id = volumeByName.get(name).getOrNull();
    return id == null ? null : volumes.get(id);
  }

  public @Nullable GroupHalf group(String name) {
    Integer id = groupByName.get(name).getOrNull();
    return id == null ? null : groups.get(id);
  }

  /** The group a volume is a member of, or null. */
  public @Nullable GroupHalf groupOf(int volume) {
    Integer id = groupOfVolume.get(volume).getOrNull();
    return id == null ? null : groups.get(id);
  }

  public @Nullable TargetHalf target(int peer) {
    return targets.find(t -> t.peer() == peer).getOrNull();
  }

  public @Nullable TargetHalf target(String name) {
    return targets.find(t -> t.name().equals(name)).getOrNull();
  }

  Site powered(boolean on, long now) {
    return new Site(
        array,
        rules,
        on,
        now,
        pools,
        volumes,
        volumeByName,
        contents,
        groups,
        groupByName,
        groupOfVolume,
        targets,
        alerts,
        documents);
  }

  Site with(TargetHalf target) {
    int i = targets.indexWhere(t -> t.peer() == target.peer());
    return with(
        volumes,
        volumeByName,
        contents,
        i < 0 ? targets.append(target) : targets.update(i, target),
        alerts);
  }

  Site with(Documents newDocuments) {
    return new Site(
        array,
        rules,
        powered,
        powerSinceMicros,
        pools,
        volumes,
        volumeByName,
        contents,
        groups,
        groupByName,
        groupOfVolume,
        targets,
        alerts,
        newDocuments);
  }

  Site with(Alert alert) {
    Vector<Alert> kept = alerts.size() >= MAX_ALERTS ? alerts.drop(1) : alerts;
    return with(volumes, volumeByName, contents, targets, kept.append(alert));
  }

  /** Adds the volume whose id is the next one. */
  Site with(Volume volume) {
    if (volume.id() != volumes.size()) {
      throw new IllegalArgumentException("volume id " + volume.id() + " at " + volumes.size());
    }
    return with(
        volumes.append(volume),
        volumeByName.put(volume.name(), volume.id()),
        contents.append(Content.blank(volume.sizeBytes())),
        targets,
        alerts);
  }

  Site renamed(Volume volume, String name) {
    Volume named =
        new Volume(volume.id(), name, volume.pool(), volume.sizeBytes(), volume.provisioning());
    return with(
        volumes.update(volume.id(), named),
        volumeByName.remove(volume.name()).put(name, volume.id()),
        contents,
        targets,
        alerts);
  }

  Site withoutVolume(Volume volume) {
    return with(
        volumes.update(volume.id(), (Volume) null),
        volumeByName.remove(volume.name()),
        contents.update(volume.id(), (Content) null),
        targets,
        alerts);
  }

  Site with(int volume, Content content) {
    return with(volumes, volumeByName, contents.update(volume, content), targets, alerts);
  }

  private Site with(
      Vector<@Nullable Volume> newVolumes,
      HashMap<String, Integer> names,
      Vector<@Nullable Content> newContents,
      Vector<TargetHalf> newTargets,
      Vector<Alert> newAlerts) {
    return new Site(
        array,
        rules,
        powered,
        powerSinceMicros,
        pools,
        newVolumes,
        names,
        newContents,
        groups,
        groupByName,
        groupOfVolume,
        newTargets,
        newAlerts,
        documents);
  }

  /** With a half added (its id is the next one) or changed; memberships follow its pairs. */
  Site with(GroupHalf half) {
    GroupHalf old = half.id() < groups.size() ? groups.get(half.id()) : null;
    HashMap<Integer, Integer> members = groupOfVolume;
    if (old == null || old.pairs().size() != half.pairs().size()) {
      members = old == null ? members : without(members, old);
      for (var pair : half.pairs()) {
        members = members.put(pair.localVolume(), half.id());
      }
    }
    return groups(
        half.id() == groups.size() ? groups.append(half) : groups.update(half.id(), half),
        groupByName.put(half.name(), half.id()),
        members);
  }

  Site without(GroupHalf half) {
    return groups(
        groups.update(half.id(), (GroupHalf) null),
        groupByName.remove(half.name()),
        without(groupOfVolume, half));
  }

  private static HashMap<Integer, Integer> without(HashMap<Integer, Integer> map, GroupHalf half) {
    HashMap<Integer, Integer> rest = map;
    for (var pair : half.pairs()) {
      rest = rest.remove(pair.localVolume());
    }
    return rest;
  }

  private Site groups(
      Vector<@Nullable GroupHalf> newGroups,
      HashMap<String, Integer> names,
      HashMap<Integer, Integer> members) {
    return new Site(
        array,
        rules,
        powered,
        powerSinceMicros,
        pools,
        volumes,
        volumeByName,
        contents,
        newGroups,
        names,
        members,
        targets,
        alerts,
        documents);
  }
}
