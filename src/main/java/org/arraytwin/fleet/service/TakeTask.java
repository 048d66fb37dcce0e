package org.arraytwin.fleet.service;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;

/**
 * Gives the ids of an array's tasks up to one to what keeps its own book of them; no other task
 * gets one of these. Refused where one of the array's own tasks has that id already, so that who
 * has looked for the next one must look again.
 *
 * @param array its id
 * @param id the highest of them
 */
public record TakeTask(int array, int id) implements Command {
  @Override
  public void decide(Steps steps) {
    Site site = steps.fleet().site(array);
    int last = site.desk().chronicle().lastTask();
    if (id <= last) {
      throw new Refused(
          new Refusal(
              Reason.DOCUMENTS_CHANGED,
              "array " + site.name(),
              "at task " + last,
              "task " + id,
              "read again and decide anew"));
    }
    steps.tasks(array, chronicle -> chronicle.taken(id));
  }
}
