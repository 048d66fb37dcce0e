package org.arraytwin.product.threepar.cli.copy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.Removals;

/** {@code removevv}: removes volumes, virtual and physical copies among them. */
public final class RemoveVv implements Word {
  @Override
  public String name() {
    return "removevv";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Removes virtual volumes.",
        "<VV_name>...",
        0,
        Integer.MAX_VALUE,
        List.of(
            Confirm.FORCE,
            CopyLine.PATTERN,
            Option.flag("-cascade", "removes their virtual copies, too"),
            Option.flag("-expired", "removes all whose expiration time has passed")),
        List.of(Confirm.NO_TERMINAL));
  }

  @Override
  public void run(Call call) {
    Confirm.require(call, name());
    Map<Integer, Volume> chosen = new LinkedHashMap<>();
    for (String name : call.arguments().operands()) {
      List<Volume> found = Chosen.volumes(call.site(), name, call.has("-pat"));
      if (found.isEmpty()) {
        call.error("virtual volume " + name + " does not exist on the system");
      }
      found.forEach(volume -> chosen.putIfAbsent(volume.id(), volume));
    }
    if (call.has("-expired")) {
      Removals.expired(call.copies()).forEach(volume -> chosen.putIfAbsent(volume.id(), volume));
    } else if (call.arguments().operands().isEmpty()) {
      throw new CommandError("name virtual volumes, or give -expired");
    }
    for (Volume volume : chosen.values()) {
      try {
        remove(call, volume);
      } catch (CommandError e) {
        call.error(e.text());
      }
    }
  }

  /** With its virtual copies it may be gone by now. */
  private static void remove(Call call, Volume volume) {
    if (call.site().volume(volume.name()) != null) {
      call.order(
          desk -> {
            new Removals(desk).remove(volume.name(), call.has("-cascade"));
            return volume;
          });
    }
  }
}
