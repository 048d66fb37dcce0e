package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.product.threepar.copy.CopyDesk.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Orders about sets of virtual volumes.
 *
 * @param desk where they are taken
 */
public record VvSets(CopyDesk desk) {
  /** Characters of a comment (Web Services API guide, table 67). */
  static final int COMMENT = 255;

  /**
   * Creates a set.
   *
   * @param members names of volumes
   * @throws CopyRefused where it is there already, or a member is not there or given twice
   */
  public void create(String name, String comment, List<String> members) {
    desk.order(
        name,
        copies -> {
          VvSet set = new VvSet(copies, note(copies, name, comment(comment), 0));
          return Decision.of(set.with(added(copies, List.of(), name, members)).put());
        });
  }

  /** A new set without members; the further ones of an order count from 1 on. */
  private static Note note(Copies copies, String name, String comment, int further) {
    VvNames.requireSet(copies, name);
    if (copies.set(name) != null) {
      throw CopyRefused.input("virtual volume set " + name + " already exists");
    }
    List<VvSet> sets = copies.sets();
    int id = (sets.isEmpty() ? 1 : sets.get(sets.size() - 1).id() + 1) + further;
    return new Note(
        Note.Shelf.SET, String.valueOf(id), Map.of(VvSet.NAME, name, VvSet.COMMENT, comment));
  }

  /** What creates a set of volumes, whether these are there yet or not. */
  static Write created(Copies copies, String name, List<Integer> members, int further) {
    return VvSet.with(note(copies, name, "", further), members).put();
  }

  /** A name that no set has: a stem, or that with the lowest number that is free. */
  public static String free(Copies copies, String stem) {
    String name = stem;
    for (int i = 0; copies.set(name) != null; i++) {
      name = stem + i;
    }
    return name;
  }

  private static String comment(String comment) {
    if (comment.length() > COMMENT || comment.chars().anyMatch(c -> c < ' ')) {
      throw CopyRefused.input("invalid comment; at most " + COMMENT + " printable characters");
    }
    return comment;
  }

  private static List<Volume> added(
      Copies copies, List<Volume> present, String set, List<String> names) {
    List<Volume> members = new ArrayList<>(present);
    for (String name : names) {
      Volume volume = VirtualCopies.volume(copies, name);
      if (members.contains(volume)) {
        throw CopyRefused.input("virtual volume " + name + " is already a member of set " + set);
      }
      members.add(volume);
    }
    return members;
  }

  /**
   * Adds volumes to a set.
   *
   * @throws CopyRefused where the set or one of them is not there, or is a member already
   */
  public void add(String name, List<String> members) {
    desk.order(
        name,
        copies -> {
          VvSet set = set(copies, name);
          return Decision.of(set.with(added(copies, set.members(), name, members)).put());
        });
  }

  /**
   * Takes volumes out of a set; with the last one the set stays, empty.
   *
   * @throws CopyRefused where the set is not there, or one of them is no member
   */
  public void takeOut(String name, List<String> members) {
    desk.order(
        name,
        copies -> {
          VvSet set = set(copies, name);
          List<Volume> left = new ArrayList<>(set.members());
          for (String member : members) {
            if (!left.removeIf(volume -> volume.name().equals(member))) {
              throw CopyRefused.input(
                  "virtual volume " + member + " is not a member of set " + name);
            }
          }
          return Decision.of(set.with(left).put());
        });
  }

  /**
   * Removes a set; its members stay.
   *
   * @throws CopyRefused where it is not there, or admitted to a Remote Copy group
   */
  public void remove(String name) {
    desk.order(
        name,
        copies -> {
          VvSet set = set(copies, name);
          if (set.admitted()) {
            throw CopyRefused.state(
                "Set "
                    + name
                    + " is currently admitted to Remote Copy Group and may not be directly"
                    + " removed");
          }
          return Decision.of(set.note().remove());
        });
  }

  /**
   * Notes that a set was admitted to a Remote Copy group as a whole.
   *
   * @throws CopyRefused where it is not there
   */
  public void admitted(String name) {
    desk.order(
        name, copies -> Decision.of(set(copies, name).note().with(VvSet.ADMITTED, "yes").put()));
  }

  /**
   * Gives a set another name or comment; null keeps what it has.
   *
   * @throws CopyRefused where it is not there, or another one has that name
   */
  public void change(String name, @Nullable String newName, @Nullable String newComment) {
    desk.order(
        name,
        copies -> {
          Note note = set(copies, name).note();
          if (newName != null && !newName.equals(name)) {
            VvNames.requireSet(copies, newName);
            if (copies.set(newName) != null) {
              throw CopyRefused.input("virtual volume set " + newName + " already exists");
            }
            note = note.with(VvSet.NAME, newName);
          }
          if (newComment != null) {
            note = note.with(VvSet.COMMENT, comment(newComment));
          }
          return Decision.of(note.put());
        });
  }

  private static VvSet set(Copies copies, String name) {
    VvSet set = copies.set(name);
    if (set == null) {
      throw CopyRefused.input("virtual volume set " + name + VirtualCopies.NOT_THERE);
    }
    return set;
  }
}
