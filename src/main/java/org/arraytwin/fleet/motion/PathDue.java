package org.arraytwin.fleet.motion;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Path;

/** A copy on a path is complete, its armed fault strikes, or its first byte arrives. */
record PathDue(int from, int to) implements Command {
  @Override
  public void decide(Steps steps) {
    Path before = Copies.path(steps.fleet(), from, to);
    Path path = before.arrived(steps.now(), steps.now());
    Path.Mark mark = path.head();
    if (mark == null || path.active().size() > before.active().size()) {
      Copies.put(steps, path);
      return;
    }
    Path.Transfer transfer = path.active().get(mark.transfer()).get();
    if (mark.trip()) {
      Copies.put(steps, path);
      Copies.strike(steps, transfer);
      return;
    }
    Copies.put(steps, path.without(transfer.id(), steps.now()));
    Copies.pump(steps, from);
    Copies.complete(steps, transfer);
  }
}
