package org.arraytwin.product.threepar.cli.show;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Glob;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Table;
import org.arraytwin.product.threepar.cli.word.Table.Align;
import org.arraytwin.product.threepar.cli.word.Table.Column;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.VvSet;

/** {@code showvvset}: the sets of virtual volumes with their members, one a line. */
public final class ShowVvSet implements Word {
  private static final Column ID = new Column("Id", Align.RIGHT, 3);
  private static final Column NAME = new Column("Name", Align.LEFT, 0);
  private static final Column MEMBERS = new Column("Members", Align.LEFT, 0);
  private static final Column COMMENT = new Column("Comment", Align.LEFT, 0);

  @Override
  public String name() {
    return "showvvset";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Shows the sets of virtual volumes.",
        "[<setname|pattern>...]",
        0,
        Integer.MAX_VALUE,
        List.of(
            Option.flag("-d", "comments, too"),
            Option.flag("-vv", "names are those of volumes: the sets that have them"),
            Option.flag("-csvtable", "columns parted by commas")),
        List.of());
  }

  @Override
  public void run(Call call) {
    List<String> names = call.arguments().operands();
    List<VvSet> sets =
        call.copies().sets().stream()
            .filter(set -> names.isEmpty() || names.stream().anyMatch(n -> means(call, set, n)))
            .toList();
    if (sets.isEmpty()) {
      call.print("No vv sets listed");
      return;
    }
    boolean detailed = call.has("-d");
    Table table =
        new Table(detailed ? List.of(ID, NAME, MEMBERS, COMMENT) : List.of(ID, NAME, MEMBERS));
    int members = 0;
    for (VvSet set : sets) {
      members += set.members().size();
      rows(set, detailed).forEach(table::row);
    }
    print(call, table, sets.size(), members, detailed);
  }

  private static boolean means(Call call, VvSet set, String name) {
    return call.has("-vv")
        ? set.members().stream().anyMatch(v -> Glob.matches(name, v.name()))
        : Glob.matches(name, set.name());
  }

  private static List<List<String>> rows(VvSet set, boolean detailed) {
    List<List<String>> rows = new ArrayList<>();
    List<String> names = new ArrayList<>(set.members().stream().map(Volume::name).toList());
    if (names.isEmpty()) {
      names.add("---");
    }
    for (int i = 0; i < names.size(); i++) {
      boolean first = i == 0;
      List<String> row = new ArrayList<>();
      row.add(first ? String.valueOf(set.id()) : "");
      row.add(first ? set.name() : "");
      row.add(names.get(i));
      if (detailed) {
        row.add(first ? set.comment() : "");
      }
      rows.add(row);
    }
    return rows;
  }

  private static void print(Call call, Table table, int sets, int members, boolean detailed) {
    if (call.csv()) {
      call.print(table.csvHeading());
      for (int i = 0; i < table.rows(); i++) {
        call.print(table.csvLine(i));
      }
      return;
    }
    int rows = table.rows();
    List<String> total =
        new ArrayList<>(List.of(String.valueOf(sets), "total", String.valueOf(members)));
    if (detailed) {
      total.add("");
    }
    table.row(total);
    call.print(table.heading());
    for (int i = 0; i < rows; i++) {
      call.print(table.line(i));
    }
    call.print("-".repeat(table.width()));
    call.print(table.line(rows));
  }
}
