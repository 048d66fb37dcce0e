package org.arraytwin.product.eternus.ccm.verb;

import java.util.Comparator;
import java.util.List;
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

/**
 * {@code acopc cancel}, {@code acec cancel} and {@code acsnap cancel}.
 *
 * @param command the first word
 * @param kinds of the groups that it takes
 */
public record EndVerb(String command, List<Kind> kinds) implements Verb {
  @Override
  public String name() {
    return command + " cancel";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-g GROUP [-p PAIR] [-force]",
        "Ends the sessions; a destination that is not physically complete is unusable.",
        List.of("-g", "-p"),
        List.of("-force"),
        List.of("-g"),
        List.of());
  }

  @Override
  public void run(Call call) {
    Group group = Pairwise.group(call, kinds);
    new Pairwise(call, group, Act.CANCEL)
        .each(
            pairs(call, group),
            group.kind(),
            pair -> {
              CopySession session = Sessions.require(call, group, pair);
              return Sessions.end(call, session);
            });
  }

  /**
   * Without -p, generations are ended from the oldest on, and what was never taken is no failure.
   */
  private static List<Pair> pairs(Call call, Group group) {
    List<Pair> all = Pairwise.chosen(call, group);
    if (!group.kind().onWrite() || call.arguments().has("-p")) {
      return all;
    }
    List<Pair> taken =
        all.stream()
            .filter(pair -> Sessions.of(call, group, pair) != null)
            .sorted(Comparator.comparingInt(pair -> Sessions.generation(call, group, pair)))
            .toList();
    if (taken.isEmpty()) {
      throw new CcmException(Trouble.NO_SESSION);
    }
    return taken;
  }
}
