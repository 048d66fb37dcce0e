package org.arraytwin.fleet.service;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/**
 * Gives the ids of an array's tasks up to one to what keeps its own book of them; no other task
 * gets one of these.
 *
 * @param array its id
 * @param id the highest of them
 */
public record TakeTask(int array, int id) implements Command {
  @Override
  public void decide(Steps steps) {
    steps.tasks(array, chronicle -> chronicle.taken(id));
  }
}
