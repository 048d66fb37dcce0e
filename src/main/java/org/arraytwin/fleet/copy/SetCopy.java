package org.arraytwin.fleet.copy;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.LocalCopy;

/**
 * Changes what an operator chose for a copy; rates count from now on.
 *
 * @param array id
 * @param name of the copy
 * @param rateBytesPerSecond of the background copy, 0 for none
 * @param cleanBytesPerSecond of handing grains down, 0 for none
 * @param autodelete whether it goes away once it is complete
 * @param group of copies driven together, empty for none
 */
public record SetCopy(
    int array,
    String name,
    long rateBytesPerSecond,
    long cleanBytesPerSecond,
    boolean autodelete,
    String group)
    implements Command {
  private static final String ASKED = "set copy";

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, ASKED);
    LocalCopy copy = Sites.copy(site, name, ASKED);
    if (rateBytesPerSecond < 0 || cleanBytesPerSecond < 0) {
      throw Sites.refused(
          Reason.INV_INPUT_BELOW_RANGE,
          "copy " + name + " on " + site.name(),
          "given a rate below 0",
          ASKED,
          "0 or more");
    }
    LocalCopy set =
        copy.with(
            copy.settings()
                .with(
                    rateBytesPerSecond,
                    cleanBytesPerSecond,
                    autodelete,
                    group.isEmpty() ? null : group));
    steps.put(array, set);
    if (CopyFaults.moves(copy)) {
      new CopyEffects(steps, array, set, 0).goOn();
      Turns.next(steps, array, copy.kind());
    }
  }
}
