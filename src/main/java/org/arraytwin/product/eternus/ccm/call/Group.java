package org.arraytwin.product.eternus.ccm.call;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.product.eternus.session.Kind;

/**
 * A copy group.
 *
 * @param name unique on its server
 * @param kind of its sessions
 * @param box name of the storage system
 * @param remote name of the other storage system of a REC group, else empty
 * @param pairs in the order in which they were added
 */
public record Group(String name, Kind kind, String box, String remote, List<Pair> pairs) {
  public Group {
    pairs = List.copyOf(pairs);
  }

  public Group with(Pair pair) {
    List<Pair> more = new ArrayList<>(pairs);
    more.add(pair);
    return new Group(name, kind, box, remote, more);
  }

  public Group without(Pair pair) {
    return new Group(name, kind, box, remote, pairs.stream().filter(p -> !p.equals(pair)).toList());
  }

  public Document document(String folder) {
    StringBuilder text = new StringBuilder();
    text.append(kind.word()).append('\n').append(box).append('\n').append(remote).append('\n');
    pairs.forEach(pair -> text.append(pair.text()).append('\n'));
    return new Document(folder, name, text.toString().getBytes(StandardCharsets.UTF_8), List.of());
  }

  public static Group of(Document document) {
    List<String> lines = new String(document.bytes(), StandardCharsets.UTF_8).lines().toList();
    return new Group(
        document.key(),
        Objects.requireNonNull(Kind.ofWord(lines.get(0)), "a stored group has a kind"),
        lines.get(1),
        lines.get(2),
        lines.stream()
            .skip(3)
            .map(l -> Objects.requireNonNull(Pair.parse(l), "a stored group has pairs"))
            .toList());
  }
}
