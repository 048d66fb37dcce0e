package org.arraytwin.fleet.site;

import org.arraytwin.array.Volume;
import org.arraytwin.array.VolumeTerms;
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
 * @param sums of the volumes of a pool together, by pool id
 */
public record Stored(
    Dense<@Nullable Volume> volumes,
    NameIndex byName,
    Dense<@Nullable Content> contents,
    Dense<@Nullable Sum> sums) {

  public static final Stored NONE =
      new Stored(Dense.empty(), NameIndex.EMPTY, Dense.empty(), Dense.empty());

  /**
   * Volumes together, kept so that nobody has to look at each.
   *
   * @param bytes sizes of all of them
   * @param fullBytes sizes of the full ones, and what thin ones hold back
   * @param thinBytes what is stored of the thin ones that take what is written
   */
  public record Sum(long bytes, long fullBytes, long thinBytes) {
    private static final Sum NONE = new Sum(0, 0, 0);

    private Sum plus(Volume volume, int sign) {
      return new Sum(
          bytes + sign * volume.sizeBytes(), fullBytes + sign * volume.heldBytes(), thinBytes);
    }

    private Sum taking(long more) {
      return new Sum(bytes, fullBytes, thinBytes + more);
    }
  }

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
    return sum(pool).bytes;
  }

  /** Sizes of the full volumes of a pool together, and what its thin ones hold back. */
  public long fullBytes(int pool) {
    return sum(pool).fullBytes;
  }

  /** What is stored of the thin volumes of a pool together. */
  public long thinBytes(int pool) {
    return sum(pool).thinBytes;
  }

  /** What is stored of a volume. */
  public long takenBytes(int volume) {
    Content content = contents.get(volume);
    return content == null ? 0 : content.written() * Content.GRAIN_BYTES;
  }

  private Sum sum(int pool) {
    Sum sum = sums.getOrNull(pool);
    return sum == null ? Sum.NONE : sum;
  }

  private Dense<@Nullable Sum> summed(Volume volume, int sign) {
    return sums.update(volume.pool(), sum(volume.pool()).plus(volume, sign));
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
        summed(volume, 1));
  }

  /** With a volume under another name, which no other has. */
  public Stored renamed(Volume volume, String name) {
    Volume named = volume.named(name);
    return new Stored(
        volumes.update(volume.id(), named),
        byName.without(volume.name(), volume.id()).with(name, volume.id()),
        contents,
        sums);
  }

  /** With a volume made larger; what is added was never written. */
  public Stored grown(Volume volume, long sizeBytes) {
    Volume larger = volume.sized(sizeBytes);
    Content content = contents.get(volume.id());
    return new Stored(
        volumes.update(volume.id(), larger),
        byName,
        content == null ? contents : contents.update(volume.id(), content.grown(sizeBytes)),
        replaced(volume, larger));
  }

  /** With a volume on other terms. */
  public Stored termed(Volume volume, VolumeTerms terms) {
    Volume other = volume.on(terms);
    return new Stored(
        volumes.update(volume.id(), other), byName, contents, replaced(volume, other));
  }

  /** Sums where a volume is another one in the same pool that holds the same. */
  private Dense<@Nullable Sum> replaced(Volume volume, Volume other) {
    long taken = takenBytes(volume.id());
    long more = other.drawn(taken) - volume.drawn(taken);
    return sums.update(
        volume.pool(), sum(volume.pool()).plus(volume, -1).plus(other, 1).taking(more));
  }

  public Stored without(Volume volume) {
    return new Stored(
        volumes.cleared(volume.id()),
        byName.without(volume.name(), volume.id()),
        contents.cleared(volume.id()),
        with(volume.id(), Content.blank(volume.sizeBytes())).summed(volume, -1));
  }

  public Stored with(int volume, Content content) {
    Content before = contents.get(volume);
    Volume changed = volumes.get(volume);
    long more =
        changed == null
            ? 0
            : changed.drawn(content.written() * Content.GRAIN_BYTES)
                - changed.drawn(before == null ? 0 : before.written() * Content.GRAIN_BYTES);
    return new Stored(
        volumes,
        byName,
        contents.update(volume, content),
        changed == null || more == 0
            ? sums
            : sums.update(changed.pool(), sum(changed.pool()).taking(more)));
  }
}
