package org.arraytwin.fleet.site;

import io.vavr.collection.HashMap;
import io.vavr.collection.TreeSet;
import org.arraytwin.replication.WriteStream;
import org.jspecify.annotations.Nullable;

/**
 * The numbered streams of host writes of one array.
 *
 * @param byId all that are kept: the open ones, and those that a session still refers to
 * @param ofVolume id of the open stream by volume id
 * @param users by stream id: how many sessions refer to it
 * @param lone ids of the streams of volumes outside all groups
 */
public record Streams(
    HashMap<Integer, WriteStream> byId,
    HashMap<Integer, Integer> ofVolume,
    HashMap<Integer, Integer> users,
    TreeSet<Integer> lone) {

  public static final Streams NONE =
      new Streams(HashMap.empty(), HashMap.empty(), HashMap.empty(), TreeSet.empty());

  /** The stream of that id, or null where none is kept. */
  public @Nullable WriteStream get(int id) {
    return byId.get(id).getOrNull();
  }

  /** The open stream that numbers the host writes of a volume, or null. */
  public @Nullable WriteStream of(int volume) {
    Integer id = ofVolume.get(volume).getOrNull();
    return id == null ? null : get(id);
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
    HashMap<Integer, Integer> index = ofVolume;
    if (!same) {
      index = before == null ? index : without(index, before);
      if (stream.open()) {
        for (int volume : stream.volumes()) {
          index = index.put(volume, stream.id());
        }
      }
    }
    return new Streams(byId.put(stream.id(), stream), index, users, lone);
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
            byId.remove(id), without(ofVolume, stream), users.remove(id), lone.remove(id));
  }

  /** With one more or one less session that refers to a stream; dropped with the last. */
  public Streams used(int id, int by) {
    int left = users(id) + by;
    return left <= 0 ? without(id) : new Streams(byId, ofVolume, users.put(id, left), lone);
  }

  private static HashMap<Integer, Integer> without(
      HashMap<Integer, Integer> index, WriteStream stream) {
    HashMap<Integer, Integer> rest = index;
    for (int volume : stream.volumes()) {
      Integer of = rest.get(volume).getOrNull();
      rest = of != null && of == stream.id() ? rest.remove(volume) : rest;
    }
    return rest;
  }
}
