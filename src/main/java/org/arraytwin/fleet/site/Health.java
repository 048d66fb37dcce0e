package org.arraytwin.fleet.site;

import io.vavr.collection.HashMap;
import io.vavr.collection.TreeSet;
import org.arraytwin.array.Condition;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.replication.cache.VolumeCache;

/**
 * What is not as it usually is in an array. Two neighbouring controllers are an I/O group: they
 * share the volumes whose id modulo the number of groups is the group's, mirror each other's cache
 * and hold the bitmaps of those volumes' copies.
 *
 * @param down controllers that do not run, by their position
 * @param blind I/O groups whose bitmaps are lost, by number
 * @param cachedSince since when both controllers of an I/O group have mirrored its cache again, by
 *     number; absent: always
 * @param pools by id; absent: {@link PoolHealth#GOOD}
 * @param caches by volume id; absent: {@link VolumeCache#USUAL}
 * @param conditions by volume id; absent: {@link Condition#ONLINE}
 * @param answers what its interfaces will answer instead of doing it
 */
public record Health(
    TreeSet<Integer> down,
    TreeSet<Integer> blind,
    HashMap<Integer, Long> cachedSince,
    HashMap<Integer, PoolHealth> pools,
    HashMap<Integer, VolumeCache> caches,
    HashMap<Integer, Condition> conditions,
    Answers answers) {
  public static final Health GOOD =
      new Health(
          TreeSet.empty(),
          TreeSet.empty(),
          HashMap.empty(),
          HashMap.empty(),
          HashMap.empty(),
          HashMap.empty(),
          Answers.NONE);

  public PoolHealth pool(int id) {
    return pools.isEmpty() ? PoolHealth.GOOD : pools.getOrElse(id, PoolHealth.GOOD);
  }

  public VolumeCache cache(int volume) {
    return caches.isEmpty() ? VolumeCache.USUAL : caches.getOrElse(volume, VolumeCache.USUAL);
  }

  public Condition condition(int volume) {
    return conditions.isEmpty() ? Condition.ONLINE : conditions.getOrElse(volume, Condition.ONLINE);
  }

  /** With a controller that runs, or does not. */
  public Health controller(int position, boolean runs) {
    return new Health(
        runs ? down.remove(position) : down.add(position),
        blind,
        cachedSince,
        pools,
        caches,
        conditions,
        answers);
  }

  /** With the bitmaps of an I/O group there, or lost. */
  public Health metadata(int group, boolean there) {
    return new Health(
        down,
        there ? blind.remove(group) : blind.add(group),
        cachedSince,
        pools,
        caches,
        conditions,
        answers);
  }

  /** With the cache of an I/O group mirrored since a time. */
  public Health cachedSince(int group, long micros) {
    return new Health(
        down, blind, cachedSince.put(group, micros), pools, caches, conditions, answers);
  }

  public Health with(int pool, PoolHealth health) {
    HashMap<Integer, PoolHealth> all =
        health.equals(PoolHealth.GOOD) ? pools.remove(pool) : pools.put(pool, health);
    return new Health(down, blind, cachedSince, all, caches, conditions, answers);
  }

  public Health with(int volume, VolumeCache cache) {
    HashMap<Integer, VolumeCache> all =
        cache.equals(VolumeCache.USUAL) ? caches.remove(volume) : caches.put(volume, cache);
    return new Health(down, blind, cachedSince, pools, all, conditions, answers);
  }

  public Health with(int volume, Condition condition) {
    HashMap<Integer, Condition> all =
        condition.equals(Condition.ONLINE)
            ? conditions.remove(volume)
            : conditions.put(volume, condition);
    return new Health(down, blind, cachedSince, pools, caches, all, answers);
  }

  /** Without anything known of a volume. */
  public Health without(int volume) {
    return new Health(
        down, blind, cachedSince, pools, caches.remove(volume), conditions.remove(volume), answers);
  }

  public Health with(Answers newAnswers) {
    return new Health(down, blind, cachedSince, pools, caches, conditions, newAnswers);
  }
}
