package org.arraytwin.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Verdict;

/**
 * The walks through all states of one kind of remote session, callable with any table of that kind.
 *
 * @param kind of session
 * @param all its walks
 */
record Walks(String kind, List<RemoteWalk> all) {
  private static final int LIMIT = Integer.getInteger("walks.limit", 40_000);

  /** Kinds that have walks. */
  static final List<String> KINDS =
      List.of("threepar-remote-copy", "reference-mirror", "eternus-rec", "storwize-remote-copy");

  /** The walks of a kind. */
  static Walks of(String kind) {
    return switch (kind) {
      case "threepar-remote-copy" -> new Walks(kind, RemoteCopyWalks.all());
      case "reference-mirror" ->
          new Walks(
              kind,
              MirrorWalks.ofTwo(
                      "Activate",
                      "Suspend",
                      "Resume",
                      "Resync Replica",
                      "Failover",
                      "Failback",
                      "Reverse Roles")
                  .andThree(6)
                  .andTakenOff("Fracture", "Restore from Replica")
                  .all());
      case "eternus-rec" ->
          new Walks(
              kind,
              MirrorWalks.ofTwo("acec start", "acec suspend", "acec resume", "acec reverse")
                  .andThree(4)
                  .andEmpty()
                  .all());
      case "storwize-remote-copy" ->
          new Walks(
              kind,
              MirrorWalks.ofTwo(
                      "startrcrelationship",
                      "startrcrelationship +primary-master +force",
                      "startrcrelationship +primary-aux +force",
                      "stoprcrelationship",
                      "stoprcrelationship +access",
                      "switchrcrelationship +primary-master",
                      "switchrcrelationship +primary-aux")
                  .andThree(7)
                  .andEmpty()
                  .andApart()
                  .all());
      default -> throw new IllegalArgumentException("no walks through " + kind);
    };
  }

  /** The kind's own table. */
  SessionTable table() {
    return new ProviderConfig(Path.of("provider-config")).session(kind);
  }

  /** The walks whose names suit. */
  Walks only(Predicate<String> names) {
    List<RemoteWalk> some = all.stream().filter(w -> names.test(w.name())).toList();
    return new Walks(kind, some);
  }

  /**
   * Takes one walk after the other.
   *
   * @return by cell, how often it counted
   * @throws AssertionError where a state is untrue or a walk does not end
   */
  Map<String, Long> run(SessionTable table) {
    Map<String, Long> cells = new TreeMap<>();
    for (RemoteWalk walk : all) {
      walk.take(table, LIMIT).cells().forEach((cell, many) -> cells.merge(cell, many, Long::sum));
    }
    return cells;
  }

  /** Takes one walk. */
  Explorer.Walk take(RemoteWalk walk) {
    return walk.take(table(), LIMIT);
  }

  /** The cells that were not come to and do not say that they never are. */
  static List<String> unvisited(SessionTable table, Map<String, Long> cells) {
    List<String> unvisited = new ArrayList<>();
    table.cells().stream()
        .filter(c -> !(c.verdict() instanceof Verdict.Never))
        .map(c -> c.ref().cell())
        .filter(c -> !cells.containsKey(c))
        .forEach(unvisited::add);
    return unvisited;
  }
}
