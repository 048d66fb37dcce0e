package org.arraytwin.fleet.cache;

import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.copy.Mover;
import org.arraytwin.replication.copy.Volumes;

/**
 * What a cache held alone is gone: its volume goes back to what is on the disks, and so does every
 * image that would have read it there, for nobody can give it what nobody has.
 */
final class FallBack {
  private FallBack() {}

  /** A volume goes back to what the disks hold, and images with it. */
  static void of(Steps steps, int array, int volume, Content disk) {
    Mover mover =
        new Mover(steps.fleet().site(array).local().graph(), new Stored(steps, array), steps.now());
    mover.fallBack(volume, disk);
    steps.put(array, mover.graph());
    mover
        .fallen()
        .forEach(
            (target, grains) -> {
              for (LocalCopy copy : steps.fleet().site(array).local().copies()) {
                if (copy != null
                    && copy.to().equals(target)
                    && copy.from().equals(mover.graph().copy(target).from())) {
                  steps.put(array, copy.fallenBack(grains));
                  tell(steps, array, copy, grains.count());
                }
              }
            });
  }

  private static void tell(Steps steps, int array, LocalCopy copy, long grains) {
    steps.alert(
        array,
        "Critical",
        "copy " + copy.name(),
        "cache lost: "
            + grains * (Content.GRAIN_BYTES / 1024)
            + " KiB of its image that were not on the disks are gone");
  }

  /** Volumes that would go back where some do: those themselves, and targets that read there. */
  static TreeSet<Integer> volumes(FleetAt at, int array, TreeMap<Integer, Content> disks) {
    Imagined imagined = new Imagined(at, array);
    Mover mover = new Mover(at.fleet().site(array).local().graph(), imagined, at.now());
    disks.forEach(mover::fallBack);
    return TreeSet.ofAll(imagined.replaced.keySet());
  }

  /** The volumes as they are, whose copies the mover sees to. */
  private record Stored(Steps steps, int array) implements Volumes {
    @Override
    public Content content(int volume) {
      return Caches.content(steps, array, volume);
    }

    @Override
    public void replace(int volume, Content content) {
      Hosts.put(steps, array, volume, content);
    }

    @Override
    public void lost(int volume, Extents grains) {
      Caches.lost(steps, array, volume, grains);
    }
  }

  /** The volumes as they would be. */
  private static final class Imagined implements Volumes {
    private final FleetAt at;
    private final int array;
    private TreeMap<Integer, Content> replaced = TreeMap.empty();

    Imagined(FleetAt at, int array) {
      this.at = at;
      this.array = array;
    }

    @Override
    public Content content(int volume) {
      return replaced.get(volume).getOrElse(() -> at.content(array, volume));
    }

    @Override
    public void replace(int volume, Content content) {
      replaced = replaced.put(volume, content);
    }
  }
}
