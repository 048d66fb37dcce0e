package org.arraytwin.scenario;

import java.util.Locale;
import org.arraytwin.catalog.Catalog;
import org.arraytwin.catalog.Field;
import org.arraytwin.catalog.Form;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Reason;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;
import org.arraytwin.scenario.look.Check;
import org.arraytwin.scenario.look.Checks;

/** What scenarios can say, and what one says, in a few lines for people. */
public final class Vocabulary {
  private static final int WIDTH = 96;

  private Vocabulary() {}

  /** Every command, every check, and what can be asked of each kind of session. */
  public static String text(ProviderConfig config) {
    StringBuilder out = new StringBuilder("<do command=...>\n");
    for (Form form : Catalog.forms()) {
      out.append(String.format(Locale.ROOT, "  %-18s", form.name()));
      for (Field field : form.fields()) {
        String word =
            field.name()
                + (field.choices().isEmpty() ? "" : "=" + String.join("|", field.choices()));
        out.append(' ').append(field.optional() ? "[" + word + "]" : word);
      }
      out.append('\n');
    }
    out.append("\n<expect ...> of what\n");
    Checks.subjects()
        .forEach((word, of) -> out.append(String.format(Locale.ROOT, "  %-18s %s%n", word, of)));
    out.append("\n<expect ...> checks\n");
    for (Check check : Checks.all()) {
      String needs = check.about().isEmpty() ? "" : " (" + check.about() + ")";
      out.append(String.format(Locale.ROOT, "  %-18s %s%s%n", check.word(), check.shows(), needs));
    }
    out.append("\nkinds of session, their operations with [options] and their states\n");
    for (String kind : config.sessions()) {
      SessionTable table = config.session(kind);
      out.append("  ").append(kind).append('\n');
      for (Action action : table.operations()) {
        out.append("    ").append(action.name());
        table.options(action).forEach(option -> out.append(" [").append(option).append(']'));
        out.append('\n');
      }
      String states = String.join(", ", table.states().stream().map(State::word).toList());
      out.append("    states: ").append(states).append('\n');
    }
    out.append("\nreasons for which a command is refused, or a host's read or write\n");
    for (Reason reason : Reason.values()) {
      out.append("  ").append(reason.name()).append('\n');
    }
    return out.toString();
  }

  /** How much there is in a scenario. */
  public static String counts(Scenario scenario) {
    long commands =
        scenario.steps().stream()
            .flatMap(s -> s.acts().stream())
            .filter(a -> a instanceof Act.Do)
            .count();
    long expectations =
        scenario.steps().stream()
            .flatMap(s -> s.acts().stream())
            .filter(a -> a instanceof Act.Expect)
            .count();
    return String.format(
        Locale.ROOT,
        "%s, %s, %s",
        count(scenario.steps().size(), "step"),
        count(commands, "command"),
        count(expectations, "expectation"));
  }

  private static String count(long many, String of) {
    return many + " " + of + (many == 1 ? "" : "s");
  }

  /** Name and story, the latter on one line that is cut where it is long. */
  public static String entry(Scenario scenario) {
    String line = String.format(Locale.ROOT, "%-28s %s", scenario.name(), scenario.story());
    int stop = line.indexOf(". ");
    String first = stop > 0 ? line.substring(0, stop + 1) : line;
    return (first.length() > WIDTH + 24 ? first.substring(0, WIDTH + 21) + "..." : first) + "\n";
  }
}
