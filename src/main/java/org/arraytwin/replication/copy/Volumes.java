package org.arraytwin.replication.copy;

import org.arraytwin.replication.Content;

/** The volumes of one array as a copy meets them. */
public interface Volumes {
  /** What a volume holds now, host writes and copies included. */
  Content content(int volume);

  /** Overwrites a volume as one write. */
  void replace(int volume, Content content);
}
