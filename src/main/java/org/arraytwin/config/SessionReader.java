package org.arraytwin.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.CopyRules;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.Family;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.Proof;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;
import org.arraytwin.replication.table.Trait;
import org.arraytwin.replication.table.Verdict;
import org.arraytwin.replication.table.Wording;
import org.arraytwin.replication.table.Words;
import org.jspecify.annotations.Nullable;

/** Reads a session file and proves that it answers everything and says nothing in vain. */
final class SessionReader {
  private static final int MAX_OPTIONS = 31;

  private final Path file;
  private final SessionXml xml;
  private final List<String> options = new ArrayList<>();

  private SessionReader(Path file, SessionXml xml) {
    this.file = file;
    this.xml = xml;
  }

  /**
   * Reads the file of a kind of session.
   *
   * @throws ConfigException where it is wrong
   */
  static SessionTable read(Path folder, String kind) {
    Path file = folder.resolve("sessions").resolve(kind + ".xml");
    SessionXml xml = BoundFile.read(file, folder.resolve("session.xsd"), SessionXml.class);
    if (!xml.kind.equals(kind)) {
      throw FleetChecks.wrong(
          file,
          xml,
          "kind '" + xml.kind + "' is wrong, expected '" + kind + "' as the file is named");
    }
    return new SessionReader(file, xml).table();
  }

  private SessionTable table() {
    Family family = CellReader.constant(file, xml, Family.class, xml.family, "family");
    List<State> states = states();
    options();
    CopyRules copies = copies();
    CellReader cells = new CellReader(file, xml.kind, family, copies, states, options);
    List<Action> actions = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (SessionXml.ActionXml action : xml.operations) {
      once(names, action);
      actions.add(cells.action(action, false));
    }
    for (SessionXml.ActionXml action : xml.happenings) {
      CellReader.constant(file, action, Happening.class, action.name, "happening");
      once(names, action);
      actions.add(cells.action(action, true));
    }
    SessionTable table =
        new SessionTable(
            xml.kind, xml.about, family, copies, wording(), xml.modes, states, options, actions);
    prove(table);
    return table;
  }

  private CopyRules copies() {
    if (!xml.units.isEmpty() && !xml.units.contains(xml.unit)) {
      throw wrong(
          xml, "unit " + xml.unit + " is none of units " + xml.units + ", expected it there");
    }
    return new CopyRules(
        chain(xml.chained),
        xml.cascades,
        xml.unit,
        xml.units.isEmpty() ? List.of(xml.unit) : xml.units,
        xml.order.equals("down"),
        xml.perSource,
        xml.sharedTargets,
        xml.sharedTracking,
        xml.tracking,
        xml.returns,
        xml.parts,
        xml.handsOn,
        xml.oncePerPeer,
        xml.follows,
        CellReader.constant(file, xml, CopyRules.Keeps.class, xml.keeps, "value of keeps"));
  }

  /** The words are those of session.xsd. */
  private static CopyRules.Chain chain(String word) {
    return switch (word) {
      case "all" -> CopyRules.Chain.ALL;
      case "read-only" -> CopyRules.Chain.READ_ONLY;
      default -> CopyRules.Chain.NONE;
    };
  }

  private Wording wording() {
    SessionXml.WordsXml words = xml.words;
    if (words.source.isEmpty() != words.target.isEmpty()) {
      throw wrong(words, "source and target belong together, expected both or none");
    }
    return new Wording(
        words.session,
        words.source,
        words.target,
        words.stopsHosts,
        words.offline,
        words.lost,
        words.overrun);
  }

  private void once(Set<String> names, SessionXml.ActionXml action) {
    if (!names.add(action.name)) {
      throw wrong(action, "'" + action.name + "' is there twice, expected it once");
    }
  }

  private List<State> states() {
    List<State> states = new ArrayList<>();
    Set<String> words = new TreeSet<>();
    for (SessionXml.StateXml state : xml.states) {
      if (!words.add(state.word)) {
        throw wrong(state, "there are two states '" + state.word + "', expected one");
      }
      long traits = 0;
      for (String word : CellReader.words(state.traits)) {
        traits |= CellReader.constant(file, state, Trait.class, word, "trait").bit();
      }
      states.add(new State(states.size(), state.word, traits));
    }
    return states;
  }

  private void options() {
    Set<String> all = new LinkedHashSet<>();
    for (SessionXml.ActionXml action : xml.operations) {
      all.addAll(CellReader.words(action.options));
      if (all.size() > MAX_OPTIONS) {
        throw wrong(action, "more than " + MAX_OPTIONS + " options in one file");
      }
    }
    options.addAll(all);
  }

  private void prove(SessionTable table) {
    for (SessionXml.ActionXml action : xml.operations) {
      prove(action, table.operation(action.name));
    }
    for (SessionXml.ActionXml action : xml.happenings) {
      Happening happening = Words.find(Happening.class, action.name);
      prove(action, happening == null ? null : table.happening(happening));
    }
    xml.operations.forEach(this::mayBeAsked);
    causes(table, xml.operations);
    causes(table, xml.happenings);
    befalling(table);
    everyStateIsEntered(table);
  }

  private void prove(SessionXml.ActionXml at, @Nullable Action action) {
    if (action == null) {
      throw new IllegalStateException("action " + at.name + " was read and is gone");
    }
    Proof.Finding finding = Proof.of(action);
    if (finding.unanswered() != null) {
      throw wrong(
          at, "no cell answers " + finding.unanswered() + ", expected one for every combination");
    }
    for (int unreachable : finding.unreachable()) {
      throw wrong(
          at.cells.get(unreachable),
          "this cell is never the first that holds, expected it further up or not at all");
    }
  }

  /** An operator asks what he likes when he likes: only what the fleet is like rules a cell out. */
  private void mayBeAsked(SessionXml.ActionXml operation) {
    for (SessionXml.CellXml cell : operation.cells) {
      if (cell.never != null && CellReader.words(cell.when).stream().noneMatch(this::isFact)) {
        throw wrong(
            cell,
            "'"
                + operation.name
                + "' may be asked in any state and with any option, expected what is done then or"
                + " a refusal; never only where a fact is asked for");
      }
    }
  }

  private boolean isFact(String term) {
    String column = term.substring(0, term.indexOf('='));
    return !column.equals("state") && !options.contains(column);
  }

  /** What faults bring to every session of the family must have its element. */
  private void befalling(SessionTable table) {
    for (Happening happening : table.family().befalling()) {
      if (table.happening(happening) == null) {
        throw wrong(
            xml,
            "'"
                + happening.word()
                + "' befalls any session of family "
                + table.family().word()
                + ", expected a happening element of that name");
      }
    }
  }

  /** What an effect or a cell brings about must have its element. */
  private void causes(SessionTable table, List<SessionXml.ActionXml> actions) {
    for (SessionXml.ActionXml action : actions) {
      for (SessionXml.CellXml cell : action.cells) {
        if (cell.then != null) {
          needs(table, cell, cell.then);
        }
        for (String word : CellReader.words(cell.effects + " " + cell.peerDo)) {
          Effect effect = CellReader.constant(file, cell, Effect.class, word, "effect");
          for (Happening caused : effect.causes()) {
            needs(table, cell, caused.word());
          }
        }
      }
    }
  }

  private void needs(SessionTable table, Located at, String word) {
    Happening happening = Words.find(Happening.class, word);
    if (happening == null || table.happening(happening) == null) {
      throw wrong(
          at, "this brings about '" + word + "', expected a happening element of that name");
    }
  }

  private void everyStateIsEntered(SessionTable table) {
    boolean[] entered = new boolean[table.states().size()];
    entered[0] = true;
    table.cells().stream()
        .map(c -> c.verdict())
        .filter(v -> v instanceof Verdict.Take)
        .map(v -> (Verdict.Take) v)
        .forEach(
            take -> {
              enter(entered, take.next());
              enter(entered, take.peer());
              if (take.effects().contains(Effect.STAND_BY)) {
                table.states().stream()
                    .filter(s -> s.has(Trait.RESERVE))
                    .forEach(s -> enter(entered, s));
              }
            });
    for (int i = 0; i < entered.length; i++) {
      if (!entered[i]) {
        throw wrong(
            xml.states.get(i),
            "no cell leads to state '" + xml.states.get(i).word + "', expected one");
      }
    }
  }

  private static void enter(boolean[] entered, @Nullable State state) {
    if (state != null) {
      entered[state.index()] = true;
    }
  }

  private ConfigException wrong(Located at, String message) {
    return FleetChecks.wrong(file, at, message);
  }
}
