package org.arraytwin.fleet.document;

import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.Iterator;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Documents by key, in the order in which their keys came. Few are searched one by one, many by an
 * index; a place that is given up stays empty until half of them are.
 *
 * @param places null where one was removed
 * @param index the place of each key; null while there are few
 * @param size how many there are
 */
record Slots(Seq<@Nullable Document> places, @Nullable HashMap<String, Integer> index, int size) {
  static final Slots EMPTY = new Slots(Array.empty(), null, 0);
  private static final int FEW = 8;

  @Nullable Document get(String key) {
    int place = place(key);
    return place < 0 ? null : places.get(place);
  }

  private int place(String key) {
    if (index != null) {
      return index.get(key).getOrElse(-1);
    }
    for (int i = 0; i < places.size(); i++) {
      Document document = places.get(i);
      if (document != null && document.key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  Iterator<Document> iterator() {
    return places.iterator().filter(Objects::nonNull);
  }

  Slots with(Document document) {
    int place = place(document.key());
    if (place >= 0) {
      return new Slots(places.update(place, document), index, size);
    }
    if (index == null && places.size() >= FEW) {
      return indexed(iterator()).with(document);
    }
    return new Slots(
        places.append(document),
        index == null ? null : index.put(document.key(), places.size()),
        size + 1);
  }

  Slots without(String key) {
    int place = place(key);
    if (place < 0) {
      return this;
    }
    if (index == null) {
      return size == 1 ? EMPTY : new Slots(places.removeAt(place), null, size - 1);
    }
    Slots rest = new Slots(places.update(place, (Document) null), index.remove(key), size - 1);
    return rest.size * 2 < places.size() ? rest.compact() : rest;
  }

  private Slots compact() {
    return size <= FEW ? new Slots(Array.ofAll(iterator()), null, size) : indexed(iterator());
  }

  private static Slots indexed(Iterator<Document> documents) {
    Vector<@Nullable Document> places = Vector.ofAll(documents);
    HashMap<String, Integer> index = HashMap.empty();
    for (int i = 0; i < places.size(); i++) {
      Document document = places.get(i);
      if (document != null) {
        index = index.put(document.key(), i);
      }
    }
    return new Slots(places, index, places.size());
  }
}
