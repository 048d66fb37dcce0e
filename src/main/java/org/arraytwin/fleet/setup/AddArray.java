package org.arraytwin.fleet.setup;

import io.vavr.collection.Vector;
import org.arraytwin.array.Pool;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Rules;

/** Adds an array; its id must be the next one. */
public record AddArray(StorageArray array, Rules rules, Vector<Pool> pools) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("AddArray is being written");
  }
}
