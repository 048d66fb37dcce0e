package org.arraytwin.product.threepar.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.WriteDocuments;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.product.threepar.copy.CopyDesk.Decision;
import org.arraytwin.product.threepar.copy.Note;
import org.arraytwin.replication.GroupHalf;

/** What both arrays remember of a group besides what the engine knows. */
final class GroupNotes {
  private GroupNotes() {}

  /** A value, empty where there is none. */
  static String value(Site site, int half, String key) {
    Note note = Note.find(site, Note.Shelf.GROUP, String.valueOf(half));
    return note == null ? "" : note.value(key);
  }

  /** Has both sides of a group remember a value. */
  static void put(CopyDesk desk, GroupHalf half, String key, String value) {
    desk.order(
        half.group(),
        copies -> {
          Session.End peer = copies.at().fleet().session(half.session()).peer(desk.array());
          Site there = copies.at().fleet().site(peer.array());
          List<Command> far = new ArrayList<>();
          far.add(
              new WriteDocuments(
                  there.id(),
                  there.documents().version(),
                  List.of(with(there, peer.group(), key, value))));
          return new Decision(far, List.of(with(copies.site(), half.id(), key, value)));
        });
  }

  private static Write with(Site site, int half, String key, String value) {
    String id = String.valueOf(half);
    Note found = Note.find(site, Note.Shelf.GROUP, id);
    Note note = found == null ? new Note(Note.Shelf.GROUP, id, Map.of()) : found;
    return note.with(key, value).put();
  }
}
