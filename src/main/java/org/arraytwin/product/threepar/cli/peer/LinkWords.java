package org.arraytwin.product.threepar.cli.peer;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.peer.UseLink;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.remote.LinkEnds;
import org.arraytwin.replication.TargetHalf;

/** {@code admitrcopylink} and {@code dismissrcopylink} (sources: docs/FIDELITY.md). */
public final class LinkWords {
  private LinkWords() {}

  /** Both of them. */
  public static List<Word> all() {
    return List.of(
        new Turn(
            "admitrcopylink",
            "Adds links to a target.",
            "A link carries something once both systems have admitted it.",
            true),
        new Turn(
            "dismissrcopylink",
            "Takes links from a target.",
            "The target finds them silent; groups stop where none is left.",
            false));
  }

  /** The ends of a link as typed. */
  static LinkEnds ends(String text) {
    LinkEnds ends = LinkEnds.parse(text);
    if (ends == null) {
      throw new CommandError("invalid link " + text + "; <node:slot:port:address> is needed");
    }
    return ends;
  }

  /** The position of the link with these ends to a peer, which operators call by that name. */
  static int index(Call call, int peer, String name, LinkEnds ends, boolean used) {
    Fleet fleet = call.at().fleet();
    int index = ends.between(fleet, call.array(), peer, used);
    if (index < 0) {
      throw new CommandError(
          "no link leads from port "
              + ends.port()
              + " to "
              + name
              + " at "
              + ends.address()
              + "; links are "
              + String.join(", ", links(fleet, call.array(), peer)));
    }
    return index;
  }

  private static List<String> links(Fleet fleet, int array, int peer) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < fleet.links(array, peer).size(); i++) {
      all.add(LinkEnds.of(fleet.site(array).array(), fleet.site(peer).array(), i).toString());
    }
    return all;
  }

  /** One of the two words. */
  private record Turn(String name, String about, String note, boolean used) implements Word {
    @Override
    public Syntax syntax() {
      return new Syntax(
          about, "<target> <n:s:p:address>...", 2, Integer.MAX_VALUE, List.of(), List.of(note));
    }

    @Override
    public void run(Call call) {
      TargetHalf target = Chosen.target(call, call.arguments().operand(0));
      List<Command> commands = new ArrayList<>();
      for (String text : call.arguments().from(1)) {
        int index = index(call, target.peer(), target.name(), ends(text), !used);
        commands.add(new UseLink(call.array(), target.name(), index, used));
      }
      call.execute(new Together(commands), target.name());
    }
  }
}
