package org.arraytwin.product.eternus.ccm.verb;

import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.product.eternus.ccm.call.Act;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.Group;
import org.arraytwin.product.eternus.ccm.call.Pair;
import org.arraytwin.product.eternus.ccm.call.Sessions;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.product.eternus.session.Transfer;
import org.jspecify.annotations.Nullable;

/** {@code acec start}: EC and REC (Express V14.1; the REC modes as the design guide has them). */
public final class StartMirror implements Verb {
  @Override
  public String name() {
    return "acec start";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-g GROUP [-p PAIR] " + Modes.USAGE,
        "The destinations begin to follow their sources; the modes are for REC groups.",
        List.of("-g", "-p", "-transfer", "-recovery", "-split"),
        List.of(),
        List.of("-g"),
        List.of());
  }

  @Override
  public void run(Call call) {
    Group group = Pairwise.group(call, List.of(Kind.EC, Kind.REC));
    Transfer transfer = transfer(call, group);
    new Pairwise(call, group, Act.START)
        .each(
            Pairwise.chosen(call, group), group.kind(), pair -> start(call, group, pair, transfer));
  }

  private @Nullable Transfer transfer(Call call, Group group) {
    if (group.kind() == Kind.REC) {
      return Modes.of(call, name() + " " + syntax().usage());
    }
    Modes.refuse(call, group);
    return null;
  }

  private static Command start(Call call, Group group, Pair pair, @Nullable Transfer transfer) {
    CopySession session = Sessions.either(call, group, pair);
    if (session != null) {
      return call.orders(session.array()).operate(session, Orders.startWord(group.kind()));
    }
    Sessions.requireFree(call, pair.target());
    if (transfer == null) {
      return Sessions.start(call, group.kind(), pair);
    }
    Volume source = call.volume(pair.source());
    Volume target = call.volume(pair.target());
    Orders orders = call.orders(call.box(pair.source().box()).array());
    String far = pair.target().box();
    return orders.start(source, target, new Orders.Remote(call.box(far).array(), far, transfer));
  }
}
