package org.arraytwin.fleet.setup;

import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.space.Space;

/**
 * Adds a volume to an array.
 *
 * @param array id
 * @param name unique there
 * @param pool id
 * @param sizeBytes multiple of 64 KiB
 * @param provisioning full or thin
 */
public record AddVolume(int array, String name, int pool, long sizeBytes, Provisioning provisioning)
    implements Command {
  @Override
  public void decide(Steps steps) {
    requireSpace(steps);
    int id = steps.fleet().site(array).volumes().size();
    steps.add(array, new Volume(id, name, pool, sizeBytes, provisioning));
  }

  private void requireSpace(Steps steps) {
    Site site = steps.fleet().site(array);
    Pool from = site.pools().get(pool);
    if (provisioning == Provisioning.FULL
        && site.stored().bytes(pool) + sizeBytes > from.sizeBytes()) {
      long free = Space.of(new FleetAt(steps.fleet(), steps.now()), array, from).freeBytes();
      if (free < sizeBytes) {
        throw new Refused(
            new Refusal(
                Reason.NO_SPACE,
                "pool " + from.name() + " on " + site.name(),
                "left with " + free + " bytes",
                "a full volume of " + sizeBytes + " bytes",
                "a smaller or a thin one"));
      }
    }
  }
}
