package org.arraytwin.scenario.look;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Sense;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.copy.Reads;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Denial;
import org.arraytwin.fleet.motion.Wanted;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.copy.Supply;
import org.arraytwin.replication.copy.Undefined;
import org.jspecify.annotations.Nullable;

/** What can be expected of volumes: what hosts are told, what is in the cache, what is lost. */
final class VolumeChecks {
  private static final String OF = "array volume";

  private VolumeChecks() {}

  static List<Check> rows() {
    return List.of(
        Check.of(
            "hostRead",
            OF,
            "done, or the reason for which a host's read fails or waits",
            (s, e) -> answer(denial(s, Wanted.READ))),
        Check.of(
            "hostWrite",
            OF,
            "the same of a write; space is looked at only by host-write itself",
            (s, e) -> answer(denial(s, Wanted.WRITE))),
        Check.of(
            "readSense",
            OF,
            "key/asc/ascq that a reading host is told; none",
            (s, e) -> sense(denial(s, Wanted.READ))),
        Check.of(
            "writeSense",
            OF,
            "the same of a writing one",
            (s, e) -> sense(denial(s, Wanted.WRITE))),
        Check.of(
            "undefined",
            "array volume|array copy",
            "grains of it, or of the copy's target, that hold nothing anybody wrote",
            (s, e) -> Long.toString(s.contents().map(CopyEvidence::undefined).sum().longValue())),
        Check.of(
            "unreadable",
            OF,
            "grains whose read fails, where it is redirected included",
            (s, e) -> Long.toString(unreadable(s))),
        Check.of(
            "written",
            OF,
            "grains that were ever written or copied to",
            (s, e) -> Long.toString(s.contents().head().written())),
        Check.of(
            "condition",
            OF,
            "online, offline, io-failed or read-only",
            (s, e) -> s.site().health().condition(s.volume().id()).state().word()),
        Check.of(
            "cache",
            OF,
            "enabled, write-through or disabled",
            (s, e) -> s.site().health().cache(s.volume().id()).mode().word()),
        Check.of(
            "cacheInEffect",
            OF,
            "the same with one controller left, which writes through what is enabled",
            (s, e) -> s.site().cacheInEffect(s.volume().id()).word()),
        Check.of(
            "dirty",
            OF,
            "grains that only the write cache has",
            (s, e) -> Long.toString(Caches.dirtyGrains(s.at(), s.site().id(), s.volume().id()))));
  }

  private static @Nullable Denial denial(Scene scene, Wanted wanted) {
    return Access.of(scene.at().fleet(), scene.site().id(), scene.volume().id(), wanted);
  }

  private static String answer(@Nullable Denial denial) {
    return denial == null ? "done" : denial.reason().name();
  }

  private static String sense(@Nullable Denial denial) {
    Sense sense = denial == null ? null : denial.sense();
    return sense == null ? "none" : sense.text();
  }

  /** Of what was written the answer depends on the volume behind alone, so each is asked once. */
  private static long unreadable(Scene scene) {
    int array = scene.site().id();
    int volume = scene.volume().id();
    Content content = scene.contents().head();
    Supply supply = Reads.supply(scene.at(), array);
    Map<Integer, Boolean> readable = new HashMap<>();
    long sum = 0;
    for (long grain = 0; grain < content.grains(); grain++) {
      long at = grain;
      boolean good =
          Undefined.is(content.stampAt(grain))
              ? Reads.of(scene.at(), array, volume, grain).denial() == null
              : readable.computeIfAbsent(
                  supply.supplier(volume, grain),
                  behind -> Reads.of(scene.at(), array, volume, at).denial() == null);
      sum += good ? 0 : 1;
    }
    return sum;
  }
}
