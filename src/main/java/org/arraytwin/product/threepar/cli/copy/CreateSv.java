package org.arraytwin.product.threepar.cli.copy;

import java.util.List;
import org.arraytwin.product.threepar.cli.word.Arguments;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.NewVirtualCopy;
import org.arraytwin.product.threepar.copy.VirtualCopies;

/** {@code createsv}; says nothing where all went well. */
public final class CreateSv implements Word {
  @Override
  public String name() {
    return "createsv";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Creates a virtual copy (snapshot) of a virtual volume.",
        "<SV_name> <copy_of_VV>|set:<set_name>",
        2,
        2,
        List.of(
            Option.flag("-ro", "hosts may only read it; read/write where left out"),
            Option.value("-exp", "<time>[d|h]", "it expires after this time"),
            Option.value("-retain", "<time>[d|h]", "it cannot be removed for this time"),
            Option.flag("-rcopy", "copies the remote volume at the same instant, too")),
        List.of(
            "Read-only and read/write copies alternate: a read-only copy is made of a read/write",
            "volume, a read/write copy of a read-only one.",
            "Of a set all members are copied at one instant; @vvname@ in <SV_name> is each one's",
            "name."));
  }

  @Override
  public void run(Call call) {
    Arguments given = call.arguments();
    NewVirtualCopy wanted =
        new NewVirtualCopy(
            given.operand(0),
            given.operand(1),
            call.has("-ro"),
            given.options().getOrDefault("-exp", ""),
            given.options().getOrDefault("-retain", ""),
            call.has("-rcopy"));
    call.order(desk -> new VirtualCopies(desk).create(wanted));
  }
}
