package org.arraytwin.product.threepar.cli.show;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Glob;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Table;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.remote.Domains;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;

/** {@code showrcopy}: the array's view of Remote Copy (sources: docs/FIDELITY.md). */
public final class ShowRcopy implements Word {
  @Override
  public String name() {
    return "showrcopy";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Shows the Remote Copy configuration as this system knows it.",
        "[links | groups [<name|pattern>...] | targets [<name|pattern>...]]",
        0,
        Integer.MAX_VALUE,
        List.of(
            Option.flag("-d", "also policies that stand at their default, and the remote group"),
            Option.flag("-qw", "quorum witness of each target; none is ever configured here"),
            Option.flag("-csvtable", "columns parted by commas"),
            Option.value("-domain", "<domain>", "groups of this domain only")),
        List.of("Without arguments all of targets, links and groups are shown."));
  }

  @Override
  public void run(Call call) {
    Chosen.domain(call); // which must be there, whatever is shown
    List<String> operands = call.arguments().operands();
    if (!call.site().talks()) {
      call.print("Remote Copy config is not started");
      return;
    }
    String part = operands.isEmpty() ? "" : operands.get(0);
    List<String> names = call.arguments().from(1);
    switch (part) {
      case "" -> showAll(call);
      case "targets" -> showTargets(call, names);
      case "links" -> showLinks(call, names);
      case "groups" -> showGroups(call, names);
      default ->
          throw new CommandError("invalid argument " + part + "; usage: " + syntax().usage(name()));
    }
  }

  private static void showAll(Call call) {
    header(call);
    targets(call, call.site().targets().toJavaList());
    call.print("");
    links(call);
    call.print("");
    groups(call, call.site().groups().filter(g -> g != null).toJavaList());
  }

  private static void showLinks(Call call, List<String> names) {
    if (!names.isEmpty()) {
      throw new CommandError("links takes no names");
    }
    header(call);
    links(call);
  }

  private static void showTargets(Call call, List<String> names) {
    List<TargetHalf> chosen = new ArrayList<>();
    for (String name : names) {
      List<TargetHalf> found =
          call.site().targets().filter(t -> Glob.matches(name, t.name())).toJavaList();
      if (found.isEmpty()) {
        call.error("target matching " + name + " does not exist on the system");
      }
      found.stream().filter(t -> !chosen.contains(t)).forEach(chosen::add);
    }
    if (names.isEmpty()) {
      chosen.addAll(call.site().targets().toJavaList());
    }
    if (names.isEmpty() || !chosen.isEmpty()) {
      header(call);
      targets(call, chosen);
    }
  }

  private static void showGroups(Call call, List<String> names) {
    List<GroupHalf> chosen =
        names.isEmpty()
            ? call.site().groups().filter(g -> g != null).toJavaList()
            : Chosen.groups(call, names, true);
    if (names.isEmpty() || !chosen.isEmpty()) {
      header(call);
      groups(call, chosen);
    }
  }

  private static void header(Call call) {
    call.print("Remote Copy System Information");
    call.print("Status: Started, Normal");
    call.print("");
  }

  private static void targets(Call call, List<TargetHalf> targets) {
    Table table =
        call.has("-qw")
            ? LinkTables.witnesses(call.site(), targets)
            : LinkTables.targets(call.site(), targets);
    section(call, "Target Information", table);
  }

  private static void links(Call call) {
    FleetAt at = call.at();
    section(call, "Link Information", LinkTables.links(at.fleet(), at.fleet().site(call.array())));
  }

  private static void section(Call call, String title, Table table) {
    call.print(title);
    call.print("");
    call.print(call.csv() ? table.csvHeading() : table.heading());
    for (int i = 0; i < table.rows(); i++) {
      call.print(call.csv() ? table.csvLine(i) : table.line(i));
    }
  }

  private static void groups(Call call, List<GroupHalf> chosen) {
    FleetAt at = call.at();
    Site site = at.fleet().site(call.array());
    String domain = Chosen.domain(call);
    List<GroupHalf> groups =
        chosen.stream()
            .filter(half -> domain == null || Domains.of(site, half).equals(domain))
            .toList();
    GroupTables tables = new GroupTables(at, site, groups, call.has("-d"));
    call.print("Group Information");
    tables.lines(call.csv()).forEach(call::print);
  }
}
