package org.arraytwin.wbem.store;

import java.util.List;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.wbem.StaleMoment;

/** Documents without a fleet. */
public final class MemoryShelf implements Shelf {
  /** What all documents may take. */
  long maxBytes = Long.MAX_VALUE;

  @Override
  public long maxBytes() {
    return maxBytes;
  }

  private Documents documents = Documents.NONE;

  @Override
  public synchronized Documents documents() {
    return documents;
  }

  @Override
  public synchronized void commit(long versionSeen, List<Write> writes) {
    if (documents.version() != versionSeen) {
      throw new StaleMoment();
    }
    documents = documents.apply(writes);
    for (Write write : writes) {
      if (documents.problem(write) != null) {
        throw new AssertionError(documents.problem(write));
      }
    }
  }
}
