package org.arraytwin.product.threepar.cli.rcopy;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.remote.SetMode;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.table.Trait;

/** {@code setrcopygroup mode}. */
public final class SetModeWord implements Word {
  @Override
  public String name() {
    return "setrcopygroup mode";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Changes a stopped group between synchronous and periodic.",
        "{sync|periodic} <target> <group>",
        3,
        3,
        List.of(Confirm.FORCE, GroupLine.PATTERN),
        List.of());
  }

  @Override
  public void run(Call call) throws InterruptedException {
    Mode mode = ModeWord.mode(call.arguments().operand(0));
    String target = call.arguments().operand(1);
    Chosen.target(call, target);
    GroupLine.eachFor(
        call,
        target,
        call.arguments().from(2),
        half -> {
          List<Mode> modes = new ArrayList<>(List.of(mode));
          for (GroupHalf other : call.site().halves(half.group())) {
            if (other.id() != half.id() && !other.status().has(Trait.RESERVE)) {
              modes.add(other.mode());
            }
          }
          ModeWord.requireOneOfEach(half.group(), modes);
          call.execute(new SetMode(call.array(), half.name(), mode), half.group());
        });
  }
}
