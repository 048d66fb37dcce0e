package org.arraytwin.fleet.motion;

import java.util.List;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.table.Decision;
import org.arraytwin.fleet.table.Sessions;
import org.arraytwin.fleet.table.Subject;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.table.Family;
import org.arraytwin.replication.table.Happening;
import org.jspecify.annotations.Nullable;

/** The family of sessions that join two arrays. */
public enum GroupSessions implements Sessions {
  GROUP;

  /**
   * An operator asks something of a group.
   *
   * @throws org.arraytwin.fleet.Refused where its table says so
   */
  public static void operate(
      Steps steps, int array, String group, String operation, List<String> options) {
    Decision.operate(steps, GROUP, array, group, operation, options);
  }

  /**
   * Requires that an array that runs may replicate, and does so at all.
   *
   * @throws Refused where it has no licence or has been switched off
   */
  public static void requireReplication(Site site, String asked) {
    Refusal barred = GROUP.barred(site, asked);
    if (barred != null) {
      throw new Refused(barred);
    }
  }

  @Override
  public @Nullable Refusal barred(Site site, String asked) {
    String array = "array " + site.name();
    if (!site.rules().limits().licensed()) {
      return new Refusal(
          Reason.NO_LICENCE,
          array,
          "not licensed for replication",
          asked,
          "set the licence in the product file");
    }
    return site.powered() && !site.talks()
        ? new Refusal(
            Reason.RCOPY_IS_NOT_READY, array, "not replicating", asked, "start replication first")
        : null;
  }

  /** Something befalls a session on one of its sides right now. */
  public static void happen(Steps steps, int session, int array, Happening happening) {
    Subject subject = GROUP.of(steps.fleet(), array, session);
    if (subject != null) {
      Decision.happen(steps, GROUP, subject, happening, 0);
    }
  }

  @Override
  public Family family() {
    return Family.GROUP;
  }

  @Override
  public @Nullable Subject named(Fleet fleet, int array, String name) {
    GroupHalf half = fleet.site(array).group(name);
    if (half == null) {
      return null;
    }
    gather(fleet, fleet.session(half.session()));
    return new GroupSubject(fleet, array, half);
  }

  @Override
  public @Nullable Subject of(Fleet fleet, int array, int session) {
    Session found = fleet.sessions().get(session);
    if (found == null) {
      return null;
    }
    gather(fleet, found);
    return new GroupSubject(fleet, array, fleet.half(found.end(array)));
  }

  /**
   * Reads a little of all that a session is about, for a command that is about to change it: as
   * {@link Site#gather} for a volume. Of many pairs the first has to do.
   */
  private static void gather(Fleet fleet, Session session) {
    gather(fleet, session.id(), session.a());
    gather(fleet, session.id(), session.b());
  }

  private static void gather(Fleet fleet, int session, Session.End end) {
    GroupHalf half = fleet.site(end.array()).groups().getOrNull(end.group());
    WriteStream stream = fleet.stream(end);
    boolean fits =
        (half == null || half.session() == session)
            && (stream == null || stream.id() == end.stream());
    if (!fits) {
      throw new IllegalStateException("a side of session " + session + " is another one's");
    }
    if (half != null && !half.pairs().isEmpty()) {
      fleet.site(end.array()).gather(half.pairs().head().localVolume());
    }
  }

  @Override
  public Refusal missing(Fleet fleet, int array, String name, String asked) {
    Site site = fleet.site(array);
    return new Refusal(
        Reason.NON_EXISTENT_RCOPY_GROUP,
        "group " + name + " on " + site.name(),
        "not there",
        asked,
        "groups there: "
            + site.groups().filter(g -> g != null).map(GroupHalf::name).mkString(", "));
  }
}
