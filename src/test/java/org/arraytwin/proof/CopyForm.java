package org.arraytwin.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.table.Happen;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.cache.CacheMode;
import org.arraytwin.replication.cache.VolumeCache;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.copy.Sweep;
import org.arraytwin.replication.copy.Undefined;
import org.arraytwin.replication.table.Trait;

/**
 * An array that copies within itself with all taken out that cannot matter to what may happen next.
 * Of contents it is left, grain by grain, who holds the same; deadlines are distances from now, and
 * those that will do nothing any more are left out; sweeps are what is left of them. The phase of
 * the instants at which caches go to disk is left out: walks let one come only where nothing moves.
 */
final class CopyForm {
  private static final Pattern HAPPENS =
      Pattern.compile("session=(\\d+), happening=(\\w+), options=(\\d+), stamp=(\\d+)");
  private static final String LOOK = "look";
  private static final Pattern FLUSH = Pattern.compile("volume=(\\d+), id=(\\d+)");

  private final Fleet fleet;
  private final Site site;
  private final boolean caching;
  private final StringBuilder out = new StringBuilder(1024);
  private final List<Content> contents = new ArrayList<>();

  /**
   * The form of an array.
   *
   * @param caching whether what only its caches hold tells it from others
   */
  CopyForm(Fleet fleet, boolean caching) {
    this.fleet = fleet;
    this.caching = caching;
    this.site = fleet.site(0);
  }

  String text() {
    out.append(site.powered()).append(site.health().blind()).append(site.health().conditions());
    out.append(site.health().pools());
    for (LocalCopy copy : site.local().copies().sortBy(c -> c == null ? "" : c.name())) {
      if (copy != null) {
        out.append('\n').append(copy.name()).append(' ').append(copy.state());
        out.append(' ')
            .append(copy.left().has(Trait.BUSY))
            .append(' ')
            .append(copy.whole())
            .append(copy.known());
        out.append(' ').append(copy.source()).append('>').append(copy.target());
        out.append(Said.of(copy.settings()));
      }
    }
    for (int v = 0; v < site.volumes().size(); v++) {
      volume(v);
    }
    labels();
    dues().forEach(due -> out.append('\n').append(due));
    return out.toString();
  }

  private void volume(int v) {
    contents.add(site.contents().get(v));
    out.append("\nvolume ").append(site.groupOf(v) != null).append(site.streamOf(v) != null);
    out.append(site.local().graph().from(v));
    out.append(site.local().allOnto(v).map(LocalCopy::name));
    for (PointInTime aside : site.local().graph().aside()) {
      if (aside.target() == v) {
        out.append("aside").append(aside.source());
        grains(aside.sourceTouched());
        grains(aside.targetTouched());
        contents.add(aside.image());
      }
    }
    PointInTime copy = site.local().graph().onto(Spot.of(v));
    if (copy != null) {
      out.append(copy.source()).append(copy.live()).append(copy.active());
      sweep(copy.sweep());
      grains(copy.sourceTouched());
      grains(copy.sourceTracked());
      grains(copy.targetTouched());
      grains(copy.pushed());
      contents.add(copy.image());
      if (copy.cleaning() != null) {
        sweep(copy.cleaning());
      }
    }
    cache(v);
  }

  /** Of a cache matters what the disks hold, and what a flush under way leaves out. */
  private void cache(int v) {
    VolumeCache cache = site.health().cache(v);
    FleetAt at = new FleetAt(fleet, fleet.now());
    Content disk = Caches.destaged(at, 0, v);
    Content now = at.content(0, v);
    out.append(cache.mode()).append(cache.flushFails()).append(cache.flush() != 0);
    if (!caching) {
      return;
    }
    if (!disk.same(now)) {
      out.append("dirty");
      contents.add(disk);
    }
    if (cache.flush() != 0) {
      contents.add(cache.begun());
      contents.add(cache.disk());
    } else if (cache.mode() == CacheMode.ENABLED && cache.noted(fleet.now())) {
      contents.add(cache.disk());
    }
  }

  private void sweep(Sweep sweep) {
    Sweep now = sweep.at(sweep.bytesPerSecond(), fleet.now());
    long unit = sweep.unit() * TinyBox.GRAIN;
    grains(sweep.left(fleet.now()));
    grains(sweep.work());
    out.append('@').append(sweep.bytesPerSecond());
    if (!sweep.finished(fleet.now())) {
      out.append('+').append(now.doneBytes() % unit).append('.').append(now.donePart());
    }
  }

  private void grains(Extents extents) {
    extents.forEach(
        (first, grains) -> {
          out.append(first).append('+').append(grains).append(' ');
          return true;
        });
    out.append('|');
  }

  /** Grain by grain, who holds the same as whom, and who holds nothing or nothing defined. */
  private void labels() {
    long grains = contents.get(0).grains();
    for (int g = 0; g < grains; g++) {
      out.append('\n');
      Map<Long, Integer> met = new HashMap<>();
      for (Content content : contents) {
        long stamp = content.stampAt(g);
        if (stamp == 0) {
          out.append('-');
        } else {
          int label = met.computeIfAbsent(stamp, s -> met.size());
          out.append((char) ((Undefined.is(stamp) ? 'A' : 'a') + label));
        }
      }
    }
  }

  /** What will do something, with the time until then. */
  private List<String> dues() {
    List<String> all = new ArrayList<>();
    fleet
        .deadlines()
        .all()
        .forEach(
            (due, command) -> {
              String what = words(command, due.atMicros());
              // A look brings nothing about by itself.
              if (what != null && !what.equals(LOOK)) {
                all.add(due.atMicros() - fleet.now() + " " + what);
              }
            });
    return all;
  }

  private String words(Command command, long at) {
    if (command instanceof Happen happen) {
      return happening(
          happen.session(), happen.happening().name(), happen.options(), happen.stamp());
    }
    String text = command.toString();
    if (text.startsWith("FlushEnds")) {
      Matcher flush = FLUSH.matcher(text);
      if (!flush.find()) {
        throw new AssertionError("no flush in " + text);
      }
      long under = site.health().cache(Integer.parseInt(flush.group(1))).flush();
      boolean last = under == Long.parseLong(flush.group(2));
      String who = happening(text);
      return last || who != null ? "flushed " + flush.group(1) + last + who : null;
    }
    if (text.startsWith("Look")) {
      boolean counts = site.watch() != null && site.watch().looks(1) == at;
      return counts ? LOOK : null;
    }
    return command.getClass().getSimpleName();
  }

  private String happening(String text) {
    Matcher what = HAPPENS.matcher(text);
    if (!what.find()) {
      throw new AssertionError("nothing happens in " + text);
    }
    return happening(
        Integer.parseInt(what.group(1)),
        what.group(2),
        Integer.parseInt(what.group(3)),
        Long.parseLong(what.group(4)));
  }

  private String happening(int session, String what, int options, long stamp) {
    LocalCopy copy = site.local().copy(session);
    return copy != null && copy.stamp() == stamp ? copy.name() + what + options : null;
  }

  /** The time until something moves that can be told by a reader, -1 where nothing ever does. */
  long next() {
    long next = -1;
    long look = -1;
    for (var entry : fleet.deadlines().all()) {
      String what = words(entry._2(), entry._1().atMicros());
      long in = entry._1().atMicros() - fleet.now();
      next = what == null || what.equals(LOOK) ? next : least(next, in);
      look = what == null ? look : least(look, in);
    }
    for (PointInTime copy : site.local().graph().all()) {
      if (copy.active()) {
        next = least(next, unit(copy.sweep()));
        next = copy.cleaning() == null ? next : least(next, unit(copy.cleaning()));
      }
    }
    // What is watched is looked at a moment before something happens, and seldom for itself.
    return next < 0 ? look : next;
  }

  private static long least(long a, long b) {
    return a < 0 || (b >= 0 && b < a) ? b : a;
  }

  /** How long until a sweep has done one more unit, or -1. */
  private long unit(Sweep sweep) {
    if (sweep.bytesPerSecond() == 0 || sweep.finished(fleet.now())) {
      return -1;
    }
    long unit = sweep.unit() * TinyBox.GRAIN;
    Sweep now = sweep.at(sweep.bytesPerSecond(), fleet.now());
    long left = (unit - now.doneBytes() % unit) * 1_000_000 - now.donePart();
    return (left + sweep.bytesPerSecond() - 1) / sweep.bytesPerSecond();
  }

  /** The time until the caches go to disk, -1 where they hold nothing. */
  long destaging() {
    FleetAt at = new FleetAt(fleet, fleet.now());
    for (int v = 0; v < site.volumes().size(); v++) {
      if (Caches.dirtyGrains(at, 0, v) > 0) {
        return VolumeCache.instant(fleet.now()) + VolumeCache.DESTAGE_MICROS - fleet.now();
      }
    }
    return -1;
  }
}
