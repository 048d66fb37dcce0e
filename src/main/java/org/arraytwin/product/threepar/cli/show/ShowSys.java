package org.arraytwin.product.threepar.cli.show;

import java.util.List;
import org.arraytwin.array.StorageArray;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Table;
import org.arraytwin.product.threepar.cli.word.Table.Column;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.space.Usage;

/** {@code showsys}: the system; its layout is inferred, not from a manual. */
public final class ShowSys implements Word {
  private static final int FIRST_CAPACITY = 6;

  @Override
  public String name() {
    return "showsys";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Shows the system.",
        "",
        0,
        0,
        List.of(
            Option.flag("-d", "one property a line"),
            Option.flag("-csvtable", "columns parted by commas")),
        List.of());
  }

  @Override
  public void run(Call call) {
    if (call.has("-d")) {
      detailed(call, call.space());
    } else {
      table(call, call.space());
    }
  }

  private static void table(Call call, Usage space) {
    Table table =
        new Table(
            List.of(
                Column.right("ID", 6),
                Column.dashed("-Name-"),
                Column.dashed("-Model-"),
                Column.dashed("-Serial-"),
                Column.right("Nodes", 0),
                Column.right("Master", 0),
                Column.right("TotalCap", 0),
                Column.right("AllocCap", 0),
                Column.right("FreeCap", 0),
                Column.right("FailedCap", 0)));
    StorageArray array = space.site().array();
    long total = Usage.mib(space.total());
    long used = Usage.mib(space.total() - space.remaining());
    table.row(
        List.of(
            Integer.toString(array.systemId()),
            array.name(),
            array.model(),
            array.serial(),
            Integer.toString(array.nodes().size()),
            master(array),
            Long.toString(total),
            Long.toString(used),
            Long.toString(total - used),
            "0"));
    if (call.csv()) {
      call.print(table.csvHeading());
      call.print(table.csvLine(0));
      return;
    }
    int start = table.start(FIRST_CAPACITY);
    call.print(" ".repeat(start) + Table.dashed("(MB)", table.width() - start));
    call.print(table.heading());
    call.print(table.line(0));
  }

  private static void detailed(Call call, Usage space) {
    StorageArray array = space.site().array();
    long total = Usage.mib(space.total());
    long used = Usage.mib(space.total() - space.remaining());
    call.print(Table.dashed("General", 43));
    property(call, "System Name", array.name());
    property(call, "System Model", array.model());
    property(call, "Serial Number", array.serial());
    property(call, "System ID", Integer.toString(array.systemId()));
    property(call, "System WWN", array.wwn());
    property(call, "InForm OS", array.osVersion());
    property(call, "Number of Nodes", Integer.toString(array.nodes().size()));
    property(call, "Master Node", master(array));
    call.print("");
    call.print(Table.dashed("System Capacity (MB)", 43));
    property(call, "Total Capacity", Long.toString(total));
    property(call, "Allocated Capacity", Long.toString(used));
    property(call, "Free Capacity", Long.toString(total - used));
    property(call, "Failed Capacity", "0");
  }

  private static void property(Call call, String name, String value) {
    call.print(name + " ".repeat(Math.max(0, 20 - name.length())) + " : " + value);
  }

  private static String master(StorageArray array) {
    return array.nodes().isEmpty() ? "-" : Integer.toString(array.nodes().get(0).id());
  }
}
