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
    Site site = steps.fleet().site(array);
    if (!site.powered()) {
      throw refused(Reason.ARRAY_WITHOUT_POWER, site, "not created without power", "restore it");
    }
    if (site.volume(name) != null) {
      throw refused(Reason.EXISTENT_VOLUME, site, "there already", "choose another name");
    }
    if (pool < 0 || pool >= site.pools().size()) {
      throw refused(Reason.NON_EXISTENT_POOL, site, "of pool " + pool, "name a pool there is");
    }
    requireSpace(steps);
    int id = steps.fleet().site(array).volumes().size();
    steps.add(array, new Volume(id, name, pool, sizeBytes, provisioning));
  }

  private Refused refused(Reason reason, Site site, String state, String legal) {
    String object = "volume " + name + " on " + site.name();
    return new Refused(new Refusal(reason, object, state, "a volume of " + sizeBytes, legal));
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
