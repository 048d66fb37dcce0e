package org.arraytwin.product.threepar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.fault.parts.FailDisk;
import org.arraytwin.fleet.fault.parts.PoolOffline;
import org.arraytwin.fleet.fault.parts.PoolOnline;
import org.arraytwin.fleet.fault.parts.RenewPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the sessions of test-fixtures/threepar/cli, prompt by prompt, and compares what is printed
 * to the character. A line {@code # ...} is a comment, a line {@code > ...} a fault or the passing
 * of time. With {@code -Dgolden=write} the files are written anew (and the test fails, so that
 * nobody takes that for a comparison).
 */
class TranscriptIT {
  private static final Path FOLDER = Path.of("test-fixtures", "threepar", "cli");

  static Stream<Path> sessions() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> sorted = files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
      assertThat(sorted).isNotEmpty();
      return sorted.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void printsExactlyWhatTheSessionShows(Path file) throws Exception {
    String expected = Files.readString(file);
    String played = play(expected.lines().toList());
    if ("write".equals(System.getProperty("golden")) && !played.equals(expected)) {
      Files.writeString(file, played);
    }
    assertThat(played).isEqualTo(expected);
  }

  private static String play(List<String> lines) throws InterruptedException {
    boolean fresh = lines.contains("> fresh");
    TwoSites sites = fresh ? TwoSites.fresh(true) : TwoSites.running(true);
    StringBuilder played = new StringBuilder();
    try (Consoles consoles = new Consoles(sites.fleet())) {
      for (String line : lines) {
        int prompt = line.indexOf(" cli% ");
        if (line.startsWith("#") || line.startsWith("> ")) {
          played.append(line).append('\n');
          if (line.startsWith("> ")) {
            happen(consoles, line.substring(2).split(" "));
          }
        } else if (prompt > 0) {
          ThreeparCommandLine array = consoles.at(line.substring(0, prompt));
          String typed = line.substring(prompt + " cli% ".length());
          played.append(array.prompt()).append(typed).append('\n');
          played.append(array.run(typed).output());
        }
      }
    }
    return played.toString();
  }

  private static void happen(Consoles consoles, String[] words) {
    switch (words[0]) {
      case "fresh" -> consoles.pass(0);
      case "pass" -> consoles.pass(Double.parseDouble(words[1]));
      default -> consoles.execute(fault(words));
    }
  }

  private static Command fault(String[] words) {
    return switch (words[0]) {
      case "cut-link" -> new CutLink("london", "paris", Integer.parseInt(words[1]));
      case "heal-link" -> new HealLink("london", "paris", Integer.parseInt(words[1]));
      case "slow-link" ->
          new SlowLink("london", "paris", Integer.parseInt(words[1]), Long.parseLong(words[2]));
      case "host-write" ->
          new HostWrite(words[1], words[2], Long.parseLong(words[3]), Long.parseLong(words[4]));
      case "fail-array" -> new FailArray(words[1]);
      case "restore-array" -> new RestoreArray(words[1]);
      case "pool-offline" -> new PoolOffline(words[1], words[2]);
      case "pool-online" -> new PoolOnline(words[1], words[2]);
      case "fail-disk" -> new FailDisk(words[1], words[2], Integer.parseInt(words[3]));
      case "renew-pool" -> new RenewPool(words[1], words[2]);
      case "fail-next" -> new FailNext(words[1], words[2], 50);
      default -> throw new AssertionError("unknown line > " + words[0]);
    };
  }
}
