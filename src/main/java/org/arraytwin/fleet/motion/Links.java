package org.arraytwin.fleet.motion;

import io.vavr.collection.Vector;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.TargetStatus;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.table.Happening;

/** Links as they are, and how arrays come to believe that they are down or up. */
public final class Links {
  private Links() {}

  /** Follows up on any change to the links between two arrays or to the power of one. */
  public static void changed(Steps steps, int a, int b) {
    capacity(steps, a, b);
    capacity(steps, b, a);
    Vector<Link> links = steps.fleet().links(a, b);
    for (int side : new int[] {a, b}) {
      int other = side == a ? b : a;
      for (int i = 0; i < links.size(); i++) {
        if (silentSince(steps.fleet(), links.get(i), other) == steps.now()) {
          double patience =
              sync(steps.fleet(), side, other)
                  ? timings(steps, side).linkDownSync()
                  : timings(steps, side).linkDownPeriodic();
          steps.schedule(
              steps.now() + Timings.micros(patience), new LinkSilent(side, other, i, steps.now()));
        }
      }
    }
    if (steps.fleet().connected(a, b)) {
      double delay = Math.max(timings(steps, a).linkUp(), timings(steps, b).linkUp());
      steps.schedule(
          steps.now() + Timings.micros(delay), new LinkBack(a, b, changedAt(steps.fleet(), a, b)));
    }
    Hosts.refresh(steps, a, b);
  }

  private static Timings timings(Steps steps, int array) {
    return steps.fleet().site(array).rules().timings();
  }

  private static boolean sync(Fleet fleet, int side, int other) {
    return Hosts.halves(fleet, side, other).exists(g -> g.mode() == Mode.SYNC);
  }

  private static void capacity(Steps steps, int from, int to) {
    Fleet fleet = steps.fleet();
    long rate = 0;
    if (fleet.connected(from, to)) {
      rate =
          fleet.links(from, to).filter(l -> !l.cut()).map(Link::bytesPerSecond).sum().longValue();
    }
    Path path = Copies.path(fleet, from, to);
    Copies.put(steps, path.rated(rate, steps.now()));
  }

  /** Since when nothing comes over a link from that sender, or -1 where something does. */
  private static long silentSince(Fleet fleet, Link link, int sender) {
    Site site = fleet.site(sender);
    if (site.powered()) {
      return link.cut() ? link.sinceMicros() : -1;
    }
    return link.cut()
        ? Math.min(link.sinceMicros(), site.power().sinceMicros())
        : site.power().sinceMicros();
  }

  /** Since when nothing at all comes from a peer, or -1 where something does. */
  private static long allSilentSince(Fleet fleet, int side, int other) {
    Vector<Long> silences = fleet.links(side, other).map(l -> silentSince(fleet, l, other));
    return silences.exists(s -> s < 0) ? -1 : silences.fold(-1L, Math::max);
  }

  /** When the links between two arrays, or the power of one, last changed. */
  private static long changedAt(Fleet fleet, int a, int b) {
    long power = Math.max(fleet.site(a).power().sinceMicros(), fleet.site(b).power().sinceMicros());
    return fleet.links(a, b).map(Link::sinceMicros).fold(power, Math::max);
  }

  /** A side has heard nothing over a link for its patience. */
  private record LinkSilent(int side, int other, int index, long sinceMicros) implements Command {
    @Override
    public void decide(Steps steps) {
      Fleet fleet = steps.fleet();
      TargetHalf target = fleet.site(side).target(other);
      Vector<Link> links = fleet.links(side, other);
      if (target == null
          || !fleet.site(side).powered()
          || silentSince(fleet, links.get(index), other) != sinceMicros) {
        return;
      }
      Vector<Boolean> up = target.linkUp().update(index, false);
      steps.put(side, new TargetHalf(other, target.name(), target.status(), up));
      steps.alert(
          side,
          "Major",
          "target " + target.name(),
          "link " + index + " to target " + target.name() + " is down");
      if (up.forAll(isUp -> !isUp)) {
        double patience =
            sync(fleet, side, other)
                ? timings(steps, side).targetFailedSync()
                : timings(steps, side).targetFailedPeriodic();
        steps.schedule(
            steps.now() + Timings.micros(patience),
            new TargetLost(side, other, allSilentSince(fleet, side, other)));
      }
    }
  }

  /** A side gives its target up: sync groups and periodic groups to it stop. */
  private record TargetLost(int side, int other, long sinceMicros) implements Command {
    @Override
    public void decide(Steps steps) {
      Fleet fleet = steps.fleet();
      TargetHalf target = fleet.site(side).target(other);
      if (target == null
          || !target.ready()
          || !fleet.site(side).powered()
          || allSilentSince(fleet, side, other) != sinceMicros) {
        return;
      }
      steps.put(side, new TargetHalf(other, target.name(), TargetStatus.FAILED, target.linkUp()));
      steps.alert(
          side, "Critical", "target " + target.name(), "target " + target.name() + " has failed");
      for (GroupHalf half : Hosts.halves(fleet, side, other)) {
        GroupSessions.happen(steps, half.session(), side, Happening.TARGET_LOST);
      }
    }
  }

  /** Both sides use their links again and tell each other what has become of their groups. */
  private record LinkBack(int a, int b, long changeMicros) implements Command {
    @Override
    public void decide(Steps steps) {
      if (!steps.fleet().connected(a, b) || changedAt(steps.fleet(), a, b) != changeMicros) {
        return;
      }
      boolean backAtA = show(steps, a, b);
      boolean backAtB = show(steps, b, a);
      for (GroupHalf half : Hosts.halves(steps.fleet(), a, b)) {
        meet(steps, half.session(), backAtA || backAtB);
      }
      Hosts.refresh(steps, a, b);
    }

    /**
     * A session's two halves meet again: each side learns what the other did alone.
     *
     * @param lost whether one had given the other up, so that what was under way has ended
     */
    private static void meet(Steps steps, int sessionId, boolean lost) {
      Session session = steps.fleet().session(sessionId);
      for (Happening happening :
          List.of(
              lost ? Happening.TARGET_BACK : Happening.LINK_BACK,
              Happening.PEER_LEARNT,
              Happening.MAY_RESTART)) {
        GroupSessions.happen(steps, sessionId, session.a().array(), happening);
        GroupSessions.happen(steps, sessionId, session.b().array(), happening);
      }
    }

    /**
     * Shows up what is up again; that a link is down is found out by its silence alone.
     *
     * @return whether the target had been failed
     */
    private static boolean show(Steps steps, int side, int other) {
      TargetHalf target = steps.fleet().site(side).target(other);
      if (target == null) {
        return false;
      }
      Vector<Boolean> up =
          target
              .linkUp()
              .zipWith(steps.fleet().links(side, other), (was, link) -> was || !link.cut());
      boolean wasFailed = !target.ready();
      steps.put(side, new TargetHalf(other, target.name(), TargetStatus.READY, up));
      if (wasFailed) {
        steps.alert(
            side,
            "Informational",
            "target " + target.name(),
            "target " + target.name() + " is ready");
      }
      return wasFailed;
    }
  }

  /** An array comes up again: it knows nothing of the present state of its peers. */
  public static void boot(Steps steps, int array) {
    for (TargetHalf target : steps.fleet().site(array).targets()) {
      steps.put(
          array,
          new TargetHalf(
              target.peer(), target.name(), TargetStatus.FAILED, target.linkUp().map(up -> false)));
    }
    for (GroupHalf half : steps.fleet().site(array).groups()) {
      if (half != null) {
        GroupSessions.happen(steps, half.session(), array, Happening.POWER_BACK);
      }
    }
  }
}
