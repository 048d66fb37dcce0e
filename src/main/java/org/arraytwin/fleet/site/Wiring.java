package org.arraytwin.fleet.site;

import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import org.arraytwin.replication.Link;

/**
 * All links of a fleet.
 *
 * @param links by id
 * @param between ids by the two arrays that they join, see {@link #key}
 */
public record Wiring(Array<Link> links, HashMap<Integer, Array<Integer>> between) {
  /** So many are looked through faster than they are found by their arrays. */
  private static final int FEW = 4;

  public static final Wiring NONE = new Wiring(Array.empty(), HashMap.empty());

  private static int key(int x, int y) {
    return (Math.min(x, y) << 16) | Math.max(x, y);
  }

  /** The links between two arrays, by id. */
  public Array<Link> between(int x, int y) {
    return between.get(key(x, y)).getOrElse(Array.empty()).map(links::get);
  }

  /** Whether a whole link joins two arrays. */
  public boolean joins(int x, int y) {
    if (links.size() <= FEW) {
      for (int i = 0; i < links.size(); i++) {
        Link link = links.get(i);
        if (link.joins(x, y) && works(link)) {
          return true;
        }
      }
      return false;
    }
    Array<Integer> ids = between.get(key(x, y)).getOrNull();
    for (int i = 0; ids != null && i < ids.size(); i++) {
      if (works(links.get(ids.get(i)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean works(Link link) {
    return !link.idle() && link.bytesPerSecond() > 0;
  }

  /** With a link added (its id is the next one) or changed. */
  public Wiring with(Link link) {
    if (link.id() < links.size()) {
      return new Wiring(links.update(link.id(), link), between);
    }
    int key = key(link.a(), link.b());
    Array<Integer> ids = between.get(key).getOrElse(Array.empty());
    return new Wiring(links.append(link), between.put(key, ids.append(link.id())));
  }
}
