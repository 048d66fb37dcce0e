package org.arraytwin.fleet.setup;

import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

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
    int id = steps.fleet().site(array).volumes().size();
    steps.add(array, new Volume(id, name, pool, sizeBytes, provisioning));
  }
}
