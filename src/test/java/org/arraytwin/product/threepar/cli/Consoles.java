package org.arraytwin.product.threepar.cli;

import java.nio.file.Path;
import java.util.Set;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.VirtualClock;
import org.arraytwin.product.threepar.cli.word.Waits;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.CommandLine.Answer;
import org.arraytwin.profile.Protocol;
import org.arraytwin.replication.Timings;

/** The command lines of all arrays of one fleet. */
final class Consoles implements AutoCloseable {
  private static final ProductConfig CONFIG =
      new ProviderConfig(Path.of("provider-config")).product("threepar");

  final FleetWriter writer;
  private final Waits waits;

  /** Time stands still but for {@link #pass}. */
  Consoles(Fleet fleet) {
    this(fleet, 0, new Waits(20, 60_000));
  }

  Consoles(Fleet fleet, double scale, Waits waits) {
    this.writer = new FleetWriter(fleet, new VirtualClock(fleet.now(), scale, System::nanoTime));
    this.waits = waits;
  }

  /** An array as it is now. */
  Site site(String array) {
    Site site = writer.now().fleet().site(array);
    if (site == null) {
      throw new AssertionError("no array " + array);
    }
    return site;
  }

  ThreeparCommandLine at(String array) {
    Site site = site(array);
    return new ThreeparCommandLine(
        new ArrayContext(
            site.id(),
            writer,
            CONFIG,
            Path.of("mof"),
            Path.of("provider-config"),
            new Protocol(Set.of(), 0, false, false)),
        waits);
  }

  Answer run(String array, String line) throws InterruptedException {
    return at(array).run(line);
  }

  /** The output of a line that must succeed. */
  String good(String array, String line) throws InterruptedException {
    Answer answer = run(array, line);
    if (answer.exitCode() != 0) {
      throw new AssertionError(line + ": " + answer.output());
    }
    return answer.output();
  }

  /** The output of a line that must fail. */
  String bad(String array, String line) throws InterruptedException {
    Answer answer = run(array, line);
    if (answer.exitCode() != 1) {
      throw new AssertionError(line + " succeeded: " + answer.output());
    }
    return answer.output();
  }

  Consoles pass(double seconds) {
    writer.jump(Timings.micros(seconds));
    return this;
  }

  Consoles execute(Command command) {
    Outcome outcome = writer.execute(command);
    if (outcome.refusal() != null) {
      throw new AssertionError(outcome.refusal().message());
    }
    return this;
  }

  @Override
  public void close() {
    writer.close();
  }
}
