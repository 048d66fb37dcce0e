package org.arraytwin.fleet;

import java.util.List;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.TargetHalf;
import org.jspecify.annotations.Nullable;

/** What a command changed: the touched things, in order, with their new values. */
public sealed interface Event {
  /** An array gained or lost power. */
  record PowerChanged(int array, boolean powered) implements Event {}

  /** Controllers, pools, caches or volumes of an array fare otherwise than before. */
  record HealthChanged(int array) implements Event {}

  /** An operator has switched what an array does for others. */
  record ServicesChanged(int array) implements Event {}

  /** A link was cut, healed or slowed. */
  record LinkChanged(Link link) implements Event {}

  /** What an array believes of a peer changed. */
  record TargetChanged(int array, TargetHalf target) implements Event {}

  /**
   * A half of a group changed.
   *
   * @param before null where it is new
   * @param after null where it is gone
   */
  record GroupChanged(int array, @Nullable GroupHalf before, @Nullable GroupHalf after)
      implements Event {}

  /** Volumes were created, removed or written. */
  record VolumeChanged(int array, int volume) implements Event {}

  /**
   * A copy within an array changed.
   *
   * @param before null where it is new
   * @param after null where it is gone
   */
  record CopyChanged(int array, @Nullable LocalCopy before, @Nullable LocalCopy after)
      implements Event {}

  /** Other hosts than before see volumes of an array, or see them elsewhere. */
  record MaskingChanged(int array) implements Event {}

  /** An array raised an alert. */
  record AlertRaised(int array, Alert alert) implements Event {}

  /**
   * Documents were written.
   *
   * @param before all of the array before
   * @param writes in order
   */
  record DocumentsChanged(int array, Documents before, List<Write> writes) implements Event {}
}
