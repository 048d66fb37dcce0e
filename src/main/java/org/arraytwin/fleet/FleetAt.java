package org.arraytwin.fleet;

import io.vavr.collection.Array;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.site.Streams;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.copy.PointInTime;
import org.jspecify.annotations.Nullable;

/**
 * The fleet at one moment, for readers. What is a function of time (percentages, write numbers,
 * contents) is computed here, never stored.
 *
 * @param fleet in which everything up to {@code now} has happened
 * @param now virtual time, microseconds since the epoch
 */
public record FleetAt(Fleet fleet, long now) {

  /**
   * Percent of a pair's copy that has arrived, 0 to 99; -1 while it is not Syncing, or while its
   * array has no power and nobody could ask it.
   */
  public int percent(GroupHalf half, int pair) {
    Session session = fleet.session(half.session());
    boolean powered = fleet.site(session.peer(half.peer()).array()).powered();
    if (half.pairs().get(pair).status() != SyncStatus.SYNCING || !powered) {
      return -1;
    }
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

  /** What a volume of an array holds, whatever feeds it: a copy, its hosts, or nothing. */
  public Content content(int array, int volume) {
    Site site = fleet.site(array);
    return content(site, volume, stored(site, volume));
  }

  /**
   * What a volume of an array holds.
   *
   * @throws IllegalArgumentException where there is no volume of that name
   */
  public Content content(int array, String volume) {
    Volume found = fleet.site(array).volume(volume);
    if (found == null) {
      throw new IllegalArgumentException(
          fleet.site(array).name() + " has no volume '" + volume + "'");
    }
    return content(array, found.id());
  }

  /** What volumes of an array hold, in the order asked for. */
  public Array<Content> contents(int array, Array<Integer> volumes) {
    Site site = fleet.site(array);
    Array<Content> stored = volumes.map(v -> stored(site, v));
    if (volumes.isEmpty()) {
      return stored;
    }
    WriteStream stream = site.streamOf(volumes.head());
    boolean mirrored = volumes.exists(site.local().graph()::mirrored);
    if (stream != null && stream.volumes().equals(volumes) && !mirrored) {
      return stream.contentsAt(now, stored);
    }
    Content[] found = new Content[stored.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = content(site, volumes.get(i), stored.get(i));
    }
    return Array.of(found);
  }

  private static Content stored(Site site, int volume) {
    Content content =
        volume < 0 || volume >= site.contents().size() ? null : site.contents().get(volume);
    if (content == null) {
      throw new IllegalArgumentException("array " + site.name() + " has no volume " + volume);
    }
    return content;
  }

  private Content content(Site site, int volume, Content stored) {
    Vector<PointInTime> mirrors = site.local().graph().all(volume).filter(PointInTime::live);
    if (!mirrors.isEmpty()) {
      Content content = stored;
      for (PointInTime mirror : mirrors) {
        content = mirror.following(content, content(site.id(), mirror.source()), now);
      }
      return content;
    }
    Streams.Place place = site.streams().place(volume);
    WriteStream stream = place == null ? null : site.streams().get(place.stream());
    if (place != null && stream != null) {
      return stream.contentAt(now, place.member(), stored);
    }
    for (GroupHalf half : site.groupsOf(volume)) {
      Session session = fleet.session(half.session());
      if (receives(session, site.id())) {
        int pair = half.pairs().at(volume);
        if (session.flows().get(pair) instanceof Flow.Journaled) {
          return journaled(session).get(pair);
        }
        int sender = session.peer(site.id()).group();
        int source = fleet.half(session.sender(), sender).pairs().get(pair).localVolume();
        Content sent = content(session.sender(), source);
        return received(session, session.flows().get(pair), stored, sent);
      }
    }
    return stored;
  }

  /** Whether a flow of a session feeds the volumes of one side. */
  public static boolean receives(Session session, int array) {
    return session.sender() != array && session.moves();
  }

  /** What the volumes of a group hold on one side, in the order of the pairs. */
  public Array<Content> contents(Session session, int array) {
    Array<Integer> volumes = volumes(session, array);
    if (!receives(session, array)) {
      return contents(array, volumes);
    }
    Array<Content> sender = contents(session.sender(), volumes(session, session.sender()));
    Site site = fleet.site(array);
    if (session.journal() != null) {
      return journaled(session);
    }
    Content[] found = new Content[volumes.size()];
    for (int i = 0; i < found.length; i++) {
      Content stored = stored(site, volumes.get(i));
      found[i] = received(session, session.flows().get(i), stored, sender.get(i));
    }
    return Array.of(found);
  }

  /** What a journal has brought, in the order of the pairs. */
  private Array<Content> journaled(Session session) {
    Journal journal = session.journal();
    WriteStream stream = sent(session);
    if (journal == null || stream == null) {
      throw new IllegalStateException("session " + session.id() + " has no journal");
    }
    return paired(session, stream, journal.received(stream, members(session, stream), now));
  }

  /** What the last whole set of a journal left at its receiver, in the order of the pairs. */
  public Array<Content> wholeContents(Session session, Journal journal, WriteStream stream) {
    return paired(session, stream, journal.wholeContents(stream, members(session, stream), now));
  }

  /** The stream that a session's sender is written by, or null. */
  public @Nullable WriteStream sent(Session session) {
    return fleet.stream(session.end(session.sender()));
  }

  /** The receiver's contents as stored by member of the sender's stream. */
  private Array<Content> members(Session session, WriteStream stream) {
    GroupHalf.Pairs sent = fleet.half(session.end(session.sender())).pairs();
    Array<Integer> received = volumes(session, session.peer(session.sender()).array());
    Site sender = fleet.site(session.sender());
    Site receiver = fleet.site(session.peer(session.sender()).array());
    return stream
        .volumes()
        .map(
            volume -> {
              int pair = sent.at(volume);
              // A volume that only another group replicates is of no account here.
              return pair < 0 ? stored(sender, volume) : stored(receiver, received.get(pair));
            });
  }

  private Array<Content> paired(Session session, WriteStream stream, Array<Content> members) {
    return volumes(session, session.sender()).map(v -> members.get(stream.member(v)));
  }

  private Array<Integer> volumes(Session session, int array) {
    return fleet.half(session.end(array)).pairs().volumes();
  }

  /**
   * How far what changes by time alone has come: as long as the fleet is the same and this is, too,
   * so are the contents of the session's volumes. Empty where nothing does.
   */
  public List<Long> progress(Session session) {
    List<Long> progress = new ArrayList<>();
    List<Integer> seen = new ArrayList<>();
    progress(session, progress, seen);
    return progress;
  }

  private void progress(Session session, List<Long> into, List<Integer> seen) {
    if (seen.contains(session.id())) {
      return;
    }
    seen.add(session.id());
    for (Session.End end : List.of(session.end(session.sender()), session.peer(session.sender()))) {
      WriteStream stream = fleet.stream(end);
      if (stream != null && stream.running()) {
        into.add(stream.numberAt(now));
      }
      // What another group brings here is passed on.
      for (GroupHalf other : fleet.site(end.array()).sharing(fleet.half(end)).tail()) {
        progress(fleet.session(other.session()), into, seen);
      }
    }
    Journal journal = session.journal();
    WriteStream sent = sent(session);
    if (journal != null && sent != null) {
      into.add(journal.across(sent, now));
      into.add(journal.whole(sent, now));
    }
    for (Flow flow : session.flows()) {
      if (flow instanceof Flow.Copy copy) {
        into.add(arrivedBytes(session, copy) / Content.GRAIN_BYTES);
      }
    }
  }

  private Content received(Session session, Flow flow, Content stored, Content sender) {
    if (flow instanceof Flow.Live live) {
      return live.sender().same(live.receiver())
          ? sender.onto(live.receiver())
          : live.receiver().overlay(live.sender(), sender.onto(live.receiver()));
    }
    if (flow instanceof Flow.Copy copy) {
      long arrived = arrivedBytes(session, copy) / Content.GRAIN_BYTES;
      return copy.arrived(arrived, sender.onto(copy.base()));
    }
    return stored;
  }
}
