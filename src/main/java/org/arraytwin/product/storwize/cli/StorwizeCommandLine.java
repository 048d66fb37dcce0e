package org.arraytwin.product.storwize.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.cli.order.FlashCopyVerbs;
import org.arraytwin.product.storwize.cli.order.HostVerbs;
import org.arraytwin.product.storwize.cli.order.RemoteVerbs;
import org.arraytwin.product.storwize.cli.order.VdiskVerbs;
import org.arraytwin.product.storwize.cli.show.EventVerbs;
import org.arraytwin.product.storwize.cli.show.FlashCopyListings;
import org.arraytwin.product.storwize.cli.show.HostListings;
import org.arraytwin.product.storwize.cli.show.RemoteListings;
import org.arraytwin.product.storwize.cli.show.SystemListings;
import org.arraytwin.product.storwize.cli.show.VdiskListings;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Catalog;
import org.arraytwin.product.storwize.cli.word.Grammar;
import org.arraytwin.product.storwize.cli.word.Help;
import org.arraytwin.product.storwize.cli.word.Tokens;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.event.EventLog;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.CommandLine;

/**
 * The command line of a Storwize. The prefixes svctask and svcinfo may be left out; {@code -h} or
 * {@code help} explain. Errors have a number, go where errors go, and exit code 1.
 */
public final class StorwizeCommandLine implements CommandLine {
  private static final Set<String> PREFIXES = Set.of("svctask", "svcinfo");
  private static final Set<String> GOODBYE = Set.of("exit", "logout", "quit");
  private static final int NOT_FOUND = 127;

  private final Desk desk;
  private final Map<String, Verb> verbs;
  private final Catalog catalog;

  /**
   * @throws org.arraytwin.config.ConfigException where the files of the product are wrong
   */
  public StorwizeCommandLine(ArrayContext context) {
    desk = Desk.of(context);
    verbs = verbs(EventLog.read(context.data()));
    catalog = Catalog.read(context.data(), verbs.keySet());
  }

  private static Map<String, Verb> verbs(EventLog log) {
    Map<String, Verb> all = new LinkedHashMap<>();
    all.putAll(FlashCopyVerbs.all());
    all.putAll(FlashCopyListings.all());
    all.putAll(RemoteVerbs.all());
    all.putAll(RemoteListings.all());
    all.putAll(VdiskVerbs.all());
    all.putAll(VdiskListings.all());
    all.putAll(HostVerbs.all());
    all.putAll(HostListings.all());
    all.putAll(SystemListings.all());
    all.putAll(new EventVerbs(log).all());
    return all;
  }

  @Override
  public String prompt() {
    return "IBM_Storwize:" + site().name() + ":superuser>";
  }

  private Site site() {
    return desk.fleet().now().fleet().site(desk.array());
  }

  @Override
  public Answer run(String line) {
    if (!site().powered()) {
      return new Answer(
          "", "The connection to " + site().name() + " is lost: no power.\n", 1, true);
    }
    try {
      List<String> tokens = Tokens.of(line);
      boolean prefixed = !tokens.isEmpty() && PREFIXES.contains(tokens.get(0));
      return tokens.isEmpty() ? new Answer("", 0, false) : run(tokens, prefixed);
    } catch (Trouble e) {
      return new Answer("", desk.messages().line(e) + "\n", 1, false);
    }
  }

  private Answer run(List<String> tokens, boolean prefixed) {
    List<String> words = prefixed ? tokens.subList(1, tokens.size()) : tokens;
    String command = words.isEmpty() ? "help" : words.get(0);
    if (GOODBYE.contains(command)) {
      return new Answer("", 0, true);
    }
    List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
    if (command.equals("help")) {
      return help(rest);
    }
    Grammar grammar = catalog.grammar(command);
    if (grammar == null || (prefixed && !grammar.prefix().equals(tokens.get(0)))) {
      return notFound(command);
    }
    if (rest.contains("-h") || rest.contains("-?") || rest.contains("-help")) {
      return answer(grammar.help());
    }
    Call call = new Call(desk, grammar, grammar.parse(rest));
    Objects.requireNonNull(verbs.get(command), command).run(call);
    return new Answer(call.output(), 0, false);
  }

  private Answer help(List<String> about) {
    if (about.isEmpty()) {
      return answer(Help.of(catalog));
    }
    Grammar grammar = catalog.grammar(about.get(0));
    return grammar == null ? notFound(about.get(0)) : answer(grammar.help());
  }

  private static Answer notFound(String word) {
    return new Answer("", "rbash: " + word + ": command not found\n", NOT_FOUND, false);
  }

  private static Answer answer(List<String> lines) {
    return new Answer(String.join("\n", lines) + "\n", 0, false);
  }
}
