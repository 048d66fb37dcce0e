package org.arraytwin.product.threepar.cli.copy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.array.Volume;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.VvSets;

/** {@code createvvset}: creates a set of virtual volumes, or adds to one. */
public final class CreateVvSet implements Word {
  @Override
  public String name() {
    return "createvvset";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Creates a set of virtual volumes.",
        "<setname> [<vv>|<pattern>...]",
        1,
        Integer.MAX_VALUE,
        List.of(
            Option.flag("-add", "adds to a set that is there"),
            Option.value("-comment", "<comment>", "what is to be remembered of it")),
        List.of());
  }

  @Override
  public void run(Call call) {
    String name = call.arguments().operand(0);
    List<String> members = members(call, call.arguments().from(1));
    if (call.has("-add")) {
      if (call.has("-comment")) {
        throw new CommandError("options -add and -comment cannot be used together");
      }
      call.order(
          desk -> {
            new VvSets(desk).add(name, members);
            return name;
          });
      return;
    }
    String comment = call.arguments().options().getOrDefault("-comment", "");
    call.order(
        desk -> {
          new VvSets(desk).create(name, comment, members);
          return name;
        });
  }

  /** The volumes that names and patterns mean; all of them must mean some. */
  private static List<String> members(Call call, List<String> names) {
    Set<String> members = new LinkedHashSet<>();
    for (String name : names) {
      List<Volume> found = Chosen.volumes(call.site(), name, true);
      if (found.isEmpty()) {
        throw new CommandError("virtual volume " + name + " does not exist on the system");
      }
      found.forEach(volume -> members.add(volume.name()));
    }
    return new ArrayList<>(members);
  }
}
