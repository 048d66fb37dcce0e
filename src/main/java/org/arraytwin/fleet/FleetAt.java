package org.arraytwin.fleet;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.WriteStream;

/**
 * The fleet at one moment, for readers. What is a function of time (percentages, write numbers,
 * contents) is computed here, never stored.
 *
 * @param fleet in which everything up to {@code now} has happened
 * @param now virtual time, microseconds since the epoch
 */
public record FleetAt(Fleet fleet, long now) {

  /** Percent of a pair's copy that has arrived, 0 to 99; -1 while it is not Syncing. */
  public int percent(GroupHalf half, int pair) {
    if (half.pairs().get(pair).status() != SyncStatus.SYNCING) {
      return -1;
    }
    Session session = fleet.session(half.session());
    if (session.flows().get(pair) instanceof Flow.Copy copy && copy.grains() > 0) {
      long total = copy.grains() * Content.GRAIN_BYTES;
      return (int) Math.min(99, 100 * arrivedBytes(session, copy) / total);
    }
    return 0;
  }

  private long arrivedBytes(Session session, Flow.Copy copy) {
    int to = session.peer(session.sender()).array();
    Path path = fleet.paths().get(Fleet.pathId(session.sender(), to)).getOrNull();
    return path == null ? 0 : path.sent(copy.transfer(), now);
  }

  /** What a volume of an array holds. */
  public Content content(int array, int volume) {
    GroupHalf half = fleet.site(array).groupOf(volume);
    if (half == null) {
      Content content = fleet.site(array).contents().get(volume);
      if (content == null) {
        throw new IllegalArgumentException("array " + array + " has no volume " + volume);
      }
      return content;
    }
    int pair = half.pairs().indexWhere(p -> p.localVolume() == volume);
    return contents(fleet.session(half.session()), array).get(pair);
  }

  /** What the volumes of a group hold on one side, in the order of the pairs. */
  public Vector<Content> contents(Session session, int array) {
    boolean receives =
        session.sender() != array && session.flows().exists(f -> !(f instanceof Flow.Idle));
    if (!receives) {
      return own(session, array);
    }
    Vector<Content> stored = stored(session, array);
    Vector<Content> sender = own(session, session.sender());
    return stored.zipWithIndex(
        (content, i) -> received(session, session.flows().get(i), content, sender.get(i)));
  }

  /**
   * How far what changes by time alone has come: as long as the fleet is the same and this is, too,
   * so are the contents of the session's volumes. Empty where nothing does.
   */
  public List<Long> progress(Session session) {
    List<Long> progress = new ArrayList<>();
    for (int array : List.of(session.sender(), session.peer(session.sender()).array())) {
      WriteStream stream = session.end(array).stream();
      if (stream != null && stream.running()) {
        progress.add(stream.numberAt(now));
      }
    }
    for (Flow flow : session.flows()) {
      if (flow instanceof Flow.Copy copy) {
        progress.add(arrivedBytes(session, copy) / Content.GRAIN_BYTES);
      }
    }
    return progress;
  }

  private Content received(Session session, Flow flow, Content stored, Content sender) {
    if (flow instanceof Flow.Live live) {
      return live.sender().same(live.receiver())
          ? sender
          : live.receiver().overlay(live.sender(), sender);
    }
    if (flow instanceof Flow.Copy copy) {
      return copy.arrived(arrivedBytes(session, copy) / Content.GRAIN_BYTES, sender);
    }
    return stored;
  }

  private Vector<Content> own(Session session, int array) {
    WriteStream stream = session.end(array).stream();
    Vector<Content> stored = stored(session, array);
    return stream == null ? stored : stream.contentsAt(now, stored);
  }

  private Vector<Content> stored(Session session, int array) {
    Site site = fleet.site(array);
    return fleet.half(session.end(array)).pairs().map(p -> site.contents().get(p.localVolume()));
  }
}
