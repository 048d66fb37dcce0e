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
import org.arraytwin.array.Sense;
import org.arraytwin.catalog.Span;
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
import org.jspecify.annotations.Nullable;

/** What a check can ever show: where nothing stands here, any text. */
final class Values {
  private static final String STATUS = "status";
  private static final String STATE = "state";
  private static final String SYNC = "sync";
  private static final String NONE = "none";

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

  /**
   * What is shown in one form alone.
   *
   * @param shown how a text would be shown, null where it never is
   * @param example of it
   */
  private record Form(Function<String, @Nullable String> shown, String example) {}

  private static final Map<String, Form> FORMS = new LinkedHashMap<>();
  private static final Map<String, List<String>> WORDS = new LinkedHashMap<>();

  static {
    for (String truth : List.of("equal", "asserted", "writable", "complete", "bitmaps")) {
      WORDS.put(truth, List.of("true", "false"));
    }
    WORDS.put("role", words(Role.values(), Role::word));
    WORDS.put("mode", words(Mode.values(), Mode::word));
    WORDS.put("activity", words(Activity.values(), Activity::word));
    WORDS.put(SYNC, words(SyncStatus.values(), SyncStatus::word));
    WORDS.put("target", words(TargetStatus.values(), TargetStatus::word, NONE));
    WORDS.put("proof", words(Evidence.Proof.values(), Enum::name));
    WORDS.put("survivor", words(Exposure.Survivor.values(), Enum::name));
    WORDS.put("asOfWrite", List.of("no one moment"));
    WORDS.put("journal", List.of(NONE));
    WORDS.put("hostRead", words(Reason.values(), Enum::name, "done"));
    WORDS.put("hostWrite", words(Reason.values(), Enum::name, "done"));
    WORDS.put("condition", words(Condition.State.values(), Condition.State::word));
    for (String cache : List.of("cache", "cacheInEffect")) {
      WORDS.put(cache, words(CacheMode.values(), CacheMode::word));
    }
    WORDS.put("poolState", List.of("online", "offline", "full", "degraded", "lost"));
    WORDS.put("power", List.of("on", "off"));
    WORDS.put("instant", List.of(NONE, "before the start"));
    FORMS.put("instant", new Form(text -> text.startsWith("+") ? span("+", text) : null, "+1m30s"));
    WORDS.put("due", List.of("nothing"));
    FORMS.put("due", new Form(text -> span("", text), "1m30s"));
    for (String sense : List.of("readSense", "writeSense")) {
      WORDS.put(sense, List.of(NONE));
      FORMS.put(sense, new Form(Values::sense, "4/44/00"));
    }
    for (String numbers : List.of("down", "metadataLost")) {
      WORDS.put(numbers, List.of(NONE));
      FORMS.put(numbers, new Form(text -> matching("[0-9]+( [0-9]+)*", text), "0 or 0 1"));
    }
    FORMS.put(
        "stateHash", new Form(text -> matching("[0-9a-f]{64}", text), "64 hexadecimal digits"));
  }

  private Values() {}

  private static <E> List<String> words(E[] all, Function<E, String> word, String... others) {
    return Stream.concat(Arrays.stream(others), Arrays.stream(all).map(word)).toList();
  }

  private static @Nullable String span(String before, String text) {
    try {
      return before + Span.print(Span.parse(text.substring(before.length())));
    } catch (IllegalArgumentException e) {
      return null; // Said as what is never seen.
    }
  }

  private static @Nullable String sense(String text) {
    Sense sense = Sense.parse(text);
    return sense == null ? null : sense.text();
  }

  private static @Nullable String matching(String form, String text) {
    return text.matches(form) ? text : null;
  }

  private static void requireForm(String word, String one, Form form, List<String> known) {
    String shown = form.shown.apply(one);
    if (!one.equals(shown) && !known.contains(one)) {
      String wanted = shown == null ? "such as " + form.example : shown;
      throw new WrongWords(
          word
              + " '"
              + one
              + "' is never seen, expected "
              + wanted
              + (known.isEmpty() ? "" : ", or " + String.join(" or ", known)));
    }
  }

  /**
   * Looks at what is expected.
   *
   * @param states all states that a session or a copy can have
   * @throws WrongWords where the check never shows such a thing
   */
  static void require(String word, String expected, Collection<String> states) {
    Form form = FORMS.get(word);
    if (form != null) {
      for (String one : expected.split("\\|", -1)) {
        requireForm(word, one, form, WORDS.getOrDefault(word, List.of()));
      }
      return;
    }
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
