package org.arraytwin.wbem.store;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.document.Write;

/** Writes that belong together, and the documents as they will be after them. */
final class Draft {
  private final long versionSeen;
  private final List<Write> writes = new ArrayList<>();
  private Documents documents;

  Draft(Documents seen) {
    this.versionSeen = seen.version();
    this.documents = seen;
  }

  /** With all that has been written so far. */
  Documents documents() {
    return documents;
  }

  void put(Document document) {
    write(new Write.Put(document));
  }

  void remove(String folder, String key) {
    write(new Write.Remove(folder, key));
  }

  private void write(Write write) {
    writes.add(write);
    documents = documents.apply(List.of(write));
  }

  /**
   * Writes all of it.
   *
   * @throws org.arraytwin.wbem.StaleMoment where others have written since
   */
  void commit(Shelf shelf) {
    if (!writes.isEmpty()) {
      shelf.commit(versionSeen, writes);
    }
  }
}
