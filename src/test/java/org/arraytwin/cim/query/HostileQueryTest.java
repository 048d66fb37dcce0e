package org.arraytwin.cim.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimStatus;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Broken and malicious queries are refused with a status, in bounded time. */
class HostileQueryTest {
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 4_000);

  private static final Set<CimStatus> LEGAL =
      EnumSet.of(
          CimStatus.INVALID_QUERY,
          CimStatus.QUERY_FEATURE_NOT_SUPPORTED,
          CimStatus.SERVER_LIMITS_EXCEEDED,
          CimStatus.INVALID_CLASS,
          CimStatus.QUERY_LANGUAGE_NOT_SUPPORTED);

  private static final List<String> SEEDS =
      List.of(
          "SELECT * FROM T_Thing WHERE Name like'f%[a-f]_' AND NOT U8 = 0x1F OR Flag IS NOT NULL",
          "SELECT t.*, path(t) AS p, U8 + 2 * R64 AS n FROM T_Thing t WHERE t.Part.T_BigPart::Weight"
              + " >= 1.5e3 AND t ISA T_Thing",
          "SELECT Name, U8 FROM T_Thing WHERE ANY Codes[*] = 17 AND EVERY x IN Parts SATISFIES"
              + " (x.Label LIKE '(a|b)+[^c]{1,3}' AND x.Size <> 101b)",
          "SELECT * FROM CIM_InstModification WHERE SourceInstance ISA CIM_StorageSynchronized AND"
              + " SourceInstance.CIM_StorageSynchronized::CopyState <>"
              + " PreviousInstance.CIM_StorageSynchronized::CopyState",
          "SELECT * FROM T_Thing WHERE Codes = {1, 2, 3} AND Codes[1..2] <> {4} AND Tags[0] = 'a\\'b'",
          "SELECT * FROM T_Thing WHERE Time - '20260102020405.000006+000' < Duration * 2 AND"
              + " State = T_Thing.State#'Bad' AND SubString(Name || 'x', 1, 2) = \"ab\"");

  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "'",
          "\"",
          "\\",
          "*",
          ".",
          "::",
          "#",
          "||",
          "-",
          "NOT ",
          " AND ",
          " OR ",
          " LIKE ",
          " IS ",
          "NULL",
          "SELECT ",
          " FROM ",
          " WHERE ",
          "ANY ",
          " IN ",
          "SATISFIES",
          "18446744073709551616",
          "1e999",
          "0x",
          "\u0000",
          "\ud83d",
          "\ud83d\ude00",
          "Parts",
          "Anything",
          "Flag",
          "''",
          "%",
          "U64",
          "--",
          "/*",
          ";");

  private static String mutated(SplittableRandom random) {
    StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    for (int n = 1 + random.nextInt(6); n > 0; n--) {
      int at = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> text.insert(at, text.substring(at, to).repeat(random.nextInt(4)));
        case 3 -> text.setLength(Math.max(1, at));
        default -> text.insert(at, (char) random.nextInt(0x250));
      }
    }
    return text.toString();
  }

  @TestFactory
  Stream<DynamicTest> mutatedQueriesAreAnsweredOrRefused() {
    return LongStream.rangeClosed(1, 6)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> fuzz(seed)));
  }

  private static void fuzz(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<CimInstance> instances =
        List.of(Samples.thing(), Samples.of("T_Thing", "Name", "n"), Samples.of("T_Special"));
    int answered = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String text = mutated(random);
      String language = List.of("WQL", "CQL", "DMTF:FQL").get(random.nextInt(3));
      try {
        run(language, text, instances);
        answered++;
      } catch (CimException e) {
        assertThat(e.status()).as("seed %d, round %d: %s", seed, i, text).isIn(LEGAL);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ", round " + i + ": " + text, e);
      }
    }
    assertThat(answered).as("mutations leave some queries whole").isPositive();
  }

  private static void run(String language, String text, List<CimInstance> instances) {
    if (language.equals("DMTF:FQL")) {
      int where = text.indexOf("WHERE ");
      String condition = where < 0 ? text : text.substring(where + 6);
      Filter filter = Filter.parse(language, condition, null, Samples.CLASSES, Samples.NAMESPACE);
      instances.forEach(filter::test);
      return;
    }
    Query query = Query.parse(language, text, Samples.CLASSES, Samples.NAMESPACE);
    for (CimInstance instance : instances) {
      query.where().test(instance);
      assertThat(query.projection().apply(instance).cimClass()).isNotNull();
    }
  }

  @Test
  void noPatternTakesMoreThanLinearTime() {
    String text = "a".repeat(20_000);
    CimInstance instance = Samples.of("T_Thing", "Name", text);
    List<String> patterns =
        List.of(
            "(a*)*b",
            "(a+)+b",
            "(a|a)*b",
            "(a|aa)+b",
            "(.*)(.*)(.*)(.*)(.*)b",
            "a?a?a?a?a?a?b",
            "(((a*)*)*)*b",
            "(a{1,30}){1,30}b",
            "%a%a%a%a%a%a%b");
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (String pattern : patterns) {
            Filter filter =
                Query.parse(
                        "CQL",
                        "SELECT * FROM T_Thing WHERE Name LIKE '" + pattern + "'",
                        Samples.CLASSES,
                        Samples.NAMESPACE)
                    .where();
            assertThat(filter.test(instance)).as(pattern).isFalse();
          }
        });
  }
}
