package org.arraytwin.product.eternus.cim.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Reason;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.wbem.MethodResult;

/** GetReplicationRelationships of FUJITSU_ReplicationService. */
final class Relationships {
  private static final String LIST = "GetReplicationRelationships";
  private static final long STORAGE_SYNCHRONIZED = 2;
  private static final long GROUP_SYNCHRONIZED = 3;
  static final long SYNCHRONOUS = 2;
  static final long ASYNCHRONOUS = 3;
  static final long ADAPTIVE = 4;
  static final long LOCAL = 2;
  static final long REMOTE = 3;

  private final Calls calls;
  private final Paths paths;
  private final StatusTable statuses;

  Relationships(Calls calls, Paths paths, StatusTable statuses) {
    this.calls = calls;
    this.paths = paths;
    this.statuses = statuses;
  }

  MethodResult list(Box box, Map<String, Object> in) {
    Given given = new Given(LIST, box, in);
    return calls.answer(
        given,
        () -> {
          within(given, "Type", STORAGE_SYNCHRONIZED, GROUP_SYNCHRONIZED);
          within(given, "SyncType", SyncTypes.MIRROR, SyncTypes.TOKENIZED_CLONE);
          within(given, "Mode", SYNCHRONOUS, ADAPTIVE);
          within(given, "Locality", LOCAL, REMOTE);
          List<ObjectPath> found = new ArrayList<>();
          if (wants(given, "Type", STORAGE_SYNCHRONIZED)) {
            for (CopySession session : box.sessions()) {
              if (wanted(given, session)) {
                found.add(paths.of(box, session));
              }
            }
          }
          return Calls.out("Synchronizations", found);
        });
  }

  private boolean wanted(Given given, CopySession session) {
    long state = statuses.of(session.kind(), session.state()).copyState();
    return wants(given, "SyncType", SyncTypes.syncType(session.kind()))
        && wants(given, "Mode", SyncTypes.mode(session))
        && wants(given, "Locality", session.kind().remote() ? REMOTE : LOCAL)
        && wants(given, "CopyState", state);
  }

  /** A filter that is absent wants everything. */
  private static boolean wants(Given given, String filter, long value) {
    Long wanted = given.number(filter);
    return wanted == null || wanted == value;
  }

  private static void within(Given given, String filter, long min, long max) {
    Long value = given.number(filter);
    if (value != null && (value < min || value > max)) {
      throw given.refused(
          Reason.INV_INPUT_EXCEEDS_RANGE, filter, value + ", not " + min + " to " + max);
    }
  }
}
