package org.arraytwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arraytwin.catalog.Catalog;
import org.arraytwin.catalog.Form;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Denial;
import org.arraytwin.fleet.motion.Wanted;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.site.Chronicle;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Rules.Limits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The manuals' tables of events and states of mirrors, row by row. Columns: what is done before
 * (several of them with a slash between), the event (or several), what both sides show then (or the
 * reason of a refusal, or {@code gone}), what else is to be seen. What no word here does is done by
 * words of the catalog, {@code fail-array array=a}.
 */
class MirrorStatesTest {
  private static final Path FIXTURES = Path.of("test-fixtures/mirrors");
  private static final Limits UNMIXED = new Limits(true, false, 0, 0, 0, 0, 0);

  @TestFactory
  Stream<DynamicTest> everyEventInEveryStateDoesWhatTheManualSays() throws IOException {
    return ManualRows.of(FIXTURES, ";", MirrorStatesTest::row);
  }

  private static void row(String kind, String[] columns) {
    assertThat(columns).hasSize(4);
    for (String before : columns[0].split(" / ", -1)) {
      for (String event : columns[1].split(" / ", -1)) {
        row(kind, before, event.strip(), columns);
      }
    }
  }

  private static void row(String kind, String before, String event, String[] columns) {
    // Arrays that take no groups of different modes to one target, where rows are about that.
    boolean unmixed = before.startsWith("unmixed,");
    MirrorSites sites = MirrorSites.fresh(kind, unmixed ? UNMIXED : Limits.NONE);
    for (String step : steps(before.replaceFirst("^unmixed\\s*,", ""))) {
      assertThat(act(sites, kind, step)).as(step).isNull();
    }
    Fleet start = sites.fleet();
    Reason reason = act(sites, kind, event);
    assertThat(reason == null ? shown(sites) : reason.name())
        .as("%s; %s", before, event)
        .isEqualTo(columns[2].strip());
    for (String check : columns[3].isBlank() ? List.<String>of() : steps(columns[3])) {
      check(sites, check, start);
    }
  }

  private static String shown(MirrorSites sites) {
    boolean there = sites.fleet().site(MirrorSites.A).group(MirrorSites.M) != null;
    return there ? sites.show() : "gone";
  }

  private static List<String> steps(String text) {
    return List.of(text.strip().split("\\s*,\\s*", -1));
  }

  /**
   * Looks: {@code equal} or {@code different} (what both hold), {@code SIDE volumes STATUS}, {@code
   * SIDE keeps snapshots} (or {@code nothing}), {@code SIDE takes rw} (or {@code r}, {@code
   * nothing}), {@code SIDE says TEXT} (to a host whose write it does not take), {@code SIDE told
   * TEXT} (an alert since the event began) or {@code SIDE untold}, {@code SIDE logs STATE STATE}
   * (all states that its log has since).
   */
  private static void check(MirrorSites sites, String check, Fleet before) {
    List<String> words = List.of(check.split(" ", 3));
    int array = array(words.get(0));
    switch (words.size() == 1 ? check : words.get(1)) {
      case "equal", "different" ->
          assertThat(sites.equal(MirrorSites.A, MirrorSites.B) ? "equal" : "different")
              .isEqualTo(check);
      case "volumes" ->
          assertThat(
                  sites
                      .half(array, MirrorSites.M)
                      .pairs()
                      .map(p -> p.status().word())
                      .distinct()
                      .mkString("+"))
              .as(check)
              .isEqualTo(words.get(2));
      case "keeps" ->
          assertThat(sites.half(array, MirrorSites.M).pairs().exists(p -> p.retained() != null))
              .as(check)
              .isEqualTo(words.get(2).equals("snapshots"));
      case "says" -> {
        Denial denial = Access.of(sites.fleet(), array, 0, Wanted.WRITE);
        assertThat(denial).as(check).isNotNull();
        assertThat(denial.state() + "; " + denial.legal()).as(check).contains(words.get(2));
      }
      case "takes" -> assertThat(takes(sites, array)).as(check).isEqualTo(words.get(2));
      case "told" ->
          assertThat(told(sites.fleet(), before, array)).as(check).contains(words.get(2));
      case "untold" -> assertThat(told(sites.fleet(), before, array)).as(check).isEmpty();
      case "logs" ->
          assertThat(logged(sites.fleet(), before, array)).as(check).isEqualTo(words.get(2));
      default -> throw new AssertionError("nobody knows how to check '" + check + "'");
    }
  }

  private static String takes(MirrorSites sites, int array) {
    boolean reads = Access.of(sites.fleet(), array, 0, Wanted.READ) == null;
    boolean writes = Access.of(sites.fleet(), array, 0, Wanted.WRITE) == null;
    return (reads ? "r" : "") + (writes ? "w" : "") + (reads || writes ? "" : "nothing");
  }

  /** What an array has told of the mirror since a moment, in one text. */
  private static String told(Fleet fleet, Fleet before, int array) {
    return fleet
        .site(array)
        .alerts()
        .removeAll(before.site(array).alerts())
        .filter(a -> a.object().endsWith(" " + MirrorSites.M))
        .map(a -> a.object() + ": " + a.text())
        .mkString("; ");
  }

  /** The states that an array's log has of the mirror since a moment. */
  private static String logged(Fleet fleet, Fleet before, int array) {
    return fleet
        .site(array)
        .desk()
        .chronicle()
        .entries()
        .iterator()
        .toVector()
        .removeAll(before.site(array).desk().chronicle().entries())
        .filter(e -> e.kind() == Chronicle.Kind.GROUP)
        .map(e -> e.text().replaceAll("is .*, (.*) for target .*", "$1"))
        .mkString(" ");
  }

  /** One step; why it was refused, or null. */
  private static Reason act(MirrorSites sites, String kind, String step) {
    List<String> words = List.of(step.split(" ", -1));
    return switch (words.get(0)) {
      case "mirror" -> {
        List<String> volumes = List.of("v.0", "v.1");
        Mode mode = Mode.valueOf(words.get(1));
        boolean automatic = words.contains("automatic");
        long journal = 8 * MirrorSites.MIB;
        yield sites.tryRun(
            new CreateMirror(
                MirrorSites.A,
                kind,
                MirrorSites.M,
                "b",
                mode,
                volumes,
                volumes,
                automatic,
                words.contains("stops-hosts"),
                journal,
                journal,
                1_000_000));
      }
      case "pass" -> {
        sites.pass(Double.parseDouble(words.get(1)));
        yield null;
      }
      case "cut" -> sites.tryRun(new CutLink("a", "b", -1));
      case "heal" -> sites.tryRun(new HealLink("a", "b", -1));
      case "write" ->
          sites.tryRun(new HostWrite(words.get(1), "v.0", 0, Long.parseLong(words.get(2)) << 20));
      case "lose-cache" -> sites.tryRun(new LoseCache(words.get(1)));
      case "condition" -> sites.tryRun(new VolumeCondition(words.get(1), "v.0", words.get(2), ""));
      default -> {
        Form form = Catalog.find(words.get(0));
        yield sites.tryRun(
            form == null ? operation(words) : form.read(sites.fleet(), values(words)));
      }
    };
  }

  private static Map<String, String> values(List<String> words) {
    Map<String, String> values = new LinkedHashMap<>();
    String name = "";
    for (String word : words.subList(1, words.size())) {
      int is = word.indexOf('=');
      if (is < 0) {
        values.merge(name, " " + word, String::concat);
      } else {
        name = word.substring(0, is);
        values.put(name, word.substring(is + 1));
      }
    }
    return values;
  }

  private static int array(String name) {
    return name.equals("a") ? MirrorSites.A : MirrorSites.B;
  }

  private static Operate operation(List<String> words) {
    ManualRows.Asked asked = ManualRows.Asked.of(words);
    return new Operate(array(asked.subject()), MirrorSites.M, asked.operation(), asked.options());
  }
}
