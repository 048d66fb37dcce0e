package org.arraytwin.product.eternus.ccm.verb;

import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.product.eternus.ccm.call.Act;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Group;
import org.arraytwin.product.eternus.ccm.call.Pair;
import org.arraytwin.product.eternus.ccm.call.Sessions;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.ccm.call.Trouble;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.replication.Mode;
import org.jspecify.annotations.Nullable;

/** {@code acec start}: EC and REC (Express V14.1; the REC modes as the design guide has them). */
public final class StartMirror implements Verb {
  static final List<String> MODES = List.of("sync", "stack", "consist");
  private static final List<String> WAYS = List.of("auto", "manual");

  @Override
  public String name() {
    return "acec start";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-g GROUP [-p PAIR] [-transfer {sync | stack | consist}] [-recovery {auto | manual}]"
            + " [-split {auto | manual}]",
        "The destinations begin to follow their sources; the modes are for REC groups.",
        List.of("-g", "-p", "-transfer", "-recovery", "-split"),
        List.of(),
        List.of("-g"),
        List.of());
  }

  /** The value of an option, one of some words; the first of them where it was not given. */
  static String choice(Call call, String option, List<String> words) {
    String value = call.arguments().value(option);
    if (value == null) {
      return words.get(0);
    }
    if (!words.contains(value)) {
      throw new CcmException(Trouble.WRONG_VALUE, option, value, String.join(", ", words));
    }
    return value;
  }

  private static Mode mode(String word) {
    return switch (word) {
      case "stack" -> Mode.ADAPTIVE;
      case "consist" -> Mode.ASYNC;
      default -> Mode.SYNC;
    };
  }

  @Override
  public void run(Call call) {
    Group group = Pairwise.group(call, List.of(Kind.EC, Kind.REC));
    Orders.@Nullable Remote remote = remote(call, group);
    new Pairwise(call, group, Act.START)
        .each(Pairwise.chosen(call, group), group.kind(), pair -> start(call, group, pair, remote));
  }

  private static Orders.@Nullable Remote remote(Call call, Group group) {
    String transfer = choice(call, "-transfer", MODES);
    String recovery = choice(call, "-recovery", WAYS);
    String split = choice(call, "-split", WAYS);
    if (group.kind() == Kind.REC) {
      boolean stops = split.equals("manual") && transfer.equals("sync");
      return new Orders.Remote(group.remote(), mode(transfer), recovery.equals("auto"), stops);
    }
    for (String option : List.of("-transfer", "-recovery", "-split")) {
      if (call.arguments().has(option)) {
        throw new CcmException(
            Trouble.WRONG_GROUP_TYPE,
            group.name(),
            group.kind().word(),
            Kind.REC.word() + " for " + option);
      }
    }
    return null;
  }

  private static Command start(Call call, Group group, Pair pair, Orders.@Nullable Remote remote) {
    CopySession session = Sessions.either(call, group, pair);
    if (session != null) {
      return call.orders(session.array()).operate(session, Orders.startWord(group.kind()));
    }
    Sessions.requireFree(call, pair.target());
    Volume source = call.volume(pair.source());
    Volume target = call.volume(pair.target());
    Orders orders = call.orders(call.box(pair.source().box()).array());
    return remote == null
        ? orders.start(group.kind(), source, target)
        : orders.start(source, target, remote);
  }
}
