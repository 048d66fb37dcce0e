package org.arraytwin.fleet.copy;

import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.copy.CopyGraph;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.table.CopyRules;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of how a copy's source and target differ, and who may go by it.
 *
 * @param site of the copy
 * @param copy the session
 * @param rules of its kind
 * @param graph what the array has copied
 */
record Records(Site site, LocalCopy copy, CopyRules rules, CopyGraph graph) {
  /** The copy's data where it may tell differences, or null for a full copy. */
  @Nullable PointInTime known() {
    if (!site.bitmaps(copy)) {
      return null;
    }
    PointInTime data = graph.between(copy.from(), copy.to());
    return data != null && tracks(copy) ? data : partner();
  }

  private boolean tracks(LocalCopy session) {
    return session.known() && (rules.tracking() || session.settings().incremental());
  }

  /** What a session in the other direction knows that this one goes by, or null. */
  private @Nullable PointInTime partner() {
    PointInTime data = graph.between(/* source= */ copy.to(), /* target= */ copy.from());
    LocalCopy session = site.local().allOnto(copy.source()).find(this::opposes).getOrNull();
    return data != null
            && session != null
            && data.grains() == copy.grains()
            && !data.live()
            && returns(session)
            && (tracks(session) || (session.known() && copy.settings().incremental()))
            && site.bitmaps(session)
        ? data
        : null;
  }

  private boolean opposes(LocalCopy session) {
    return session.from().equals(copy.to()) && session.to().equals(copy.from());
  }

  /** Whether a session in the other direction is of a kind whose record this one goes by. */
  private boolean returns(LocalCopy session) {
    return session.kind().equals(copy.kind()) || session.kind().equals(rules.returns());
  }

  /** The sources of those that go on recording how they differ from the shared target. */
  TreeSet<Spot> recording() {
    Vector<LocalCopy> others =
        site.local()
            .allOnto(copy.target())
            .filter(
                c -> c.id() != copy.id() && c.to().equals(copy.to()) && c.settings().incremental());
    return others.size() > rules.sharedTracking()
        ? TreeSet.empty()
        : TreeSet.ofAll(others.filter(this::tracks).map(LocalCopy::from));
  }
}
