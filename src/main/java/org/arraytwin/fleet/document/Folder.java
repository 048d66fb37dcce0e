package org.arraytwin.fleet.document;

import io.vavr.collection.HashMap;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The documents of one kind, in the order in which they came, with an index by their links. */
public final class Folder {
  static final Folder EMPTY = new Folder(Slots.EMPTY, HashMap.empty());

  private final Slots all;
  private final HashMap<String, Slots> byLink;

  private Folder(Slots all, HashMap<String, Slots> byLink) {
    this.all = all;
    this.byLink = byLink;
  }

  public int size() {
    return all.size();
  }

  public @Nullable Document get(String key) {
    return all.get(key);
  }

  /** All documents in the order in which their keys came. */
  public Iterator<Document> all() {
    return all.iterator();
  }

  /** Those that name a link, in the order in which they came to it. */
  public Iterator<Document> linked(String link) {
    return byLink.get(link).getOrElse(Slots.EMPTY).iterator();
  }

  Folder with(Document document) {
    Document before = all.get(document.key());
    HashMap<String, Slots> links = byLink;
    if (before != null && !before.links().equals(document.links())) {
      links = without(links, before);
    }
    for (String link : document.links()) {
      links = links.put(link, links.get(link).getOrElse(Slots.EMPTY).with(document));
    }
    return new Folder(all.with(document), links);
  }

  Folder without(String key) {
    Document before = all.get(key);
    return before == null ? this : new Folder(all.without(key), without(byLink, before));
  }

  private static HashMap<String, Slots> without(HashMap<String, Slots> links, Document document) {
    HashMap<String, Slots> rest = links;
    for (String link : document.links()) {
      Slots left = rest.get(link).getOrElse(Slots.EMPTY).without(document.key());
      rest = left.size() == 0 ? rest.remove(link) : rest.put(link, left);
    }
    return rest;
  }

  /** What is wrong with the place of a document and its links, or null. */
  @Nullable String problem(String key) {
    Document document = all.get(key);
    if (document == null) {
      return null;
    }
    if (!document.key().equals(key)) {
      return "document " + document + " is filed under " + key;
    }
    for (String link : document.links()) {
      if (!document.equals(byLink.get(link).getOrElse(Slots.EMPTY).get(key))) {
        return "document " + document + " is not found by its link " + link;
      }
    }
    return null;
  }
}
