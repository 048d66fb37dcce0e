package org.arraytwin.product.bs2000.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.WriteDocuments;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.product.bs2000.sdf.Bound;
import org.arraytwin.product.bs2000.sdf.Language;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.profile.HostContext;
import org.arraytwin.replication.Content;
import org.jspecify.annotations.Nullable;

/** One use of a command: what was typed, where it acts, what it answers. */
public final class Job {
  /**
   * What a command does once something has come about.
   *
   * @param until what it waits for, looked at whenever anything changes
   * @param then what it does then
   */
  public record Step(Predicate<FleetAt> until, Runnable then) {}

  private final HostContext context;
  private final Map<Integer, Orders> orders;
  private final Messages messages;
  private final Switches switches;
  private final Language.Statement statement;
  private final StringBuilder output = new StringBuilder();
  private final Deque<Step> steps = new ArrayDeque<>();
  private int code;

  /**
   * A use of a command.
   *
   * @param orders what the storage systems take, by array id
   */
  public Job(
      HostContext context,
      Map<Integer, Orders> orders,
      Messages messages,
      Switches switches,
      Language.Statement statement) {
    this.context = context;
    this.orders = orders;
    this.messages = messages;
    this.switches = switches;
    this.statement = statement;
  }

  /** Name of the command, in full. */
  public String command() {
    return statement.command().name();
  }

  public Bound operands() {
    return statement.operands();
  }

  /** Whether an operand has that keyword. */
  public boolean given(String operand, String keyword) {
    return operands().of(operand).is(keyword);
  }

  public Switches switches() {
    return switches;
  }

  public Messages messages() {
    return messages;
  }

  /** The host as of now. */
  public Machine machine() {
    return new Machine(context);
  }

  public Orders orders(int array) {
    return Objects.requireNonNull(orders.get(array), "every storage system takes orders");
  }

  /** Shows a message; one of an error makes the command fail. */
  public void note(Notice notice, String... inserts) {
    note(notice, List.of(inserts));
  }

  void note(Notice notice, List<String> inserts) {
    output.append(messages.line(notice, inserts));
    code = Math.max(code, messages.of(notice).code());
  }

  /** Shows why the command is rejected. */
  public void rejected(ShcException why) {
    note(why.notice(), why.inserts());
  }

  public void print(String line) {
    output.append(line.stripTrailing()).append('\n');
  }

  public String output() {
    return output.toString();
  }

  /** Subcode 1 of the command return code, 0 for no error. */
  public int code() {
    return code;
  }

  /** Has something done once something has come about, after what was put off before. */
  public void later(Predicate<FleetAt> until, Runnable then) {
    steps.add(new Step(until, then));
  }

  /** What is to be done next, or null. */
  public @Nullable Step next() {
    return code == 0 ? steps.poll() : null;
  }

  /** The host as of a moment. */
  public Machine machine(FleetAt at) {
    return new Machine(context, at);
  }

  /** The host writes a label: the first block of a volume. */
  public Order.Asked labelling(Machine machine, Disk disk) {
    Volume volume = disk.volume();
    String array = machine.at().fleet().site(disk.array()).name();
    return new Order.Asked(
        disk.array(), new HostWrite(array, volume.name(), 0, Content.GRAIN_BYTES));
  }

  /**
   * Has orders carried out: all at one instant, or one after the other.
   *
   * @throws ShcException where a storage system refuses one; those before it stand
   */
  public void carryOut(List<Order> orders, boolean together) {
    if (together) {
      Order all = new Order();
      orders.forEach(all::and);
      carryOut(all);
    } else {
      orders.forEach(this::carryOut);
    }
  }

  /**
   * The notes are this host's own: where only another writer was faster, they hold all the same.
   */
  private void carryOut(Order order) {
    AtomicInteger asked = new AtomicInteger(context.arrays().get(0));
    Refusal refusal = attempt(order, asked);
    while (refusal != null && refusal.reason() == Reason.DOCUMENTS_CHANGED) {
      refusal = attempt(order, asked);
    }
    if (refusal != null) {
      throw new ShcException(
          Notice.STORAGE_REFUSED,
          new Machine(context).serial(asked.get()),
          command(),
          refusal.object() + " is " + refusal.state() + "; " + refusal.legal());
    }
  }

  /** Tells in {@code asked} which storage system was asked last: it is the one that refuses. */
  private @Nullable Refusal attempt(Order order, AtomicInteger asked) {
    List<Command> commands = new ArrayList<>();
    if (!order.writes().isEmpty()) {
      // Ahead of what is ordered, which may write documents of the storage system's own.
      int first = context.arrays().get(0);
      long version = context.fleet().now().fleet().site(first).documents().version();
      commands.add(new WriteDocuments(first, version, order.writes()));
    }
    for (Order.Asked each : order.asked()) {
      commands.add(
          steps -> {
            asked.set(each.array());
            each.command().decide(steps);
          });
    }
    Outcome outcome = context.fleet().execute(new Together(commands));
    return outcome.refusal();
  }
}
