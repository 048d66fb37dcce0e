package org.arraytwin.product.threepar.cli;

import java.util.List;
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
    csvtable(call.arguments().operand(0), call.arguments().operand(1));
  }

  /** The value that csvtable is set to. */
  static boolean csvtable(String variable, String value) {
    if (!variable.equals("csvtable") || !(value.equals("0") || value.equals("1"))) {
      throw new CommandError(
          "cannot set " + variable + " to " + value + "; csvtable to 0 or 1 is legal");
    }
    return value.equals("1");
  }
}
