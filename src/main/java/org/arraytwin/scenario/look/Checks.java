package org.arraytwin.scenario.look;

import io.vavr.collection.Seq;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.arraytwin.catalog.Span;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Exposure;
import org.arraytwin.fleet.truth.StateHash;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.WriteStream.Range;
import org.jspecify.annotations.Nullable;

/** Everything that can be expected: one row each. */
public final class Checks {
  /** Words that say of what, and with what it is compared. */
  private static final Map<String, String> SUBJECTS = new LinkedHashMap<>();

  private static final Map<String, Check> TABLE = new LinkedHashMap<>();

  static {
    SUBJECTS.put("array", "an array");
    SUBJECTS.put("group", "a group, as the array names it, or as where it was created");
    SUBJECTS.put("copy", "a copy within the array, by its name");
    SUBJECTS.put("volume", "a volume of the array");
    SUBJECTS.put("pool", "a pool of the array");
    SUBJECTS.put("from", "what differs is counted against: ARRAY or ARRAY:VOLUME, then @...");
    for (List<Check> rows :
        List.of(
            halves(), data(), CopyChecks.rows(), VolumeChecks.rows(), PartChecks.rows(), fleet())) {
      rows.forEach(row -> TABLE.put(row.word(), row));
    }
  }

  private Checks() {}

  private static List<Check> halves() {
    String half = "array group";
    return List.of(
        Check.of("role", half, "as the array shows it", (s, e) -> s.half().role().word()),
        Check.of("status", half, "of the group", (s, e) -> s.half().status().word()),
        Check.of("mode", half, "of the group", (s, e) -> s.half().mode().word()),
        Check.of(
            "activity", half, "what it is in the middle of", (s, e) -> s.half().activity().word()),
        Check.of("sync", half, "of all its volumes, or of the one named", (s, e) -> sync(s)),
        Check.of(
            "percent",
            half + " volume|array copy",
            "of the volume's copy in a group, -1 for none; of what a copy's target holds itself",
            Checks::percent),
        Check.of(
            "copying",
            half,
            "volumes that are being copied now",
            (s, e) -> transfers(s, Path::transfers)),
        Check.of(
            "waiting",
            half,
            "volumes whose copy waits until there are fewer",
            (s, e) -> transfers(s, path -> path.waiting().values())),
        Check.of("target", half, "what the array believes of its peer", (s, e) -> target(s)),
        Check.of("targetName", half, "the peer", (s, e) -> s.half().target()));
  }

  private static List<Check> data() {
    return List.of(
        Check.of(
            "equal",
            "group",
            "whether both sides hold the same",
            (s, e) -> text(s.evidence().equal())),
        Check.of(
            "differs",
            "group|array copy|array volume from",
            "grains that differ between the sides, from the source of a copy, or from 'from'",
            (s, e) -> differs(s)),
        Check.of(
            "equals",
            "array group|array copy|array volume",
            "holds the same as ARRAY or ARRAY:VOLUME, now or then",
            Checks::equality),
        Check.of(
            "asserted",
            "group",
            "in sync by -nosync alone",
            (s, e) -> text(s.evidence().asserted())),
        Check.of(
            "proof",
            "array group",
            "PROVEN: exactly one past state",
            (s, e) -> s.side().proof().name()),
        Check.of(
            "asOfWrite", "array group", "number of the last write it holds", (s, e) -> asOf(s)),
        Check.of(
            "writable",
            "array group",
            "whether hosts may write all of its volumes there, as hostWrite says of each",
            (s, e) -> text(s.side().accepts())),
        Check.of(
            "lacks",
            "array group",
            "writes of the other side that it lacks",
            (s, e) -> count(s.otherSide().unreplicated())),
        Check.of(
            "exposureWrites",
            "group",
            "that a failover now would lose",
            (s, e) -> count(survivor(s).lost())),
        Check.of(
            "survivor",
            "group",
            "WHOLE, ROLLED_BACK, BROKEN or UNREADABLE: the data after a failover now",
            (s, e) -> survivor(s).state().name()),
        Check.of("exposureSeconds", "group", "how far back they go", (s, e) -> seconds(s)),
        Check.of("lost", "group", "writes that were discarded so far", (s, e) -> lost(s)));
  }

  private static List<Check> fleet() {
    return List.of(
        Check.of("power", "array", "on or off", (s, e) -> s.site().powered() ? "on" : "off"),
        Check.of("alert", "array", "a text that one of its alerts contains", Checks::alert),
        Check.of(
            "due", "", "nothing, or the length of time until the next deadline", (s, e) -> due(s)),
        Check.of("stateHash", "", "of the whole fleet", (s, e) -> StateHash.of(s.at().fleet())));
  }

  /** All checks, in the order of the table. */
  public static Collection<Check> all() {
    return TABLE.values();
  }

  /** The words that say of what, with their meaning. */
  public static Map<String, String> subjects() {
    return SUBJECTS;
  }

  /** All words of an expectation, in order. */
  public static List<String> words() {
    return Stream.concat(SUBJECTS.keySet().stream(), TABLE.keySet().stream()).toList();
  }

  /** The check of that word, or null. */
  public static @Nullable Check find(String word) {
    return TABLE.get(word);
  }

  /**
   * Looks at the words of an expectation.
   *
   * @param marks the moments that have a name by then
   * @param states all states that a session or a copy can have
   * @throws WrongWords where they cannot mean anything
   */
  public static void require(
      Map<String, String> words, Set<String> marks, Collection<String> states) {
    Set<String> unknown = new TreeSet<>(words.keySet());
    unknown.removeAll(TABLE.keySet());
    unknown.removeAll(SUBJECTS.keySet());
    if (!unknown.isEmpty()) {
      throw new WrongWords(
          String.join(", ", unknown)
              + " cannot be expected; of what: "
              + String.join(", ", SUBJECTS.keySet())
              + "; expected one of "
              + String.join(", ", TABLE.keySet()));
    }
    List<Check> checks =
        words.keySet().stream().filter(TABLE::containsKey).map(TABLE::get).toList();
    if (checks.isEmpty()) {
      throw new WrongWords(
          "nothing is expected, expected one of " + String.join(", ", TABLE.keySet()));
    }
    for (Check check : checks) {
      if (!check.satisfied(words.keySet())) {
        throw new WrongWords(
            check.word() + " needs words that say of what, expected " + check.about());
      }
      Values.require(check.word(), String.valueOf(words.get(check.word())), states);
    }
    subjects(words);
    references(words, marks);
  }

  /** Only an array has copies, volumes and pools; only what differs is counted from something. */
  private static void subjects(Map<String, String> words) {
    for (String word : List.of("copy", "volume", "pool", "from")) {
      if (words.containsKey(word) && !words.containsKey("array")) {
        throw new WrongWords(word + " needs a word that says of which array, expected array");
      }
    }
    if (words.containsKey("from") && !words.containsKey("differs")) {
      throw new WrongWords("from is what differs is counted against, expected differs with it");
    }
  }

  private static void references(Map<String, String> words, Set<String> marks) {
    for (String word : List.of("equals", "from")) {
      String text = words.get(word);
      if (text != null) {
        Reference to = Reference.parse(word, text);
        to.requireMoment(word, marks);
        to.requireVolume(word, words);
      }
    }
  }

  private static String text(boolean value) {
    return Boolean.toString(value);
  }

  private static String sync(Scene scene) {
    int pair = scene.pair();
    if (pair >= 0) {
      return scene.half().pairs().get(pair).status().word();
    }
    return scene.half().pairs().statuses().map(SyncStatus::word).mkString(" and ");
  }

  private static String percent(Scene scene, String expected) {
    if (scene.optional("copy") != null) {
      return Integer.toString(scene.copyEvidence().percent());
    }
    return Integer.toString(scene.at().percent(scene.half(), scene.pair()));
  }

  private static String transfers(Scene scene, Function<Path, Seq<Path.Transfer>> which) {
    int session = scene.half().session();
    int count = 0;
    for (Path path : scene.at().fleet().paths().values()) {
      count += which.apply(path).count(transfer -> transfer.session() == session);
    }
    return Integer.toString(count);
  }

  private static String target(Scene scene) {
    TargetHalf target = scene.site().target(scene.half().peer());
    return target == null ? "none" : target.status().word();
  }

  private static String differs(Scene scene) {
    if (scene.optional("from") != null) {
      return Long.toString(scene.differing(scene.reference("from")));
    }
    return Long.toString(
        scene.optional("copy") != null
            ? scene.copyEvidence().differing()
            : scene.evidence().differingGrains());
  }

  private static String equality(Scene scene, String expected) {
    long differing = scene.differing(scene.reference("equals"));
    return differing == 0 ? expected : differing + " grains differ from " + expected;
  }

  private static String asOf(Scene scene) {
    Evidence.Side side = scene.side();
    return side.point().isNowhere() ? "no one moment" : Long.toString(side.point().number());
  }

  private static String count(@Nullable Range range) {
    return range == null ? "0" : Long.toString(range.count());
  }

  /** The side named as the survivor, else the one that is not the source. */
  private static Exposure.Side survivor(Scene scene) {
    Exposure exposure = Exposure.of(scene.at(), scene.session());
    String array = scene.optional("array");
    if (array != null) {
      return exposure.sides().find(s -> s.array().equals(array)).get();
    }
    int source = scene.evidence().sides().get(0).source() ? 0 : 1;
    return exposure.sides().get(1 - source);
  }

  private static String seconds(Scene scene) {
    return String.format(Locale.ROOT, "%.3f", survivor(scene).seconds());
  }

  private static String lost(Scene scene) {
    return scene.session().losses().map((Session.Loss l) -> l.writes().count()).sum().toString();
  }

  private static String alert(Scene scene, String expected) {
    var alerts = scene.site().alerts();
    for (String one : expected.split("\\|", -1)) {
      if (alerts.exists(a -> (a.object() + ": " + a.text()).contains(one))) {
        return expected;
      }
    }
    return alerts.isEmpty()
        ? "no alert"
        : "last alert: " + alerts.last().object() + ": " + alerts.last().text();
  }

  private static String due(Scene scene) {
    long due = scene.at().fleet().nextDue();
    return due < 0 ? "nothing" : Span.print(due - scene.at().now());
  }
}
