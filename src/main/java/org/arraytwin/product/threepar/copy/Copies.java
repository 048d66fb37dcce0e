package org.arraytwin.product.threepar.copy;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.LocalCopy;
import org.jspecify.annotations.Nullable;

/**
 * The local copies of one array at one moment.
 *
 * @param at the fleet then
 * @param array id
 * @param data priorities and states
 */
public record Copies(FleetAt at, int array, CopyData data) {
  public Site site() {
    return at.fleet().site(array);
  }

  /** A volume that a copy or a set has; it cannot be removed while it does. */
  Volume volume(int id) {
    Volume volume = site().volumes().get(id);
    if (volume == null) {
      throw new IllegalStateException("a copy lacks volume " + id);
    }
    return volume;
  }

  /** All of them, by id. */
  public Iterator<Replica> all() {
    return site()
        .local()
        .copies()
        .iterator()
        .filter(Objects::nonNull)
        .filter(copy -> CopyData.isLocal(copy.kind()))
        .map(copy -> new Replica(this, copy));
  }

  /** Those whose volumes are associated over CIM. */
  public Iterator<Replica> associated() {
    return all().filter(replica -> replica.state().associated());
  }

  /** The copy that a volume is, or null. */
  public @Nullable Replica onto(int volume) {
    LocalCopy copy = site().local().onto(volume);
    return copy == null || !CopyData.isLocal(copy.kind()) ? null : new Replica(this, copy);
  }

  /** The copies of a volume, oldest first. */
  public Iterator<Replica> from(int volume) {
    return site()
        .local()
        .from(volume)
        .iterator()
        .filter(copy -> CopyData.isLocal(copy.kind()))
        .map(copy -> new Replica(this, copy));
  }

  /** The virtual copy that a volume is, or null. */
  public @Nullable Replica virtual(int volume) {
    Replica replica = onto(volume);
    return replica == null || !replica.virtual() ? null : replica;
  }

  /** The base volume of a volume's tree of virtual copies; itself where it is none. */
  public Volume base(Volume volume) {
    Volume base = volume;
    for (Replica up = virtual(base.id()); up != null; up = virtual(base.id())) {
      base = up.parent();
    }
    return base;
  }

  /** The virtual copies of a tree, parents first. */
  Iterator<Replica> tree(Volume base) {
    return from(base.id())
        .filter(Replica::virtual)
        .flatMap(child -> Iterator.of(child).concat(tree(child.volume())));
  }

  /** The promote under way onto a volume, or null. */
  public @Nullable Replica promoting(int volume) {
    return from(volume).find(Replica::promoting).getOrNull();
  }

  /** The copy or promote that was broken off half-way onto a volume, or null. */
  public @Nullable Replica halfway(int volume) {
    Replica own = onto(volume);
    if (own != null && !own.virtual()) {
      return own.halfway() ? own : null;
    }
    return from(volume).find(child -> child.virtual() && child.halfway()).getOrNull();
  }

  /** Whether hosts may only read a volume because of what copy it is. */
  public boolean readOnly(Volume volume) {
    Replica replica = onto(volume.id());
    return replica != null && (replica.readOnly() || !replica.virtual());
  }

  /** The volume of that name, or null. */
  public @Nullable Volume named(String name) {
    return site().volume(name);
  }

  /** The sets of volumes. */
  public List<VvSet> sets() {
    return Note.all(site(), Note.Shelf.SET).stream().map(note -> new VvSet(this, note)).toList();
  }

  /** The set of that name, or null. */
  public @Nullable VvSet set(String name) {
    return sets().stream().filter(set -> set.name().equals(name)).findFirst().orElse(null);
  }
}
