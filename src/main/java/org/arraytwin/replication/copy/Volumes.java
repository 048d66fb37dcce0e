package org.arraytwin.replication.copy;

import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;

/** The volumes of one array as a copy meets them. */
public interface Volumes {
  /** What a volume holds now, host writes and copies included. */
  Content content(int volume);

  /** Overwrites a volume as one write. */
  void replace(int volume, Content content);

  /**
   * Grains of a volume have just been replaced, by what stands for nothing or by older data:
   * whatever they were is nowhere any more, in no cache and on no disk.
   */
  default void lost(int volume, Extents grains) {}
}
