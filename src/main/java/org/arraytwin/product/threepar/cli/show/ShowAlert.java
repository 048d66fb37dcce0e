package org.arraytwin.product.threepar.cli.show;

import io.vavr.collection.Vector;
import java.util.List;
import org.arraytwin.fleet.Alert;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Times;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.cli.word.Wording;

/** {@code showalert}: what the system has told its operator; its layout is inferred. */
public final class ShowAlert implements Word {
  @Override
  public String name() {
    return "showalert";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Shows the alerts of the system, oldest first.",
        "",
        0,
        0,
        List.of(
            Option.flag("-oneline", "one line an alert"),
            Option.flag("-n", "new alerts; all are, as nobody acknowledges any here"),
            Option.flag("-a", "acknowledged alerts: none"),
            Option.flag("-f", "fixed alerts: none"),
            Option.flag("-all", "whatever their state")),
        List.of("The latest 1000 alerts are kept; an alert keeps its id."));
  }

  @Override
  public void run(Call call) {
    boolean others = (call.has("-a") || call.has("-f")) && !call.has("-n") && !call.has("-all");
    Vector<Alert> alerts = others ? Vector.empty() : call.site().alerts();
    for (Alert alert : alerts) {
      int id = alert.number() + 1;
      if (call.has("-oneline")) {
        call.print(
            String.join(
                " ",
                Integer.toString(id),
                "New",
                Times.stamp(alert.atMicros()),
                alert.severity(),
                Wording.shown(alert.object()) + ":",
                alert.text()));
        continue;
      }
      call.print("Id          : " + id);
      call.print("State       : New");
      call.print("Time        : " + Times.stamp(alert.atMicros()));
      call.print("Severity    : " + alert.severity());
      call.print("Component   : " + Wording.shown(alert.object()));
      call.print("Message     : " + alert.text());
      call.print("");
    }
    call.print(alerts.size() + (alerts.size() == 1 ? " alert" : " alerts"));
  }
}
