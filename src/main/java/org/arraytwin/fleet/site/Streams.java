package org.arraytwin.fleet.site;

import io.vavr.collection.HashMap;
import io.vavr.collection.TreeSet;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.persistent.Dense;
import org.arraytwin.replication.WriteStream;
import org.jspecify.annotations.Nullable;

/**
 * The numbered streams of host writes of one array.
 *
 * @param byId all that are kept: the open ones, and those that a session still refers to
 * @param ofVolume by volume id its place in the open stream that numbers its host writes
 * @param users by stream id: how many sessions refer to it
 * @param lone ids of the streams of volumes outside all groups
 */
public record Streams(
    Dense<@Nullable WriteStream> byId,
    Dense<@Nullable Place> ofVolume,
    HashMap<Integer, Integer> users,
    TreeSet<Integer> lone) {

  public static final Streams NONE =
      new Streams(Dense.empty(), Dense.empty(), HashMap.empty(), TreeSet.empty());

  /**
   * A volume's place in a stream.
   *
   * @param stream its id
   * @param member the volume's position there
   */
  public record Place(int stream, int member) {}

  /** The stream of that id, or null where none is kept. */
  public @Nullable WriteStream get(int id) {
    return byId.getOrNull(id);
  }

  /** The open stream that numbers the host writes of a volume, or null. */
  public @Nullable WriteStream of(int volume) {
    Place place = place(volume);
    return place == null ? null : get(place.stream());
  }

  /** The place of a volume in the open stream that numbers its host writes, or null. */
  public @Nullable Place place(int volume) {
    return ofVolume.getOrNull(volume);
  }

  /** The volumes whose host writes an open stream numbers. */
  public TreeSet<Integer> volumes() {
    List<Integer> volumes = new ArrayList<>();
    for (int volume = 0; volume < ofVolume.size(); volume++) {
      if (ofVolume.get(volume) != null) {
        volumes.add(volume);
      }
    }
    return TreeSet.ofAll(volumes);
  }

  /** How many sessions refer to a stream. */
  public int users(int id) {
    return users.get(id).getOrElse(0);
  }

  /** With a stream added or changed. */
  @SuppressWarnings("ReferenceEquality")
  public Streams with(WriteStream stream) {
    WriteStream before = get(stream.id());
    boolean same =
        before != null && before.open() == stream.open() && before.volumes() == stream.volumes();
    Dense<@Nullable Place> index = ofVolume;
    if (!same) {
      index = before == null ? index : without(index, before);
      if (stream.open()) {
        for (int i = 0; i < stream.volumes().size(); i++) {
          index = index.update(stream.volumes().get(i), new Place(stream.id(), i));
        }
      }
    }
    return new Streams(byId.update(stream.id(), stream), index, users, lone);
  }

  /** With a stream of volumes outside all groups, which no session refers to. */
  public Streams withLone(WriteStream stream) {
    Streams with = with(stream);
    return new Streams(with.byId, with.ofVolume, users, lone.add(stream.id()));
  }

  public Streams without(int id) {
    WriteStream stream = get(id);
    return stream == null
        ? this
        : new Streams(
            byId.cleared(id), without(ofVolume, stream), users.remove(id), lone.remove(id));
  }

  /** With one more or one less session that refers to a stream; dropped with the last. */
  public Streams used(int id, int by) {
    int left = users(id) + by;
    return left <= 0 ? without(id) : new Streams(byId, ofVolume, users.put(id, left), lone);
  }

  private static Dense<@Nullable Place> without(Dense<@Nullable Place> index, WriteStream stream) {
    Dense<@Nullable Place> rest = index;
    for (int volume : stream.volumes()) {
      Place of = rest.getOrNull(volume);
      rest = of != null && of.stream() == stream.id() ? rest.cleared(volume) : rest;
    }
    return rest;
  }
}
