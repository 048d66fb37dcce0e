package org.arraytwin.fleet.motion;

import java.util.List;
import org.arraytwin.fleet.Ahead;
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
    return new GroupSubject(fleet, array, half);
  }

  @Override
  public @Nullable Subject of(Fleet fleet, int array, int session) {
    Session found = fleet.sessions().get(session);
    return found == null ? null : new GroupSubject(fleet, array, fleet.half(found.end(array)));
  }

  @Override
  public @Nullable Ahead ahead(Fleet fleet, int session) {
    Session found = fleet.sessions().getOrNull(session);
    return found == null ? null : () -> sides(fleet, session, found);
  }

  /** The same for the group of that name on an array, which need not be there yet. */
  public static @Nullable Ahead ahead(Fleet fleet, int array, String group) {
    if (array < 0 || array >= fleet.sites().size()) {
      return null;
    }
    Site site = fleet.site(array);
    return () -> {
      int likely = site.remote().byName().likely(group);
      return likely < 0
          ? null
          : () -> {
            GroupHalf half = site.groups().getOrNull(likely);
            return half == null ? null : GROUP.ahead(fleet, half.session());
          };
    };
  }

  private static @Nullable Ahead sides(Fleet fleet, int session, Session found) {
    Session.End a = found.a();
    Session.End b = found.b();
    return Ahead.both(
        side(fleet, session, a.array(), a.group(), a.stream()),
        side(fleet, session, b.array(), b.group(), b.stream()));
  }

  /** One side; of many pairs the first has to do. */
  private static Ahead side(Fleet fleet, int session, int array, int group, int stream) {
    return () -> {
      Site site = fleet.site(array);
      GroupHalf half = site.groups().getOrNull(group);
      WriteStream writes = site.streams().get(stream);
      if (half == null || half.session() != session || (writes != null && writes.id() != stream)) {
        throw new IllegalStateException("a side of session " + session + " is another one's");
      }
      return half.pairs().isEmpty() ? null : () -> site.ahead(half.pairs().head().localVolume());
    };
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
