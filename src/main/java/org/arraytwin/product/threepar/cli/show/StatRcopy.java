package org.arraytwin.product.threepar.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Table;
import org.arraytwin.product.threepar.cli.word.Table.Column;
import org.arraytwin.product.threepar.cli.word.Times;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.remote.LinkEnds;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.WriteStream;

/** {@code statrcopy}: what the links carry; its layout is inferred. */
public final class StatRcopy implements Word {
  private static final int USUAL_SECONDS = 2;

  @Override
  public String name() {
    return "statrcopy";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Shows what the Remote Copy links carry.",
        "",
        0,
        0,
        List.of(
            Option.flag("-hb", "also the round trip of a heartbeat, in milliseconds"),
            Option.value("-u", "{k|m|g}", "in kilobytes (as without it), megabytes or gigabytes"),
            Option.value("-iter", "<number>", "so many times; once without it"),
            Option.value("-d", "<seconds>", "time between two; 2 without it"),
            Option.flag("-csvtable", "columns parted by commas")),
        List.of("Copies at their present rate, and host writes at their usual one."));
  }

  @Override
  public void run(Call call) throws InterruptedException {
    if (!call.site().talks()) {
      call.print("Remote Copy config is not started");
      return;
    }
    char unit = unit(call);
    int times = number(call, "-iter", 1);
    long pause = number(call, "-d", USUAL_SECONDS) * 1_000_000L;
    for (int i = 0; i < times; i++) {
      if (i > 0) {
        call.print("");
        long next = call.at().now() + pause;
        String gaveUp = call.await(at -> at.now() >= next);
        if (gaveUp != null) {
          throw new CommandError("no longer waited for the next figures: " + gaveUp);
        }
      }
      print(call, unit);
    }
  }

  private static void print(Call call, char unit) {
    call.print(Times.stamp(call.at().now()));
    Table table = table(call, unit);
    call.print(call.csv() ? table.csvHeading() : table.heading());
    for (int i = 0; i < table.rows(); i++) {
      call.print(call.csv() ? table.csvLine(i) : table.line(i));
    }
  }

  private static Table table(Call call, char unit) {
    boolean heartbeat = call.has("-hb");
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("Target", 0));
    columns.add(Column.left("Node", 0));
    columns.add(Column.left("Address", 0));
    columns.add(Column.right("Throughput(" + Character.toUpperCase(unit) + "B/s)", 0));
    if (heartbeat) {
      columns.add(Column.right("RTT(ms)", 0));
    }
    Table table = new Table(columns);
    FleetAt at = call.at();
    Site site = call.site();
    for (TargetHalf target : site.targets()) {
      double all = bytesPerSecond(at, site, target);
      int up = target.linkUp().count(isUp -> isUp);
      for (int i = 0; i < target.linkUp().size(); i++) {
        boolean carries = target.linkUp().get(i) && target.ready();
        Link link = at.fleet().links(site.id(), target.peer()).get(i);
        if (!link.usedBy(site.id())) {
          continue;
        }
        LinkEnds ends = LinkEnds.of(site.array(), at.fleet().site(target.peer()).array(), i);
        List<String> row = new ArrayList<>();
        row.add(target.name());
        row.add(ends.port());
        row.add(ends.address());
        row.add(figure(carries ? all / up : 0, unit));
        if (heartbeat) {
          row.add(carries ? figure(2 * link.latencyMicros() / 1000.0) : "-");
        }
        table.row(row);
      }
    }
    return table;
  }

  /** What goes to a target now: the copies, and what hosts write to synchronous groups. */
  private static double bytesPerSecond(FleetAt at, Site site, TargetHalf target) {
    Path path = at.fleet().paths().get(Fleet.pathId(site.id(), target.peer())).getOrNull();
    double copies = path == null ? 0 : path.level() * path.active().size();
    double writes = 0;
    for (GroupHalf half : site.groups()) {
      boolean sends =
          half != null
              && half.peer() == target.peer()
              && half.source()
              && half.started()
              && half.mode() == Mode.SYNC;
      if (sends) {
        writes += written(at, at.fleet().session(half.session()));
      }
    }
    return copies + writes;
  }

  private static double written(FleetAt at, Session session) {
    WriteStream stream = at.sent(session);
    return stream == null ? 0 : stream.meanBytesPerSecond();
  }

  private static String figure(double bytes, char unit) {
    double divisor = unit == 'k' ? 1024 : unit == 'm' ? 1024 * 1024 : 1024.0 * 1024 * 1024;
    return figure(bytes / divisor);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static char unit(Call call) {
    String unit = call.arguments().value("-u");
    if (unit != null && !List.of("k", "m", "g").contains(unit)) {
      throw new CommandError("invalid unit " + unit + "; k, m and g are legal");
    }
    return unit == null ? 'k' : unit.charAt(0);
  }

  private static int number(Call call, String option, int usual) {
    String text = call.arguments().value(option);
    if (text == null) {
      return usual;
    }
    if (!text.matches("[1-9][0-9]{0,4}")) {
      throw new CommandError("invalid value " + text + " of " + option + "; 1 to 99999 is legal");
    }
    return Integer.parseInt(text);
  }
}
