package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.arraytwin.array.Volume;

/**
 * A set of virtual volumes at one moment.
 *
 * @param in its array
 * @param note what is remembered of it
 */
public record VvSet(Copies in, Note note) {
  static final String NAME = "name";
  static final String COMMENT = "comment";
  static final String MEMBERS = "members";
  static final String ADMITTED = "admitted";

  public int id() {
    return Integer.parseInt(note.id());
  }

  public String name() {
    return note.value(NAME);
  }

  public String comment() {
    return note.value(COMMENT);
  }

  /** Its members in the order in which they came; those that are gone have left it. */
  public List<Volume> members() {
    List<Volume> members = new ArrayList<>();
    for (String id : note.value(MEMBERS).split(",", -1)) {
      Volume volume = id.isEmpty() ? null : in.site().volumes().get(Integer.parseInt(id));
      if (volume != null) {
        members.add(volume);
      }
    }
    return members;
  }

  /** Whether it was admitted to a Remote Copy group as a whole, and some member is still there. */
  public boolean admitted() {
    return !note.value(ADMITTED).isEmpty()
        && members().stream().anyMatch(volume -> in.site().groupOf(volume.id()) != null);
  }

  Note with(List<Volume> members) {
    return with(note, members.stream().map(Volume::id).toList());
  }

  /** A set's note with other members, by id. */
  static Note with(Note note, List<Integer> members) {
    return note.with(
        MEMBERS, members.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }
}
