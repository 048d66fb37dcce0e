package org.arraytwin.wbem.store;

import java.util.List;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.document.Write;

/** Where the documents of one CIM server are kept. Safe for many threads. */
public interface Shelf {
  /** All documents as of now; cheap. */
  Documents documents();

  /** What all documents may take, in bytes, see {@link Documents#size}. */
  long maxBytes();

  /**
   * Writes all or nothing.
   *
   * @param versionSeen of the documents the writes were decided upon
   * @throws org.arraytwin.wbem.StaleMoment where somebody has written since
   */
  void commit(long versionSeen, List<Write> writes);
}
