package org.arraytwin.product.threepar.cli.copy;

import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.VolumeOrders;
import org.jspecify.annotations.Nullable;

/** {@code setvv}: gives a volume another name, or space for snapshots. */
public final class SetVv implements Word {
  private static final String NAME = "-name";
  private static final String SNAPSHOTS = "-snp_cpg";

  @Override
  public String name() {
    return "setvv";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Changes a virtual volume.",
        "<VV_name>",
        1,
        1,
        List.of(
            Option.value(NAME, "<newname>", "its name from now on"),
            Option.value(SNAPSHOTS, "<CPG>", "where its snapshots draw space: its own CPG")),
        List.of());
  }

  @Override
  public void run(Call call) {
    @Nullable String renamed = call.arguments().value(NAME);
    @Nullable String pool = call.arguments().value(SNAPSHOTS);
    if (renamed == null && pool == null) {
      throw new CommandError("give -name or -snp_cpg");
    }
    String name = call.arguments().operand(0);
    Volume volume = call.site().volume(name);
    if (volume == null) {
      throw new CommandError("virtual volume " + name + " does not exist on the system");
    }
    call.order(
        desk -> {
          new VolumeOrders(desk)
              .set(volume, renamed == null ? name : renamed, pool == null ? "" : pool);
          return name;
        });
  }
}
