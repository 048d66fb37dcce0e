package org.arraytwin.scenario.look;

import io.vavr.collection.Array;
import java.util.Map;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.WriteStream;
import org.jspecify.annotations.Nullable;

/**
 * What an expectation is about, found in the fleet as it is now. Everything throws {@link Unseen}
 * where it is not there.
 *
 * @param at the fleet now
 * @param startMicros virtual time at which the scenario started
 * @param words of the expectation
 * @param past for comparisons with it
 */
public record Scene(FleetAt at, long startMicros, Map<String, String> words, Past past) {

  private String word(String name) {
    String value = words.get(name);
    if (value == null) {
      throw new IllegalStateException("an expectation without " + name + " was let through");
    }
    return value;
  }

  Site site() {
    return site(at, word("array"));
  }

  private static Site site(FleetAt at, String array) {
    Site site = at.fleet().site(array);
    if (site == null) {
      throw new Unseen("there is no array " + array);
    }
    return site;
  }

  GroupHalf half() {
    GroupHalf half = site().group(word("group"));
    if (half == null) {
      throw new Unseen("there is no group " + word("group") + " on " + site().name());
    }
    return half;
  }

  /** The index of the volume among the pairs of the half, or -1 where none is named. */
  int pair() {
    if (!words.containsKey("volume")) {
      return -1;
    }
    int volume = volume(site(), word("volume")).id();
    int pair = half().pairs().at(volume);
    if (pair < 0) {
      throw new Unseen(word("volume") + " is not in group " + word("group"));
    }
    return pair;
  }

  /** By the name of its half where an array is named, else by that of where it was created. */
  Session session() {
    String name = word("group");
    if (words.containsKey("array")) {
      return at.fleet().session(half().session());
    }
    Session session =
        at.fleet().sessions().find(s -> s != null && s.name().equals(name)).getOrNull();
    if (session == null) {
      throw new Unseen("there is no group " + name);
    }
    return session;
  }

  Evidence evidence() {
    return Evidence.of(at, session());
  }

  Evidence.Side side() {
    return evidence().sides().find(s -> s.array().equals(word("array"))).get();
  }

  Evidence.Side otherSide() {
    return evidence().sides().find(s -> !s.array().equals(word("array"))).get();
  }

  LocalCopy copy() {
    return copy(site());
  }

  private LocalCopy copy(Site site) {
    LocalCopy copy = site.local().copy(word("copy"));
    if (copy == null) {
      throw new Unseen("there is no copy " + word("copy") + " on " + site.name());
    }
    return copy;
  }

  CopyEvidence copyEvidence() {
    return CopyEvidence.of(at, site().id(), copy());
  }

  Pool pool() {
    String name = word("pool");
    Pool pool = site().pools().find(p -> p.name().equals(name)).getOrNull();
    if (pool == null) {
      throw new Unseen("there is no pool " + name + " on " + site().name());
    }
    return pool;
  }

  Volume volume() {
    return volume(site(), word("volume"));
  }

  private static Volume volume(Site site, String name) {
    Volume volume = site.volume(name);
    if (volume == null) {
      throw new Unseen("there is no volume " + name + " on " + site.name());
    }
    return volume;
  }

  /** What the volume, the target of the copy, or all volumes of the group hold now. */
  Array<Content> contents() {
    if (words.containsKey("copy")) {
      return Array.of(at.content(site().id(), copy().target()));
    }
    if (words.containsKey("volume")) {
      return Array.of(at.content(site().id(), volume().id()));
    }
    return at.contents(session(), site().id());
  }

  /** What something else holds or held. */
  Array<Content> contents(Reference reference) {
    if (reference.write() >= 0) {
      return asOf(reference);
    }
    FleetAt then = reference.when() == null ? at : past.at(reference.when(), at);
    Site site = site(then, reference.array());
    if (reference.volume() != null) {
      return Array.of(then.content(site.id(), volume(site, reference.volume()).id()));
    }
    if (words.containsKey("copy")) {
      return Array.of(then.content(site.id(), volume(site, name(copy().source())).id()));
    }
    int id = session().id();
    Session session = then.fleet().sessions().size() > id ? then.fleet().sessions().get(id) : null;
    if (session == null) {
      throw new Unseen("there was no group " + word("group") + " then");
    }
    requireEnd(session, site);
    Array<Content> all = then.contents(session, site.id());
    return words.containsKey("volume") ? Array.of(all.get(pair(then, session))) : all;
  }

  private static void requireEnd(Session session, Site site) {
    if (session.a().array() != site.id() && session.b().array() != site.id()) {
      throw new Unseen("group " + session.name() + " is not on " + site.name());
    }
  }

  /** Where the pair of the volume named stood among those of its group. */
  private int pair(FleetAt then, Session session) {
    int volume = volume().id();
    GroupHalf half = then.fleet().half(session.end(site().id()));
    int pair = half.pairs().at(volume);
    if (pair < 0) {
      throw new Unseen(word("volume") + " was not in group " + session.name() + " then");
    }
    return pair;
  }

  private String name(int volume) {
    Volume found = site().volumes().get(volume);
    return found == null ? "volume " + volume : found.name();
  }

  private Array<Content> asOf(Reference reference) {
    Site site = site(at, reference.array());
    return volumes(reference, site).map(volume -> asOf(site, volume, reference.write()));
  }

  private Array<Integer> volumes(Reference reference, Site site) {
    if (reference.volume() != null) {
      return Array.of(volume(site, reference.volume()).id());
    }
    if (words.containsKey("copy")) {
      return Array.of(copy().source());
    }
    requireEnd(session(), site);
    Array<Integer> all = at.fleet().half(session().end(site.id())).pairs().volumes();
    return words.containsKey("volume") ? Array.of(all.get(pair())) : all;
  }

  private Content asOf(Site site, int volume, long write) {
    WriteStream stream = site.streamOf(volume);
    long last = stream == null ? 0 : stream.numberAt(at.now());
    if (write > last) {
      throw new Unseen("write " + write + " of " + site.name() + " has not been yet");
    }
    Array<Content> all = stream == null ? null : stream.asOf(write).orElse(null);
    if (stream == null || all == null) {
      throw new Unseen("write " + write + " of " + site.name() + " is not kept");
    }
    return all.get(stream.member(volume));
  }

  /** Grains that differ from something else. */
  long differing(Reference reference) {
    Array<Content> here = contents();
    Array<Content> there = contents(reference);
    if (here.size() != there.size()) {
      throw new Unseen(here.size() + " volumes here and " + there.size() + " there");
    }
    long sum = 0;
    for (int i = 0; i < here.size(); i++) {
      if (here.get(i).grains() != there.get(i).grains()) {
        throw new Unseen(
            here.get(i).grains() + " grains here and " + there.get(i).grains() + " there");
      }
      sum += here.get(i).differing(there.get(i));
    }
    return sum;
  }

  /** The reference a word holds. */
  Reference reference(String word) {
    return Reference.parse(word, word(word));
  }

  @Nullable String optional(String word) {
    return words.get(word);
  }
}
