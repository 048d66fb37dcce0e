package org.arraytwin.product.threepar.cli.word;

import java.util.function.Function;
import java.util.function.Predicate;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.service.Typed;
import org.arraytwin.product.threepar.copy.Copies;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.product.threepar.copy.CopyRefused;
import org.arraytwin.product.threepar.space.Usage;
import org.jspecify.annotations.Nullable;

/** One use of a word: its arguments, the array it is typed on, what it prints. */
public final class Call {
  private final FleetWriter fleet;
  private final CopyDesk desk;
  private final int array;
  private final Waits waits;
  private final Arguments arguments;
  private final boolean csv;
  private final StringBuilder output = new StringBuilder();
  private final String line;
  private boolean failed;
  private boolean logged;
  private @Nullable FleetAt seen;

  /**
   * A use of a word.
   *
   * @param line as it was typed, for the event log
   */
  public Call(
      FleetWriter fleet,
      CopyDesk desk,
      Waits waits,
      String line,
      Arguments arguments,
      boolean csv) {
    this.line = line;
    this.fleet = fleet;
    this.desk = new CopyDesk(desk.fleet(), this::typed, desk.array(), desk.data());
    this.array = desk.array();
    this.waits = waits;
    this.arguments = arguments;
    this.csv = csv || arguments.has("-csvtable");
  }

  public int array() {
    return array;
  }

  public Arguments arguments() {
    return arguments;
  }

  public boolean has(String option) {
    return arguments.has(option);
  }

  /** Whether tables are to be parted by commas. */
  public boolean csv() {
    return csv;
  }

  /** The fleet at one moment, the same until this call changes it or waits. */
  public FleetAt at() {
    FleetAt at = seen;
    if (at == null) {
      at = fleet.now();
      seen = at;
    }
    return at;
  }

  /** What the array's volumes take at that moment; to be asked for once. */
  public Usage space() {
    return Usage.of(at(), array, null);
  }

  /** The array itself at that moment. */
  public Site site() {
    return at().fleet().site(array);
  }

  /** Its copies within itself at that moment. */
  public Copies copies() {
    return copies(at());
  }

  /** The copies within another array at that moment. */
  public Copies copies(int other) {
    return new Copies(at(), other, desk.data());
  }

  /** Its copies within itself at another moment. */
  public Copies copies(FleetAt then) {
    return new Copies(then, array, desk.data());
  }

  /**
   * Has an order about local copies carried out.
   *
   * @return what the order tells
   * @throws CommandError where it is refused
   */
  public <T> T order(Function<CopyDesk, T> order) {
    seen = null;
    try {
      return order.apply(desk);
    } catch (CopyRefused e) {
      Refusal refusal = e.refusal();
      throw new CommandError(refusal == null ? e.text() : Wording.of(refusal, e.subject()));
    }
  }

  public void print(String line) {
    output.append(line).append('\n');
  }

  /** Prints an error and goes on; the command will have failed. */
  public void error(String text) {
    failed = true;
    print("Error: " + text);
  }

  public String output() {
    return output.toString();
  }

  public boolean failed() {
    return failed;
  }

  /**
   * Has a command carried out.
   *
   * @param subject the group or volume it is about, for the words of a refusal
   * @throws CommandError where the core refuses it
   */
  public void execute(Command command, String subject) {
    seen = null;
    Refusal refusal = typed(command).refusal();
    if (refusal != null) {
      throw new CommandError(Wording.of(refusal, subject));
    }
  }

  /** Carries a command out; the first that is not refused puts the line into the event log. */
  private Outcome typed(Command command) {
    Outcome outcome = fleet.execute(logged ? command : new Typed(array, line, command));
    logged = logged || outcome.refusal() == null;
    return outcome;
  }

  /** Waits for a condition; null once it holds, else why the waiting ended. */
  public @Nullable String await(Predicate<FleetAt> condition) throws InterruptedException {
    seen = null;
    return waits.until(fleet, condition);
  }
}
