package org.arraytwin.fleet.fault.parts;

import org.arraytwin.array.Pool;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;

/**
 * Gives a pool more space, so that whoever went without goes on.
 *
 * @param array its name
 * @param pool name
 * @param moreBytes to add, 1 to 2^50
 */
public record GrowPool(String array, String pool, long moreBytes) implements Command {
  private static final String ASKED = "grow-pool";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    Pool found = Part.pool(site, pool, ASKED);
    if (moreBytes < 1 || moreBytes > 1L << 50) {
      throw Part.refused(
          moreBytes < 1 ? Reason.INV_INPUT_BELOW_RANGE : Reason.INV_INPUT_EXCEEDS_RANGE,
          Part.named(site, found),
          "of " + found.sizeBytes() + " bytes",
          ASKED + " by " + moreBytes + " bytes",
          "1 to 2^50");
    }
    steps.put(site.id(), found.sized(found.sizeBytes() + moreBytes));
  }
}
