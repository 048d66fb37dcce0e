package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.WriteDocuments;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.profile.ArrayContext;

/**
 * Where orders about local copies are taken: each is decided on what is there, and carried out as a
 * whole or not at all.
 *
 * @param fleet the present moment
 * @param writer carries a command out
 * @param array id
 * @param data priorities and states
 * @param method of CIM by which orders come; empty where they are typed
 */
public record CopyDesk(
    Supplier<FleetAt> fleet,
    Function<Command, Outcome> writer,
    int array,
    CopyData data,
    String method) {
  /** Where orders are typed. */
  public CopyDesk(
      Supplier<FleetAt> fleet, Function<Command, Outcome> writer, int array, CopyData data) {
    this(fleet, writer, array, data, "");
  }

  /** The same for orders that come by a method of CIM. */
  public CopyDesk by(String cimMethod) {
    return new CopyDesk(fleet, writer, array, data, cimMethod);
  }

  /**
   * That of one array.
   *
   * @throws org.arraytwin.config.ConfigException where a file of the product is wrong
   */
  public static CopyDesk of(ArrayContext context) {
    FleetWriter fleet = context.fleet();
    return new CopyDesk(
        fleet::now,
        fleet::execute,
        context.array(),
        CopyData.read(context.data(), context.config()));
  }

  /** The array as of now. */
  public Copies look() {
    return new Copies(fleet.get(), array, data);
  }

  /**
   * What an order amounts to.
   *
   * @param commands of the engine
   * @param writes of notes
   */
  public record Decision(List<Command> commands, List<Write> writes) {
    public Decision {
      commands = List.copyOf(commands);
      writes = List.copyOf(writes);
    }

    /** Notes alone. */
    public static Decision of(Write... writes) {
      return new Decision(List.of(), List.of(writes));
    }
  }

  /**
   * Has an order carried out; decides again where somebody else was faster.
   *
   * @param subject the volume that it is about, for the words of a refusal
   * @throws CopyRefused where it is refused
   */
  public void order(String subject, Function<Copies, Decision> decision) {
    while (!carriedOut(subject, decision)) {
      // Somebody has written notes since the array was looked at.
    }
  }

  private boolean carriedOut(String subject, Function<Copies, Decision> decision) {
    Copies seen = look();
    Decision decided = decision.apply(seen);
    List<Command> commands = new ArrayList<>();
    if (!decided.writes().isEmpty()) {
      commands.add(new WriteDocuments(array, seen.site().documents().version(), decided.writes()));
    }
    commands.addAll(decided.commands());
    if (commands.isEmpty()) {
      return true;
    }
    Refusal refusal = writer.apply(new Together(commands)).refusal();
    if (refusal == null) {
      return true;
    }
    if (refusal.reason() == Reason.DOCUMENTS_CHANGED) {
      return false;
    }
    throw CopyRefused.of(refusal, subject);
  }
}
