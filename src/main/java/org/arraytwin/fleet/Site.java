package org.arraytwin.fleet;

import io.vavr.collection.Array;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Pool;
import org.arraytwin.array.StorageArray;
import org.arraytwin.array.Volume;
import org.arraytwin.array.VolumeTerms;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.site.CopySettings;
import org.arraytwin.fleet.site.Desk;
import org.arraytwin.fleet.site.Health;
import org.arraytwin.fleet.site.Local;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.site.Masking;
import org.arraytwin.fleet.site.Power;
import org.arraytwin.fleet.site.Remote;
import org.arraytwin.fleet.site.Services;
import org.arraytwin.fleet.site.Stored;
import org.arraytwin.fleet.site.Streams;
import org.arraytwin.persistent.Dense;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.cache.CacheMode;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/**
 * One array with all that it holds and knows.
 *
 * @param array its identity
 * @param rules durations and switches of its product
 * @param power whether it runs
 * @param health what is not as it usually is
 * @param pools by id
 * @param stored its volumes and what they hold
 * @param remote its halves of remote copy groups, and its peers
 * @param local its copies within itself
 * @param streams its numbered host writes
 * @param alerts the latest, oldest first, at most 1,000
 * @param documents what its CIM server keeps for clients
 * @param masking which hosts see which volumes
 * @param desk what its operators have switched, and are told
 * @param watch what follows every command that touches it, or null
 */
public record Site(
    StorageArray array,
    Rules rules,
    Power power,
    Health health,
    Vector<Pool> pools,
    Stored stored,
    Remote remote,
    Local local,
    Streams streams,
    Vector<Alert> alerts,
    Documents documents,
    Masking masking,
    Desk desk,
    @Nullable Watch watch) {

  public static final int MAX_ALERTS = 1000;

  public static Site of(StorageArray array, Rules rules, Vector<Pool> pools) {
    return new Site(
        array,
        rules,
        new Power(true, 0),
        Health.GOOD,
        pools,
        Stored.NONE,
        Remote.NONE,
        Local.NONE,
        Streams.NONE,
        Vector.empty(),
        Documents.NONE,
        Masking.NONE,
        Desk.NEW,
        null);
  }

  /**
   * Whether a pool has promised more than it has, or than it is to warn of: every volume may be
   * taken twice, once for itself, once for a snapshot of it.
   */
  public boolean promised(int pool) {
    Pool of = pools.get(pool);
    return 2 * stored.bytes(pool) > Math.min(of.sizeBytes(), of.warningBytes());
  }

  /** Whether the space of its pools needs to be looked after. */
  public boolean watched() {
    return watch != null && watch.armed();
  }

  public int id() {
    return array.id();
  }

  public String name() {
    return array.name();
  }

  /** Whether it runs. */
  public boolean powered() {
    return power.on();
  }

  /** Whether anything listens where its CIM server is to be. */
  public boolean cimAnswers() {
    return desk.services().cim().answers();
  }

  /** Whether its CIM server lets itself be found. */
  public boolean cimFound() {
    return powered() && cimAnswers() && desk.services().cim().slp();
  }

  /** Whether peers can hear it: it runs, and replication is switched on. */
  public boolean talks() {
    return power.on() && desk.services().replication();
  }

  /** Virtual time of the last change of {@link #talks}: what is off already is not turned off. */
  public long talksSinceMicros() {
    Services services = desk.services();
    if (power.on() == services.replication()) {
      return power.on()
          ? Math.max(power.sinceMicros(), services.replicationSinceMicros())
          : Math.min(power.sinceMicros(), services.replicationSinceMicros());
    }
    return power.on() ? services.replicationSinceMicros() : power.sinceMicros();
  }

  /** I/O groups of its controllers. */
  public int ioGroups() {
    return Math.max(1, (array.nodes().size() + 1) / 2);
  }

  /** The I/O group that serves a volume. */
  public int ioGroup(int volume) {
    Volume asked = stored.volumes().getOrNull(volume);
    int chosen = asked == null ? VolumeTerms.BY_ID : asked.terms().ioGroup();
    return chosen == VolumeTerms.BY_ID ? volume % ioGroups() : chosen;
  }

  /**
   * What becomes of a host's write to a volume now: as its cache is set, or written through where
   * the controller has no neighbour that mirrors its cache.
   */
  public CacheMode cacheInEffect(int volume) {
    CacheMode set = health.cache(volume).mode();
    return set == CacheMode.ENABLED && !mirrored(ioGroup(volume)) ? CacheMode.WRITE_THROUGH : set;
  }

  /** Whether the caches of an I/O group are in two controllers, or there is only one at all. */
  private boolean mirrored(int ioGroup) {
    return array.nodes().size() < 2 || running(ioGroup) > 1;
  }

  /** The I/O groups that have lost one of two controllers, so that the other writes through. */
  public List<Integer> writingThrough() {
    return health
        .down()
        .map(node -> node / 2)
        .filter(group -> running(group) > 0 && !mirrored(group))
        .toJavaList();
  }

  /** How many controllers of an I/O group run. */
  public int running(int ioGroup) {
    int running = 0;
    for (int node = 2 * ioGroup; node <= 2 * ioGroup + 1; node++) {
      boolean there = node < array.nodes().size() || array.nodes().isEmpty();
      running += there && !health.down().contains(node) ? 1 : 0;
    }
    return running;
  }

  /** The I/O group that holds the bitmaps of a copy. */
  public int ioGroup(LocalCopy copy) {
    int chosen = copy.settings().ioGroup();
    return chosen == CopySettings.OF_SOURCE ? ioGroup(copy.source()) : chosen;
  }

  /** Whether the bitmaps of a copy can be read: not lost, and a controller runs. */
  public boolean bitmaps(LocalCopy copy) {
    return bitmapsOf(ioGroup(copy));
  }

  /** Whether nobody knows which volume of a copy holds what: it cannot do without its bitmaps. */
  public boolean blind(LocalCopy copy) {
    boolean needed =
        copy.state().has(Trait.NEEDS_BITMAPS)
            || (copy.settings().incremental() && copy.state().has(Trait.NEEDS_DIFFERENCE));
    return needed && !bitmaps(copy);
  }

  /** Whether the volumes of a copy are offline because its bitmaps cannot be read. */
  public boolean lacksBitmaps(LocalCopy copy) {
    return blind(copy) || (copy.state().has(Trait.SOURCE_OFFLINE) && !bitmaps(copy));
  }

  /** Whether the bitmaps of an I/O group can be read. */
  public boolean bitmapsOf(int ioGroup) {
    return !health.blind().contains(ioGroup) && running(ioGroup) > 0;
  }

  /** Volumes by id; null where one was removed. */
  public Dense<@Nullable Volume> volumes() {
    return stored.volumes();
  }

  /** Contents as stored, by volume id; {@link FleetAt#content} has them as of now. */
  public Dense<@Nullable Content> contents() {
    return stored.contents();
  }

  public @Nullable Volume volume(String name) {
    return stored.volume(name);
  }

  /** The volume that hosts know by a WWN, or null; nobody has an empty one. */
  public @Nullable Volume knownAs(String wwn) {
    Volume numbered = numbered(wwn);
    if (numbered != null || wwn.isEmpty()) {
      return numbered;
    }
    for (Volume volume : volumes()) {
      if (volume != null && volume.terms().wwn().equals(wwn)) {
        return volume;
      }
    }
    return null;
  }

  /** The volume from whose id a WWN follows, if hosts know it by that; or null. */
  public @Nullable Volume numbered(String wwn) {
    int id = array.volumeId(wwn);
    Volume found = id < 0 ? null : volumes().getOrNull(id);
    return found != null && found.terms().wwn().isEmpty() ? found : null;
  }

  /** What is kept of a volume, to be read before something befalls a session of it. */
  public Ahead ahead(int volume) {
    return () -> {
      Content content = contents().getOrNull(volume);
      Streams.Place place = streams.place(volume);
      require(volume, content == null || content.grains() > 0);
      require(volume, place == null || place.stream() > 0);
      return null;
    };
  }

  /** The same before a host writes a grain of it. */
  public Ahead aheadOfWrite(int volume, long grain) {
    return () -> {
      Volume of = volumes().getOrNull(volume);
      Content content = contents().getOrNull(volume);
      Streams.Place place = streams.place(volume);
      int[] members = groupOfVolume().getOrNull(volume);
      int stream = place == null ? 0 : place.stream();
      int group = members == null ? -1 : members[0];
      require(volume, of == null || of.id() == volume);
      return content == null ? null : () -> written(volume, content, grain, stream, group);
    };
  }

  private @Nullable Ahead written(int volume, Content content, long grain, int stream, int group) {
    WriteStream numbering = stream == 0 ? null : streams.get(stream);
    GroupHalf half = group < 0 ? null : groups().getOrNull(group);
    require(volume, numbering == null || numbering.open());
    require(volume, half == null || half.id() == group);
    boolean within = grain >= 0 && grain < content.grains();
    require(volume, !within || content.stampAt(grain) != Content.NO_STAMP);
    return null;
  }

  /** What is read ahead is looked at, so that it is read. */
  private void require(int volume, boolean fits) {
    if (!fits) {
      throw new IllegalStateException(
          "what array " + name() + " keeps of volume " + volume + " is not of one another");
    }
  }

  /** Halves of groups by id; null where one was removed. */
  public Dense<@Nullable GroupHalf> groups() {
    return remote.groups();
  }

  public @Nullable GroupHalf group(String name) {
    return remote.group(name);
  }

  /** All halves of the group of that name, one for each target; none where it is not there. */
  public List<GroupHalf> halves(String group) {
    List<GroupHalf> found = new ArrayList<>(2);
    GroupHalf first = group(group);
    if (first != null) {
      found.add(first);
    }
    for (TargetHalf target : targets()) {
      GroupHalf half = group(GroupHalf.named(group, target.name()));
      if (half != null) {
        found.add(half);
      }
    }
    return found;
  }

  /** Group ids by volume id. */
  public Dense<int @Nullable []> groupOfVolume() {
    return remote.ofVolume();
  }

  /** The first group a volume was admitted to, or null. */
  public @Nullable GroupHalf groupOf(int volume) {
    return remote.groupOf(volume);
  }

  /** All groups a volume is a member of: several where it is replicated to several arrays. */
  public List<GroupHalf> groupsOf(int volume) {
    return remote.groupsOf(volume);
  }

  /** The groups that share volumes with one, itself first. */
  public Array<GroupHalf> sharing(GroupHalf half) {
    return remote.sharing(half);
  }

  /** The stream that numbers the host writes of a volume, or null. */
  public @Nullable WriteStream streamOf(int volume) {
    return streams.of(volume);
  }

  /** Peers, in the order in which they became that. */
  public Array<TargetHalf> targets() {
    return remote.targets();
  }

  public @Nullable TargetHalf target(int peer) {
    return remote.target(peer);
  }

  public @Nullable TargetHalf target(String name) {
    return remote.target(name);
  }

  Site with(Power newPower) {
    return new Site(
        array, rules, newPower, health, pools, stored, remote, local, streams, alerts, documents,
        masking, desk, watch);
  }

  Site with(Health newHealth) {
    return new Site(
        array, rules, power, newHealth, pools, stored, remote, local, streams, alerts, documents,
        masking, desk, watch);
  }

  /** With a pool changed. */
  Site with(Pool pool) {
    Vector<Pool> newPools = pools.update(pool.id(), pool);
    return new Site(
        array, rules, power, health, newPools, stored, remote, local, streams, alerts, documents,
        masking, desk, watch);
  }

  Site with(Stored newStored) {
    return new Site(
        array, rules, power, health, pools, newStored, remote, local, streams, alerts, documents,
        masking, desk, watch);
  }

  Site with(Remote newRemote) {
    return new Site(
        array, rules, power, health, pools, stored, newRemote, local, streams, alerts, documents,
        masking, desk, watch);
  }

  Site with(Local newLocal) {
    return new Site(
        array, rules, power, health, pools, stored, remote, newLocal, streams, alerts, documents,
        masking, desk, watch);
  }

  Site with(Streams newStreams) {
    return new Site(
        array,
        rules,
        power,
        health,
        pools,
        stored,
        remote,
        local,
        newStreams,
        alerts,
        documents,
        masking,
        desk,
        watch);
  }

  Site with(@Nullable Watch newWatch) {
    return new Site(
        array, rules, power, health, pools, stored, remote, local, streams, alerts, documents,
        masking, desk, newWatch);
  }

  Site with(Documents newDocuments) {
    return new Site(
        array,
        rules,
        power,
        health,
        pools,
        stored,
        remote,
        local,
        streams,
        alerts,
        newDocuments,
        masking,
        desk,
        watch);
  }

  Site with(Masking newMasking) {
    return new Site(
        array,
        rules,
        power,
        health,
        pools,
        stored,
        remote,
        local,
        streams,
        alerts,
        documents,
        newMasking,
        desk,
        watch);
  }

  @SuppressWarnings("ReferenceEquality") // mostly nothing is noted
  Site with(Desk newDesk) {
    return newDesk == desk
        ? this
        : new Site(
            array, rules, power, health, pools, stored, remote, local, streams, alerts, documents,
            masking, newDesk, watch);
  }

  Site with(Alert alert) {
    Vector<Alert> kept = alerts.size() >= MAX_ALERTS ? alerts.drop(1) : alerts;
    return new Site(
        array,
        rules,
        power,
        health,
        pools,
        stored,
        remote,
        local,
        streams,
        kept.append(alert),
        documents,
        masking,
        desk,
        watch);
  }
}
