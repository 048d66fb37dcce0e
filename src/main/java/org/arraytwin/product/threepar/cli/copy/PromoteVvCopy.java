package org.arraytwin.product.threepar.cli.copy;

import java.util.List;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.PhysicalCopies;

/** {@code promotevvcopy}; says nothing where all went well. */
public final class PromoteVvCopy implements Word {
  @Override
  public String name() {
    return "promotevvcopy";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Makes a physical copy a base volume of its own.",
        "<physical_copy>",
        1,
        1,
        List.of(),
        List.of("It also clears the mark cpf of a volume whose copy or promote was halted."));
  }

  @Override
  public void run(Call call) {
    String name = call.arguments().operand(0);
    call.order(
        desk -> {
          new PhysicalCopies(desk).promote(name);
          return name;
        });
  }
}
