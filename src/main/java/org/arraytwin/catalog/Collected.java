package org.arraytwin.catalog;

import io.vavr.collection.Traversable;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Words in whichever collection a command holds them. */
final class Collected {
  private Collected() {}

  static boolean fits(Class<?> type) {
    return Iterable.class.isAssignableFrom(type);
  }

  static Object as(Class<?> type, String text) {
    List<String> words = text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
    if (type.isAssignableFrom(List.class)) {
      return words;
    }
    if (type == java.util.Set.class || SortedSet.class.isAssignableFrom(type)) {
      return new java.util.TreeSet<>(words);
    }
    if (io.vavr.collection.Set.class.isAssignableFrom(type)) {
      return TreeSet.ofAll(words);
    }
    if (type.isAssignableFrom(Vector.class)) {
      return Vector.ofAll(words);
    }
    throw new IllegalStateException("no words are collected in a " + type.getName());
  }

  static String text(Object collection) {
    List<String> words = new ArrayList<>();
    if (collection instanceof Traversable<?> many) {
      many.forEach(word -> words.add(word.toString()));
    } else {
      ((Iterable<?>) collection).forEach(word -> words.add(word.toString()));
    }
    return String.join(" ", words);
  }
}
