package org.arraytwin.product.eternus.ccm.verb;

import java.util.List;
import org.arraytwin.product.eternus.ccm.call.Act;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Group;
import org.arraytwin.product.eternus.ccm.call.Sessions;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.ccm.call.Trouble;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.replication.Mode;

/** {@code acec change}: other modes of suspended REC sessions (REST; inferred here). */
public final class ChangeMirror implements Verb {
  @Override
  public String name() {
    return "acec change";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-g GROUP [-p PAIR] " + Modes.USAGE,
        "Gives suspended REC sessions other modes, at least one.",
        List.of("-g", "-p", "-transfer", "-recovery", "-split"),
        List.of(),
        List.of("-g"),
        List.of());
  }

  @Override
  public void run(Call call) {
    Group group = Pairwise.group(call, List.of(Kind.REC));
    if (Modes.OPTIONS.stream().noneMatch(call.arguments()::has)) {
      throw new CcmException(
          Trouble.MISSING_OPTION,
          String.join(" or ", Modes.OPTIONS),
          name() + " " + syntax().usage());
    }
    Mode transfer = Modes.transfer(call);
    String recovery = Modes.way(call, "-recovery");
    String split = Modes.way(call, "-split");
    new Pairwise(call, group, Act.CHANGE)
        .each(
            Pairwise.chosen(call, group),
            group.kind(),
            pair -> {
              CopySession session = Sessions.require(call, group, pair);
              return call.orders(session.array()).change(session, transfer, recovery, split);
            });
  }
}
