package org.arraytwin.product.threepar.cli.copy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.array.Provisioning;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.VolumeOrders;

/** {@code createvv}: a base volume; says nothing where all went well. */
public final class CreateVv implements Word {
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,9})([mMgGtT]?)");

  @Override
  public String name() {
    return "createvv";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Creates a virtual volume.",
        "<usr_CPG> <VV_name> <size>[m|g|t]",
        3,
        3,
        List.of(
            Option.flag("-tpvv", "thinly provisioned; fully where left out"),
            Option.value(
                "-snp_cpg",
                "<CPG>",
                "where snapshots draw space, the same CPG; else there is none"),
            Option.refused("-cnt", "volumes are created one by one here")),
        List.of("The size is in MiB where it has no unit."));
  }

  @Override
  public void run(Call call) {
    String name = call.arguments().operand(1);
    String pool = call.arguments().operand(0);
    long bytes = bytes(call.arguments().operand(2));
    String snapshots = call.arguments().value("-snp_cpg");
    call.order(
        desk -> {
          new VolumeOrders(desk)
              .create(
                  name,
                  pool,
                  bytes,
                  call.has("-tpvv") ? Provisioning.THIN : Provisioning.FULL,
                  snapshots == null ? "" : snapshots);
          return name;
        });
  }

  private static long bytes(String size) {
    Matcher given = SIZE.matcher(size);
    if (!given.matches()) {
      throw new CommandError("invalid size " + size + "; <number>[m|g|t] is needed");
    }
    int shift =
        switch (given.group(2).toLowerCase(Locale.ROOT)) {
          case "g" -> 30;
          case "t" -> 40;
          default -> 20;
        };
    long number = Long.parseLong(given.group(1));
    if (number > Long.MAX_VALUE >> shift) {
      throw new CommandError("size " + size + " is above what a volume can have");
    }
    return number << shift;
  }
}
