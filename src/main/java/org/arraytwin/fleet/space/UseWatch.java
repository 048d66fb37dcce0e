package org.arraytwin.fleet.space;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.Watch;

/**
 * Has a thin volume tell when it takes so much of its pool (mkvdisk -warning), at the write with
 * which it does, and again after it has taken less. It ends with the volume.
 *
 * @param array id
 * @param volume id
 * @param percent of the volume's size, 1 to 100; 0 for no warning
 */
public record UseWatch(int array, int volume, int percent) implements Command {
  @Override
  public void decide(Steps steps) {
    Watch watch = steps.fleet().site(array).watch();
    if (watch != null) {
      steps.watch(array, watch.using(volume, new Watch.Use(percent, false)));
      new PoolWatch(array).decide(steps);
    }
  }
}
