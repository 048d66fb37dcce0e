package org.arraytwin.product.threepar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.arraytwin.config.FleetBuilder;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.profile.CommandLine.Answer;
import org.arraytwin.replication.GroupHalf;

/** The three arrays of test-fixtures/threepar/three-sites.xml, and steps as rows have them. */
final class ThreeSites {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final long START = 1_700_000_000_000_000L;

  private ThreeSites() {}

  /** The fleet when everything is in sync. */
  static Fleet fleet() {
    ProviderConfig provider = new ProviderConfig(HOME.resolve("provider-config"));
    FleetPlan plan =
        provider.fleet(HOME.resolve("test-fixtures/threepar/three-sites.xml"), 1L << 30);
    Fleet built =
        FleetBuilder.build(
            plan, Map.of("threepar", provider.product("threepar").rules()), START, 0);
    try (Consoles consoles = new Consoles(built)) {
      return consoles.pass(30).writer.now().fleet();
    }
  }

  /** Types {@code array: line}. */
  static Answer typed(Consoles consoles, String line) throws InterruptedException {
    String[] parts = line.split(": ", 2);
    return consoles.run(parts[0], parts[1]);
  }

  /** A step, or a line that must be taken. */
  static void step(Consoles consoles, String step) throws InterruptedException {
    String[] words = step.split(" ", -1);
    switch (words[0]) {
      case "" -> consoles.pass(0);
      case "pass" -> consoles.pass(Double.parseDouble(words[1]));
      case "stop" -> stop(consoles, words[1], words[2]);
      case "cut" -> consoles.execute(new CutLink(words[1], words[2], -1));
      case "heal" -> consoles.execute(new HealLink(words[1], words[2], -1));
      case "slow" -> consoles.execute(new SlowLink(words[1], words[2], 0, 1 << 16));
      case "fail" -> consoles.execute(new FailArray(words[1]));
      case "restore" -> consoles.execute(new RestoreArray(words[1]));
      case "condition" -> consoles.execute(new VolumeCondition(words[1], words[2], words[3], ""));
      case "write" -> consoles.execute(new HostWrite(words[1], words[2], 0, 1 << 20));
      default -> {
        Answer answer = typed(consoles, step);
        assertThat(answer.exitCode()).as(step + ": " + answer.output()).isZero();
      }
    }
  }

  /** Stops a group for all its targets, and waits until it has. */
  private static void stop(Consoles consoles, String array, String group) {
    List<GroupHalf> halves = consoles.site(array).halves(group);
    assertThat(halves).as(group).isNotEmpty();
    for (GroupHalf half : halves) {
      if (half.running()) {
        consoles.execute(new StopGroup(consoles.site(array).id(), half.name(), false));
      }
    }
    consoles.pass(2);
  }
}
