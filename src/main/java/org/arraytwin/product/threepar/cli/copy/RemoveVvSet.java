package org.arraytwin.product.threepar.cli.copy;

import java.util.List;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Glob;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.VvSet;
import org.arraytwin.product.threepar.copy.VvSets;

/** {@code removevvset}: removes a set, or volumes from it; the volumes themselves stay. */
public final class RemoveVvSet implements Word {
  @Override
  public String name() {
    return "removevvset";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Removes a set of virtual volumes, or volumes from it.",
        "<setname> [<vv>...]",
        1,
        Integer.MAX_VALUE,
        List.of(Confirm.FORCE, CopyLine.PATTERN),
        List.of(Confirm.NO_TERMINAL));
  }

  @Override
  public void run(Call call) {
    Confirm.require(call, name());
    String name = call.arguments().operand(0);
    List<String> members = call.arguments().from(1);
    for (String set : sets(call, name)) {
      call.order(
          desk -> {
            VvSets sets = new VvSets(desk);
            if (members.isEmpty()) {
              sets.remove(set);
            } else {
              sets.takeOut(set, members);
            }
            return set;
          });
    }
  }

  private static List<String> sets(Call call, String name) {
    if (!call.has("-pat")) {
      return List.of(name);
    }
    List<String> matching =
        call.copies().sets().stream()
            .map(VvSet::name)
            .filter(each -> Glob.matches(name, each))
            .toList();
    if (matching.isEmpty()) {
      throw new CommandError("virtual volume set " + name + " does not exist on the system");
    }
    return matching;
  }
}
