package org.arraytwin.scenario.look;

import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.catalog.Span;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.copy.Reads;
import org.arraytwin.fleet.truth.CopyEvidence;

/** What can be expected of copies within an array. */
final class CopyChecks {
  private static final String OF = "array copy";

  private CopyChecks() {}

  static List<Check> rows() {
    return List.of(
        Check.of(
            "state", OF, "the product's word for the state", (s, e) -> s.copy().state().word()),
        Check.of("kind", OF, "which table it obeys", (s, e) -> s.copy().kind()),
        Check.of("source", OF, "its source volume", (s, e) -> name(s, s.copy().source())),
        Check.of("onto", OF, "its target volume", (s, e) -> name(s, s.copy().target())),
        Check.of(
            "complete",
            OF,
            "true: the target stands for an instant, or follows, and needs nothing of anybody",
            (s, e) -> Boolean.toString(complete(s.copyEvidence()))),
        Check.of(
            "instant",
            OF,
            "the moment the target stands for, from the start of the scenario; none, also while it"
                + " follows its source",
            (s, e) -> instant(s)),
        Check.of(
            "changed",
            OF,
            "grains of the target that are not as the source was at the instant",
            (s, e) -> Long.toString(s.copyEvidence().changed())),
        Check.of(
            "difference",
            OF,
            "percent that its bitmaps tell to differ between source and target",
            (s, e) -> Integer.toString(Reads.difference(s.at(), s.site().id(), s.copy()))),
        Check.of(
            "cleaned",
            OF,
            "percent of it that no older copy needs to read there",
            (s, e) -> Integer.toString(Reads.cleanPercent(s.at(), s.site().id(), s.copy()))),
        Check.of(
            "held",
            OF,
            "grains that the target occupies because of it",
            (s, e) -> Long.toString(s.copyEvidence().held())),
        Check.of(
            "dependents", OF, "older copies that read from its target; none", (s, e) -> needy(s)),
        Check.of(
            "bitmaps",
            OF,
            "true: what they tell can be trusted",
            (s, e) -> Boolean.toString(s.copy().known() && s.site().bitmaps(s.copy()))));
  }

  private static String name(Scene scene, int volume) {
    Site site = scene.site();
    Volume found = site.volumes().get(volume);
    return found == null ? "volume " + volume : found.name();
  }

  private static boolean complete(CopyEvidence evidence) {
    boolean stands = evidence.instantMicros() >= 0 || evidence.follows();
    return stands && evidence.lacking() == 0 && evidence.undefined() == 0;
  }

  private static String instant(Scene scene) {
    long instant = scene.copyEvidence().instantMicros();
    long offset = instant - scene.startMicros();
    return instant < 0 ? "none" : offset < 0 ? "before the start" : "+" + Span.print(offset);
  }

  private static String needy(Scene scene) {
    CopyEvidence evidence = scene.copyEvidence();
    return evidence.dependents().isEmpty() ? "none" : evidence.dependents().mkString(" ");
  }
}
