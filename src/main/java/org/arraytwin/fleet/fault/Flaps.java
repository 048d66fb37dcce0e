package org.arraytwin.fleet.fault;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.Link;

/** Links that go down and come up by themselves: one deadline each. */
final class Flaps {
  private Flaps() {}

  /** Lets a whole link flap from now on. */
  static void begin(Steps steps, Link link, Link.Flapping flapping) {
    steps.put(link.flapping(flapping));
    steps.schedule(steps.now() + flapping.stays(), new Flip(link.id(), flapping));
  }

  /** A link goes down or comes up. Void where its flapping was ended. */
  private record Flip(int link, Link.Flapping flapping) implements Command {
    @Override
    public void decide(Steps steps) {
      Link at = steps.fleet().links().get(link);
      if (!flapping.equals(at.flapping())) {
        return;
      }
      boolean comesUp = at.cut();
      boolean over = comesUp && steps.now() >= flapping.untilMicros();
      Link changed = at.cut(!comesUp, steps.now());
      if (over) {
        steps.put(changed.flapping(null));
      } else {
        begin(steps, changed, flapping.next());
      }
      Links.changed(steps, at.a(), at.b());
    }
  }
}
