package org.arraytwin.product.threepar.copy;

import io.vavr.collection.Iterator;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Write;
import org.jspecify.annotations.Nullable;

/**
 * What an array remembers of a thing besides what the engine knows: values by name, kept as a
 * document of the array, one {@code name=value} a line.
 *
 * @param shelf which things
 * @param id of the thing
 * @param values by name, without line ends
 */
public record Note(Shelf shelf, String id, Map<String, String> values) {
  /** Which things there are notes of. */
  public enum Shelf {
    /** Volumes, by id: when they expire, until when they are retained. */
    VOLUME("vv"),
    /** Sets of volumes, by id. */
    SET("vvset"),
    /** Halves of remote copy groups, by id: the CPGs of their volumes here. */
    GROUP("rcopygroup"),
    /** Tasks, by id. */
    TASK("task"),
    /** Targets, by the id of the array: what is not mirrored to them. */
    TARGET("rcopytarget"),
    /** Domains, by name. */
    DOMAIN("domain"),
    /** CPGs, by id: the domain they are in. */
    CPG("cpg"),
    /** Lines that wait until the primary is given the same. */
    HALF_DONE("rcopyasked");

    private final String word;

    Shelf(String word) {
      this.word = word;
    }

    String folder() {
      return "threepar/" + word;
    }
  }

  public Note {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** All of a shelf, in the order in which they came. */
  public static List<Note> all(Site site, Shelf shelf) {
    return Iterator.ofAll(site.documents().folder(shelf.folder()).all())
        .map(document -> of(shelf, document))
        .toJavaList();
  }

  /** That of an id, or null. */
  public static @Nullable Note find(Site site, Shelf shelf, String id) {
    Document found = site.documents().folder(shelf.folder()).get(id);
    return found == null ? null : of(shelf, found);
  }

  private static Note of(Shelf shelf, Document document) {
    Map<String, String> values = new TreeMap<>();
    for (String line : new String(document.bytes(), StandardCharsets.UTF_8).split("\n", -1)) {
      int at = line.indexOf('=');
      if (at > 0) {
        values.put(line.substring(0, at), line.substring(at + 1));
      }
    }
    return new Note(shelf, document.key(), values);
  }

  /** A value, empty where there is none. */
  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** A number, -1 where there is none. */
  public long number(String name) {
    String value = value(name);
    return value.isEmpty() ? -1 : Long.parseLong(value);
  }

  /** With another value. */
  public Note with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(values);
    changed.put(name, value);
    return new Note(shelf, id, changed);
  }

  /** What keeps it. */
  public Write put() {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return new Write.Put(
        new Document(
            shelf.folder(), id, text.toString().getBytes(StandardCharsets.UTF_8), List.of()));
  }

  /** What keeps it as long as it says anything, and forgets it else. */
  public Write kept() {
    return values.values().stream().allMatch(String::isEmpty) ? remove() : put();
  }

  /** What forgets it. */
  public Write remove() {
    return new Write.Remove(shelf.folder(), id);
  }
}
