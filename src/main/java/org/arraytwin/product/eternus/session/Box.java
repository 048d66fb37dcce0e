package org.arraytwin.product.eternus.session;

import io.vavr.collection.Iterator;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Role;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Run;
import org.arraytwin.replication.copy.Supply;
import org.jspecify.annotations.Nullable;

/**
 * One box at one moment, with its copy sessions.
 *
 * @param at the moment
 * @param array id of the box
 */
public record Box(FleetAt at, int array) {
  public Site site() {
    return at.fleet().site(array);
  }

  /** All sessions, those within the box first, each in the order of their ids. */
  public Iterator<CopySession> sessions() {
    return Iterator.concat(
        site().local().copies().iterator().filter(Objects::nonNull).flatMap(this::local),
        site().groups().iterator().filter(Objects::nonNull).flatMap(this::remote));
  }

  /** How many sessions there are. */
  public int count() {
    return site().local().copies().count(Objects::nonNull)
        + site()
            .groups()
            .filter(half -> half != null && !Halves.ended(site(), half))
            .map(half -> half.pairs().size())
            .sum()
            .intValue();
  }

  /** The session of an id, or null. */
  public @Nullable CopySession session(int sid) {
    if (sid > CopySession.REMOTE_BASE) {
      int id = sid - CopySession.REMOTE_BASE - 1;
      GroupHalf half = id < site().groups().size() ? site().groups().get(id) : null;
      return half == null ? null : remote(half).getOrNull();
    }
    LocalCopy copy = site().local().copy(sid - 1);
    return copy == null ? null : local(copy).getOrNull();
  }

  /** The session from one place of a box to another place, as this box knows it, or null. */
  public @Nullable CopySession between(int sourceArray, Run source, int targetArray, Run target) {
    return touching((sourceArray == array ? source : target).volume())
        .find(s -> s.between(sourceArray, source, targetArray, target))
        .getOrNull();
  }

  /** The sessions that a volume of this box is the source or destination of. */
  public Vector<CopySession> touching(int volume) {
    List<CopySession> found = new ArrayList<>();
    site().local().allOnto(volume).forEach(c -> local(c).forEach(found::add));
    site().local().from(volume).forEach(c -> local(c).forEach(found::add));
    site().groupsOf(volume).forEach(h -> remote(h).forEach(found::add));
    return Vector.ofAll(found);
  }

  /** Whether a session is the only or the latest generation of its source. */
  public boolean latest(CopySession session) {
    return touching(session.source())
        .forAll(
            s ->
                s.kind() != session.kind()
                    || !s.from().equals(session.from())
                    || s.generation() <= session.generation());
  }

  /** The volume of a number, or null. */
  public @Nullable Volume volume(int number) {
    return number < 0 || number >= site().volumes().size() ? null : site().volumes().get(number);
  }

  /** What a mirror of a source in some box shows, as far as this box is in touch with that one. */
  private String shown(Kind kind, String state, int from, Run source) {
    boolean early =
        kind.mirrors()
            && state.equals(CopySession.EQUIVALENT)
            && (from == array || at.fleet().inTouch(array, from))
            && Cascade.filling(new Box(at, from), source);
    return early ? CopySession.COPYING : state;
  }

  private Iterator<CopySession> local(LocalCopy copy) {
    Kind kind = Kind.ofTable(copy.kind());
    if (kind == null) {
      return Iterator.empty();
    }
    // What an error has cost is not there, though nothing is to come any more.
    long held = Math.max(0, copy.grains() - lacking(copy) - copy.lost());
    return Iterator.of(
        new CopySession(
            kind,
            copy.id() + 1,
            array,
            copy.name(),
            shown(kind, copy.state().word(), array, copy.sourceRun()),
            array,
            copy.sourceRun(),
            array,
            copy.targetRun(),
            held * CopySession.BLOCKS_PER_GRAIN,
            kind == Kind.SNAPOPCP ? generation(copy) : 0,
            copy.createdMicros(),
            copy.instantMicros(),
            null));
  }

  /** Grains that the destination does not physically hold; all of them before the first start. */
  long lacking(LocalCopy copy) {
    PointInTime data = site().local().graph().onto(copy.to());
    if (data == null || !data.from().equals(copy.from())) {
      return copy.instantMicros() >= 0 ? 0 : copy.grains();
    }
    return new Supply(site().local().graph(), v -> at.content(array, v), at.now())
        .lacking(data)
        .count();
  }

  /** 1 for the oldest session of the same grains and kind. */
  private int generation(LocalCopy copy) {
    return site()
            .local()
            .from(copy.source())
            .count(
                c ->
                    c.kind().equals(copy.kind())
                        && c.sourceRun().equals(copy.sourceRun())
                        && older(c, copy))
        + 1;
  }

  private static boolean older(LocalCopy a, LocalCopy b) {
    return a.instantMicros() < b.instantMicros()
        || (a.instantMicros() == b.instantMicros() && a.id() < b.id());
  }

  private Iterator<CopySession> remote(GroupHalf half) {
    if (Kind.ofTable(half.kind()) != Kind.REC
        || half.pairs().isEmpty()
        || Halves.ended(site(), half)) {
      return Iterator.empty();
    }
    return Iterator.range(0, half.pairs().size()).map(i -> remote(half, i));
  }

  private CopySession remote(GroupHalf half, int index) {
    PairHalf pair = half.pairs().get(index);
    Volume own = Objects.requireNonNull(volume(pair.localVolume()), "an admitted volume is there");
    Volume far = at.fleet().site(half.peer()).volumes().get(pair.remoteVolumeId());
    long bytes = far == null ? own.sizeBytes() : Math.min(own.sizeBytes(), far.sizeBytes());
    long grains = bytes / Content.GRAIN_BYTES;
    long total = grains * CopySession.BLOCKS_PER_GRAIN;
    Run here = new Run(pair.localVolume(), 0, grains);
    Run there = new Run(pair.remoteVolumeId(), 0, grains);
    // While suspended both sides may be written, but one of them leads: it sends at the next
    // resume.
    boolean leads = half.role() == Role.PRIMARY;
    int percent = at.percent(half, index);
    boolean done = pair.status() == SyncStatus.SYNCED || (percent < 0 && pair.everSynced());
    return new CopySession(
        Kind.REC,
        CopySession.REMOTE_BASE + half.id() + 1,
        array,
        half.name(),
        shown(Kind.REC, half.status().word(), leads ? array : half.peer(), leads ? here : there),
        leads ? array : half.peer(),
        leads ? here : there,
        leads ? half.peer() : array,
        leads ? there : here,
        done ? total : total / 100 * Math.max(0, percent),
        0,
        0,
        half.lastSyncMicros() == 0 ? -1 : half.lastSyncMicros(),
        Transfer.of(half));
  }
}
