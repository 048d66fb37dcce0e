package org.arraytwin.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.login.Password;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Timings;
import org.arraytwin.server.ArrayEndpoints;
import org.arraytwin.server.CommandFailure;
import org.arraytwin.server.Server;
import org.arraytwin.server.ServerSettings;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * A fleet of the demo's own on free ports, with a CIM client at each array. Virtual time stands
 * still while something is looked at and is moved on between, so every look is of one moment.
 */
final class Stage implements AutoCloseable {
  private static final long WAIT_SECONDS = 10;
  private static final int MAX_DEADLINES = 10_000;

  private final Server server;
  private final List<CimReader> readers = new ArrayList<>();
  private final long startMicros;

  Stage(Path home, Path fleet) throws WBEMException {
    this.server = Server.start(ServerSettings.embedded(home, fleet, 0));
    for (int i = 0; i < server.arrays().size(); i++) {
      var user = server.plan().arrays().get(i).users().entrySet().iterator().next();
      readers.add(new CimReader(server.arrays().get(i), user.getKey(), text(user.getValue())));
    }
    this.startMicros = server.fleet().now().now();
  }

  private static String text(Password password) {
    if (password instanceof Password.Plain plain) {
      return plain.text();
    }
    if (password.matches(Password.EXAMPLE)) {
      return Password.EXAMPLE;
    }
    throw new CommandFailure(
        "the demo logs in as the first user of each array, whose password must be "
            + Password.EXAMPLE);
  }

  ArrayEndpoints array(int id) {
    return server.arrays().get(id);
  }

  CimReader reader(int array) {
    return readers.get(array);
  }

  FleetAt now() {
    return server.fleet().now();
  }

  /** Virtual seconds since the demo began. */
  double seconds() {
    return (now().now() - startMicros) / 1e6;
  }

  /** Types a line at an array; anything but success ends the demo. */
  void type(int array, String line) throws InterruptedException {
    type(array(array).name(), line);
  }

  /** Types a line at an array or host; anything but success ends the demo. */
  String type(String where, String line) throws InterruptedException {
    CommandLine.Answer answer = answer(where, line);
    if (answer.exitCode() != 0) {
      throw new CommandFailure(where + " refuses '" + line + "': " + answer.text().strip());
    }
    return answer.output();
  }

  /** Types a line at an array or host, whatever it answers. */
  CommandLine.Answer answer(String where, String line) throws InterruptedException {
    return server.commandLine(where).run(line);
  }

  /** Types a line that waits for something: time moves on until it has answered. */
  CommandLine.Answer waiting(String where, String line) throws InterruptedException {
    FutureTask<CommandLine.Answer> typed = new FutureTask<>(() -> answer(where, line));
    Thread typist = new Thread(typed, "demo-typist");
    typist.start();
    while (!typed.isDone()) {
      server.fleet().step();
      Thread.onSpinWait();
    }
    try {
      return typed.get();
    } catch (ExecutionException e) {
      throw new CommandFailure(where + " fails at '" + line + "': " + e.getCause(), e);
    }
  }

  /** Types stoprcopygroup, which waits until the group is Stopped: time moves on meanwhile. */
  void stop(int array, String group) throws InterruptedException {
    double takes = now().fleet().site(array).rules().timings().stop();
    Thread mover =
        new Thread(
            () -> {
              try {
                server
                    .fleet()
                    .await(
                        at -> half(at, array, group).status().is("Stopping"),
                        WAIT_SECONDS,
                        TimeUnit.SECONDS);
                pass(takes);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "demo-time");
    mover.start();
    type(array, "stoprcopygroup -f " + group);
    mover.join();
  }

  /** Lets a fault strike or a host write. */
  void happen(Command command) {
    Outcome outcome = server.fleet().execute(command);
    if (outcome.refusal() != null) {
      throw new CommandFailure(outcome.refusal().message());
    }
  }

  /** Lets a host write, or sees it refused. */
  boolean happens(Command command) {
    return server.fleet().execute(command).refusal() == null;
  }

  /** Moves virtual time on. */
  void pass(double seconds) {
    server.fleet().jump(Timings.micros(seconds));
  }

  /** Moves virtual time on, deadline by deadline, until something has come about. */
  void passUntil(String what, Predicate<FleetAt> condition) {
    for (int i = 0; i < MAX_DEADLINES; i++) {
      FleetAt at = now();
      if (condition.test(at)) {
        return;
      }
      long due = at.fleet().nextDue();
      if (due < 0) {
        break;
      }
      server.fleet().jump(due - at.now());
    }
    throw new CommandFailure("waited in vain until " + what);
  }

  GroupHalf half(int array, String group) {
    return half(now(), array, group);
  }

  static GroupHalf half(FleetAt at, int array, String group) {
    GroupHalf half = at.fleet().site(array).group(group);
    if (half == null) {
      throw new CommandFailure("array " + array + " has no group " + group);
    }
    return half;
  }

  /** What a volume holds. */
  Content content(int array, String volume) {
    return now().content(array, volume);
  }

  Evidence evidence(String group) {
    FleetAt at = now();
    Session session =
        at.fleet().sessions().find(s -> s != null && s.name().equals(group)).getOrNull();
    if (session == null) {
      throw new CommandFailure("no group " + group);
    }
    return Evidence.of(at, session);
  }

  @Override
  public void close() {
    for (CimReader reader : readers) {
      reader.close();
    }
    server.close();
  }
}
