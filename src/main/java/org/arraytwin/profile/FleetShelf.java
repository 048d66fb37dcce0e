package org.arraytwin.profile;

import java.util.List;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.WriteDocuments;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.wbem.StaleMoment;
import org.arraytwin.wbem.store.Shelf;

/**
 * The documents of one array in the fleet.
 *
 * @param array id
 * @param fleet that holds it
 * @param maxBytes what they may take, in bytes
 */
public record FleetShelf(int array, FleetWriter fleet, long maxBytes) implements Shelf {
  @Override
  public Documents documents() {
    return fleet.now().fleet().site(array).documents();
  }

  @Override
  public void commit(long versionSeen, List<Write> writes) {
    Outcome outcome = fleet.execute(new WriteDocuments(array, versionSeen, writes));
    Refusal refusal = outcome.refusal();
    if (refusal == null) {
      return;
    }
    if (refusal.reason() == Reason.DOCUMENTS_CHANGED) {
      throw new StaleMoment();
    }
    throw new IllegalStateException(refusal.message());
  }
}
