package org.arraytwin.product.threepar.remote;

import java.util.List;
import org.arraytwin.array.Node;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Fleet;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a link as an array is told them: {@code <n:s:p>:<address>} (CLI help). The links
 * between two arrays take their ports in turn.
 *
 * @param port of this array, node:slot:port
 * @param address of the peer's port
 */
public record LinkEnds(String port, String address) {
  private static final String NONE = "-";
  private static final int FIELDS = 4;

  /** Those of the link at a position between two arrays. */
  public static LinkEnds of(StorageArray array, StorageArray peer, int index) {
    Node here = node(array, index);
    Node there = node(peer, index);
    return new LinkEnds(here == null ? NONE : here.port(), there == null ? NONE : there.address());
  }

  private static @Nullable Node node(StorageArray array, int index) {
    List<Node> nodes = array.nodes();
    return nodes.isEmpty() ? null : nodes.get(index % nodes.size());
  }

  /** As it is typed; null where it is not spelt so. */
  public static @Nullable LinkEnds parse(String text) {
    String[] fields = text.split(":", FIELDS);
    if (fields.length < FIELDS || fields[FIELDS - 1].isEmpty()) {
      return null;
    }
    for (int i = 0; i < FIELDS - 1; i++) {
      if (!fields[i].matches("[0-9]{1,2}")) {
        return null;
      }
    }
    return new LinkEnds(String.join(":", fields[0], fields[1], fields[2]), fields[FIELDS - 1]);
  }

  /**
   * The position of a link with these ends between two arrays, -1 where there is none.
   *
   * @param used whether it should be in use by the array; another one is taken where there is none
   */
  public int between(Fleet fleet, int array, int peer, boolean used) {
    int found = -1;
    var links = fleet.links(array, peer);
    for (int i = 0; i < links.size(); i++) {
      if (of(fleet.site(array).array(), fleet.site(peer).array(), i).equals(this)) {
        if (links.get(i).usedBy(array) == used) {
          return i;
        }
        found = found < 0 ? i : found;
      }
    }
    return found;
  }

  @Override
  public String toString() {
    return port + ":" + address;
  }
}
