package org.arraytwin.product.threepar.cli.copy;

import java.util.List;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.CopyData;
import org.arraytwin.product.threepar.copy.Promotes;

/** {@code promotesv}: tells the task that brings the differences back. */
public final class PromoteSv implements Word {
  @Override
  public String name() {
    return "promotesv";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Copies the differences of a virtual copy back to its base volume.",
        "<virtual_copy>|set:<set_name>",
        1,
        1,
        List.of(
            Option.value("-target", "<vv_name>", "the volume that it is promoted to"),
            Option.flag("-rcp", "goes ahead in a Remote Copy group that is not started"),
            Option.flag("-halt", "cancels a promote"),
            CopyLine.PRIORITY),
        List.of(
            "The target is the base volume, or a read/write copy between that and the virtual"
                + " copy.",
            "A promote has one pace here: -pri med; that of a copy of a copy is done at once."));
  }

  @Override
  public void run(Call call) {
    String name = call.arguments().operand(0);
    if (call.has("-halt")) {
      CopyLine.requireAlone(call, "-halt");
      call.order(
          desk -> {
            new Promotes(desk).halt(name);
            return name;
          });
      return;
    }
    String priority = call.arguments().options().getOrDefault("-pri", CopyData.USUAL_PRIORITY);
    if (!priority.equals(CopyData.USUAL_PRIORITY)) {
      throw new CommandError(
          "priority " + priority + " is not available for promotes; med is legal");
    }
    String target = call.arguments().options().getOrDefault("-target", "");
    for (Promotes.Begun begun :
        call.order(desk -> new Promotes(desk).promote(name, target, call.has("-rcp")))) {
      call.print(
          "Task " + begun.task() + " has been started to promote virtual copy " + begun.volume());
    }
  }
}
