package org.arraytwin.fleet.site;

import io.vavr.collection.TreeMap;
import org.arraytwin.replication.Content;
import org.jspecify.annotations.Nullable;

/**
 * What some volumes held at some moment, kept so that it can be told how much of them has been
 * updated since. It takes no space of a pool.
 *
 * @param of by volume id
 */
public record Baselines(TreeMap<Integer, Baseline> of) {
  public static final Baselines NONE = new Baselines(TreeMap.empty());

  /**
   * One volume's.
   *
   * @param held what it held
   * @param micros virtual time of that
   */
  public record Baseline(Content held, long micros) {
    /** How many grains of 64 KiB hold something else by now, or were never there then. */
    public long updated(Content now) {
      long before = held.grains();
      long added = now.grains() - before;
      Content part = added > 0 ? now.slice(0, before) : now;
      return part.differing(held) + (added > 0 ? now.slice(before, added).written() : 0);
    }
  }

  public @Nullable Baseline volume(int id) {
    return of.get(id).getOrNull();
  }

  public Baselines with(int volume, Baseline baseline) {
    return new Baselines(of.put(volume, baseline));
  }

  public Baselines without(int volume) {
    return new Baselines(of.remove(volume));
  }
}
