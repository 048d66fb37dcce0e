package org.arraytwin.product.threepar.cli.service;

import java.util.List;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Table;
import org.arraytwin.product.threepar.cli.word.Table.Column;
import org.arraytwin.product.threepar.cli.word.Times;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.remote.Domains;

/**
 * {@code createdomain}, {@code removedomain}, {@code movetodomain} and {@code showdomain} (sources:
 * docs/FIDELITY.md).
 */
public final class DomainWords {
  private DomainWords() {}

  /** All of them. */
  public static List<Word> all() {
    return List.of(new Show(), new Create(), new Remove(), new Move());
  }

  /** {@code showdomain}. */
  private static final class Show implements Word {
    @Override
    public String name() {
      return "showdomain";
    }

    @Override
    public Syntax syntax() {
      return new Syntax(
          "Shows the domains.",
          "",
          0,
          0,
          List.of(Option.flag("-csvtable", "columns parted by commas")),
          List.of());
    }

    @Override
    public void run(Call call) {
      Site site = call.site();
      List<String> domains = Domains.all(site);
      if (domains.isEmpty()) {
        call.print("no domains listed");
        return;
      }
      Table table =
          new Table(
              List.of(
                  Column.right("ID", 0), Column.left("Domain", 0), Column.left("CreationTime", 0)));
      for (String domain : domains) {
        String id = String.valueOf(Domains.id(site, domain));
        table.row(List.of(id, domain, Times.stamp(Domains.created(site, domain))));
      }
      call.print(call.csv() ? table.csvHeading() : table.heading());
      for (int i = 0; i < table.rows(); i++) {
        call.print(call.csv() ? table.csvLine(i) : table.line(i));
      }
    }
  }

  /** {@code createdomain}. */
  private static final class Create implements Word {
    @Override
    public String name() {
      return "createdomain";
    }

    @Override
    public Syntax syntax() {
      return new Syntax("Creates a domain.", "<domain>", 1, 1, List.of(), List.of());
    }

    @Override
    public void run(Call call) {
      String domain = call.arguments().operand(0);
      call.order(
          desk -> {
            new Domains(desk).create(domain);
            return domain;
          });
    }
  }

  /** {@code removedomain}. */
  private static final class Remove implements Word {
    @Override
    public String name() {
      return "removedomain";
    }

    @Override
    public Syntax syntax() {
      return new Syntax(
          "Removes a domain that nothing is in.",
          "<domain>",
          1,
          1,
          List.of(Confirm.FORCE),
          List.of(Confirm.NO_TERMINAL));
    }

    @Override
    public void run(Call call) {
      Confirm.require(call, name());
      String domain = call.arguments().operand(0);
      call.order(
          desk -> {
            new Domains(desk).remove(domain);
            return domain;
          });
    }
  }

  /** {@code movetodomain}. */
  private static final class Move implements Word {
    private static final String CPG = "cpg";
    private static final String UNSET = "-unset";

    @Override
    public String name() {
      return "movetodomain";
    }

    @Override
    public Syntax syntax() {
      return new Syntax(
          "Moves a CPG with its virtual volumes into a domain.",
          "cpg <CPG> [<domain>]",
          2,
          3,
          List.of(Confirm.FORCE, Option.flag(UNSET, "out of all domains")),
          List.of("Volumes are moved with their CPG alone.", Confirm.NO_TERMINAL));
    }

    @Override
    public void run(Call call) {
      Confirm.require(call, name());
      List<String> operands = call.arguments().operands();
      if (!operands.get(0).equals(CPG)) {
        throw new CommandError("invalid kind " + operands.get(0) + "; cpg is legal here");
      }
      if (call.has(UNSET) == (operands.size() > 2)) {
        throw new CommandError("give either a domain or -unset");
      }
      String domain = call.has(UNSET) ? "" : operands.get(2);
      call.order(
          desk -> {
            new Domains(desk).move(operands.get(1), domain);
            return domain;
          });
    }
  }
}
