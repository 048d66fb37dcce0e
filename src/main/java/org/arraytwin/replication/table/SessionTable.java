package org.arraytwin.replication.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one kind of session: its states and, for each operation and each happening, the
 * cells of which the first that holds counts. A value; equal where the rules are.
 */
public final class SessionTable {
  private final String kind;
  private final String about;
  private final Family family;
  private final CopyRules copies;
  private final Wording wording;
  private final List<String> modes;
  private final List<State> states;
  private final List<String> options;
  private final List<Action> operations;
  private final Map<Happening, Action> happenings = new EnumMap<>(Happening.class);
  private final String digest;

  /**
   * @param kind for example {@code threepar-remote-copy}
   * @param about one sentence, empty for none
   * @param family what its sessions join
   * @param states the first is that of a new session
   * @param options all words that may be added to one of its operations, at most 31
   * @param actions operations and happenings
   */
  public SessionTable(
      String kind,
      String about,
      Family family,
      List<State> states,
      List<String> options,
      List<Action> actions) {
    this(kind, about, family, CopyRules.USUAL, states, options, actions);
  }

  /** The same with what all its copies have in common; only for the family of copies. */
  public SessionTable(
      String kind,
      String about,
      Family family,
      CopyRules copies,
      List<State> states,
      List<String> options,
      List<Action> actions) {
    this(kind, about, family, copies, Wording.USUAL, List.of(), states, options, actions);
  }

  /**
   * The same in the words of its product.
   *
   * @param modes the words of those that a group may have, none for any
   */
  public SessionTable(
      String kind,
      String about,
      Family family,
      CopyRules copies,
      Wording wording,
      List<String> modes,
      List<State> states,
      List<String> options,
      List<Action> actions) {
    this.kind = kind;
    this.copies = copies;
    this.wording = wording;
    this.modes = List.copyOf(modes);
    this.about = about;
    this.family = family;
    this.states = List.copyOf(states);
    this.options = List.copyOf(options);
    operations = actions.stream().filter(a -> !a.happens()).toList();
    for (Action action : actions) {
      Happening happening = action.happens() ? Words.find(Happening.class, action.name()) : null;
      if (happening != null) {
        happenings.put(happening, action);
      }
    }
    digest = digestOf(this);
  }

  public String kind() {
    return kind;
  }

  public String about() {
    return about;
  }

  public Family family() {
    return family;
  }

  /** What all copies of this kind have in common. */
  public CopyRules copies() {
    return copies;
  }

  /** In which words its product tells of them; no part of the rules. */
  public Wording wording() {
    return wording;
  }

  /** Words of the modes that a group may have; none where it may have any. */
  public List<String> modes() {
    return modes;
  }

  public List<State> states() {
    return states;
  }

  public List<String> options() {
    return options;
  }

  public List<Action> operations() {
    return operations;
  }

  /** Those that have cells, in the order of {@link Happening}. */
  public List<Action> happenings() {
    return List.copyOf(happenings.values());
  }

  /** 64 hex digits that differ where the rules do. */
  public String digest() {
    return digest;
  }

  /** The state of a new session. */
  public State initial() {
    return states.get(0);
  }

  /**
   * The state of that word.
   *
   * @throws IllegalArgumentException where there is none
   */
  public State state(String word) {
    for (State state : states) {
      if (state.word().equals(word)) {
        return state;
      }
    }
    throw new IllegalArgumentException(kind + " has no state " + word);
  }

  /** The operation of that name, or null. */
  public @Nullable Action operation(String name) {
    for (int i = 0; i < operations.size(); i++) {
      Action action = operations.get(i);
      if (action.name().equals(name)) {
        return action;
      }
    }
    return null;
  }

  /** The cells of a happening, or null where it means nothing to this kind. */
  public @Nullable Action happening(Happening happening) {
    return happenings.get(happening);
  }

  /** The bit of an option, or 0 where there is no such option. */
  public int option(String word) {
    int found = options.indexOf(word);
    return found < 0 ? 0 : 1 << found;
  }

  /** The options that an operation takes. */
  public List<String> options(Action action) {
    return options.stream().filter(o -> (option(o) & action.options()) != 0).toList();
  }

  /**
   * Whether hosts' writes can fail because a copy has: a state says that one has, or a condition
   * asks for the policy.
   */
  public boolean stopsHosts() {
    return states.stream().anyMatch(state -> state.has(Trait.FAILED)) || asks(Fact.FAIL_WRT_ON_ERR);
  }

  /** All cells, operations first. */
  public List<Cell> cells() {
    List<Cell> all = new ArrayList<>();
    operations.forEach(a -> all.addAll(a.cells()));
    happenings().forEach(a -> all.addAll(a.cells()));
    return List.copyOf(all);
  }

  /**
   * This table with another verdict in one cell.
   *
   * @param cell its name, as in {@link CellRef#cell()}
   * @throws IllegalArgumentException where there is no such cell
   */
  public SessionTable mutated(String cell, Verdict verdict) {
    if (cells().stream().noneMatch(c -> c.ref().cell().equals(cell))) {
      throw new IllegalArgumentException(kind + " has no cell " + cell);
    }
    List<Action> actions = new ArrayList<>();
    for (Action action : all()) {
      actions.add(
          action.with(
              action.cells().stream()
                  .map(c -> c.ref().cell().equals(cell) ? c.saying(verdict) : c)
                  .toList()));
    }
    return new SessionTable(kind, about, family, copies, wording, modes, states, options, actions);
  }

  private List<Action> all() {
    List<Action> all = new ArrayList<>(operations);
    all.addAll(happenings());
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SessionTable table && table.digest.equals(digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return "table " + kind;
  }

  private static String digestOf(SessionTable table) {
    StringBuilder text = new StringBuilder();
    text.append(table.kind).append('\n').append(table.family.word()).append('\n');
    if (table.family == Family.COPY) {
      text.append(table.copies).append('\n');
    }
    table.states.forEach(s -> text.append(s.word()).append(' ').append(s.traits()).append('\n'));
    text.append(table.options).append('\n');
    for (Action action : table.all()) {
      text.append(action.name()).append(' ').append(action.options()).append('\n');
      action.columns().forEach(c -> text.append(c.name()).append(' '));
      for (Cell cell : action.cells()) {
        text.append(cell.terms()).append(cell.verdict()).append('\n');
      }
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether any cell's condition is about a fact. */
  public boolean asks(Fact fact) {
    return all().stream()
        .flatMap(action -> action.columns().stream())
        .anyMatch(column -> column.fact() == fact);
  }
}
