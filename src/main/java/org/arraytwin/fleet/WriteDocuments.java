package org.arraytwin.fleet;

import java.util.List;
import org.arraytwin.fleet.document.Write;

/**
 * Writes documents of an array, all or none, provided that nobody has written since they were read.
 *
 * @param array id
 * @param versionSeen of the documents the writes were decided upon
 * @param writes in order
 */
public record WriteDocuments(int array, long versionSeen, List<Write> writes) implements Command {
  public WriteDocuments {
    writes = List.copyOf(writes);
  }

  @Override
  public void decide(Steps steps) {
    Site site = steps.fleet().site(array);
    long version = site.documents().version();
    if (version != versionSeen) {
      throw new Refused(
          new Refusal(
              Reason.DOCUMENTS_CHANGED,
              "array " + site.name(),
              "at version " + version + " of its documents",
              writes.size() + " writes upon version " + versionSeen,
              "read again and decide anew"));
    }
    steps.write(array, writes);
  }
}
