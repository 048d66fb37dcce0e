package org.arraytwin.product.threepar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.profile.CommandLine.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lines drawn from the words about targets, groups, volumes and copies, typed at three arrays: each
 * is taken, or refused with one line that says why, and all can be looked at afterwards. More of
 * them: {@code -Dwords.seeds=100}, from another seed on: {@code -Dwords.first=9}.
 */
class RandomWordsTest {
  private static final int LINES = Integer.getInteger("words.lines", 120);
  private static final List<String> ARRAYS = List.of("london", "paris", "oslo");
  private static final List<String> SUFFIXES = List.of("", ".r96", ".r97", ".r98");
  private static final List<String> VOLUMES =
      List.of("pay.1", "crm.1", "crm.2", "spare.1", "spare.2", "tenant.1", "made", "snap", "copy");
  private static final List<String> ADDRESSES = List.of("10.1.0.11", "10.2.0.11", "10.3.0.11");

  private static Fleet fleet;
  private SplittableRandom random = new SplittableRandom(0);

  @BeforeAll
  static void build() {
    fleet = ThreeSites.fleet();
  }

  static LongStream seeds() {
    long first = Long.getLong("words.first", 1);
    return LongStream.range(first, first + Long.getLong("words.seeds", 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyLineIsTakenOrRefusedWithAReason(long seed) throws InterruptedException {
    random = new SplittableRandom(seed);
    List<String> typed = new ArrayList<>();
    int taken = 0;
    try (Consoles consoles = new Consoles(fleet)) {
      for (int i = 0; i < LINES; i++) {
        String array = pick(ARRAYS);
        String line = line();
        typed.add(array + ": " + line);
        try {
          Answer answer = consoles.run(array, line);
          taken += answer.exitCode() == 0 ? 1 : 0;
          assertThat(answer.exitCode() == 0 || answer.output().contains("Error: "))
              .as(line)
              .isTrue();
          for (String look : List.of("showrcopy -d", "showvv", "showcpg", "showtask -all")) {
            consoles.run(array, look);
          }
        } catch (RuntimeException e) {
          throw new AssertionError(String.join("\n", typed), e);
        }
        if (random.nextInt(4) == 0) {
          consoles.pass(random.nextInt(20));
        }
      }
    }
    assertThat(taken).isGreaterThan(LINES / 20);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String maybe(String word) {
    return random.nextInt(3) == 0 ? word + " " : "";
  }

  private String group() {
    return pick(List.of("pay", "crm", "fax", "new", "more")) + pick(SUFFIXES);
  }

  private String line() {
    String target = pick(ARRAYS);
    String volume = pick(VOLUMES);
    return switch (random.nextInt(34)) {
      case 0 -> "setrcopytarget " + pick(List.of("enable ", "disable ")) + target;
      case 1 -> "setrcopytarget name " + pick(List.of("berlin", "paris", "oslo")) + " " + target;
      case 2 ->
          "setrcopytarget pol " + pick(List.of("mirror_config ", "no_mirror_config ")) + target;
      case 3 -> "removercopytarget -f " + maybe("-cleargroups") + target;
      case 4 -> "creatercopytarget " + maybe("-disabled") + target + " IP 0:6:1:" + pick(ADDRESSES);
      case 5 ->
          pick(List.of("admitrcopylink ", "dismissrcopylink "))
              + target
              + " 0:6:1:"
              + pick(ADDRESSES);
      case 6, 7 ->
          "creatercopygroup "
              + maybe("-domain acme")
              + maybe("-usr_cpg FC_r5 " + target + ":FC_r5")
              + pick(List.of("new", "more"))
              + pick(SUFFIXES)
              + " "
              + target
              + pick(List.of(":sync", ":periodic"))
              + (random.nextInt(4) == 0 ? " " + pick(ARRAYS) + ":periodic" : "");
      case 8 -> "removercopygroup -f " + maybe("-removevv") + maybe("-keepsnap") + group();
      case 9, 10, 11 ->
          "admitrcopyvv "
              + maybe("-createvv")
              + maybe("-nosync")
              + volume
              + " "
              + group()
              + " "
              + target
              + ":"
              + pick(VOLUMES);
      case 12 -> "dismissrcopyvv -f " + maybe("-removevv") + volume + " " + group();
      case 13, 14, 15 -> "startrcopygroup " + maybe("-nosync") + group();
      case 16, 17 -> "stoprcopygroup -f " + maybe("-nosnap") + group();
      case 18 -> "syncrcopy " + group();
      case 19, 20 -> "setrcopygroup failover -f " + maybe("-t " + target) + group();
      case 21 -> "setrcopygroup recover -f " + maybe("-t " + target) + group();
      case 22 -> "setrcopygroup restore -f " + maybe("-t " + target) + group();
      case 23 ->
          "setrcopygroup reverse -f "
              + maybe("-local")
              + pick(List.of("-natural ", "-current ", ""))
              + group();
      case 24 ->
          "setrcopygroup mode " + pick(List.of("sync ", "periodic ")) + target + " " + group();
      case 25 -> "setrcopygroup pol " + pick(List.of("auto_recover ", "auto_failover ")) + group();
      case 26 -> "admitrcopytarget " + target + pick(List.of(" sync ", " periodic ")) + group();
      case 27 -> "dismissrcopytarget -f " + target + " " + group();
      case 28 -> pick(List.of("startrcopy", "stoprcopy -f", "createdomain acme"));
      case 29 -> "movetodomain -f cpg NL_r6 " + pick(List.of("acme", "-unset"));
      case 30 -> "createsv " + maybe("-ro") + "snap " + volume;
      case 31 -> "createvvcopy -p " + volume + " " + maybe("-s") + "copy";
      case 32 -> "removevv -f " + pick(List.of("snap", "copy", "made", "spare.2"));
      default ->
          "createvv " + maybe("-snp_cpg FC_r5") + "FC_r5 " + pick(List.of("copy", "made")) + " 1g";
    };
  }
}
