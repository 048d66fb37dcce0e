package org.arraytwin.product.storwize.remote;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.array.StorageArray;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.motion.Cycles;
import org.arraytwin.product.storwize.system.Card;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk.Decision;
import org.arraytwin.product.storwize.system.Drawer;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.jspecify.annotations.Nullable;

/**
 * A remote copy relationship as one of its two systems knows it. Its id is that of the volume here.
 *
 * @param in the system
 * @param half of the engine's session, which several members of a consistency group share
 * @param index of its pair there
 */
public record Relationship(Cluster in, GroupHalf half, int index) {
  static final String NAME = "name";

  /** Whether this system has deleted it while the other could not be told. */
  static final String GONE = "gone";

  /** Seconds of a cycle. */
  static final String CYCLE = "cycle";

  private static final int COMPLETE = 100;

  PairHalf pair() {
    return half.pairs().get(index);
  }

  public int id() {
    return pair().localVolume();
  }

  Card card() {
    Card card = in.card(Drawer.RELATIONSHIP, String.valueOf(id()));
    return card == null ? new Card(String.valueOf(id()), Map.of(NAME, half.name())) : card;
  }

  public String name() {
    return card().value(NAME);
  }

  private Card cardThere() {
    String id = String.valueOf(pair().remoteVolumeId());
    Card card = there().card(Drawer.RELATIONSHIP, id);
    return card == null ? new Card(id, Map.of(NAME, name())) : card;
  }

  /** What has both systems remember a value. */
  Decision noting(String key, String value) {
    return new Decision(
        List.of(),
        List.of(card().with(key, value).put(Drawer.RELATIONSHIP)),
        Map.of(half.peer(), List.of(cardThere().with(key, value).put(Drawer.RELATIONSHIP))));
  }

  /** Whether it is deleted here, or there as far as this system can know. */
  boolean gone() {
    return card().value(GONE).equals("yes")
        || (connected() && cardThere().value(GONE).equals("yes"));
  }

  /** The other system. */
  Cluster there() {
    return new Cluster(in.at(), half.peer(), in.data());
  }

  /** Whether somebody has chosen the cycle. */
  boolean cycleChosen() {
    return !card().value(CYCLE).isEmpty();
  }

  /** How long its cycles are, or would be while it does not cycle, seconds. */
  public long cycleSeconds() {
    if (half.mode() == Mode.PERIODIC) {
      return half.periodSeconds();
    }
    return cycleChosen() ? Long.parseLong(card().value(CYCLE)) : Cycles.USUAL_SECONDS;
  }

  /** The change volume of the master's or of the auxiliary's side, or null. */
  public @Nullable Volume changeVolume(boolean master) {
    return master == masterHere()
        ? ChangeVolumes.of(in, id())
        : ChangeVolumes.of(there(), pair().remoteVolumeId());
  }

  /** Whether the master is here: the side that sent at first. */
  public boolean masterHere() {
    return half.naturalSource();
  }

  /** The volume here. */
  public Volume volume() {
    return in.vdisk(id());
  }

  StorageArray here() {
    return in.site().array();
  }

  private StorageArray systemThere() {
    return in.at().fleet().site(half.peer()).array();
  }

  public String masterClusterId() {
    return Names.systemId(masterHere() ? here() : systemThere());
  }

  public String masterClusterName() {
    return (masterHere() ? here() : systemThere()).name();
  }

  public String auxClusterId() {
    return Names.systemId(masterHere() ? systemThere() : here());
  }

  public String auxClusterName() {
    return (masterHere() ? systemThere() : here()).name();
  }

  public int masterId() {
    return masterHere() ? id() : pair().remoteVolumeId();
  }

  public String masterName() {
    return masterHere() ? volume().name() : pair().remoteVolume();
  }

  public int auxId() {
    return masterHere() ? pair().remoteVolumeId() : id();
  }

  public String auxName() {
    return masterHere() ? pair().remoteVolume() : volume().name();
  }

  public String state() {
    return half.status().word();
  }

  /** {@code master}, {@code aux}, or nothing while both sides may be written. */
  public String primary() {
    return primary(half);
  }

  static String primary(GroupHalf half) {
    return switch (half.status().word()) {
      case "idling", "idling_disconnected" -> "";
      default -> half.source() == half.naturalSource() ? "master" : "aux";
    };
  }

  /** Percent copied while a copy is under way or has to be done; empty where all is there. */
  public String progress() {
    int percent = in.at().percent(half, index);
    return switch (state()) {
      case "inconsistent_copying", "consistent_copying" ->
          String.valueOf(percent < 0 ? COMPLETE : percent);
      case "inconsistent_stopped", "inconsistent_disconnected" -> "0";
      default -> "";
    };
  }

  /** The same as a number; 100 where all is there. */
  public String percent() {
    return progress().isEmpty() ? String.valueOf(COMPLETE) : progress();
  }

  /** Since when a consistent secondary has stood still, as listings have it; else empty. */
  public String freezeTime() {
    return freezeTime(half);
  }

  static String freezeTime(GroupHalf half) {
    long last = 0;
    for (PairHalf pair : half.pairs()) {
      last = Math.max(last, pair.lastSyncMicros());
    }
    return switch (half.status().word()) {
      case "consistent_stopped", "consistent_disconnected", "consistent_copying" ->
          last == 0 ? "" : Names.longTime(last);
      default -> "";
    };
  }

  /** Whether the systems are connected. */
  public boolean connected() {
    return in.at().fleet().inTouch(in.array(), half.peer());
  }

  /**
   * Whether both sides hold the same where that is a question: stopped and consistent, or idling.
   */
  public String sync() {
    boolean asked = state().equals("consistent_stopped") || state().equals("idling");
    return asked && connected() ? inSync() ? "in_sync" : "out_of_sync" : "";
  }

  boolean inSync() {
    return in.at()
        .content(in.array(), id())
        .same(in.at().content(half.peer(), pair().remoteVolumeId()));
  }

  /** Whether the volume here can be reached. */
  public String status() {
    boolean primaryHere = half.source();
    return in.online(volume()) || state().startsWith("inconsistent")
        ? "online"
        : primaryHere ? "primary_offline" : "secondary_offline";
  }

  public String copyType() {
    return copyType(half);
  }

  static String copyType(GroupHalf half) {
    return half.mode() == Mode.SYNC ? "metro" : "global";
  }

  public String cyclingMode() {
    return cyclingMode(half);
  }

  static String cyclingMode(GroupHalf half) {
    return half.mode() == Mode.PERIODIC ? "multi" : "none";
  }

  /** The consistency group it belongs to, or null. */
  public @Nullable RelationshipGroup group() {
    return RemoteCopies.of(in).groups().stream()
        .filter(g -> Objects.equals(g.engineName(), half.name()))
        .findFirst()
        .orElse(null);
  }
}
