package org.arraytwin.product.threepar.cli.copy;

import java.util.List;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.VvSets;

/** {@code setvvset}: gives a set another name or comment. */
public final class SetVvSet implements Word {
  @Override
  public String name() {
    return "setvvset";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Changes a set of virtual volumes.",
        "<setname>",
        1,
        1,
        List.of(
            Option.value("-name", "<newname>", "its name from now on"),
            Option.value("-comment", "<comment>", "what is to be remembered of it")),
        List.of());
  }

  @Override
  public void run(Call call) {
    if (call.arguments().options().isEmpty()) {
      throw new CommandError("give -name or -comment");
    }
    String name = call.arguments().operand(0);
    call.order(
        desk -> {
          new VvSets(desk)
              .change(name, call.arguments().value("-name"), call.arguments().value("-comment"));
          return name;
        });
  }
}
