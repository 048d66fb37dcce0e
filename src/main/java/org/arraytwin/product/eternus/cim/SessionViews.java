package org.arraytwin.product.eternus.cim;

import io.vavr.collection.Iterator;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.product.eternus.cim.service.Settings;
import org.arraytwin.product.eternus.cim.service.SyncTypes;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.product.eternus.session.Transfer;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.Element;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.replication.Mode;
import org.jspecify.annotations.Nullable;

/** Copy sessions as FUJITSU_StorageSynchronized (fujitsu C.2, D). */
final class SessionViews {
  private static final int UNSYNCHRONIZED = 3;
  private static final int SYNCHRONIZED = 4;
  private static final long FULL_COPY = 2;
  private static final long AFTER_DELTA = 4;
  private static final int PERCENT = 100;
  private static final int BROKEN = 5;

  private final ElementView<Moment, Volume> volumes;
  private final ElementView<Moment, CopySession> remoteVolumes;
  private final AssociationView<Moment, CopySession> synchronizations;

  SessionViews(Home home, ElementView<Moment, Volume> volumes) {
    this.volumes = volumes;
    remoteVolumes = remoteVolumes(home);
    synchronizations = synchronizations(home);
  }

  ElementView<Moment, CopySession> remoteVolumes() {
    return remoteVolumes;
  }

  AssociationView<Moment, CopySession> synchronizations() {
    return synchronizations;
  }

  /** The volume at the other end of a REC session, known through the session only. */
  private ElementView<Moment, CopySession> remoteVolumes(Home home) {
    return ElementView.<Moment, CopySession>finding(
            (s, path) ->
                s.box()
                    .sessions()
                    .filter(c -> c.kind().remote())
                    .find(c -> remoteUid(s, c).equals(path.key("DeviceID")))
                    .getOrNull())
        .host((s, c) -> Names.systemName(s.box().at().fleet().site(remoteBox(s, c)).array()))
        .constant("SystemCreationClassName", SystemViews.SYSTEM_CLASS)
        .value(
            "SystemName",
            (s, c) -> Names.systemName(s.box().at().fleet().site(remoteBox(s, c)).array()))
        .constant("CreationClassName", StorageViews.VOLUME_CLASS)
        .value("DeviceID", SessionViews::remoteUid)
        .value("Name", SessionViews::remoteUid)
        .build(home, StorageViews.VOLUME_CLASS);
  }

  private static int remoteBox(Moment s, CopySession c) {
    return c.sourceArray() == s.site().id() ? c.targetArray() : c.sourceArray();
  }

  private static String remoteUid(Moment s, CopySession c) {
    int box = remoteBox(s, c);
    return Names.uid(
        s.box().at().fleet().site(box).array(), c.targetArray() == box ? c.target() : c.source());
  }

  private AssociationView<Moment, CopySession> synchronizations(Home home) {
    return AssociationView.<Moment, CopySession>listing(
            s -> s.box().sessions().filter(c -> told(s, c)))
        .end("SyncedElement", (s, c) -> element(s, c, c.targetArray(), c.target()))
        .from(volumes, (s, volume) -> told(s, volume))
        .from(remoteVolumes, (s, c) -> Iterator.of(c))
        .end("SystemElement", (s, c) -> element(s, c, c.sourceArray(), c.source()))
        .from(volumes, (s, volume) -> told(s, volume))
        .from(remoteVolumes, (s, c) -> Iterator.of(c))
        .value("CopyState", (s, c) -> (long) s.status(c).copyState())
        .value("SyncState", (s, c) -> (long) s.status(c).syncState())
        .value("ProgressStatus", (s, c) -> (long) s.status(c).progressStatus())
        .value("CopyType", (s, c) -> SyncTypes.copyType(c.kind()))
        .value("SyncType", (s, c) -> SyncTypes.syncType(c.kind()))
        .value("Mode", (s, c) -> SyncTypes.mode(c))
        .value("ReplicaType", (s, c) -> c.kind().onWrite() ? AFTER_DELTA : FULL_COPY)
        .value("SyncMaintained", SessionViews::maintained)
        .value("CopyRecoveryMode", (s, c) -> recovery(c))
        .value("FailedCopyStopsHostIO", (s, c) -> stopsHosts(c))
        .value("PercentSynced", SessionViews::percent)
        .value("WhenEstablished", (s, c) -> time(c.createdMicros()))
        .value("WhenSynced", (s, c) -> time(c.instantMicros()))
        .build(home, "FUJITSU_StorageSynchronized");
  }

  private static Iterator<CopySession> told(Moment s, Volume volume) {
    return s.box().touching(volume.id()).filter(c -> told(s, c)).iterator();
  }

  /** Of several sessions of parts of the same two volumes the first: volumes are the only keys. */
  private static boolean told(Moment s, CopySession session) {
    return session.kind().remote()
        || s.box()
            .touching(session.target())
            .forAll(
                other ->
                    other.sid() >= session.sid()
                        || other.kind().remote()
                        || other.source() != session.source()
                        || other.target() != session.target());
  }

  private Element<Moment, ?> element(Moment s, CopySession c, int box, int number) {
    Volume own = box == s.site().id() ? s.box().volume(number) : null;
    return own == null ? remoteVolumes.of(c) : volumes.of(own);
  }

  /** Of a mirror, whether writes are forwarded; null of others, which keep a moment. */
  private static @Nullable Boolean maintained(Moment s, CopySession c) {
    int state = s.status(c).copyState();
    return c.kind().mirrors() ? (Boolean) (state == UNSYNCHRONIZED || state == SYNCHRONIZED) : null;
  }

  private static @Nullable Long recovery(CopySession c) {
    Transfer transfer = c.transfer();
    if (transfer == null) {
      return null;
    }
    return transfer.automaticRecovery() ? Settings.AUTOMATIC : Settings.MANUAL;
  }

  /** What a split mode says; it is one of synchronous transfer. */
  private static boolean stopsHosts(CopySession c) {
    Transfer transfer = c.transfer();
    return transfer != null && transfer.mode() == Mode.SYNC && transfer.manualSplit();
  }

  /**
   * A broken session tells none: what it once brought is followed by nothing. Nor does one that
   * copies on write, which is complete from the start.
   */
  private static @Nullable Long percent(Moment s, CopySession c) {
    if (s.status(c).copyState() == BROKEN || c.kind().onWrite()) {
      return null;
    }
    return c.totalBlocks() == 0 ? 0L : c.copiedBlocks() * PERCENT / c.totalBlocks();
  }

  private static @Nullable CimDateTime time(long micros) {
    return micros <= 0 ? null : CimDateTime.ofEpochMicros(micros);
  }
}
