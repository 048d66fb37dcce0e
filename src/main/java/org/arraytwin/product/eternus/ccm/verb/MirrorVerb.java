package org.arraytwin.product.eternus.ccm.verb;

import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.product.eternus.ccm.call.Act;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.Group;
import org.arraytwin.product.eternus.ccm.call.Pair;
import org.arraytwin.product.eternus.ccm.call.Sessions;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;

/**
 * {@code acec suspend}, {@code acec resume} and {@code acec reverse} (Express V14.1, EC table).
 *
 * @param act which of them
 * @param about for the help
 * @param concurrent whether all pairs can be done at one instant
 */
public record MirrorVerb(Act act, String about, boolean concurrent) implements Verb {
  @Override
  public String name() {
    return "acec " + act.word();
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-g GROUP [-p PAIR" + (concurrent ? " | -concur" : "") + "] [-force]",
        about,
        List.of("-g", "-p"),
        concurrent ? List.of("-force", "-concur") : List.of("-force"),
        List.of("-g"),
        List.of(List.of("-p", "-concur")));
  }

  @Override
  public void run(Call call) {
    Group group = Pairwise.group(call, List.of(Kind.EC, Kind.REC));
    List<Pair> pairs = Pairwise.chosen(call, group);
    Pairwise work = new Pairwise(call, group, act);
    if (call.arguments().has("-concur")) {
      work.together(pairs, group.kind(), pair -> plan(call, group, pair));
    } else {
      work.each(pairs, group.kind(), pair -> plan(call, group, pair));
    }
  }

  private Command plan(Call call, Group group, Pair pair) {
    CopySession session = Sessions.require(call, group, pair);
    return act == Act.SUSPEND && call.arguments().has("-force")
        ? Sessions.part(call, session, name())
        : Sessions.operate(call, session, name());
  }
}
