package org.arraytwin.product.eternus.cli;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.product.eternus.cli.ErrorCodes.Failure;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.product.eternus.session.Part;

/** The commands that start and stop copy sessions of the box (words: OpenStack driver). */
final class CopyWords {
  private static final Set<String> RANGE =
      Set.of(
          "-source-volume-number",
          "-destination-volume-number",
          "-source-lba",
          "-destination-lba",
          "-size");
  private static final Set<String> SNAP =
      Set.of(
          "-mode",
          "-source-volume-number",
          "-destination-volume-number",
          "-source-lba",
          "-destination-lba",
          "-size");

  private final Supplier<Box> box;
  private final Orders orders;
  private final Consumer<Command> execute;
  private final ErrorCodes codes;

  /**
   * @param box as of now
   * @param orders of the box
   * @param execute carries a command out, or fails with the code of its refusal
   */
  CopyWords(Supplier<Box> box, Orders orders, Consumer<Command> execute, ErrorCodes codes) {
    this.box = box;
    this.orders = orders;
    this.execute = execute;
    this.codes = codes;
  }

  Map<String, Word> words() {
    return Map.of(
        "start copy-opc", this::opc,
        "start copy-snap-opc", this::snap,
        "stop copy-session", this::stop);
  }

  private Reply opc(Parameters typed) {
    typed.allow(RANGE);
    return start(typed, Kind.OPC);
  }

  /** Without {@code -mode} it is the normal one, without generations. */
  private Reply snap(Parameters typed) {
    typed.allow(SNAP);
    String mode = typed.value("-mode");
    if (mode == null || mode.equals("normal")) {
      return start(typed, Kind.SNAPOPC);
    }
    if (!mode.equals("plus")) {
      throw codes.failure(Failure.WRONG_PARAMETER);
    }
    return start(typed, Kind.SNAPOPCP);
  }

  private Reply start(Parameters typed, Kind kind) {
    Volume source = codes.volume(box.get(), typed.number("-source-volume-number"));
    Volume target = codes.volume(box.get(), typed.number("-destination-volume-number"));
    Part part =
        new Part(
            typed.number("-source-lba", 0),
            typed.number("-destination-lba", 0),
            typed.number("-size", blocks(source)));
    if (!part.aligned()) {
      throw codes.failure(Failure.WRONG_PARAMETER);
    }
    execute.accept(orders.start(kind, source, target, part));
    int array = box.get().array();
    CopySession made = box.get().between(array, part.from(source), array, part.to(target));
    return made == null ? Reply.NONE : Reply.of(Row.number(made.sid()));
  }

  private static long blocks(Volume volume) {
    return volume.sizeBytes() / CopySession.BLOCK_BYTES;
  }

  private Reply stop(Parameters typed) {
    typed.allow(Set.of("-session-id"));
    CopySession session = box.get().session(typed.number("-session-id"));
    if (session == null) {
      throw codes.failure(Failure.NO_OBJECT);
    }
    execute.accept(orders.stop(session));
    return Reply.NONE;
  }
}
