package org.arraytwin.fleet.cache;

import org.arraytwin.array.PoolHealth;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.cache.CacheMode;
import org.arraytwin.replication.cache.VolumeCache;

/**
 * A flush has taken its time. Where another one has begun since, it has taken over what this one
 * had to write: this one ends right behind it, and as it did.
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
    if (flushed == null) {
      return;
    }
    if (cache.flush() != id) {
      behind(steps, cache);
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

  private void behind(Steps steps, VolumeCache cache) {
    if (cache.flush() != 0) {
      steps.schedule(cache.flushUntilMicros(), this);
      return;
    }
    boolean written =
        cache.mode() == CacheMode.ENABLED
            || Caches.dirtyGrains(new FleetAt(steps.fleet(), steps.now()), array, volume) == 0;
    (written ? done : failed).decide(steps);
  }
}
