package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.WriteDocuments;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.product.threepar.copy.CopyDesk.Decision;
import org.arraytwin.replication.GroupHalf;
import org.jspecify.annotations.Nullable;

/**
 * Orders about the CPGs from which volumes of a remote copy group are made by themselves (CLI help,
 * creatercopygroup and setrcopygroup). Each array knows its own: that of the target counts first,
 * the other one once the direction has changed.
 *
 * @param desk of the array where they are given
 */
public record GroupCpgs(CopyDesk desk) {
  private static final String USER = "usr";
  private static final String SNAPSHOT = "snp";

  /**
   * The CPGs of one sort that a group is to have.
   *
   * @param local name of that on this array; empty: none any more
   * @param targets names of those on targets, by the id of the group's half for each
   */
  public record Choice(String local, Map<Integer, String> targets) {
    public Choice {
      targets = Map.copyOf(targets);
    }
  }

  /** The CPG of new volumes of a group on this side, or empty. */
  public static String user(Site site, GroupHalf half) {
    return of(site, half.id()).value(USER);
  }

  /** The CPG of their snapshots, or empty. */
  public static String snapshot(Site site, GroupHalf half) {
    return of(site, half.id()).value(SNAPSHOT);
  }

  private static Note of(Site site, int half) {
    String id = String.valueOf(half);
    Note note = Note.find(site, Note.Shelf.GROUP, id);
    return note == null ? new Note(Note.Shelf.GROUP, id, Map.of()) : note;
  }

  /**
   * Gives a group other CPGs; null leaves those of a sort as they are.
   *
   * @param halves of the group on this array, one for each target
   * @throws CopyRefused where snapshots would have a CPG and volumes none
   */
  public void set(List<GroupHalf> halves, @Nullable Choice user, @Nullable Choice snapshot) {
    desk.order(
        halves.get(0).group(),
        copies -> {
          List<Write> here = new ArrayList<>();
          Map<Integer, List<Write>> there = new LinkedHashMap<>();
          for (GroupHalf half : halves) {
            here.add(changed(half, of(copies.site(), half.id()), local(user), local(snapshot)));
            Session.End peer = copies.at().fleet().session(half.session()).peer(desk.array());
            Site site = copies.at().fleet().site(peer.array());
            Note note = of(site, peer.group());
            there
                .computeIfAbsent(peer.array(), array -> new ArrayList<>())
                .add(changed(half, note, target(user, half), target(snapshot, half)));
          }
          return new Decision(commands(copies.at(), there), here);
        });
  }

  /** What forgets the CPGs of halves that are about to go, on both sides. */
  public static List<Command> forgotten(FleetAt at, int array, List<GroupHalf> halves) {
    Map<Integer, List<Write>> writes = new LinkedHashMap<>();
    for (GroupHalf half : halves) {
      forget(at, array, half.id(), writes);
      Session.End peer = at.fleet().session(half.session()).peer(array);
      forget(at, peer.array(), peer.group(), writes);
    }
    return commands(at, writes);
  }

  private static void forget(FleetAt at, int array, int half, Map<Integer, List<Write>> writes) {
    Note note = Note.find(at.fleet().site(array), Note.Shelf.GROUP, String.valueOf(half));
    if (note != null) {
      writes.computeIfAbsent(array, a -> new ArrayList<>()).add(note.remove());
    }
  }

  private static @Nullable String local(@Nullable Choice choice) {
    return choice == null ? null : choice.local();
  }

  /** What a target gets: none any more where none is left, the same where it is not named. */
  private static @Nullable String target(@Nullable Choice choice, GroupHalf half) {
    return choice == null
        ? null
        : choice.targets().getOrDefault(half.id(), choice.local().isEmpty() ? "" : null);
  }

  private static Write changed(
      GroupHalf half, Note note, @Nullable String user, @Nullable String snapshot) {
    Note next = user == null ? note : note.with(USER, user);
    next = snapshot == null ? next : next.with(SNAPSHOT, snapshot);
    if (next.value(USER).isEmpty() && !next.value(SNAPSHOT).isEmpty()) {
      throw CopyRefused.state(
          "Group "
              + half.group()
              + " has no CPG: there is one for its snapshots and none for its volumes; -usr_cpg"
              + " sets that");
    }
    return next.kept();
  }

  private static List<Command> commands(FleetAt at, Map<Integer, List<Write>> there) {
    List<Command> commands = new ArrayList<>();
    there.forEach(
        (array, writes) ->
            commands.add(
                new WriteDocuments(array, at.fleet().site(array).documents().version(), writes)));
    return commands;
  }
}
