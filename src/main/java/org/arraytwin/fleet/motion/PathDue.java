package org.arraytwin.fleet.motion;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Path;

/** The next copy on a path is complete, or its armed fault strikes. */
record PathDue(int from, int to) implements Command {
  @Override
  public void decide(Steps steps) {
    Path path = Copies.path(steps.fleet(), from, to);
    path = path.rated(path.bytesPerSecond(), steps.now());
    Path.Mark mark = path.head();
    if (mark == null) {
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
