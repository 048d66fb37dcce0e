package org.arraytwin.proof;

import org.arraytwin.replication.copy.NaiveArray;

/**
 * What the disks hold while a cache holds more: an independent account, grain by grain. The disks
 * are brought up to date every ten seconds, by a flush, and by every write that is not cached.
 */
final class CopyCaches {
  private static final long DESTAGE_MICROS = 10_000_000L;
  private static final long FLUSH_GRAINS_PER_SECOND = 3200;

  private final NaiveArray array;

  /** What the disks held when that last had to be noted; null: what hosts see. */
  private final long[][] disk;

  /** What hosts saw when the flush under way began, or null. */
  private final long[][] begun;

  private final long[] ends;
  private final boolean[] off;
  private final boolean[] failing;
  private boolean powered = true;
  private long seen;

  CopyCaches(NaiveArray array) {
    this.array = array;
    int volumes = array.logical.length;
    disk = new long[volumes][];
    begun = new long[volumes][];
    ends = new long[volumes];
    off = new boolean[volumes];
    failing = new boolean[volumes];
  }

  CopyCaches copy(NaiveArray own) {
    CopyCaches other = new CopyCaches(own);
    for (int v = 0; v < disk.length; v++) {
      other.disk[v] = disk[v];
      other.begun[v] = begun[v];
      other.ends[v] = ends[v];
      other.off[v] = off[v];
      other.failing[v] = failing[v];
    }
    other.powered = powered;
    other.seen = seen;
    return other;
  }

  void power(boolean on) {
    powered = on;
  }

  void fail(int volume) {
    failing[volume] = true;
  }

  void until(long micros) {
    boolean instant = Math.floorDiv(micros, DESTAGE_MICROS) > Math.floorDiv(seen, DESTAGE_MICROS);
    seen = micros;
    for (int v = 0; v < disk.length; v++) {
      if (instant && begun[v] == null) {
        disk[v] = null;
      }
      if (begun[v] != null && ends[v] <= micros) {
        if (powered && !failing[v]) {
          clean(v);
          begun[v] = null;
        }
        failing[v] = false;
      }
    }
  }

  /** What a failed flush has led to is done. */
  void settle() {
    for (int v = 0; v < disk.length; v++) {
      if (begun[v] != null && ends[v] <= seen) {
        begun[v] = null;
      }
    }
  }

  /** What the disks hold. */
  long[] destaged(int volume) {
    long[] now = array.logical[volume];
    NaiveArray.NaiveCopy onto = array.onto(volume);
    if (onto != null && onto.live) {
      return now.clone();
    }
    if (begun[volume] != null && off[volume]) {
      long[] held = disk[volume].clone();
      for (int g = 0; g < held.length; g++) {
        held[g] = begun[volume][g] == now[g] ? held[g] : now[g];
      }
      return held;
    }
    return off[volume] || disk[volume] == null ? now.clone() : disk[volume];
  }

  void writing(int volume) {
    if (!off[volume] && disk[volume] == null) {
      disk[volume] = array.logical[volume].clone();
    }
  }

  /** What has just been lost under a stamp is lost on the disks as well: it was nowhere else. */
  void lost(long stamp) {
    for (int v = 0; v < disk.length; v++) {
      long[] held = disk[v] == null ? null : disk[v].clone();
      for (int g = 0; held != null && g < held.length; g++) {
        held[g] = array.logical[v][g] == stamp ? stamp : held[g];
      }
      disk[v] = held;
    }
  }

  /** A grain of a volume has gone back to what was there before, on the disks as well. */
  void gone(int volume, int g) {
    if (disk[volume] != null) {
      disk[volume] = disk[volume].clone();
      disk[volume][g] = array.logical[volume][g];
    }
  }

  void clean(int volume) {
    disk[volume] = array.logical[volume].clone();
  }

  void mode(int volume, boolean on) {
    if (off[volume] == on) {
      disk[volume] = destaged(volume);
      off[volume] = !on;
    }
  }

  void flush(int volume) {
    disk[volume] = destaged(volume);
    begun[volume] = array.logical[volume].clone();
    long dirty = 0;
    for (int g = 0; g < array.grains; g++) {
      dirty += disk[volume][g] == begun[volume][g] ? 0 : 1;
    }
    ends[volume] = seen + dirty * 1_000_000 / FLUSH_GRAINS_PER_SECOND;
  }

  /** What is left where the cache is dropped; a flush under way keeps what it has begun with. */
  long[] discarded(int volume) {
    if (begun[volume] != null) {
      return array.logical[volume];
    }
    disk[volume] = destaged(volume);
    return disk[volume];
  }
}
