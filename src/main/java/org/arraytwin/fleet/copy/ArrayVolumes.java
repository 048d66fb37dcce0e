package org.arraytwin.fleet.copy;

import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.copy.Mover;
import org.arraytwin.replication.copy.Volumes;

/**
 * The volumes of an array under the hands of a mover.
 *
 * @param steps under way
 * @param array id
 */
record ArrayVolumes(Steps steps, int array) implements Volumes {
  static Mover mover(Steps steps, int array) {
    return new Mover(
        steps.fleet().site(array).local().graph(), new ArrayVolumes(steps, array), steps.now());
  }

  @Override
  public Content content(int volume) {
    return new FleetAt(steps.fleet(), steps.now()).content(array, volume);
  }

  @Override
  public void replace(int volume, Content content) {
    Hosts.replace(steps, array, volume, content);
    Streaming.forgetMoment(steps, array, volume);
  }

  @Override
  public void lost(int volume, Extents grains) {
    Caches.lost(steps, array, volume, grains);
  }
}
