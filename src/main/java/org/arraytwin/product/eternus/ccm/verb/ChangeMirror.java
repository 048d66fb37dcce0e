package org.arraytwin.product.eternus.ccm.verb;

import java.util.List;
import org.arraytwin.product.eternus.ccm.call.Act;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.Group;
import org.arraytwin.product.eternus.ccm.call.Sessions;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;

/** {@code acec change}: another transfer mode of suspended REC sessions (REST; inferred here). */
public final class ChangeMirror implements Verb {
  @Override
  public String name() {
    return "acec change";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-g GROUP [-p PAIR] -transfer {sync | stack | consist}",
        "Gives suspended REC sessions another transfer mode.",
        List.of("-g", "-p", "-transfer"),
        List.of(),
        List.of("-g", "-transfer"),
        List.of());
  }

  @Override
  public void run(Call call) {
    Group group = Pairwise.group(call, List.of(Kind.REC));
    String mode = StartMirror.choice(call, "-transfer", StartMirror.MODES);
    String option = mode.equals("consist") ? "consistency" : mode;
    new Pairwise(call, group, Act.CHANGE)
        .each(
            Pairwise.chosen(call, group),
            group.kind(),
            pair -> {
              CopySession session = Sessions.require(call, group, pair);
              return call.orders(session.array()).operate(session, name(), option);
            });
  }
}
