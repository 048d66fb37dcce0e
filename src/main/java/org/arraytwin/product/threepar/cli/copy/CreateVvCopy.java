package org.arraytwin.product.threepar.cli.copy;

import java.util.List;
import org.arraytwin.product.threepar.cli.word.Arguments;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.CopyData;
import org.arraytwin.product.threepar.copy.PhysicalCopies;

/** {@code createvvcopy}: creates, resynchronizes or halts a physical copy. */
public final class CreateVvCopy implements Word {
  @Override
  public String name() {
    return "createvvcopy";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Copies all of a virtual volume onto another one.",
        "-p <parent_VV>|-r|-halt <destination_VV>",
        1,
        1,
        List.of(
            Option.value("-p", "<parent_VV>", "copies all of this volume"),
            Option.flag("-r", "copies what has changed since the last copy with -s"),
            Option.flag("-halt", "stops a copy; its destination is marked cpf"),
            Option.flag("-s", "the destination stays a copy, so that -r is possible"),
            Option.flag("-b", "waits until the copy is complete"),
            CopyLine.PRIORITY),
        List.of(
            "The destination is a base volume of the parent's size or a larger one; it is"
                + " overwritten.",
            "Two copies run at a time; the others are queued."));
  }

  @Override
  public void run(Call call) throws InterruptedException {
    Arguments given = call.arguments();
    String destination = given.operand(0);
    String parent = given.value("-p");
    int ways = (parent == null ? 0 : 1) + (call.has("-r") ? 1 : 0) + (call.has("-halt") ? 1 : 0);
    if (ways != 1) {
      throw new CommandError("one of -p, -r and -halt is needed");
    }
    if (call.has("-halt")) {
      CopyLine.requireAlone(call, "-halt");
      call.order(
          desk -> {
            new PhysicalCopies(desk).halt(destination);
            return destination;
          });
      return;
    }
    String priority = given.value("-pri");
    String pace = priority == null ? CopyData.USUAL_PRIORITY : priority;
    PhysicalCopies.Begun begun =
        call.order(
            desk ->
                parent == null
                    ? new PhysicalCopies(desk).resync(destination, priority)
                    : new PhysicalCopies(desk).copy(parent, destination, call.has("-s"), pace));
    call.print(
        "Copy was started. child = "
            + begun.child()
            + ", parent = "
            + begun.parent()
            + ", task ID = "
            + begun.task());
    if (call.has("-b")) {
      CopyLine.await(call, begun.task());
    }
  }
}
