package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.copy.CreateCopy;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.product.threepar.copy.CopyDesk.Decision;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Orders that create virtual copies (CLI reference, createsv). Those of a set are taken at one
 * instant.
 *
 * @param desk where they are taken
 */
public record VirtualCopies(CopyDesk desk) {
  static final String EXPIRES = "expires";
  static final String RETAINED = "retained";

  /** Virtual copies of one base volume, at most (Administrator's Manual 2.3.1 p. 8.3). */
  static final int MOST = 500;

  /** Those of them that hosts may write. */
  static final int MOST_WRITABLE = 256;

  /** Hours that a volume may be retained at most, where nobody has set the system otherwise. */
  static final long MOST_RETAINED = 14 * 24;

  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final String SET = "set:";

  /** A copy that is about to be made. */
  private record Planned(Volume parent, String name) {}

  /**
   * Creates one, or one of each member of a set.
   *
   * @return the names of the new volumes
   * @throws CopyRefused where it is refused
   */
  public List<String> create(NewVirtualCopy wanted) {
    List<String> names = new ArrayList<>();
    desk.order(
        wanted.name(),
        copies -> {
          names.clear();
          return created(copies, wanted, names);
        });
    return names;
  }

  /**
   * Creates one of each of some volumes at one instant, under names of the array's choice where
   * none is given.
   *
   * @param parents names of volumes
   * @param names of the copies, as many as parents or fewer; the array chooses those that are left
   *     out or empty
   * @throws CopyRefused where it is refused
   */
  public List<String> createAll(List<String> parents, List<String> names) {
    List<String> made = new ArrayList<>();
    desk.order(
        String.join(" ", parents),
        copies -> {
          made.clear();
          return new Decision(all(copies, parents, names, made), List.of());
        });
    return made;
  }

  /** What creates one of each of some volumes; their ids follow those that there are, in order. */
  static List<Command> all(
      Copies copies, List<String> parents, List<String> names, List<String> made) {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < parents.size(); i++) {
      Volume parent = volume(copies, parents.get(i));
      boolean readOnly = readOnly(copies, parent);
      String given = i < names.size() ? names.get(i) : "";
      String ending = readOnly ? ".ro" : ".rw";
      String name = given.isEmpty() ? VvNames.free(copies, made, parent.name(), ending) : given;
      require(copies, parent, name, readOnly, made);
      made.add(name);
      commands.addAll(commands(copies.array(), copies.site(), new Planned(parent, name), readOnly));
    }
    return commands;
  }

  /** Copies alternate: one of a read/write volume is read-only. */
  private static boolean readOnly(Copies copies, Volume parent) {
    Replica replica = copies.onto(parent.id());
    return replica == null || !replica.readOnly();
  }

  private static void require(
      Copies copies, Volume parent, String name, boolean readOnly, List<String> names) {
    VvNames.requireVolume(copies, name);
    if (copies.named(name) != null || names.contains(name)) {
      throw CopyRefused.input("virtual volume " + name + " already exists");
    }
    requireParent(copies, parent, readOnly);
  }

  private Decision created(Copies copies, NewVirtualCopy wanted, List<String> names) {
    List<Planned> planned = new ArrayList<>();
    for (Volume parent : parents(copies, wanted.parent())) {
      String name = wanted.name().replace(VvNames.PARENT, parent.name());
      require(copies, parent, name, wanted.readOnly(), names);
      names.add(name);
      planned.add(new Planned(parent, name));
    }
    List<Command> commands = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    int id = copies.site().volumes().size();
    for (Planned copy : planned) {
      commands.addAll(commands(copies.array(), copies.site(), copy, wanted.readOnly()));
      Note note = times(copies.at().now(), String.valueOf(id++), wanted);
      if (note != null) {
        writes.add(note.put());
      }
      if (wanted.remote()) {
        GroupHalf half = inSync(copies.site(), copy.parent());
        Site peer = copies.at().fleet().site(half.peer());
        commands.addAll(commands(peer.id(), peer, remote(half, peer, copy), wanted.readOnly()));
      }
    }
    return new Decision(commands, writes);
  }

  /** The volumes that are to be copied. */
  static List<Volume> parents(Copies copies, String name) {
    if (name.startsWith(SET)) {
      VvSet set = copies.set(name.substring(SET.length()));
      if (set == null) {
        throw CopyRefused.input("virtual volume set " + name.substring(SET.length()) + NOT_THERE);
      }
      if (set.members().isEmpty()) {
        throw CopyRefused.state("virtual volume set " + set.name() + " has no members");
      }
      return set.members();
    }
    return List.of(volume(copies, name));
  }

  static final String NOT_THERE = " does not exist on the system";

  /**
   * The volume of that name.
   *
   * @throws CopyRefused where there is none
   */
  static Volume volume(Copies copies, String name) {
    Volume volume = copies.named(name);
    if (volume == null) {
      throw CopyRefused.input("virtual volume " + name + NOT_THERE);
    }
    return volume;
  }

  private static void requireParent(Copies copies, Volume parent, boolean readOnly) {
    SnapshotSpace.require(copies, parent);
    Replica replica = copies.onto(parent.id());
    boolean half = copies.halfway(parent.id()) != null;
    if (half || (replica != null && replica.failed())) {
      throw CopyRefused.state(
          "virtual volume " + parent.name() + " is not whole: a copy to it has failed");
    }
    if ((replica != null && replica.busy()) || copies.promoting(parent.id()) != null) {
      throw CopyRefused.state("virtual volume " + parent.name() + " is being copied to");
    }
    boolean parentReadOnly = replica != null && replica.readOnly();
    if (readOnly && parentReadOnly) {
      throw CopyRefused.state(
          "a read-only copy of read-only volume " + parent.name() + " is not possible");
    }
    boolean either = replica == null && !copies.data().alternating();
    if (!readOnly && !parentReadOnly && !either) {
      throw CopyRefused.state(
          "a read/write copy of read/write volume "
              + parent.name()
              + " is not possible; make a read-only copy (-ro), and that of it");
    }
    requireRoom(copies, parent, readOnly);
  }

  private static void requireRoom(Copies copies, Volume parent, boolean readOnly) {
    Volume base = copies.base(parent);
    int all = 0;
    int writable = 0;
    for (Replica replica : copies.tree(base)) {
      all++;
      writable += replica.readOnly() ? 0 : 1;
    }
    if (all >= MOST || (!readOnly && writable >= MOST_WRITABLE)) {
      throw CopyRefused.state(
          "base volume "
              + base.name()
              + " has "
              + all
              + " virtual copies, "
              + writable
              + " of them read/write; at most "
              + MOST
              + " and "
              + MOST_WRITABLE
              + " are possible");
    }
  }

  private static List<Command> commands(int array, Site site, Planned copy, boolean readOnly) {
    String session = session(site, copy.name());
    return List.of(
        new CreateCopy(
            array,
            session,
            CopyData.VIRTUAL,
            copy.parent().name(),
            copy.name(),
            site.pools().get(copy.parent().pool()).name(),
            0,
            0,
            false,
            false,
            ""),
        new Operate(array, session, "createsv", readOnly ? List.of("ro") : List.of()));
  }

  /** A session's name is its volume's, unless another session or group has that. */
  static String session(Site site, String volume) {
    String name = volume;
    while (site.local().copy(name) != null || site.group(name) != null) {
      name += "+";
    }
    return name;
  }

  private static @Nullable Note times(long now, String id, NewVirtualCopy wanted) {
    long expires = wanted.expires().isEmpty() ? -1 : Term.hours("-exp", wanted.expires());
    long retained = wanted.retained().isEmpty() ? -1 : Term.hours("-retain", wanted.retained());
    if (retained > MOST_RETAINED) {
      throw CopyRefused.input(
          "retention of " + retained + " hours is above the system's maximum, " + MOST_RETAINED);
    }
    if (expires >= 0 && retained > expires) {
      throw CopyRefused.input("the retention time cannot be longer than the expiration time");
    }
    Map<String, String> values = new LinkedHashMap<>();
    if (expires >= 0) {
      values.put(EXPIRES, String.valueOf(now + expires * HOUR_MICROS));
    }
    if (retained >= 0) {
      values.put(RETAINED, String.valueOf(now + retained * HOUR_MICROS));
    }
    return values.isEmpty() ? null : new Note(Note.Shelf.VOLUME, id, values);
  }

  /** The half of a started synchronous group in which a volume is in sync with its remote one. */
  private static GroupHalf inSync(Site site, Volume volume) {
    GroupHalf half = site.groupOf(volume.id());
    PairHalf pair = half == null ? null : pair(half, volume);
    boolean synced =
        half != null
            && half.source()
            && half.mode() == Mode.SYNC
            && half.status().has(Trait.RUNNING)
            && pair != null
            && pair.status() == SyncStatus.SYNCED;
    if (half == null || !synced) {
      throw CopyRefused.state(
          "virtual volume "
              + volume.name()
              + " is not the synced primary volume of a started synchronous Remote Copy group");
    }
    return half;
  }

  private static @Nullable PairHalf pair(GroupHalf half, Volume volume) {
    return half.pairs().of(volume.id());
  }

  private static Planned remote(GroupHalf half, Site peer, Planned copy) {
    PairHalf pair = pair(half, copy.parent());
    Volume volume = pair == null ? null : peer.volume(pair.remoteVolume());
    if (volume == null) {
      throw CopyRefused.state("the remote volume of " + copy.parent().name() + " is not there");
    }
    if (peer.volume(copy.name()) != null) {
      throw CopyRefused.state(
          "virtual volume " + copy.name() + " already exists on target " + half.target());
    }
    return new Planned(volume, copy.name());
  }
}
