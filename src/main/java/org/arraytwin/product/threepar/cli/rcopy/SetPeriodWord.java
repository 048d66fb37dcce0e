package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;

/** {@code setrcopygroup period}. */
public final class SetPeriodWord implements Word {
  private static final Pattern PERIOD = Pattern.compile("([0-9]{1,9})([smhd])");

  @Override
  public String name() {
    return "setrcopygroup period";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Sets how often a periodic group is synchronized.",
        "<n>{s|m|h|d} <target> <group>",
        3,
        3,
        List.of(Confirm.FORCE, GroupLine.PATTERN),
        List.of("From 5m (300s) to 366d (31622400s); 0s: only when syncrcopy asks for it."));
  }

  @Override
  public void run(Call call) throws InterruptedException {
    long seconds = seconds(call.arguments().operand(0));
    String target = call.arguments().operand(1);
    Chosen.target(call, target);
    GroupLine.eachFor(
        call,
        target,
        call.arguments().from(2),
        half -> {
          call.execute(new SetPeriod(call.array(), half.name(), seconds), half.group());
        });
  }

  static long seconds(String text) {
    Matcher matcher = PERIOD.matcher(text);
    if (!matcher.matches()) {
      throw new CommandError(
          "invalid period " + text + "; a number and one of s, m, h and d, such as 10m, is legal");
    }
    long n = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> n;
      case "m" -> n * 60;
      case "h" -> n * 3_600;
      default -> n * 86_400;
    };
  }
}
