package org.arraytwin.product.eternus.cli;

import java.util.HashMap;
import java.util.Map;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.eternus.cli.ErrorCodes.Failure;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.Capacity;
import org.arraytwin.product.eternus.session.Limits;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.product.eternus.session.Uses;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.CommandLine;

/**
 * The command line of one box, in the form that drivers read: a status of two hex digits, then,
 * where it is 00, what there is to tell, mostly how many rows follow (hexadecimal) and the rows,
 * their fields parted by tabs; where it is 01, an error code (fujitsu C.4).
 */
public final class EternusCommandLine implements CommandLine {
  private final ArrayContext context;
  private final ErrorCodes codes;
  private final Map<String, Word> words = new HashMap<>();

  /**
   * @throws org.arraytwin.config.ConfigException where the files of the product are wrong
   */
  public EternusCommandLine(ArrayContext context) {
    this.context = context;
    codes = ErrorCodes.read(context.data());
    StatusTable statuses = StatusTable.read(context.data(), context.config());
    Limits limits = Limits.read(context.data(), context.config());
    Orders orders = Orders.of(context.array(), context.config(), limits);
    Uses uses = Uses.read(context.data());
    words.putAll(new ShowWords(this::box, statuses, uses, codes).words());
    Capacity capacity = new Capacity(context.array(), context.config());
    words.putAll(
        new VolumeWords(this::box, capacity, uses, c -> execute(c, ErrorCodes.VOLUME), codes)
            .words());
    words.putAll(new CopyWords(this::box, orders, c -> execute(c, ErrorCodes.COPY), codes).words());
    words.putAll(new QosWords(this::box, new Qos(context.array(), context.fleet()), codes).words());
  }

  @Override
  public String prompt() {
    return "\r\nCLI> ";
  }

  @Override
  public Answer run(String line) {
    Site site = box().site();
    if (!site.powered()) {
      return new Answer("", "The connection to " + site.name() + " is lost: no power.\n", 1, true);
    }
    if (line.isBlank()) {
      return new Answer("", 0, false);
    }
    try {
      Parameters typed = Parameters.parse(line, codes);
      if (typed.command().equals("exit") || typed.command().equals("logout")) {
        return new Answer("", 0, true);
      }
      Word word = words.get(typed.command());
      if (word == null) {
        throw codes.failure(Failure.UNKNOWN_COMMAND);
      }
      StringBuilder text = new StringBuilder("00\n");
      word.run(typed).lines().forEach(one -> text.append(one).append('\n'));
      return new Answer(text.toString(), 0, false);
    } catch (CliFailure e) {
      return new Answer("01\n" + e.code() + "\n", 1, false);
    }
  }

  private Box box() {
    return new Box(context.fleet().now(), context.array());
  }

  private void execute(Command command, String of) {
    Refusal refusal = context.fleet().execute(command).refusal();
    if (refusal != null) {
      throw codes.failure(refusal, of);
    }
  }
}
