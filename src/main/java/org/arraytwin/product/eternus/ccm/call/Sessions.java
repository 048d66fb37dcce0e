package org.arraytwin.product.eternus.ccm.call;

import java.util.List;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Together;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;

/** The sessions that the pairs of a group have. */
public final class Sessions {
  private Sessions() {}

  /** The session of a pair in the group's direction, or null. */
  public static @Nullable CopySession of(Call call, Group group, Pair pair) {
    CopySession session = call.session(pair);
    return session != null && session.kind() == group.kind() ? session : null;
  }

  /** The generation that a pair holds of its source, 0 for none. */
  public static int generation(Call call, Group group, Pair pair) {
    CopySession session = of(call, group, pair);
    return session == null ? 0 : session.generation();
  }

  /** The session of a pair in either direction: mirrors can be reversed. */
  public static @Nullable CopySession either(Call call, Group group, Pair pair) {
    CopySession session = of(call, group, pair);
    return session != null ? session : of(call, group, pair.reversed());
  }

  /**
   * The session of a pair, which must be there.
   *
   * @throws CcmException where it is not
   */
  public static CopySession require(Call call, Group group, Pair pair) {
    CopySession session = either(call, group, pair);
    if (session == null) {
      throw new CcmException(Trouble.NO_SESSION);
    }
    return session;
  }

  /**
   * Something asked of a session; {@code force} is added where the rules of its kind know it.
   *
   * @param operation as the table names it
   */
  public static Command operate(Call call, CopySession session, String operation) {
    SessionTable table =
        Objects.requireNonNull(
            call.site(session.array()).rules().table(session.kind().table()),
            "a session has its table");
    Action action = table.operation(operation);
    boolean knows = action != null && table.options(action).contains("force");
    List<String> words = knows && call.arguments().has("-force") ? List.of("force") : List.of();
    return call.orders(session.array()).operate(session, operation, words.toArray(String[]::new));
  }

  /**
   * A forced suspend: where the two boxes are out of touch, each that responds parts by itself.
   *
   * @param operation as the table names it
   */
  public static Command part(Call call, CopySession session, String operation) {
    List<Command> all =
        call.halves(session).stream()
            .filter(half -> !half.parted())
            .map(half -> operate(call, half, operation))
            .toList();
    return all.isEmpty() ? operate(call, session, operation) : new Together(all);
  }

  /** The end of a session: where two boxes are out of touch, each that responds ends its half. */
  public static Command end(Call call, CopySession session) {
    boolean force = call.arguments().has("-force");
    return new Together(
        call.halves(session).stream()
            .map(half -> call.orders(half.array()).end(half, force))
            .toList());
  }

  /**
   * A new session within a box.
   *
   * @param kind of it, not REC
   */
  public static Command start(Call call, Kind kind, Pair pair) {
    Volume source = call.volume(pair.source());
    Volume target = call.volume(pair.target());
    Orders orders = call.orders(call.box(pair.source().box()).array());
    return pair.whole()
        ? orders.start(kind, source, target)
        : orders.start(kind, source, target, call.part(pair));
  }

  /** An OPC that brings what a pair has copied back to where it came from. */
  public static Command back(Call call, Pair pair) {
    return call.orders(call.box(pair.source().box()).array())
        .start(
            Kind.OPC,
            /* source= */ call.volume(pair.target()),
            /* target= */ call.volume(pair.source()),
            call.part(pair).reversed());
  }

  /**
   * Checks that a volume may be copied to.
   *
   * @throws CcmException where it is protected
   */
  public static void requireFree(Call call, VolumeRef target) {
    if (call.store().inhibited(target)) {
      throw new CcmException(Trouble.INHIBITED, target.text());
    }
  }
}
