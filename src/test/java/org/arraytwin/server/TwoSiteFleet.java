package org.arraytwin.server;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.Timings;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** The default fleet with all its endpoints, on virtual time that moves only when told. */
final class TwoSiteFleet implements AutoCloseable {
  static final int LONDON = 0;
  static final int PARIS = 1;
  static final String PAYROLL = "payroll";
  static final String PAYROLL_R = "payroll.r1001";
  static final Path HOME = Path.of("").toAbsolutePath();
  private static final double FAST = 2000;

  private final Server server =
      Server.start(
          ServerSettings.embedded(HOME, HOME.resolve("provider-config/fleets/two-site-dr.xml"), 0));

  Server server() {
    return server;
  }

  ArrayEndpoints array(int id) {
    return server.arrays().get(id);
  }

  TpdClient client(int array) throws WBEMException {
    return new TpdClient(array(array), "SAX");
  }

  /** Types a line at an array, whatever comes of it. */
  CommandLine.Answer answer(int array, String line) {
    try {
      return server.commandLine(array(array).name()).run(line);
    } catch (InterruptedException e) {
      throw new AssertionError(line, e);
    }
  }

  /** Types a line at an array; it must be accepted. */
  void type(int array, String line) {
    CommandLine.Answer answer = answer(array, line);
    if (answer.exitCode() != 0) {
      throw new AssertionError(line + ": " + answer.output());
    }
  }

  /** Types a line that waits for its effect, while time runs fast. */
  void typeWaiting(int array, String line) {
    server.fleet().scale(FAST);
    try {
      type(array, line);
    } finally {
      server.fleet().scale(0);
    }
  }

  void happen(Command... commands) {
    for (Command command : List.of(commands)) {
      Outcome outcome = server.fleet().execute(command);
      if (outcome.refusal() != null) {
        throw new AssertionError(outcome.refusal().message());
      }
    }
  }

  void pass(double seconds) {
    server.fleet().jump(Timings.micros(seconds));
  }

  /** Lets time run until all pairs of a group's half are in a status. */
  void passUntil(int array, String group, SyncStatus status) {
    passUntil(at -> half(at, array, group).allPairs(status));
  }

  private void passUntil(Predicate<FleetAt> condition) {
    server.fleet().scale(FAST);
    try {
      if (!server.fleet().await(condition, 20, TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      server.fleet().scale(0);
    }
  }

  GroupHalf half(int array, String group) {
    return half(server.fleet().now(), array, group);
  }

  private static GroupHalf half(FleetAt at, int array, String group) {
    GroupHalf half = at.fleet().site(array).group(group);
    if (half == null) {
      throw new AssertionError("no group " + group);
    }
    return half;
  }

  /** For example {@code Primary-Rev/Stopped}. */
  String shown(int array, String group) {
    GroupHalf half = half(array, group);
    return half.role().word()
        + "/"
        + half.pairs().map(p -> p.status().word()).distinct().mkString("+");
  }

  @Override
  public void close() {
    server.close();
  }
}
