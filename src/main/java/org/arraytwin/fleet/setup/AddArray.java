package org.arraytwin.fleet.setup;

import io.vavr.collection.Vector;
import org.arraytwin.array.Pool;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.Watch;
import org.arraytwin.fleet.space.PoolWatch;
import org.arraytwin.replication.Rules;

/**
 * Adds an array; its id must be the next one.
 *
 * @param array its identity
 * @param rules durations and switches
 * @param pools by id
 */
public record AddArray(StorageArray array, Rules rules, Vector<Pool> pools) implements Command {
  @Override
  public void decide(Steps steps) {
    steps.add(Site.of(array, rules, pools));
    steps.watch(array.id(), Watch.by(new PoolWatch(array.id())));
  }
}
