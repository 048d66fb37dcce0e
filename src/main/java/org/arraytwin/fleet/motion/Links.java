package org.arraytwin.fleet.motion;

import io.vavr.collection.Vector;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.GroupStatus;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.TargetStatus;
import org.arraytwin.replication.Timings;

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
        lose(steps, side, half);
      }
    }

    private static void lose(Steps steps, int side, GroupHalf half) {
      boolean active = half.running() || half.status() == GroupStatus.STOPPING;
      if (!active) {
        return;
      }
      Copies.end(steps, half.session());
      boolean holdsOut =
          half.source() && half.mode() == Mode.SYNC && half.policies().failWrtOnErr();
      if (!holdsOut) {
        Halts.side(steps, half.session(), side, GroupStatus.STOPPED, true, false);
        steps.alert(side, "Major", "group " + half.name(), "group stopped: its target has failed");
      }
      Hosts.refresh(steps, half.session());
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
        Handshake.of(steps, half.session(), backAtA || backAtB);
      }
      Hosts.refresh(steps, a, b);
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

  /** A session's two halves meet again. */
  private static final class Handshake {
    private Handshake() {}

    /**
     * Each side learns what the other did alone.
     *
     * @param lost whether one had given the other up, so that what was under way has ended
     */
    static void of(Steps steps, int sessionId, boolean lost) {
      Session session = steps.fleet().session(sessionId);
      int a = session.a().array();
      int b = session.b().array();
      if (lost) {
        Copies.end(steps, sessionId);
      }
      GroupHalf atA = steps.fleet().half(session.a());
      GroupHalf atB = steps.fleet().half(session.b());
      if (atA.running() != atB.running()) {
        int running = atA.running() ? a : b;
        if (resumes(steps.fleet().half(session.end(running)), steps, session, running)) {
          return;
        }
        Halts.side(steps, sessionId, running, GroupStatus.STOPPED, true, false);
      } else if (atA.running() && lost) {
        // Both had kept running although one lost its memory of the copies: begin anew.
        Copies.begin(steps, sessionId, atA.source() ? a : b, false);
        return;
      }
      endRestore(steps, sessionId, a, b);
      endRestore(steps, sessionId, b, a);
      learn(steps, sessionId, a, b);
      learn(steps, sessionId, b, a);
      recover(steps, sessionId, a, b);
      recover(steps, sessionId, b, a);
    }

    /** A source that failed its host's writes rather than stop goes on where it was. */
    private static boolean resumes(GroupHalf half, Steps steps, Session session, int array) {
      GroupHalf peer = steps.fleet().half(session.peer(array));
      if (!half.source() || peer.source() || !half.policies().failWrtOnErr()) {
        return false;
      }
      restart(steps, session, array);
      return true;
    }

    private static void restart(Steps steps, Session session, int array) {
      for (Session.End end : Vector.of(session.a(), session.b())) {
        GroupHalf half = steps.fleet().half(end);
        steps.put(end.array(), half.edit().status(GroupStatus.STARTED).stoppedByLink(false).done());
      }
      Copies.begin(steps, session.id(), array, false);
    }

    /** A restore that its initiator has given up is over on the other side too. */
    private static void endRestore(Steps steps, int sessionId, int array, int peer) {
      Session session = steps.fleet().session(sessionId);
      GroupHalf mine = steps.fleet().half(session.end(array));
      boolean over = steps.fleet().half(session.end(peer)).activity() != Activity.RESTORE;
      if (mine.activity() == Activity.RESTORE && over) {
        steps.put(array, mine.edit().activity(Activity.NONE).done());
      }
    }

    /** A side that was the source learns that its peer has failed over. */
    private static void learn(Steps steps, int sessionId, int array, int peer) {
      Session session = steps.fleet().session(sessionId);
      GroupHalf mine = steps.fleet().half(session.end(array));
      GroupHalf theirs = steps.fleet().half(session.end(peer));
      if (!mine.source() || !theirs.source() || mine.failedOver() || !theirs.failedOver()) {
        return;
      }
      steps.put(array, mine.edit().peerFailedOver(true).done());
      steps.alert(
          array, "Major", "group " + mine.name(), "group has failed over to " + mine.target());
      if (steps.fleet().site(array).rules().returningPrimaryTurnsSecondaryRev()) {
        Roles.becomeTarget(steps, sessionId, array);
      }
    }

    /** auto_recover: a group that only the loss of its links had stopped starts again. */
    private static void recover(Steps steps, int sessionId, int array, int peer) {
      Session session = steps.fleet().session(sessionId);
      GroupHalf mine = steps.fleet().half(session.end(array));
      GroupHalf theirs = steps.fleet().half(session.end(peer));
      if (mine.source()
          && !theirs.source()
          && mine.status() == GroupStatus.STOPPED
          && theirs.status() == GroupStatus.STOPPED
          && mine.stoppedByLink()
          && mine.policies().autoRecover()
          && !mine.failedOver()
          && !mine.recoverFailed()) {
        restart(steps, session, array);
      }
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
        bootGroup(steps, array, half);
      }
    }
  }

  private static void bootGroup(Steps steps, int array, GroupHalf half) {
    Copies.end(steps, half.session());
    if (half.running() || half.status() == GroupStatus.STOPPING) {
      Halts.side(steps, half.session(), array, GroupStatus.STOPPED, true, false);
    }
  }
}
