package org.arraytwin.fleet.space;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Steps;

/**
 * Looks every minute whether a thin volume has come to take so much of its pool, and tells when it
 * has (mkvdisk -warning). It ends with the volume.
 *
 * @param array id
 * @param volume id
 * @param bytes at which it tells
 * @param told whether the volume took so much at the last look
 */
public record UseWatch(int array, int volume, long bytes, boolean told) implements Command {
  private static final long EVERY_MICROS = 60_000_000;

  @Override
  public void decide(Steps steps) {
    Volume watched = steps.fleet().site(array).volumes().getOrNull(volume);
    if (watched == null) {
      return;
    }
    FleetAt now = new FleetAt(steps.fleet(), steps.now());
    boolean reached = Space.taken(now, array, watched) >= bytes;
    if (reached && !told) {
      steps.alert(
          array, "Major", "volume " + watched.name(), "use of the volume has reached its warning");
    }
    steps.schedule(steps.now() + EVERY_MICROS, new UseWatch(array, volume, bytes, reached));
  }
}
