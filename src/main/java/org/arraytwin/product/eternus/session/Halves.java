package org.arraytwin.product.eternus.session;

import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.session.OnceInTouch;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;
import org.jspecify.annotations.Nullable;

/**
 * REC sessions that one of two boxes has ended while it could not reach the other one, which keeps
 * its half until it is ended there as well, or until the two are in touch again.
 */
final class Halves {
  private static final String FOLDER = "eternus/ended";
  private static final String STOP = Orders.endWord(Kind.REC);
  private static final String SUSPEND = "acec suspend";
  private static final String HALT = "Halt";

  private Halves() {}

  /** Whether a box has ended its half. */
  static boolean ended(Site site, GroupHalf half) {
    return site.documents().folder(FOLDER).get(Integer.toString(half.session())) != null;
  }

  /**
   * Ends a session on both boxes, or the half of one that has noticed that it cannot reach the
   * other one. Its hosts then use what is here.
   */
  static Command end(CopySession session) {
    return steps -> {
      Site site = steps.fleet().site(session.array());
      GroupHalf half = site.group(session.name());
      if (half == null || !alone(steps, site, half)) {
        operate(steps, session, STOP, List.of());
        return;
      }
      if (half.status().word().equals(HALT)) {
        operate(steps, session, SUSPEND, List.of("force"));
      }
      Document note =
          new Document(FOLDER, Integer.toString(half.session()), new byte[0], List.of());
      steps.write(site.id(), List.of(new Write.Put(note)));
      new OnceInTouch(session.sourceArray(), half.session(), STOP).decide(steps);
    };
  }

  private static boolean alone(Steps steps, Site site, GroupHalf half) {
    @Nullable TargetHalf target = site.target(half.peer());
    String state = half.status().word();
    return !steps.fleet().inTouch(site.id(), half.peer())
        && target != null
        && !target.ready()
        && (state.equals(HALT) || state.equals(CopySession.SUSPEND));
  }

  private static void operate(
      Steps steps, CopySession session, String operation, List<String> options) {
    new Operate(session.array(), session.name(), operation, options).decide(steps);
  }
}
