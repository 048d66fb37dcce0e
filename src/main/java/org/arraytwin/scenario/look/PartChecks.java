package org.arraytwin.scenario.look;

import io.vavr.collection.TreeSet;
import java.util.List;
import java.util.Locale;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.WriteStream;

/** What can be expected of the parts that replication needs: pools, controllers, journals. */
final class PartChecks {
  private static final String POOL = "array pool";
  private static final double MIB = 1L << 20;

  private PartChecks() {}

  static List<Check> rows() {
    return List.of(
        Check.of(
            "poolState",
            POOL,
            "online, offline, full once somebody went without, degraded or lost",
            (s, e) -> pool(s)),
        Check.of("poolUsed", POOL, "MiB that are taken of it", (s, e) -> mib(space(s).usedBytes())),
        Check.of("poolFree", POOL, "MiB that are left of it", (s, e) -> mib(space(s).freeBytes())),
        Check.of(
            "down",
            "array",
            "controllers that do not run, by position; none",
            (s, e) -> numbers(s.site().health().down())),
        Check.of(
            "metadataLost",
            "array",
            "I/O groups whose bitmaps are lost, by number; none",
            (s, e) -> numbers(s.site().health().blind())),
        Check.of(
            "journal",
            "group",
            "MiB that were accepted and are not across; none where there is no journal",
            (s, e) -> journal(s)));
  }

  private static Space space(Scene scene) {
    return Space.of(scene.at(), scene.site().id(), scene.pool());
  }

  private static String pool(Scene scene) {
    PoolHealth health = scene.site().health().pool(scene.pool().id());
    if (health.lost()) {
      return "lost";
    }
    if (!health.online()) {
      return "offline";
    }
    return health.full() ? "full" : health.degraded() ? "degraded" : "online";
  }

  private static String mib(long bytes) {
    String text = String.format(Locale.ROOT, "%.4f", bytes / MIB);
    return text.replaceFirst("\\.?0+$", "");
  }

  private static String numbers(TreeSet<Integer> numbers) {
    return numbers.isEmpty() ? "none" : numbers.mkString(" ");
  }

  private static String journal(Scene scene) {
    Journal journal = scene.session().journal();
    WriteStream sent = scene.at().sent(scene.session());
    return journal == null || sent == null ? "none" : mib(journal.pending(sent, scene.at().now()));
  }
}
