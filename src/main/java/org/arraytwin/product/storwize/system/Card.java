package org.arraytwin.product.storwize.system;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.document.Write;
import org.jspecify.annotations.Nullable;

/**
 * What a system remembers of an object besides what the engine knows: values by name. Kept as a
 * document of the array, one {@code name=value} a line, so that it changes together with it.
 *
 * @param id of the object
 * @param values by name, without line ends
 */
public record Card(String id, Map<String, String> values) {
  public Card {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** The cards of a drawer, in the order in which they came. */
  public static List<Card> all(Documents documents, Drawer drawer) {
    return io.vavr.collection.Iterator.ofAll(documents.folder(drawer.folder()).all())
        .map(Card::of)
        .toJavaList();
  }

  /** The card of an id, or null. */
  static @Nullable Card find(Documents documents, Drawer drawer, String id) {
    Document found = documents.folder(drawer.folder()).get(id);
    return found == null ? null : of(found);
  }

  /** The cards of a drawer that can be found under a link, in the order in which they came. */
  public static List<Card> linked(Documents documents, Drawer drawer, String link) {
    return io.vavr.collection.Iterator.ofAll(documents.folder(drawer.folder()).linked(link))
        .map(Card::of)
        .toJavaList();
  }

  private static Card of(Document document) {
    if (document.memo() instanceof Card known) {
      return known;
    }
    Card read = read(document);
    document.memo(read);
    return read;
  }

  private static Card read(Document document) {
    Map<String, String> values = new TreeMap<>();
    for (String line : new String(document.bytes(), StandardCharsets.UTF_8).split("\n", -1)) {
      int at = line.indexOf('=');
      if (at > 0) {
        values.put(line.substring(0, at), line.substring(at + 1));
      }
    }
    return new Card(document.key(), values);
  }

  /** A value, empty where there is none. */
  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** With another value. */
  public Card with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(values);
    changed.put(name, value);
    return new Card(id, changed);
  }

  public Write put(Drawer drawer) {
    return put(drawer, List.of());
  }

  /**
   * What files it.
   *
   * @param links under which it can be found besides
   */
  public Write put(Drawer drawer, List<String> links) {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return new Write.Put(
        new Document(drawer.folder(), id, text.toString().getBytes(StandardCharsets.UTF_8), links));
  }
}
