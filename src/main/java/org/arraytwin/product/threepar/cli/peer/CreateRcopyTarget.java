package org.arraytwin.product.threepar.cli.peer;

import io.vavr.collection.Vector;
import java.util.List;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.peer.DefineTarget;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.remote.LinkEnds;

/** {@code creatercopytarget} (sources: docs/FIDELITY.md). */
public final class CreateRcopyTarget implements Word {
  private static final String DISABLED = "-disabled";

  @Override
  public String name() {
    return "creatercopytarget";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Makes the system at the other end of links a target.",
        "<target> IP <n:s:p:address>...",
        3,
        Integer.MAX_VALUE,
        List.of(Option.flag(DISABLED, "nothing is exchanged until setrcopytarget enable")),
        List.of(
            "The name has at most 23 characters. The target is new until it has this system for a",
            "target, too. The links are those of the fleet file, each between the ports that",
            "showrcopy links shows; they are IP links."));
  }

  @Override
  public void run(Call call) {
    String name = call.arguments().operand(0);
    String type = call.arguments().operand(1);
    if (!type.equals("IP")) {
      throw new CommandError(
          type.equals("FC")
              ? "type FC is not available: the links of this system are IP links"
              : "invalid type " + type + "; IP is legal");
    }
    List<LinkEnds> ends =
        call.arguments().from(2).stream().map(LinkWords::ends).distinct().toList();
    int peer = peer(call, ends.get(0));
    Vector<Integer> links =
        Vector.ofAll(ends).map(each -> LinkWords.index(call, peer, name, each, false));
    call.execute(new DefineTarget(call.array(), peer, name, links, !call.has(DISABLED)), name);
  }

  /** The system that a link with these ends leads to. */
  private static int peer(Call call, LinkEnds ends) {
    Fleet fleet = call.at().fleet();
    for (Site site : fleet.sites()) {
      if (site.id() != call.array() && ends.between(fleet, call.array(), site.id(), false) >= 0) {
        return site.id();
      }
    }
    throw new CommandError(
        "no link leads from port " + ends.port() + " to a system at " + ends.address());
  }
}
