package org.arraytwin.fleet.cache;

import org.arraytwin.array.PoolHealth;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.cache.VolumeCache;

/**
 * A flush has taken its time. Void where another one has begun since, or the cache was discarded.
 *
 * @param array id
 * @param volume id
 * @param id of the flush
 * @param done happens where it succeeds
 * @param failed happens where it does not
 */
record FlushEnds(int array, int volume, long id, Command done, Command failed) implements Command {
  @Override
  public void decide(Steps steps) {
    Site site = steps.fleet().site(array);
    Volume flushed = site.volumes().get(volume);
    VolumeCache cache = Caches.cache(steps, array, volume);
    if (flushed == null || cache.flush() != id) {
      return;
    }
    PoolHealth pool = site.health().pool(flushed.pool());
    boolean reached = site.powered() && pool.serves() && site.running(site.ioGroup(volume)) > 0;
    if (reached && !cache.flushFails()) {
      VolumeCache rested = cache.rested();
      Caches.put(
          steps, array, volume, rested.on(Caches.content(steps, array, volume), steps.now()));
      done.decide(steps);
      return;
    }
    Caches.put(steps, array, volume, cache.failing(false));
    steps.alert(
        array, "Major", "volume " + flushed.name(), "the cache of the volume cannot be flushed");
    failed.decide(steps);
    VolumeCache left = Caches.cache(steps, array, volume);
    if (left.flush() == id) {
      Caches.put(steps, array, volume, left.rested());
    }
  }
}
