package org.arraytwin.fleet.site;

import io.vavr.collection.HashMap;
import org.arraytwin.array.Volume;
import org.arraytwin.persistent.Dense;
import org.arraytwin.persistent.NameIndex;
import org.arraytwin.replication.Content;
import org.jspecify.annotations.Nullable;

/**
 * The volumes of an array and what they hold. Vectors are indexed by dense ids; a removed volume
 * leaves null behind, ids are never used again.
 *
 * @param volumes by id
 * @param byName id by name
 * @param contents by volume id; of a volume that a stream of host writes feeds, as of the last
 *     settled write
 * @param bytesOfPool sizes of the volumes of a pool together, by pool id
 */
public record Stored(
    Dense<@Nullable Volume> volumes,
    NameIndex byName,
    Dense<@Nullable Content> contents,
    HashMap<Integer, Long> bytesOfPool) {

  public static final Stored NONE =
      new Stored(Dense.empty(), NameIndex.EMPTY, Dense.empty(), HashMap.empty());

  public @Nullable Volume volume(String name) {
    int id = byName.find(name, this::name);
    return id < 0 ? null : volumes.get(id);
  }

  private @Nullable String name(int id) {
    Volume volume = volumes.get(id);
    return volume == null ? null : volume.name();
  }

  /** Sizes of the volumes of a pool together. */
  public long bytes(int pool) {
    return bytesOfPool.getOrElse(pool, 0L);
  }

  /** Adds the volume whose id is the next one; nothing was ever written to it. */
  public Stored with(Volume volume) {
    if (volume.id() != volumes.size()) {
      throw new IllegalArgumentException("volume id " + volume.id() + " at " + volumes.size());
    }
    return new Stored(
        volumes.append(volume),
        byName.with(volume.name(), volume.id()),
        contents.append(Content.blank(volume.sizeBytes())),
        bytesOfPool.put(volume.pool(), bytes(volume.pool()) + volume.sizeBytes()));
  }

  /** With a volume under another name, which no other has. */
  public Stored renamed(Volume volume, String name) {
    Volume named =
        new Volume(volume.id(), name, volume.pool(), volume.sizeBytes(), volume.provisioning());
    return new Stored(
        volumes.update(volume.id(), named),
        byName.without(volume.name(), volume.id()).with(name, volume.id()),
        contents,
        bytesOfPool);
  }

  public Stored without(Volume volume) {
    return new Stored(
        volumes.cleared(volume.id()),
        byName.without(volume.name(), volume.id()),
        contents.cleared(volume.id()),
        bytesOfPool.put(volume.pool(), bytes(volume.pool()) - volume.sizeBytes()));
  }

  public Stored with(int volume, Content content) {
    return new Stored(volumes, byName, contents.update(volume, content), bytesOfPool);
  }
}
