package org.arraytwin.fleet.site;

import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import org.arraytwin.replication.copy.CopyGraph;
import org.arraytwin.replication.copy.Run;
import org.arraytwin.replication.copy.Spot;
import org.jspecify.annotations.Nullable;

/**
 * An array's copies within itself.
 *
 * @param copies by id; null where one was removed
 * @param byName id by name
 * @param ofTarget ids by target volume, the one in charge last: the one that came into its state
 *     after the others
 * @param ofSource ids by source volume, in the order in which they were created
 * @param graph what they have copied
 */
public record Local(
    Vector<@Nullable LocalCopy> copies,
    HashMap<String, Integer> byName,
    HashMap<Integer, Vector<Integer>> ofTarget,
    HashMap<Integer, Vector<Integer>> ofSource,
    CopyGraph graph) {
  public static final Local NONE =
      new Local(Vector.empty(), HashMap.empty(), HashMap.empty(), HashMap.empty(), CopyGraph.EMPTY);

  public @Nullable LocalCopy copy(int id) {
    return id < 0 || id >= copies.size() ? null : copies.get(id);
  }

  public @Nullable LocalCopy copy(String name) {
    return copy(byName.getOrElse(name, -1));
  }

  /** The copy whose target a volume is, of several the one in charge; or null. */
  public @Nullable LocalCopy onto(int target) {
    return ofTarget.isEmpty() ? null : copy(ofTarget.get(target).map(Vector::last).getOrElse(-1));
  }

  /** The copy whose target begins there, of several the one in charge; or null. */
  public @Nullable LocalCopy onto(Spot target) {
    return allOnto(target.volume()).findLast(c -> c.to().equals(target)).getOrNull();
  }

  /** The copies whose targets have grains of a run, those in charge of them. */
  public Vector<LocalCopy> onto(Run run) {
    if (ofTarget.isEmpty()) {
      return Vector.empty();
    }
    Vector<LocalCopy> all = allOnto(run.volume()).filter(c -> c.targetRun().overlaps(run));
    return all.size() < 2 ? all : all.filter(c -> c.equals(onto(c.to())));
  }

  /** All copies whose target a volume is, the one in charge last. */
  public Vector<LocalCopy> allOnto(int target) {
    return ofTarget.isEmpty()
        ? Vector.empty()
        : ofTarget.getOrElse(target, Vector.empty()).map(copies::get);
  }

  /** The copies whose source a volume is, oldest session first. */
  public Vector<LocalCopy> from(int source) {
    return ofSource.isEmpty()
        ? Vector.empty()
        : ofSource.getOrElse(source, Vector.empty()).map(copies::get);
  }

  /** The copies of a group, by id. */
  public Vector<LocalCopy> group(String name) {
    return copies.filter(c -> c != null && name.equals(c.settings().group()));
  }

  public Local with(CopyGraph newGraph) {
    return new Local(copies, byName, ofTarget, ofSource, newGraph);
  }

  /** With a copy added (its id is the next one) or changed. */
  public Local with(LocalCopy copy) {
    LocalCopy old = copy(copy.id());
    Local rest = old == null ? this : unindexed(old);
    return new Local(
        old == null ? copies.append(copy) : copies.update(copy.id(), copy),
        rest.byName.put(copy.name(), copy.id()),
        old != null && old.target() == copy.target() && old.state().equals(copy.state())
            ? ofTarget
            : rest.ofTarget.put(copy.target(), rest.targeted(copy, old == null)),
        old != null && old.source() == copy.source()
            ? ofSource
            : rest.ofSource.put(
                copy.source(),
                rest.ofSource.getOrElse(copy.source(), Vector.empty()).append(copy.id())),
        graph);
  }

  public Local without(LocalCopy copy) {
    Local rest = unindexed(copy);
    return new Local(
        copies.update(copy.id(), (LocalCopy) null),
        rest.byName,
        rest.ofTarget,
        rest.ofSource,
        graph);
  }

  /** A new session is not in charge before it does something. */
  private Vector<Integer> targeted(LocalCopy copy, boolean fresh) {
    Vector<Integer> others = ofTarget.getOrElse(copy.target(), Vector.empty());
    return fresh ? others.prepend(copy.id()) : others.append(copy.id());
  }

  private Local unindexed(LocalCopy copy) {
    Vector<Integer> onto =
        ofTarget.getOrElse(copy.target(), Vector.empty()).filter(id -> id != copy.id());
    Vector<Integer> others =
        ofSource.getOrElse(copy.source(), Vector.empty()).filter(id -> id != copy.id());
    return new Local(
        copies,
        byName.remove(copy.name()),
        onto.isEmpty() ? ofTarget.remove(copy.target()) : ofTarget.put(copy.target(), onto),
        others.isEmpty() ? ofSource.remove(copy.source()) : ofSource.put(copy.source(), others),
        graph);
  }
}
