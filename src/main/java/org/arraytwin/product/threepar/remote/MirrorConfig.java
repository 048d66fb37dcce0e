package org.arraytwin.product.threepar.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.WriteDocuments;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.product.threepar.copy.CopyDesk.Decision;
import org.arraytwin.product.threepar.copy.Note;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;

/**
 * Whether what is configured on an array is mirrored to a target (policy {@code mirror_config}).
 * While it is not, a command must be given on the secondary before it is given on the primary (CLI
 * help); what was given there waits as a note.
 *
 * @param desk of the array where orders are given
 */
public record MirrorConfig(CopyDesk desk) {
  private static final String POLICY = "policy";
  private static final String OFF = "no_mirror_config";
  private static final String CREATED = "created";
  private static final String PEER = "peer";

  /** Whether an array mirrors nothing to a peer. */
  public static boolean off(Site site, int peer) {
    Note note = Note.find(site, Note.Shelf.TARGET, String.valueOf(peer));
    return note != null && note.value(POLICY).equals(OFF);
  }

  /** The policy of a target as the array prints it. */
  public static String word(Site site, int peer) {
    return off(site, peer) ? OFF : "mirror_config";
  }

  /** Whether a group was created while nothing was mirrored to its target. */
  public static boolean createdOff(Site site, GroupHalf half) {
    return GroupNotes.value(site, half.id(), CREATED).equals(OFF);
  }

  /** Lets what is configured be mirrored to a target, or not; then nothing waits any more. */
  public void set(TargetHalf target, boolean off) {
    String peer = String.valueOf(target.peer());
    Note note = new Note(Note.Shelf.TARGET, peer, Map.of(POLICY, OFF));
    if (off != off(desk.look().site(), target.peer())) {
      desk.order(
          target.name(),
          copies -> {
            List<Write> writes = new ArrayList<>();
            writes.add(off ? note.put() : note.remove());
            for (Note waiting : Note.all(copies.site(), Note.Shelf.HALF_DONE)) {
              if (!off && waiting.value(PEER).equals(peer)) {
                writes.add(waiting.remove());
              }
            }
            return new Decision(List.of(), writes);
          });
    }
  }

  /** Remembers on both sides that halves were created while nothing was mirrored. */
  public void created(List<GroupHalf> halves) {
    for (GroupHalf half : halves) {
      if (off(desk.look().site(), half.peer())) {
        GroupNotes.put(desk, half, CREATED, OFF);
      }
    }
  }

  /** Lets a line wait here until the primary, which is a peer, is given the same. */
  public void await(int peer, String line) {
    Note note = new Note(Note.Shelf.HALF_DONE, line, Map.of(PEER, String.valueOf(peer)));
    desk.order(line, copies -> Decision.of(note.put()));
  }

  /** Whether a line waits on an array. */
  public static boolean waits(Site site, String line) {
    return Note.find(site, Note.Shelf.HALF_DONE, line) != null;
  }

  /** Whether a group was given other volumes on an array than its primary was. */
  public static boolean mismatched(Site site, String group) {
    return Note.all(site, Note.Shelf.HALF_DONE).stream()
        .map(Note::id)
        .anyMatch(line -> line.contains("rcopyvv ") && line.endsWith(" " + group));
  }

  /** Forgets a line that waits on a peer, now that this array was given the same. */
  public void done(int peer, String line) {
    desk.order(
        line,
        copies -> {
          Site there = copies.at().fleet().site(peer);
          Write forgets = new Note(Note.Shelf.HALF_DONE, line, Map.of()).remove();
          return new Decision(
              waits(there, line)
                  ? List.of(new WriteDocuments(peer, there.documents().version(), List.of(forgets)))
                  : List.of(),
              List.of());
        });
  }
}
