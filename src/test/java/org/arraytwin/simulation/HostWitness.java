package org.arraytwin.simulation;

import static org.arraytwin.simulation.Violation.require;

import io.vavr.collection.Array;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Wanted;
import org.arraytwin.fleet.site.Streams;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.WriteStream;

/** Hosts attached to volumes: whatever becomes of these, what takes writes is written. */
final class HostWitness {
  /** Writes that are looked at for one that goes to a volume. */
  private static final long AHEAD = 100_000;

  private HostWitness() {}

  static void check(Fleet fleet) {
    for (Site site : fleet.sites()) {
      for (Streams.Host host : site.streams().attached().hosts()) {
        host.volumes().forEach(volume -> check(fleet, site, volume));
      }
    }
  }

  private static void check(Fleet fleet, Site site, int volume) {
    WriteStream stream = site.streamOf(volume);
    Array<Integer> together = stream == null ? Array.of(volume) : stream.volumes();
    if (together.forAll(each -> takesWrites(fleet, site, each))) {
      Workload load = stream == null || !stream.running() ? null : stream.workload();
      require(
          stream != null && load != null && members(load, stream).contains(stream.member(volume)),
          "a host writes its volumes while they take writes",
          "volume " + volume + " of " + site.name() + " is not written by " + stream,
          Map.of());
    }
  }

  private static boolean takesWrites(Fleet fleet, Site site, int volume) {
    Volume found = site.volumes().get(volume);
    return Access.of(fleet, site.id(), volume, Wanted.WRITE) == null
        && found != null
        && !site.health().pool(found.pool()).full();
  }

  private static Set<Integer> members(Workload load, WriteStream stream) {
    Set<Integer> members = new HashSet<>();
    load.pattern()
        .visit(
            stream.turn().index(),
            stream.turn().index() + AHEAD,
            (index, member, grain, grains) -> members.add(member));
    return members;
  }
}
