package org.arraytwin.product.threepar.cli;

import java.util.List;
import org.arraytwin.product.threepar.cli.word.Arguments;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;

/**
 * {@code setclienv csvtable}: what scripts put in front of their commands on one line. The shell
 * keeps nothing between lines, so it acts on the rest of its line.
 */
final class SetClientEnv implements Word {
  @Override
  public String name() {
    return "setclienv";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Has the commands behind it on the same line print columns parted by commas.",
        "csvtable {0|1}",
        2,
        2,
        List.of(),
        List.of("For example: setclienv csvtable 1; showrcopy groups"));
  }

  @Override
  public void run(Call call) {
    // The shell has acted on it already.
  }

  /** What csvtable is set to. */
  static boolean csvtable(Arguments arguments) {
    String variable = arguments.operand(0);
    String value = arguments.operand(1);
    if (!variable.equals("csvtable") || !(value.equals("0") || value.equals("1"))) {
      throw new CommandError(
          "cannot set " + variable + " to " + value + "; csvtable to 0 or 1 is legal");
    }
    return value.equals("1");
  }
}
