package org.arraytwin.fleet.site;

import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.persistent.Dense;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.load.HostLoad;
import org.jspecify.annotations.Nullable;

/**
 * The numbered streams of host writes of one array.
 *
 * @param byId all that are kept: the open ones, and those that a session still refers to
 * @param ofVolume by volume id its place in the open stream that numbers its host writes
 * @param users by stream id: how many sessions refer to it
 * @param lone ids of the streams of volumes outside all groups
 * @param attached hosts that write volumes by themselves, whatever groups these are in
 */
public record Streams(
    Dense<@Nullable WriteStream> byId,
    Dense<@Nullable Place> ofVolume,
    HashMap<Integer, Integer> users,
    TreeSet<Integer> lone,
    Attached attached) {

  public static final Streams NONE =
      new Streams(Dense.empty(), Dense.empty(), HashMap.empty(), TreeSet.empty(), Attached.NONE);

  /**
   * A volume's place in a stream.
   *
   * @param stream its id
   * @param member the volume's position there
   */
  public record Place(int stream, int member) {}

  /**
   * A host that writes some volumes, replicated or not; it stays with them where others of a group
   * follow the data.
   *
   * @param volumes ids
   * @param load what it writes to all of them together
   */
  public record Host(Array<Integer> volumes, HostLoad load) {}

  /**
   * The hosts that write volumes by themselves.
   *
   * @param hosts in the order in which they were attached
   * @param ofVolume by volume id the position of its host
   */
  public record Attached(Vector<Host> hosts, HashMap<Integer, Integer> ofVolume) {
    public static final Attached NONE = new Attached(Vector.empty(), HashMap.empty());

    /** Whether a host writes a volume by itself. */
    public boolean has(int volume) {
      return ofVolume.containsKey(volume);
    }

    /** The hosts of some volumes, in the order in which they were attached. */
    public Vector<Host> of(Array<Integer> volumes) {
      return hosts.isEmpty()
          ? Vector.empty()
          : volumes.flatMap(ofVolume::get).distinct().sorted().toVector().map(hosts::get);
    }

    private Attached with(Host host) {
      int position = hosts.size();
      return new Attached(
          hosts.append(host),
          host.volumes().foldLeft(ofVolume, (all, volume) -> all.put(volume, position)));
    }
  }

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
    return new Streams(byId.update(stream.id(), stream), index, users, lone, attached);
  }

  /** With a stream of volumes outside all groups, which no session refers to. */
  public Streams withLone(WriteStream stream) {
    Streams with = with(stream);
    return new Streams(with.byId, with.ofVolume, users, lone.add(stream.id()), attached);
  }

  /** With one more host of volumes that have none. */
  public Streams with(Host host) {
    return new Streams(byId, ofVolume, users, lone, attached.with(host));
  }

  public Streams without(int id) {
    WriteStream stream = get(id);
    return stream == null
        ? this
        : new Streams(
            byId.cleared(id),
            without(ofVolume, stream),
            users.remove(id),
            lone.remove(id),
            attached);
  }

  /** With one more or one less session that refers to a stream; dropped with the last. */
  public Streams used(int id, int by) {
    int left = users(id) + by;
    return left <= 0
        ? without(id)
        : new Streams(byId, ofVolume, users.put(id, left), lone, attached);
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
