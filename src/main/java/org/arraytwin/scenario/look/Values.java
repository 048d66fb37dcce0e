package org.arraytwin.scenario.look;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.arraytwin.array.Condition;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Exposure;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Role;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.TargetStatus;
import org.arraytwin.replication.cache.CacheMode;

/** What a check can ever show: where nothing stands here, any text. */
final class Values {
  private static final String STATUS = "status";
  private static final String STATE = "state";
  private static final String SYNC = "sync";

  private static final Set<String> NUMBERS =
      Set.of(
          "percent",
          "copying",
          "waiting",
          "differs",
          "asOfWrite",
          "lacks",
          "exposureWrites",
          "exposureSeconds",
          "lost",
          "changed",
          "difference",
          "cleaned",
          "held",
          "undefined",
          "unreadable",
          "written",
          "dirty",
          "poolUsed",
          "poolFree",
          "journal");

  private static final Map<String, List<String>> WORDS = new LinkedHashMap<>();

  static {
    for (String truth : List.of("equal", "asserted", "writable", "complete", "bitmaps")) {
      WORDS.put(truth, List.of("true", "false"));
    }
    WORDS.put("role", words(Role.values(), Role::word));
    WORDS.put("mode", words(Mode.values(), Mode::word));
    WORDS.put("activity", words(Activity.values(), Activity::word));
    WORDS.put(SYNC, words(SyncStatus.values(), SyncStatus::word));
    WORDS.put("target", words(TargetStatus.values(), TargetStatus::word, "none"));
    WORDS.put("proof", words(Evidence.Proof.values(), Enum::name));
    WORDS.put("survivor", words(Exposure.Survivor.values(), Enum::name));
    WORDS.put("asOfWrite", List.of("no one moment"));
    WORDS.put("journal", List.of("none"));
    WORDS.put("hostRead", words(Reason.values(), Enum::name, "done"));
    WORDS.put("hostWrite", words(Reason.values(), Enum::name, "done"));
    WORDS.put("condition", words(Condition.State.values(), Condition.State::word));
    for (String cache : List.of("cache", "cacheInEffect")) {
      WORDS.put(cache, words(CacheMode.values(), CacheMode::word));
    }
    WORDS.put("poolState", List.of("online", "offline", "full", "degraded", "lost"));
    WORDS.put("power", List.of("on", "off"));
  }

  private Values() {}

  private static <E> List<String> words(E[] all, Function<E, String> word, String... others) {
    return Stream.concat(Arrays.stream(others), Arrays.stream(all).map(word)).toList();
  }

  /**
   * Looks at what is expected.
   *
   * @param states all states that a session or a copy can have
   * @throws WrongWords where the check never shows such a thing
   */
  static void require(String word, String expected, Collection<String> states) {
    boolean numbers = NUMBERS.contains(word);
    Collection<String> known =
        word.equals(STATUS) || word.equals(STATE) ? states : WORDS.getOrDefault(word, List.of());
    if (!numbers && known.isEmpty()) {
      return;
    }
    for (String one : expected.split("\\|", -1)) {
      List<String> parts = word.equals(SYNC) ? List.of(one.split(" and ", -1)) : List.of(one);
      if (numbers && Match.isEmptyRange(one)) {
        throw new WrongWords(
            word + " '" + one + "' is never seen, expected the smaller number first");
      }
      if (!known.containsAll(parts) && !(numbers && Match.isNumberOrRange(one))) {
        String number = numbers ? "a number or a range such as 3..5, 3.. or ..5" : "";
        String either = numbers && !known.isEmpty() ? ", or " : "";
        String words = known.isEmpty() ? "" : Nearest.oneOf(one, known);
        throw new WrongWords(
            word + " '" + one + "' is never seen, expected " + number + either + words);
      }
    }
  }
}
