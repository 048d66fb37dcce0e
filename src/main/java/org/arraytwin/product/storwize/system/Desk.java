package org.arraytwin.product.storwize.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.WriteDocuments;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.profile.ArrayContext;

/**
 * Where orders to one system are taken: each is decided on what is there, and carried out as a
 * whole or not at all.
 *
 * @param fleet that carries orders out
 * @param array id of the system
 * @param messages how refusals are worded
 * @param data rates and states
 */
public record Desk(FleetWriter fleet, int array, Messages messages, FlashCopyData data) {
  /**
   * @throws org.arraytwin.config.ConfigException where a file of the product is wrong
   */
  public static Desk of(ArrayContext context) {
    return new Desk(
        context.fleet(),
        context.array(),
        Messages.read(context.data()),
        FlashCopyData.read(context.data(), context.config()));
  }

  /** The system as of now. */
  public Cluster look() {
    return new Cluster(fleet.now(), array, data);
  }

  /**
   * What an order amounts to.
   *
   * @param commands of the engine
   * @param writes of cards of this system
   * @param elsewhere writes of cards of other systems, by array
   */
  public record Decision(
      List<Command> commands, List<Write> writes, Map<Integer, List<Write>> elsewhere) {
    public Decision {
      commands = List.copyOf(commands);
      writes = List.copyOf(writes);
      elsewhere = Collections.unmodifiableMap(new TreeMap<>(elsewhere));
    }

    public Decision(List<Command> commands, List<Write> writes) {
      this(commands, writes, Map.of());
    }

    public static Decision of(Command command) {
      return of(List.of(command));
    }

    public static Decision of(List<Command> commands) {
      return new Decision(commands, List.of());
    }

    public static Decision of(Write... writes) {
      return new Decision(List.of(), List.of(writes));
    }

    /** With commands that come first. */
    public Decision before(List<Command> first) {
      List<Command> all = new ArrayList<>(first);
      all.addAll(commands);
      return new Decision(all, writes, elsewhere);
    }

    /** With commands more. */
    public Decision and(List<Command> more) {
      List<Command> all = new ArrayList<>(commands);
      all.addAll(more);
      return new Decision(all, writes, elsewhere);
    }
  }

  /**
   * Has an order carried out; decides again where somebody else was faster.
   *
   * @param order in the product's word, for the message of a refusal
   * @throws Trouble where it is refused
   */
  public void order(String order, Function<Cluster, Decision> decision) {
    while (!carriedOut(order, decision)) {
      // Somebody has written since the system was looked at.
    }
  }

  private boolean carriedOut(String order, Function<Cluster, Decision> decision) {
    Cluster seen = look();
    if (!seen.site().powered()) {
      throw new Trouble("5786E");
    }
    Decision decided = decision.apply(seen);
    List<Command> commands = new ArrayList<>();
    List<Write> writes = new ArrayList<>(seen.leftovers());
    writes.addAll(decided.writes());
    if (!writes.isEmpty()) {
      commands.add(new WriteDocuments(array, seen.site().documents().version(), writes));
    }
    decided
        .elsewhere()
        .forEach(
            (other, more) ->
                commands.add(
                    new WriteDocuments(
                        other, seen.at().fleet().site(other).documents().version(), more)));
    commands.addAll(decided.commands());
    Refusal refusal = commands.isEmpty() ? null : fleet.execute(new Together(commands)).refusal();
    if (refusal == null) {
      return true;
    }
    if (refusal.reason() == Reason.DOCUMENTS_CHANGED) {
      return false;
    }
    throw messages.of(order, refusal);
  }
}
