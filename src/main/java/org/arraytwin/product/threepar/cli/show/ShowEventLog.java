package org.arraytwin.product.threepar.cli.show;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.site.Chronicle;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Glob;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Times;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.cli.word.Wording;

/** {@code showeventlog}: what has happened in the system; its layout is inferred. */
public final class ShowEventLog implements Word {
  private static final long MINUTE = 60_000_000L;

  @Override
  public String name() {
    return "showeventlog";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Shows the event log, oldest first.",
        "",
        0,
        0,
        List.of(
            Option.value("-min", "<minutes>", "events of so many minutes"),
            Option.flag("-oneline", "one line an event"),
            Option.value("-sev", "<pattern>", "events of such a severity"),
            Option.value("-nsev", "<pattern>", "events of another severity"),
            Option.value("-type", "<pattern>", "events of such a type"),
            Option.value("-ntype", "<pattern>", "events of another type"),
            Option.value("-comp", "<pattern>", "events of such a component"),
            Option.value("-ncomp", "<pattern>", "events of another component"),
            Option.value("-msg", "<pattern>", "events with such a message"),
            Option.value("-nmsg", "<pattern>", "events with another message")),
        List.of(
            "Patterns are those of *, ? and []. The latest 1000 events are kept: alerts, changes"
                + " of",
            "groups, targets and power, and commands that have changed something."));
  }

  @Override
  public void run(Call call) {
    List<Chronicle.Entry> entries = chosen(call);
    if (entries.isEmpty()) {
      call.print("No event matched your criteria.");
      return;
    }
    for (Chronicle.Entry entry : entries) {
      String time = Times.stamp(entry.atMicros());
      String message = Wording.shown(entry.component()) + ": " + entry.text();
      if (call.has("-oneline")) {
        call.print(String.join(" ", time, entry.severity(), type(entry.kind()), message));
        continue;
      }
      call.print("Time     : " + time);
      call.print("Severity : " + entry.severity());
      call.print("Type     : " + type(entry.kind()));
      call.print("Message  : " + message);
      call.print("");
    }
  }

  private static List<Chronicle.Entry> chosen(Call call) {
    long since = since(call);
    List<Chronicle.Entry> chosen = new ArrayList<>();
    for (Chronicle.Entry entry : call.site().desk().chronicle().entries()) {
      boolean asked =
          entry.atMicros() >= since
              && fits(call, "sev", entry.severity())
              && fits(call, "type", type(entry.kind()))
              && fits(call, "comp", Wording.shown(entry.component()))
              && fits(call, "msg", entry.text());
      if (asked) {
        chosen.add(entry);
      }
    }
    return chosen;
  }

  private static boolean fits(Call call, String what, String value) {
    String wanted = call.arguments().value("-" + what);
    String unwanted = call.arguments().value("-n" + what);
    return (wanted == null || Glob.matches(wanted, value))
        && (unwanted == null || !Glob.matches(unwanted, value));
  }

  private static String type(Chronicle.Kind kind) {
    return switch (kind) {
      case ALERT -> "Alert";
      case COMMAND -> "CLI command executed";
      case GROUP -> "Remote Copy group";
      case SYSTEM -> "System";
      case TARGET -> "Remote Copy target";
    };
  }

  private static long since(Call call) {
    String minutes = call.arguments().value("-min");
    if (minutes == null) {
      return 0;
    }
    if (!minutes.matches("[1-9][0-9]{0,8}")) {
      throw new CommandError("invalid number of minutes " + minutes + "; 1 to 999999999 is legal");
    }
    return call.at().now() - Long.parseLong(minutes) * MINUTE;
  }
}
