package org.arraytwin.product.threepar.cli.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Table;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.remote.Domains;
import org.jspecify.annotations.Nullable;

/** {@code showvv}: the virtual volumes; the columns are those of 3.1.1, their widths inferred. */
public final class ShowVv implements Word {
  @Override
  public String name() {
    return "showvv";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Shows virtual volumes.",
        "[<name|pattern>...]",
        0,
        Integer.MAX_VALUE,
        List.of(
            Option.value("-showcols", "<column>[,<column>...]", "these columns only"),
            Option.flag("-listcols", "lists the columns of -showcols"),
            Option.value("-cpg", "<CPG>", "volumes of this CPG only"),
            Option.flag("-csvtable", "columns parted by commas"),
            Option.value("-domain", "<domain>", "volumes of this domain only")),
        List.of());
  }

  @Override
  public void run(Call call) {
    if (call.has("-listcols")) {
      for (VvColumn column : VvColumn.values()) {
        call.print(column.heading());
      }
      return;
    }
    List<VvColumn> columns = columns(call.arguments().value("-showcols"));
    Shown shown = new Shown(call.space(), call.copies());
    List<Volume> volumes = volumes(call, shown.space().site());
    if (volumes.isEmpty()) {
      if (!call.failed()) {
        call.print("no vvs listed");
      }
      return;
    }
    Table table = new Table(columns.stream().map(VvColumn::column).toList());
    for (Volume volume : volumes) {
      table.row(columns.stream().map(c -> c.value(shown, volume)).toList());
    }
    print(call, table, columns, shown, volumes);
  }

  private static void print(
      Call call, Table table, List<VvColumn> columns, Shown shown, List<Volume> volumes) {
    if (call.csv()) {
      call.print(table.csvHeading());
      for (int i = 0; i < table.rows(); i++) {
        call.print(table.csvLine(i));
      }
      return;
    }
    boolean whole = columns.equals(VvColumn.STANDARD);
    if (whole) {
      table.row(columns.stream().map(c -> c.total(shown, volumes)).toList());
      int reserved = table.start(VvColumn.STANDARD.indexOf(VvColumn.ADM));
      int size = table.start(VvColumn.STANDARD.indexOf(VvColumn.VSIZE));
      call.print(
          " ".repeat(reserved)
              + Table.dashed("Rsvd(MB)", size - reserved - 1)
              + " "
              + Table.dashed("(MB)", table.width() - size));
    }
    call.print(table.heading());
    for (int i = 0; i < volumes.size(); i++) {
      call.print(table.line(i));
    }
    if (whole) {
      call.print("-".repeat(table.width()));
      call.print(table.line(volumes.size()));
    }
  }

  private static List<VvColumn> columns(@Nullable String names) {
    if (names == null) {
      return VvColumn.STANDARD;
    }
    List<VvColumn> columns = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      VvColumn column = VvColumn.named(name);
      if (column == null) {
        throw new CommandError("invalid column " + name + "; showvv -listcols lists the columns");
      }
      columns.add(column);
    }
    return columns;
  }

  private static List<Volume> volumes(Call call, Site site) {
    Map<Integer, Volume> chosen = new LinkedHashMap<>();
    for (String name : call.arguments().operands()) {
      List<Volume> found = Chosen.volumes(site, name, true);
      if (found.isEmpty()) {
        call.error("virtual volume matching " + name + " does not exist on the system");
      }
      found.forEach(v -> chosen.putIfAbsent(v.id(), v));
    }
    if (call.arguments().operands().isEmpty()) {
      site.volumes().filter(Objects::nonNull).forEach(v -> chosen.put(v.id(), v));
    }
    String cpg = call.arguments().value("-cpg");
    if (cpg != null) {
      if (!site.pools().exists(p -> p.name().equals(cpg))) {
        throw new CommandError("CPG " + cpg + " does not exist on the system");
      }
      chosen.values().removeIf(v -> !site.pools().get(v.pool()).name().equals(cpg));
    }
    String domain = Chosen.domain(call);
    chosen.values().removeIf(v -> domain != null && !Domains.of(site, v).equals(domain));
    return List.copyOf(chosen.values());
  }
}
