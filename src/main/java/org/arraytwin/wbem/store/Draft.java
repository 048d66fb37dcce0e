package org.arraytwin.wbem.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.document.Write;
import org.jspecify.annotations.Nullable;

/**
 * Writes that belong together, and the documents as they will be after them. These are made out
 * only where somebody asks for whole folders; single documents are found without.
 */
final class Draft {
  private final long versionSeen;
  private final long sizeSeen;
  private final List<Write> writes = new ArrayList<>();
  private final Map<String, Map<String, @Nullable Document>> pending = new HashMap<>();
  private Documents documents;
  private int applied;
  private long size;

  Draft(Documents seen) {
    this.versionSeen = seen.version();
    this.sizeSeen = seen.size();
    this.size = seen.size();
    this.documents = seen;
  }

  /** All documents with what has been written so far. */
  Documents documents() {
    if (applied < writes.size()) {
      documents = documents.apply(writes.subList(applied, writes.size()));
      applied = writes.size();
      pending.clear();
    }
    return documents;
  }

  /** A document as it will be, or null. */
  @Nullable Document get(String folder, String key) {
    Map<String, @Nullable Document> written = pending.get(folder);
    return written != null && written.containsKey(key)
        ? written.get(key)
        : documents.folder(folder).get(key);
  }

  void put(Document document) {
    write(new Write.Put(document), document);
  }

  void remove(String folder, String key) {
    write(new Write.Remove(folder, key), null);
  }

  private void write(Write write, @Nullable Document after) {
    Document before = get(write.folder(), write.key());
    size += (after == null ? 0 : after.size()) - (before == null ? 0 : before.size());
    writes.add(write);
    pending.computeIfAbsent(write.folder(), k -> new HashMap<>()).put(write.key(), after);
  }

  /**
   * Writes all of it.
   *
   * @throws org.arraytwin.wbem.StaleMoment where others have written since
   * @throws CimException SERVER_LIMITS_EXCEEDED where the documents would take too much
   */
  void commit(Shelf shelf) {
    if (size > sizeSeen && size > shelf.maxBytes()) {
      throw new CimException(
          CimStatus.SERVER_LIMITS_EXCEEDED,
          "what clients keep in this array takes "
              + sizeSeen
              + " bytes, with this "
              + size
              + "; at most "
              + shelf.maxBytes()
              + " are allowed (stored-bytes): delete something first");
    }
    if (!writes.isEmpty()) {
      shelf.commit(versionSeen, writes);
    }
  }
}
