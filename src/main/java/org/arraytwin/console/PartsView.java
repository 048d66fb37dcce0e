package org.arraytwin.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.arraytwin.array.Condition;
import org.arraytwin.array.Disk;
import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.array.Sense;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Alert;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.Health;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.cache.CacheMode;
import org.arraytwin.replication.cache.VolumeCache;

/** What of an array is not as it usually is. */
final class PartsView {
  private static final int LAST_ALERTS = 5;

  private PartsView() {}

  static void array(ObjectNode json, Site site) {
    Health health = site.health();
    json.put("name", site.name()).put("powered", site.powered());
    ArrayNode down = json.putArray("controllersDown");
    health.down().forEach(position -> down.add(position.intValue()));
    ArrayNode through = json.putArray("writingThrough");
    site.writingThrough().forEach(group -> through.add(group.intValue()));
    ArrayNode blind = json.putArray("bitmapsLost");
    health.blind().forEach(group -> blind.add(group.intValue()));
    ArrayNode pools = json.putArray("pools");
    for (Pool pool : site.pools()) {
      PoolHealth of = health.pool(pool.id());
      if (!of.equals(PoolHealth.GOOD)) {
        pool(pools.addObject(), pool, of);
      }
    }
    volumes(json.putArray("volumes"), site);
    ArrayNode alerts = json.putArray("alerts");
    for (Alert alert : site.alerts().takeRight(LAST_ALERTS)) {
      alerts
          .addObject()
          .put("time", TimeView.text(alert.atMicros()))
          .put("severity", alert.severity())
          .put("object", alert.object())
          .put("text", alert.text());
    }
  }

  private static void pool(ObjectNode json, Pool pool, PoolHealth health) {
    json.put("name", pool.name());
    json.put("online", health.online()).put("lost", health.lost());
    json.put("full", health.full()).put("warned", health.warned());
    ArrayNode disks = json.putArray("disks");
    for (Disk disk : health.disks()) {
      disks.addObject().put("number", disk.number()).put("state", disk.state().word());
    }
  }

  /**
   * Caches and conditions are kept for volumes of which anything was ever said; copies without
   * their bitmaps take theirs offline.
   */
  private static void volumes(ArrayNode json, Site site) {
    Set<Integer> blind = blind(site);
    TreeSet<Integer> said = new TreeSet<>(blind);
    site.health().caches().keySet().forEach(said::add);
    site.health().conditions().keySet().forEach(said::add);
    for (int id : said) {
      Volume volume = site.volumes().get(id);
      VolumeCache cache = site.health().cache(id);
      Condition condition = site.health().condition(id);
      boolean usual = cache.mode() == CacheMode.ENABLED && !cache.flushFails();
      boolean online = condition.equals(Condition.ONLINE) && !blind.contains(id);
      if (volume != null && !(usual && online)) {
        ObjectNode one = json.addObject().put("name", volume.name());
        one.put("condition", condition.state().word()).put("lacksBitmaps", blind.contains(id));
        one.put("cache", cache.mode().word());
        one.put("cacheInEffect", site.cacheInEffect(id).word());
        one.put("nextFlushFails", cache.flushFails());
        Sense sense = condition.sense();
        if (sense != null) {
          one.put("sense", sense.text());
        }
      }
    }
  }

  /** The volumes that are offline for want of the bitmaps of a copy. */
  private static Set<Integer> blind(Site site) {
    Set<Integer> volumes = new TreeSet<>();
    for (LocalCopy copy : site.local().copies()) {
      if (copy != null && site.lacksBitmaps(copy)) {
        volumes.add(copy.source());
        volumes.add(copy.target());
      }
    }
    return volumes;
  }
}
