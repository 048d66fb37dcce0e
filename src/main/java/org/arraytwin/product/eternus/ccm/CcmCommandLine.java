package org.arraytwin.product.eternus.ccm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.arraytwin.product.eternus.ccm.call.Act;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.Catalog;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Response;
import org.arraytwin.product.eternus.ccm.call.Store;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.ccm.call.Trouble;
import org.arraytwin.product.eternus.ccm.verb.ChangeMirror;
import org.arraytwin.product.eternus.ccm.verb.EndVerb;
import org.arraytwin.product.eternus.ccm.verb.Estimating;
import org.arraytwin.product.eternus.ccm.verb.GroupVerb;
import org.arraytwin.product.eternus.ccm.verb.InhibitVerb;
import org.arraytwin.product.eternus.ccm.verb.MirrorVerb;
import org.arraytwin.product.eternus.ccm.verb.PairVerb;
import org.arraytwin.product.eternus.ccm.verb.QueryVerb;
import org.arraytwin.product.eternus.ccm.verb.SessionsVerb;
import org.arraytwin.product.eternus.ccm.verb.StartClone;
import org.arraytwin.product.eternus.ccm.verb.StartMirror;
import org.arraytwin.product.eternus.ccm.verb.StartSnap;
import org.arraytwin.product.eternus.ccm.verb.Verb;
import org.arraytwin.product.eternus.ccm.verb.VolumesVerb;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Limits;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.profile.HostContext;

/** The commands of the Copy Control Module on a server's shell. */
final class CcmCommandLine implements CommandLine {
  private final HostContext context;
  private final Catalog catalog;
  private final Store store;
  private final Map<Integer, StatusTable> statuses;
  private final Map<Integer, Limits> limits;
  private final Map<String, Verb> verbs = new LinkedHashMap<>();

  CcmCommandLine(HostContext context) {
    this.context = context;
    catalog = Catalog.read(context.data());
    store = new Store(context);
    statuses =
        context.configs().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, e -> StatusTable.read(context.data(), e.getValue())));
    limits =
        context.configs().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, e -> Limits.read(context.data(), e.getValue())));
    for (Verb verb : table()) {
      verbs.put(verb.name(), verb);
    }
  }

  private static List<Verb> table() {
    List<Kind> clones = List.of(Kind.OPC, Kind.QUICKOPC);
    List<Kind> snaps = List.of(Kind.SNAPOPC, Kind.SNAPOPCP);
    List<Kind> mirrors = List.of(Kind.EC, Kind.REC);
    return List.of(
        new GroupVerb.Create(),
        new GroupVerb.Delete(),
        new GroupVerb.Query(),
        new PairVerb.Set(),
        new PairVerb.Delete(),
        new PairVerb.Query(),
        new StartClone(),
        new EndVerb("acopc", clones),
        new QueryVerb("acopc", "OPC Status", clones),
        new StartMirror(),
        new MirrorVerb(Act.SUSPEND, "Parts source and destination.", true),
        new MirrorVerb(Act.RESUME, "Brings the destination up to the source again.", false),
        new MirrorVerb(Act.REVERSE, "Makes the destination the source.", false),
        new ChangeMirror(),
        new EndVerb("acec", mirrors),
        new QueryVerb("acec", "EC Status", mirrors),
        new Estimating(new StartSnap(), Act.START),
        new Estimating(new EndVerb("acsnap", snaps), Act.CANCEL),
        new Estimating(new QueryVerb("acsnap", "Snap Status", snaps), null),
        new SessionsVerb(),
        new VolumesVerb(),
        new InhibitVerb(true),
        new InhibitVerb(false));
  }

  @Override
  public String prompt() {
    return context.station().name() + "# ";
  }

  @Override
  public Answer run(String line) {
    List<String> words = words(line);
    if (words.isEmpty()) {
      return new Answer("", 0, false);
    }
    String command = words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
    if (words.size() == 1 && (command.equals("exit") || command.equals("logout"))) {
      return new Answer("", 0, true);
    }
    if (command.equals("help")) {
      return new Answer(help(""), 0, false);
    }
    Response wrong = new Response();
    Call call = null;
    try {
      if (words.size() == 2 && asksForHelp(words) && known(command)) {
        return new Answer(help(command), 0, false);
      }
      Verb verb = verb(command, words);
      if (asksForHelp(words)) {
        return new Answer(help(verb.name()), 0, false);
      }
      Syntax.Arguments arguments = verb.syntax().parse(verb.name(), words.subList(2, words.size()));
      call = new Call(context, catalog, store, statuses, limits, arguments);
      verb.run(call);
      return answer(call.response(), arguments.has("-xml"));
    } catch (CcmException e) {
      wrong.message(catalog.text(e));
      wrong.code(call == null ? catalog.usage() : catalog.failed());
      return answer(wrong, words.contains("-xml"));
    }
  }

  private static Answer answer(Response response, boolean xml) {
    return new Answer(xml ? response.xml() : response.plain(), response.code(), false);
  }

  private static boolean asksForHelp(List<String> words) {
    return words.contains("-h") || words.contains("-help") || words.contains("--help");
  }

  private boolean known(String command) {
    return verbs.keySet().stream().anyMatch(name -> name.startsWith(command + " "));
  }

  private Verb verb(String command, List<String> words) {
    String name = words.size() > 1 ? command + " " + words.get(1) : command;
    Verb verb = verbs.get(name);
    if (verb == null) {
      List<String> family =
          verbs.keySet().stream().filter(n -> n.startsWith(command + " ")).toList();
      throw new CcmException(
          Trouble.UNKNOWN_COMMAND,
          name,
          String.join(", ", family.isEmpty() ? List.copyOf(verbs.keySet()) : family));
    }
    return verb;
  }

  private String help(String name) {
    StringBuilder text = new StringBuilder();
    for (Verb verb : verbs.values()) {
      if (name.isEmpty() || verb.name().equals(name) || verb.name().startsWith(name + " ")) {
        text.append(verb.name()).append(' ').append(verb.syntax().usage()).append(" [-xml]\n");
        text.append("    ").append(verb.syntax().about()).append('\n');
      }
    }
    return text.toString();
  }

  /** Words parted by blanks; quotes hold blanks together. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        inWord = true;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
