package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
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
    Array<Link> links = steps.fleet().links(a, b);
    for (int side : new int[] {a, b}) {
      int other = side == a ? b : a;
      for (int i = 0; i < links.size(); i++) {
        expectSilence(steps, side, other, i, links.get(i));
      }
    }
    if (steps.fleet().connected(a, b)) {
      meetLater(steps, a, b);
    } else {
      Hosts.halves(steps.fleet(), a, b).forEach(half -> HandedOn.rest(steps, half.session()));
      if (talk(steps.fleet(), a, b)) {
        // All that is between them is that an operator lets them not: over a whole link both know.
        part(steps, a, b);
        part(steps, b, a);
      }
    }
    Hosts.refresh(steps, a, b);
  }

  private static boolean talk(Fleet fleet, int a, int b) {
    return fleet.reachable(a, b) && fleet.site(a).talks() && fleet.site(b).talks();
  }

  private static void meetLater(Steps steps, int a, int b) {
    double delay = linkUp(steps.fleet(), a, b);
    // Both sides must have heard of each other.
    long trip = 2 * steps.fleet().latencyMicros(a, b);
    steps.schedule(steps.now() + Timings.micros(delay) + trip, new LinkBack(a, b, steps.now()));
  }

  /**
   * An operator lets an array exchange more or less with a peer. Where it is to exchange nothing
   * any more it gives its peer up at once, and so does the peer if it can be told; one that cannot
   * finds out by silence, or once a link is whole. Where they may exchange again they find each
   * other as they do when a link comes back.
   *
   * @param side array id
   * @param target what it is to believe of the peer, with the new grant
   */
  public static void granted(Steps steps, int side, TargetHalf target) {
    int other = target.peer();
    boolean before = steps.fleet().connected(side, other);
    steps.put(side, target);
    capacity(steps, side, other);
    capacity(steps, other, side);
    boolean after = steps.fleet().connected(side, other);
    if (!target.granted()) {
      part(steps, side, other);
    }
    if (before && !after) {
      part(steps, other, side);
    } else if (after && !before) {
      meetLater(steps, side, other);
    }
    Hosts.refresh(steps, side, other);
  }

  private static void part(Steps steps, int side, int other) {
    TargetHalf target = steps.fleet().site(side).target(other);
    if (target != null && target.ready()) {
      steps.put(side, target.believed(TargetStatus.FAILED, target.linkUp()));
      steps.alert(
          side, "Major", "target " + target.name(), "target " + target.name() + " is stopped");
      givenUp(steps, side, other);
    }
  }

  /**
   * Whether two arrays are connected again, but by no link for as long as it takes until they tell
   * each other what has become of them.
   */
  static boolean apart(Fleet fleet, int a, int b) {
    long willing = Math.max(willingSince(fleet, a, b), willingSince(fleet, b, a));
    long patience = Timings.micros(linkUp(fleet, a, b)) + 2 * fleet.latencyMicros(a, b);
    return fleet.connected(a, b)
        && fleet
            .links(a, b)
            .forAll(l -> l.idle() || Math.max(willing, l.sinceMicros()) + patience > fleet.now());
  }

  private static double linkUp(Fleet fleet, int a, int b) {
    return Math.max(
        fleet.site(a).rules().timings().linkUp(), fleet.site(b).rules().timings().linkUp());
  }

  /** Since when an array that talks to a peer does so: it runs, and its operators let it. */
  private static long willingSince(Fleet fleet, int array, int peer) {
    Site site = fleet.site(array);
    TargetHalf target = site.target(peer);
    long granted = target == null ? 0 : target.grant().sinceMicros();
    return Math.max(site.talksSinceMicros(), granted);
  }

  /** Lets a side find out after its patience that it hears nothing over a link any more. */
  private static void expectSilence(Steps steps, int side, int other, int index, Link link) {
    long since = silentSince(steps.fleet(), link, other);
    boolean listens = steps.fleet().site(side).talks();
    boolean comesUp = !steps.before().site(side).talks();
    boolean falls =
        since == steps.now() && (comesUp || silentBefore(steps, side, other, index) != since);
    // Who comes up deaf has its peer to tell, who hears it and knows nothing.
    boolean comesUpDeaf = since >= 0 && comesUp && !link.mute(side);
    if (listens && (falls || comesUpDeaf)) {
      double patience =
          sync(steps.fleet(), side, other)
              ? timings(steps, side).linkDownSync()
              : timings(steps, side).linkDownPeriodic();
      steps.schedule(
          steps.now() + Timings.micros(patience),
          new LinkSilent(side, other, index, since, steps.fleet().site(side).talksSinceMicros()));
    }
  }

  /**
   * Since when a link was silent before the present command; what listened then expects it already.
   */
  private static long silentBefore(Steps steps, int side, int other, int index) {
    Array<Link> links = steps.before().links(side, other);
    return index < links.size() ? silentSince(steps.before(), links.get(index), other) : -1;
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
          fleet.links(from, to).filter(l -> !l.idle()).map(Link::bytesPerSecond).sum().longValue();
    }
    Path path = Copies.path(fleet, from, to);
    long most = Math.min(mostForCopies(fleet, from, to), mostForCopies(fleet, to, from));
    long latency = fleet.latencyMicros(from, to);
    Copies.put(steps, path.rated(rate, latency, steps.now()).allowing(most));
  }

  private static long mostForCopies(Fleet fleet, int side, int other) {
    TargetHalf target = fleet.site(side).target(other);
    return target == null ? Long.MAX_VALUE : target.grant().copyBytesPerSecond();
  }

  /** Since when nothing comes over a link from that sender, or -1 where something does. */
  private static long silentSince(Fleet fleet, Link link, int sender) {
    return earlier(link.muteSinceMicros(sender), fleet.site(sender));
  }

  /** Since when a link to a peer is of no use, or -1 where it is. */
  private static long brokenSince(Fleet fleet, Link link, int peer) {
    return earlier(link.idleSinceMicros(), fleet.site(peer));
  }

  private static long earlier(long cutSince, Site sender) {
    if (sender.talks()) {
      return cutSince;
    }
    long power = sender.talksSinceMicros();
    return cutSince < 0 ? power : Math.min(cutSince, power);
  }

  /** Since when no link to a peer is of any use, or -1 where one is. */
  private static long allBrokenSince(Fleet fleet, int side, int other) {
    Array<Long> broken = fleet.links(side, other).map(l -> brokenSince(fleet, l, other));
    return broken.exists(s -> s < 0) ? -1 : broken.fold(-1L, Math::max);
  }

  /**
   * A side has heard nothing over a link for its patience; one that came up meanwhile begins anew.
   */
  private record LinkSilent(int side, int other, int index, long sinceMicros, long wokeMicros)
      implements Command {
    @Override
    public void decide(Steps steps) {
      Fleet fleet = steps.fleet();
      Link link = fleet.links(side, other).get(index);
      if (!fleet.site(side).talks()
          || fleet.site(side).talksSinceMicros() != wokeMicros
          || silentSince(fleet, link, other) != sinceMicros) {
        return;
      }
      down(steps, side, other, index);
      if (!link.mute(side)) {
        // What it says itself still gets through: that it hears nothing.
        steps.schedule(
            steps.now() + link.latencyMicros(),
            new LinkTold(side, other, index, link.idleSinceMicros()));
      }
    }
  }

  /** A side that hears its peer is told by it that the peer does not hear the side. */
  private record LinkTold(int deaf, int side, int index, long sinceMicros) implements Command {
    @Override
    public void decide(Steps steps) {
      Fleet fleet = steps.fleet();
      Link link = fleet.links(side, deaf).get(index);
      boolean heard = fleet.site(side).talks() && silentSince(fleet, link, deaf) < 0;
      if (heard && link.idle() && link.idleSinceMicros() == sinceMicros) {
        down(steps, side, deaf, index);
      }
    }
  }

  /** A side shows a link Down; once it shows all of them so, it gives its target up in a while. */
  private static void down(Steps steps, int side, int other, int index) {
    Fleet fleet = steps.fleet();
    TargetHalf target = fleet.site(side).target(other);
    if (target == null) {
      return;
    }
    Array<Boolean> up = target.linkUp().update(index, false);
    steps.put(side, target.believed(target.status(), up));
    if (fleet.links(side, other).get(index).usedBy(side)) {
      steps.alert(
          side,
          "Major",
          "target " + target.name(),
          "link " + index + " to target " + target.name() + " is down");
    }
    if (up.forAll(isUp -> !isUp)) {
      double patience =
          sync(fleet, side, other)
              ? timings(steps, side).targetFailedSync()
              : timings(steps, side).targetFailedPeriodic();
      steps.schedule(
          steps.now() + Timings.micros(patience),
          new TargetLost(side, other, allBrokenSince(fleet, side, other)));
    }
  }

  private static void givenUp(Steps steps, int side, int other) {
    for (GroupHalf half : Hosts.halves(steps.fleet(), side, other)) {
      GroupSessions.happen(steps, half.session(), side, Happening.TARGET_LOST);
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
          || !fleet.site(side).talks()
          || allBrokenSince(fleet, side, other) != sinceMicros) {
        return;
      }
      steps.put(side, target.believed(TargetStatus.FAILED, target.linkUp()));
      steps.alert(
          side, "Critical", "target " + target.name(), "target " + target.name() + " has failed");
      givenUp(steps, side, other);
    }
  }

  /**
   * Both sides use the links again that have been up for a while, and tell each other what has
   * become of their groups. A link that has changed since is not among them.
   */
  private record LinkBack(int a, int b, long changeMicros) implements Command {
    @Override
    public void decide(Steps steps) {
      Fleet fleet = steps.fleet();
      long willing = Math.max(willingSince(fleet, a, b), willingSince(fleet, b, a));
      Array<Boolean> steady =
          fleet.links(a, b).map(l -> !l.idle() && l.sinceMicros() <= changeMicros);
      if (!fleet.connected(a, b) || willing > changeMicros || !steady.contains(true)) {
        return;
      }
      boolean backAtA = show(steps, a, b, steady);
      boolean backAtB = show(steps, b, a, steady);
      for (GroupHalf half : Hosts.halves(steps.fleet(), a, b)) {
        meet(steps, half.session(), backAtA || backAtB);
        HandedOn.goOn(steps, half.session());
        ask(steps, half.session());
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

    /** What has waited for that is asked now, when both know of each other. */
    private static void ask(Steps steps, int sessionId) {
      Session session = steps.fleet().session(sessionId);
      Array<Command> asked = session.meeting().asked();
      if (!asked.isEmpty()) {
        steps.put(session.meeting(Session.Meeting.NONE));
        asked.forEach(command -> steps.schedule(steps.now(), command));
      }
    }

    /**
     * Shows up what is up again; that a link is down is found out by its silence alone.
     *
     * @return whether the target had been failed
     */
    private static boolean show(Steps steps, int side, int other, Array<Boolean> steady) {
      TargetHalf target = steps.fleet().site(side).target(other);
      if (target == null) {
        return false;
      }
      Array<Boolean> up = target.linkUp().zipWith(steady, (was, is) -> was || is);
      boolean wasFailed = !target.ready();
      steps.put(side, target.believed(TargetStatus.READY, up));
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
      steps.put(array, target.believed(TargetStatus.FAILED, target.linkUp().map(up -> false)));
    }
    for (GroupHalf half : steps.fleet().site(array).groups()) {
      if (half != null) {
        GroupSessions.happen(steps, half.session(), array, Happening.POWER_BACK);
      }
    }
  }
}
