package org.arraytwin.product.threepar.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.Glob;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Table;
import org.arraytwin.product.threepar.cli.word.Table.Column;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.remote.Domains;
import org.arraytwin.product.threepar.space.Usage;

/** {@code showcpg}: the common provisioning groups; its layout is inferred, not from a manual. */
public final class ShowCpg implements Word {
  private static final int FIRST_SPACE = 7;

  @Override
  public String name() {
    return "showcpg";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Shows common provisioning groups.",
        "[<name|pattern>...]",
        0,
        Integer.MAX_VALUE,
        List.of(
            Option.flag("-csvtable", "columns parted by commas"),
            Option.value("-domain", "<domain>", "CPGs of this domain only")),
        List.of());
  }

  @Override
  public void run(Call call) {
    Site site = call.site();
    String domain = Chosen.domain(call);
    List<Pool> pools =
        pools(call, site).stream()
            .filter(pool -> domain == null || Domains.of(site, pool.id()).equals(domain))
            .toList();
    if (pools.isEmpty()) {
      if (!call.failed()) {
        call.print("no CPGs listed");
      }
      return;
    }
    Table table = table();
    Usage space = call.space();
    pools.forEach(pool -> table.row(row(space, pool)));
    if (call.csv()) {
      call.print(table.csvHeading());
      for (int i = 0; i < pools.size(); i++) {
        call.print(table.csvLine(i));
      }
      return;
    }
    table.row(total(space, pools));
    int start = table.start(FIRST_SPACE);
    call.print(" ".repeat(start) + Table.dashed("(MB)", table.width() - start));
    call.print(" ".repeat(start) + spaceHeading(table));
    call.print(table.heading());
    for (int i = 0; i < pools.size(); i++) {
      call.print(table.line(i));
    }
    call.print("-".repeat(table.width()));
    call.print(table.line(pools.size()));
  }

  private static Table table() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.right("Id", 3));
    columns.add(Column.left("Name", 0));
    for (String count : List.of("Warn%", "VVs", "TPVVs", "Usr", "Snp")) {
      columns.add(Column.right(count, 0));
    }
    for (int i = 0; i < 3; i++) {
      columns.add(Column.right("Total", 0));
      columns.add(Column.right("Used", 0));
    }
    return new Table(columns);
  }

  private static String spaceHeading(Table table) {
    StringBuilder line = new StringBuilder();
    List<String> kinds = List.of("Usr", "Snp", "Adm");
    for (int i = 0; i < kinds.size(); i++) {
      int from = table.start(FIRST_SPACE + 2 * i);
      int to = i == 2 ? table.width() : table.start(FIRST_SPACE + 2 * i + 2) - 1;
      line.append(i == 0 ? "" : " ").append(Table.dashed(kinds.get(i), to - from));
    }
    return line.toString();
  }

  private static List<String> row(Usage space, Pool pool) {
    List<Volume> members =
        space
            .site()
            .volumes()
            .filter(Objects::nonNull)
            .filter(v -> v.pool() == pool.id() && !space.virtual(v))
            .toJavaList();
    String all = Integer.toString(members.size());
    String copied = Long.toString(members.stream().filter(space::copied).count());
    String thin =
        Long.toString(members.stream().filter(v -> v.provisioning() == Provisioning.THIN).count());
    long snapshots = Usage.mib(space.snapshot(pool));
    String snapshotText = Long.toString(snapshots);
    String total = Long.toString(Usage.mib(pool.sizeBytes()) - snapshots);
    String used = Long.toString(user(space, pool));
    return List.of(
        Integer.toString(pool.id()),
        pool.name(),
        "-",
        all,
        thin,
        all,
        copied,
        total,
        used,
        snapshotText,
        snapshotText,
        "0",
        "0");
  }

  private static List<String> total(Usage space, List<Pool> pools) {
    long total = 0;
    long used = 0;
    long snapshots = 0;
    for (Pool pool : pools) {
      long kept = Usage.mib(space.snapshot(pool));
      total += Usage.mib(pool.sizeBytes()) - kept;
      used += user(space, pool);
      snapshots += kept;
    }
    return List.of(
        Integer.toString(pools.size()),
        "total",
        "",
        "",
        "",
        "",
        "",
        Long.toString(total),
        Long.toString(used),
        Long.toString(snapshots),
        Long.toString(snapshots),
        "0",
        "0");
  }

  /** What snapshots do not take is the volumes', so that rounding up never exceeds the CPG. */
  private static long user(Usage space, Pool pool) {
    long all = Usage.mib(pool.sizeBytes() - space.remaining(pool));
    return Math.max(0, all - Usage.mib(space.snapshot(pool)));
  }

  private static List<Pool> pools(Call call, Site site) {
    List<String> names = call.arguments().operands();
    if (names.isEmpty()) {
      return site.pools().toJavaList();
    }
    List<Pool> chosen = new ArrayList<>();
    for (String name : names) {
      List<Pool> found = site.pools().filter(p -> Glob.matches(name, p.name())).toJavaList();
      if (found.isEmpty()) {
        call.error("CPG matching " + name + " does not exist on the system");
      }
      found.stream().filter(p -> !chosen.contains(p)).forEach(chosen::add);
    }
    return chosen;
  }
}
