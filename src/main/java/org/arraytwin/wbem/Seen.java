package org.arraytwin.wbem;

import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;

/**
 * The objects that an answer already holds. It keeps 128 bits of each name and not the name: 64
 * bytes an object at the most, so that an answer of 100,000 objects costs single megabytes. Two
 * names of the same bits would need 2^64 objects to be expected.
 */
final class Seen {
  private static final int FIRST_SLOTS = 16;

  /** Two longs a slot; a free slot holds two zeros. */
  private long[] slots = new long[2 * FIRST_SLOTS];

  private int size;

  /** Whether the object of an absolute path is seen for the first time. */
  boolean first(ObjectPath path) {
    String namespace = String.valueOf(path.namespace());
    String name = Names.fold(path.host() + "/" + namespace) + ":" + path.canonicalKeys();
    long a = mixed(name, 0x9E3779B97F4A7C15L);
    long b = mixed(name, 0xC2B2AE3D27D4EB4FL) | 1;
    if (4 * size >= slots.length) {
      grow();
    }
    if (!put(a, b)) {
      return false;
    }
    size++;
    return true;
  }

  private static long mixed(String text, long factor) {
    long hash = factor;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * factor;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  private boolean put(long a, long b) {
    int mask = slots.length - 2;
    int at = (int) (a << 1) & mask;
    while (slots[at + 1] != 0) {
      if (slots[at] == a && slots[at + 1] == b) {
        return false;
      }
      at = (at + 2) & mask;
    }
    slots[at] = a;
    slots[at + 1] = b;
    return true;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        put(old[i], old[i + 1]);
      }
    }
  }
}
