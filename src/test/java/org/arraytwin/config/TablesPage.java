package org.arraytwin.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.Column;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.Fact;
import org.arraytwin.replication.table.Proof;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;
import org.arraytwin.replication.table.Trait;
import org.arraytwin.replication.table.Verdict;
import org.arraytwin.replication.table.Words;

/** docs/TABLES.md: the session tables as pages of a manual. */
final class TablesPage {
  private static final String HEAD =
      """
      # Session tables

      What may be asked of a session in which state, what happens to it by itself, and what follows. Written from
      `provider-config/sessions/*.xml` by `TablesPageIT`; change those files and run it with `-Dgolden=write`.

      Each kind has an overview, states across, and then a page for each operation and each happening: the first cell
      whose condition holds counts. *told* is what the peer does, which only happens while the two are in touch.
      Certainty: F found in the source, I inferred, K common knowledge. A condition names columns and the values that
      suit; a column that is not named may be anything.
      """;

  private final StringBuilder out = new StringBuilder();

  private TablesPage() {}

  /**
   * The page.
   *
   * @param facts the source of {@code Fact}
   * @param effects the source of {@code Effect}
   */
  static String of(List<SessionTable> tables, String facts, String effects) {
    TablesPage page = new TablesPage();
    page.out.append(HEAD);
    tables.forEach(page::table);
    page.glossary("Facts", facts, Fact.values());
    page.glossary("Effects", effects, Effect.values());
    return page.out.toString();
  }

  private void table(SessionTable table) {
    out.append("\n## ").append(table.kind()).append("\n\n").append(table.about());
    long refusing =
        table.cells().stream().filter(c -> c.verdict() instanceof Verdict.Refuse).count();
    out.append("\n\nFamily ").append(table.family().word()).append("; ");
    if (!table.modes().isEmpty()) {
      out.append("modes ").append(String.join(", ", table.modes())).append("; ");
    }
    out.append(table.operations().size()).append(" operations, ");
    out.append(table.happenings().size()).append(" happenings, ");
    out.append(table.cells().size()).append(" cells, ").append(refusing);
    out.append(" of which refuse.\n\n| state | traits |\n|---|---|\n");
    for (State state : table.states()) {
      out.append("| ").append(state.word()).append(" | ").append(traits(state)).append(" |\n");
    }
    overview(table, "operation", table.operations());
    overview(table, "happening", table.happenings());
    table.operations().forEach(a -> action(table, a));
    table.happenings().forEach(a -> action(table, a));
  }

  /** What the words mean, as their declarations say. */
  private void glossary(String title, String source, Enum<?>[] words) {
    out.append("\n## ").append(title).append("\n\n| word | meaning |\n|---|---|\n");
    for (Enum<?> word : words) {
      Matcher doc =
          Pattern.compile("/\\*\\*([^/]*?)\\*/\\s+" + word.name() + "\\(").matcher(source);
      if (!doc.find()) {
        throw new AssertionError(word + " is not explained");
      }
      out.append("| ").append(Words.of(word)).append(" | ").append(text(plain(doc.group(1))));
      out.append(" |\n");
    }
  }

  /** The sentence of a comment of one line or of several. */
  private static String plain(String comment) {
    return comment.replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip();
  }

  private static String traits(State state) {
    return Arrays.stream(Trait.values())
        .filter(state::has)
        .map(Trait::word)
        .collect(Collectors.joining(", "));
  }

  private void overview(SessionTable table, String what, List<Action> actions) {
    if (actions.isEmpty()) {
      return;
    }
    out.append("\n| ").append(what);
    table.states().forEach(s -> out.append(" | ").append(s.word()));
    out.append(" |\n|---").append("|---".repeat(table.states().size())).append("|\n");
    for (Action action : actions) {
      out.append("| ").append(link(table, action));
      table.states().forEach(s -> out.append(" | ").append(outcomes(action, s)));
      out.append(" |\n");
    }
    out.append(
        "\n"
            + "`->` the new state; `=` accepted, the state stays; `no` refused; `no/` refused or,"
            + " in other ");
    out.append("conditions, what follows.\n");
  }

  private static String link(SessionTable table, Action action) {
    String anchor =
        (action.name() + " " + table.kind()).replace(' ', '-').replaceAll("[^A-Za-z0-9_-]", "");
    return "[" + action.name() + "](#" + anchor.toLowerCase(Locale.ROOT) + ")";
  }

  private static String outcomes(Action action, State state) {
    Set<String> found = new LinkedHashSet<>();
    boolean refused = false;
    for (Cell cell : Proof.cells(action, state)) {
      if (cell.verdict() instanceof Verdict.Take take) {
        State next = take.next();
        found.add(next == null || next.equals(state) ? "=" : "-> " + next.word());
      } else {
        refused |= cell.verdict() instanceof Verdict.Refuse;
      }
    }
    String taken = String.join(" or ", found);
    if (!refused) {
      return taken;
    }
    return taken.isEmpty() ? "no" : "no/ " + taken;
  }

  private void action(SessionTable table, Action action) {
    out.append("\n### ").append(action.name()).append(" (").append(table.kind()).append(")\n\n");
    out.append(action.about()).append('\n');
    List<String> options = table.options(action);
    if (!options.isEmpty()) {
      out.append(action.happens() ? "\nWith the options of what led to it: " : "\nOptions: ");
      out.append(options.stream().map(o -> "`" + o + "`").collect(Collectors.joining(", ")));
      out.append(".\n");
    }
    out.append("\n| # | when | what follows | source | |\n|---|---|---|---|---|\n");
    int number = 1;
    for (Cell cell : action.cells()) {
      out.append("| ").append(number++).append(" | ").append(when(action, cell));
      out.append(" | ").append(verdict(cell.verdict())).append(" | ").append(text(cell.source()));
      out.append(" | ").append(cell.certainty()).append(" |\n");
    }
  }

  private static String when(Action action, Cell cell) {
    if (cell.terms().isEmpty()) {
      return action.cells().size() == 1 ? "always" : "else";
    }
    List<String> terms = new ArrayList<>();
    for (Cell.Term term : cell.terms()) {
      Column column = action.columns().get(term.column());
      List<String> values = new ArrayList<>();
      for (int i = 0; i < column.values().size(); i++) {
        if ((term.mask() >>> i & 1) == 1) {
          values.add(column.values().get(i));
        }
      }
      terms.add(
          column.kind() == Column.Kind.OPTION
              ? (values.contains("true") ? "-" : "no -") + column.name()
              : column.name() + " " + String.join(" or ", values));
    }
    return text(String.join("; ", terms));
  }

  private static String verdict(Verdict verdict) {
    if (verdict instanceof Verdict.Never never) {
      return "never: " + never.why();
    }
    if (verdict instanceof Verdict.Refuse refuse) {
      return text("refused: " + refuse.reason() + "; " + refuse.legal());
    }
    Verdict.Take take = (Verdict.Take) verdict;
    List<String> parts = new ArrayList<>();
    if (take.next() != null) {
      parts.add("-> **" + take.next().word() + "**");
    }
    if (!take.effects().isEmpty()) {
      parts.add(words(take.effects()));
    }
    if (take.tellsPeer()) {
      State peer = take.peer();
      parts.add(
          "told: "
              + (peer == null ? "" : "-> **" + peer.word() + "** ")
              + words(take.peerEffects()));
    }
    if (take.then() != null) {
      parts.add(
          "then "
              + take.then().word()
              + (take.after() == null ? "" : " after `" + take.after().word() + "`"));
    }
    return parts.isEmpty() ? "accepted" : text(String.join("; ", parts));
  }

  private static String words(List<Effect> effects) {
    return effects.stream().map(Effect::word).collect(Collectors.joining(", "));
  }

  private static String text(String cell) {
    return cell.replace("|", "\\|");
  }
}
