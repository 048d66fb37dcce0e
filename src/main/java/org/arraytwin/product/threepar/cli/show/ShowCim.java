package org.arraytwin.product.threepar.cli.show;

import java.util.List;
import org.arraytwin.fleet.site.Services;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Table;
import org.arraytwin.product.threepar.cli.word.Table.Column;
import org.arraytwin.product.threepar.cli.word.Word;

/**
 * {@code showcim}: the CIM server. The columns are found, their layout is inferred; the ports are
 * those that an array has, wherever this one listens.
 */
public final class ShowCim implements Word {
  private static final String PEGASUS = "2.9.1";

  @Override
  public String name() {
    return "showcim";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Shows the CIM server.",
        "",
        0,
        0,
        List.of(
            Option.flag("-pol", "its policies"),
            Option.flag("-csvtable", "columns parted by commas")),
        List.of());
  }

  @Override
  public void run(Call call) {
    Services.Cim cim = call.site().desk().services().cim();
    if (call.has("-pol")) {
      call.print(Table.dashed("Policy", 18));
      call.print(cim.entities() ? "replica_entity" : "no_replica_entity");
      return;
    }
    Table table =
        new Table(
            List.of(
                Column.dashed("-Service-"),
                Column.dashed("-State-"),
                Column.dashed("-SLP-", 8),
                Column.right("SLPPort", 0),
                Column.dashed("-HTTP-", 8),
                Column.right("HTTPPort", 0),
                Column.dashed("-HTTPS-", 8),
                Column.right("HTTPSPort", 0),
                Column.left("PGVer", 0),
                Column.left("CIMVer", 0)));
    table.row(
        List.of(
            enabled(cim.active()),
            cim.active() ? "Active" : "Inactive",
            enabled(cim.slp()),
            "427",
            enabled(cim.http()),
            "5988",
            enabled(false),
            "5989",
            PEGASUS,
            call.site().array().osVersion()));
    call.print(call.csv() ? table.csvHeading() : table.heading());
    call.print(call.csv() ? table.csvLine(0) : table.line(0));
  }

  private static String enabled(boolean is) {
    return is ? "Enabled" : "Disabled";
  }
}
