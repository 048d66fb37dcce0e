package org.arraytwin.product.threepar.cim;

import org.arraytwin.array.Volume;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/** Copies within the array (HP 3PAR CIM API reference, tables of local copies). */
final class ReplicaViews {
  private static final long SNAPSHOT = 7;
  private static final long CLONE = 8;
  private static final long SYNCHRONOUS = 2;
  private static final long ASYNCHRONOUS = 3;
  private static final long UNSYNC_ASSOC = 4;
  private static final long UNSYNC_UNASSOC = 5;
  private static final long FULL_COPY = 2;
  private static final long AFTER_DELTA = 4;
  private static final long NOT_APPLICABLE = 15;
  private static final long BROKEN = 5;
  private static final long SYNCHRONIZED = 4;

  private final AssociationView<Snapshot, Replica> synchronizations;

  ReplicaViews(Home home, ElementView<Snapshot, Volume> volumes) {
    synchronizations =
        AssociationView.<Snapshot, Replica>listing(s -> s.copies().associated())
            .end("SyncedElement", (s, replica) -> volumes.of(replica.volume()))
            .from(volumes, (s, volume) -> Snapshot.optional(s.replica(volume.id())))
            .end("SystemElement", (s, replica) -> volumes.of(replica.parent()))
            .from(volumes, (s, volume) -> s.replicasOf(volume.id()))
            .value("WhenSynced", ReplicaViews::whenSynced)
            .constant("SyncMaintained", false)
            .value("CopyType", ReplicaViews::copyType)
            .value("SyncState", (s, replica) -> replica.state().syncState())
            .value("CopyState", (s, replica) -> replica.state().copyState())
            .value("ProgressStatus", (s, replica) -> replica.state().progressStatus())
            .value("RequestedCopyState", ReplicaViews::requested)
            .value("PercentSynced", (s, replica) -> (long) replica.percent())
            .value("SyncType", (s, replica) -> syncType(replica))
            .value("Mode", ReplicaViews::mode)
            .value("ReplicaType", (s, replica) -> replica.virtual() ? AFTER_DELTA : FULL_COPY)
            .build(home, "TPD_StorageSynchronized");
  }

  AssociationView<Snapshot, Replica> synchronizations() {
    return synchronizations;
  }

  /** Snapshot of a virtual copy, Clone of a physical one. */
  static long syncType(Replica replica) {
    return replica.virtual() ? SNAPSHOT : CLONE;
  }

  private static @Nullable CimDateTime whenSynced(Snapshot s, Replica replica) {
    return replica.syncedMicros() < 0 ? null : CimDateTime.ofEpochMicros(replica.syncedMicros());
  }

  /** Where the provider tells them apart, a physical copy that stays one is asynchronous. */
  private static Long mode(Snapshot s, Replica replica) {
    boolean kept = !replica.virtual() && !replica.copy().settings().autodelete();
    return kept && s.copies().data().asynchronousClones() ? ASYNCHRONOUS : SYNCHRONOUS;
  }

  /** A physical copy whose association goes once it is complete is unassociated. */
  private static Long copyType(Snapshot s, Replica replica) {
    return replica.copy().settings().autodelete() ? UNSYNC_UNASSOC : UNSYNC_ASSOC;
  }

  /** What was asked for and is not there: of a broken copy that it be synchronized. */
  private static Long requested(Snapshot s, Replica replica) {
    return replica.busy() || replica.state().copyState() == BROKEN ? SYNCHRONIZED : NOT_APPLICABLE;
  }
}
