package org.arraytwin.product.storwize.remote;

import java.util.List;
import org.arraytwin.fleet.motion.Cycles;
import org.arraytwin.product.storwize.system.Card;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.jspecify.annotations.Nullable;

/**
 * A remote copy consistency group as one of its two systems knows it.
 *
 * @param in the system
 * @param card its id, its name, the other system, and how the engine knows it
 */
public record RelationshipGroup(Cluster in, Card card) {
  static final String NAME = "name";
  static final String ENGINE = "engine";
  static final String PEER = "peer";
  static final String MASTER = "master";

  public String id() {
    return card.id();
  }

  public String name() {
    return card.value(NAME);
  }

  /** Whether the engine knows it by that name. */
  public boolean isEngine(String engine) {
    return engineName().equals(engine);
  }

  String engineName() {
    return card.value(ENGINE);
  }

  /** The array on the other side. */
  int peer() {
    return Integer.parseInt(card.value(PEER));
  }

  boolean masterHere() {
    return card.value(MASTER).equals("here");
  }

  /** What the engine has of it; null while it has no members. */
  @Nullable GroupHalf half() {
    return in.site().group(engineName());
  }

  public List<Relationship> members() {
    return RemoteCopies.of(in).relationships().stream()
        .filter(r -> r.half().name().equals(engineName()))
        .toList();
  }

  /** That of its relationships, {@code empty} without any. */
  public String state() {
    GroupHalf half = half();
    return half == null ? "empty" : half.status().word();
  }

  public String primary() {
    GroupHalf half = half();
    return half == null ? "" : Relationship.primary(half);
  }

  public String copyType() {
    GroupHalf half = half();
    return half == null ? "empty_group" : Relationship.copyType(half);
  }

  public String cyclingMode() {
    GroupHalf half = half();
    return half == null ? "" : Relationship.cyclingMode(half);
  }

  /** Whether somebody has chosen the cycle. */
  boolean cycleChosen() {
    return !card.value(Relationship.CYCLE).isEmpty();
  }

  /** How long its cycles are, or would be while it does not cycle, seconds. */
  public long cycleSeconds() {
    GroupHalf half = half();
    if (half != null && half.mode() == Mode.PERIODIC) {
      return half.periodSeconds();
    }
    return cycleChosen() ? Long.parseLong(card.value(Relationship.CYCLE)) : Cycles.USUAL_SECONDS;
  }

  public String freezeTime() {
    GroupHalf half = half();
    return half == null ? "" : Relationship.freezeTime(half);
  }

  /** That of its relationships: out of sync where any is. */
  public String sync() {
    List<String> all = members().stream().map(Relationship::sync).distinct().toList();
    return all.contains("out_of_sync") ? "out_of_sync" : all.isEmpty() ? "" : all.get(0);
  }

  /** That of its relationships: the first that is not online counts. */
  public String status() {
    return members().stream()
        .map(Relationship::status)
        .filter(s -> !s.equals("online"))
        .findFirst()
        .orElse(members().isEmpty() ? "" : "online");
  }

  public String masterClusterId() {
    return org.arraytwin.product.storwize.system.Names.systemId(
        in.at().fleet().site(masterHere() ? in.array() : peer()).array());
  }

  public String masterClusterName() {
    return in.at().fleet().site(masterHere() ? in.array() : peer()).name();
  }

  public String auxClusterId() {
    return org.arraytwin.product.storwize.system.Names.systemId(
        in.at().fleet().site(masterHere() ? peer() : in.array()).array());
  }

  public String auxClusterName() {
    return in.at().fleet().site(masterHere() ? peer() : in.array()).name();
  }
}
