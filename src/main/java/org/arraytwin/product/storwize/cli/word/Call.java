package org.arraytwin.product.storwize.cli.word;

import java.util.List;
import java.util.function.Function;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.product.storwize.system.Trouble;
import org.jspecify.annotations.Nullable;

/** One use of a command: what followed it, the system it is typed on, what it prints. */
public final class Call {
  private final Desk desk;
  private final Cluster cluster;
  private final Grammar grammar;
  private final Arguments arguments;
  private final StringBuilder output = new StringBuilder();

  public Call(Desk desk, Grammar grammar, Arguments arguments) {
    this.desk = desk;
    this.cluster = desk.look();
    this.grammar = grammar;
    this.arguments = arguments;
  }

  /** Where orders are taken. */
  public Desk desk() {
    return desk;
  }

  /** The system as it was when the command began. */
  public Cluster cluster() {
    return cluster;
  }

  /** The command itself. */
  public String name() {
    return grammar.name();
  }

  public Arguments arguments() {
    return arguments;
  }

  /** Prints a line. */
  public void print(String line) {
    output.append(line).append('\n');
  }

  public String output() {
    return output.toString();
  }

  /** An amount of space as the caller wants it. */
  public String capacity(long bytes) {
    return arguments.has("bytes") ? String.valueOf(bytes) : Names.capacity(bytes);
  }

  /** Prints a table. */
  public void list(List<Fields> objects) {
    new Listing(grammar, arguments).many(objects).forEach(this::print);
  }

  /** Prints one object and what belongs to it. */
  public void show(Fields object, List<Fields> parts) {
    new Listing(grammar, arguments).one(object, parts).forEach(this::print);
  }

  /**
   * The object that the command is about.
   *
   * @throws Trouble where it is not there
   */
  public <T> T object(Function<String, @Nullable T> find) {
    return object(arguments.object(), find);
  }

  /**
   * The object that a text means.
   *
   * @throws Trouble where it is not there
   */
  public <T> T object(String text, Function<String, @Nullable T> find) {
    T found = find.apply(text);
    if (found == null) {
      throw new Trouble(Names.id(text) < 0 ? "5754E" : "5753E", text);
    }
    return found;
  }
}
