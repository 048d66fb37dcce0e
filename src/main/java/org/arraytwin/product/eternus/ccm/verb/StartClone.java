package org.arraytwin.product.eternus.ccm.verb;

import java.util.List;
import java.util.function.Function;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Together;
import org.arraytwin.product.eternus.ccm.call.Act;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.Catalog;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Group;
import org.arraytwin.product.eternus.ccm.call.Pair;
import org.arraytwin.product.eternus.ccm.call.Sessions;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.ccm.call.Trouble;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Orders;

/** {@code acopc start}: OPC and QuickOPC (CCM V15.3, 4.7.1). */
public final class StartClone implements Verb {
  @Override
  public String name() {
    return "acopc start";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-g GROUP [-p PAIR] [-diff | -auto | -r] | -g GROUP -concur [-diff | -auto]",
        "Copies the sources as of now; -diff moves only what has changed since the last time.",
        List.of("-g", "-p"),
        List.of("-diff", "-auto", "-r", "-concur"),
        List.of("-g"),
        List.of(
            List.of("-diff", "-auto", "-r"), List.of("-concur", "-p"), List.of("-concur", "-r")));
  }

  @Override
  public void run(Call call) {
    Group group = Pairwise.group(call, List.of(Kind.OPC, Kind.QUICKOPC));
    if (group.kind() == Kind.OPC) {
      requireQuick(call, group, "-diff");
      requireQuick(call, group, "-auto");
    }
    List<Pair> pairs = Pairwise.chosen(call, group);
    Pairwise work = new Pairwise(call, group, Act.START);
    if (call.arguments().has("-r")) {
      work.each(pairs, Kind.OPC, pair -> reverse(call, pair));
      return;
    }
    if (call.arguments().has("-concur")) {
      work.together(pairs, group.kind(), concurrent(call, group, pairs));
    } else {
      work.each(pairs, group.kind(), plan(call, group));
    }
  }

  private static void requireQuick(Call call, Group group, String option) {
    if (call.arguments().has(option)) {
      throw new CcmException(
          Trouble.WRONG_GROUP_TYPE,
          group.name(),
          group.kind().word(),
          Kind.QUICKOPC.word() + " for " + option);
    }
  }

  private Function<Pair, Command> plan(Call call, Group group) {
    if (call.arguments().has("-diff")) {
      return pair -> differential(call, group, pair);
    }
    if (call.arguments().has("-auto")) {
      return pair ->
          switch (decide(call, group, pair)) {
            case FULL -> full(call, group, pair);
            case STOP_THEN_FULL -> stopThenFull(call, group, pair);
            case DIFFERENTIAL -> differential(call, group, pair);
          };
    }
    return pair -> full(call, group, pair);
  }

  /** With {@code -auto}, differential only where that is right for every pair. */
  private Function<Pair, Command> concurrent(Call call, Group group, List<Pair> pairs) {
    if (!call.arguments().has("-auto")) {
      return plan(call, group);
    }
    boolean all = pairs.stream().allMatch(p -> decide(call, group, p) == Catalog.Auto.DIFFERENTIAL);
    return all ? pair -> differential(call, group, pair) : pair -> stopThenFull(call, group, pair);
  }

  private static Catalog.Auto decide(Call call, Group group, Pair pair) {
    CopySession session = Sessions.of(call, group, pair);
    return session == null ? Catalog.Auto.FULL : call.catalog().auto(call.status(session));
  }

  private static Command full(Call call, Group group, Pair pair) {
    CopySession session = Sessions.of(call, group, pair);
    if (session != null) {
      return call.orders(session.array()).operate(session, Orders.startWord(group.kind()));
    }
    return fresh(call, group.kind(), pair);
  }

  private static Command fresh(Call call, Kind kind, Pair pair) {
    Sessions.requireFree(call, pair.target());
    return Sessions.start(call, kind, pair);
  }

  private static Command differential(Call call, Group group, Pair pair) {
    CopySession session = Sessions.of(call, group, pair);
    if (session == null) {
      throw new CcmException(Trouble.NO_SESSION);
    }
    return call.orders(session.array()).operate(session, Orders.startWord(group.kind()), "diff");
  }

  private static Command stopThenFull(Call call, Group group, Pair pair) {
    CopySession session = Sessions.of(call, group, pair);
    if (session == null) {
      return fresh(call, group.kind(), pair);
    }
    Orders orders = call.orders(session.array());
    return new Together(
        List.of(
            orders.operate(session, Orders.endWord(group.kind()), "force"),
            fresh(call, group.kind(), pair)));
  }

  /** The other way round it is always an OPC. */
  private static Command reverse(Call call, Pair pair) {
    Sessions.requireFree(call, pair.source());
    return Sessions.back(call, pair);
  }
}
