package org.arraytwin.product.threepar.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.copy.CreateSv;
import org.arraytwin.product.threepar.cli.copy.CreateVv;
import org.arraytwin.product.threepar.cli.copy.CreateVvCopy;
import org.arraytwin.product.threepar.cli.copy.CreateVvSet;
import org.arraytwin.product.threepar.cli.copy.PromoteSv;
import org.arraytwin.product.threepar.cli.copy.PromoteVvCopy;
import org.arraytwin.product.threepar.cli.copy.RemoveVv;
import org.arraytwin.product.threepar.cli.copy.RemoveVvSet;
import org.arraytwin.product.threepar.cli.copy.SetVv;
import org.arraytwin.product.threepar.cli.copy.SetVvSet;
import org.arraytwin.product.threepar.cli.peer.CreateRcopyTarget;
import org.arraytwin.product.threepar.cli.peer.LinkWords;
import org.arraytwin.product.threepar.cli.peer.RemoveRcopyTarget;
import org.arraytwin.product.threepar.cli.peer.TargetWords;
import org.arraytwin.product.threepar.cli.rcopy.AdmitRcopyTarget;
import org.arraytwin.product.threepar.cli.rcopy.AdmitRcopyVv;
import org.arraytwin.product.threepar.cli.rcopy.CreateRcopyGroup;
import org.arraytwin.product.threepar.cli.rcopy.DismissRcopyTarget;
import org.arraytwin.product.threepar.cli.rcopy.DismissRcopyVv;
import org.arraytwin.product.threepar.cli.rcopy.FailoverGroup;
import org.arraytwin.product.threepar.cli.rcopy.OverrideGroup;
import org.arraytwin.product.threepar.cli.rcopy.RecoverGroup;
import org.arraytwin.product.threepar.cli.rcopy.RemoveRcopyGroup;
import org.arraytwin.product.threepar.cli.rcopy.RestoreGroup;
import org.arraytwin.product.threepar.cli.rcopy.ReverseGroup;
import org.arraytwin.product.threepar.cli.rcopy.SetCpgWord;
import org.arraytwin.product.threepar.cli.rcopy.SetModeWord;
import org.arraytwin.product.threepar.cli.rcopy.SetPeriodWord;
import org.arraytwin.product.threepar.cli.rcopy.SetPolicyWord;
import org.arraytwin.product.threepar.cli.rcopy.StartRcopyGroup;
import org.arraytwin.product.threepar.cli.rcopy.StopRcopyGroup;
import org.arraytwin.product.threepar.cli.rcopy.SyncRcopy;
import org.arraytwin.product.threepar.cli.service.CimServerWords;
import org.arraytwin.product.threepar.cli.service.DomainWords;
import org.arraytwin.product.threepar.cli.service.RemoteCopyWords;
import org.arraytwin.product.threepar.cli.show.ShowAlert;
import org.arraytwin.product.threepar.cli.show.ShowCim;
import org.arraytwin.product.threepar.cli.show.ShowCpg;
import org.arraytwin.product.threepar.cli.show.ShowEventLog;
import org.arraytwin.product.threepar.cli.show.ShowRcopy;
import org.arraytwin.product.threepar.cli.show.ShowSys;
import org.arraytwin.product.threepar.cli.show.ShowTask;
import org.arraytwin.product.threepar.cli.show.ShowVv;
import org.arraytwin.product.threepar.cli.show.ShowVvSet;
import org.arraytwin.product.threepar.cli.show.StatRcopy;
import org.arraytwin.product.threepar.cli.word.Arguments;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Tokens;
import org.arraytwin.product.threepar.cli.word.Waits;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.CommandLine;
import org.jspecify.annotations.Nullable;

/**
 * The InForm command line of one array (sources: docs/FIDELITY.md). Several commands may stand on a
 * line, parted by semicolons; the line fails if one of them does. Nothing is kept between lines.
 */
public final class ThreeparCommandLine implements CommandLine {
  private static final String HELP = "-h";
  private static final List<String> FAMILY_LATER = List.of("switchover");

  private static final String NO_PORTS = "there are no ports here; showrcopy links shows the links";

  /** Words of the product that this array has not, and why (CLI help). */
  private static final Map<String, String> ABSENT =
      Map.of(
          "showrctransport", NO_PORTS,
          "checkrclink", NO_PORTS,
          "controlport", NO_PORTS,
          "controldrrcopygroup",
              "a word of later releases; setrcopygroup failover, recover and restore do the same");

  private final ArrayContext context;
  private final CopyDesk desk;
  private final Waits waits;
  private final Map<String, Word> words = new LinkedHashMap<>();

  public ThreeparCommandLine(ArrayContext context) {
    this(context, Waits.DEFAULT);
  }

  /** With its own patience, for tests. */
  public ThreeparCommandLine(ArrayContext context, Waits waits) {
    this.context = context;
    this.desk = CopyDesk.of(context);
    this.waits = waits;
    for (Word word : table()) {
      words.put(word.name(), word);
    }
  }

  private List<Word> table() {
    List<Word> table = new ArrayList<>(shown());
    table.addAll(RemoteCopyWords.all());
    table.add(new CreateRcopyTarget());
    table.addAll(TargetWords.all());
    table.add(new RemoveRcopyTarget());
    table.addAll(LinkWords.all());
    table.addAll(
        changing("auto_failover".equals(context.config().switches().get("peerPersistence"))));
    table.addAll(CimServerWords.all(context.door()));
    table.addAll(DomainWords.all());
    table.add(new SetClientEnv());
    table.add(new Help(this::words));
    table.add(new Exit("exit"));
    table.add(new Exit("quit"));
    return table;
  }

  private static List<Word> shown() {
    return List.of(
        new ShowSys(),
        new ShowCpg(),
        new ShowVv(),
        new ShowAlert(),
        new ShowEventLog(),
        new ShowTask(),
        new ShowCim(),
        new ShowRcopy(),
        new ShowVvSet(),
        new StatRcopy());
  }

  private static List<Word> changing(boolean peerPersistence) {
    return List.of(
        new CreateVv(),
        new SetVv(),
        new CreateSv(),
        new PromoteSv(),
        new CreateVvCopy(),
        new PromoteVvCopy(),
        new RemoveVv(),
        new CreateVvSet(),
        new SetVvSet(),
        new RemoveVvSet(),
        new CreateRcopyGroup(),
        new RemoveRcopyGroup(),
        new AdmitRcopyTarget(),
        new DismissRcopyTarget(),
        new AdmitRcopyVv(),
        new DismissRcopyVv(),
        new StartRcopyGroup(),
        new StopRcopyGroup(),
        new SyncRcopy(),
        new FailoverGroup(),
        new RecoverGroup(),
        new RestoreGroup(),
        new ReverseGroup(),
        new OverrideGroup(),
        new SetPeriodWord(),
        new SetPolicyWord(peerPersistence),
        new SetModeWord(),
        new SetCpgWord());
  }

  private Collection<Word> words() {
    return words.values();
  }

  @Override
  public String prompt() {
    return site().name() + " cli% ";
  }

  private Site site() {
    return context.fleet().now().fleet().site(context.array());
  }

  @Override
  public Answer run(String line) throws InterruptedException {
    List<List<String>> commands;
    try {
      commands = Tokens.split(line);
    } catch (CommandError e) {
      return new Answer(error(e), 1, false);
    }
    StringBuilder output = new StringBuilder();
    boolean failed = false;
    boolean csv = false;
    for (List<String> tokens : commands) {
      Site site = site();
      if (!site.powered()) {
        output.append("Error: system ").append(site.name());
        return new Answer(
            output.append(" has no power: the connection is lost\n").toString(), 1, true);
      }
      try {
        int asked = tokens.indexOf(HELP);
        if (asked > 0) {
          failed |= help(tokens.subList(0, asked), output);
          continue;
        }
        Word word = word(tokens);
        if (word instanceof Exit) {
          return new Answer(output.toString(), failed ? 1 : 0, true);
        }
        Call call = call(word, tokens, csv);
        csv = word instanceof SetClientEnv ? SetClientEnv.csvtable(call.arguments()) : csv;
        failed |= run(word, call, output);
      } catch (CommandError e) {
        output.append(error(e));
        failed = true;
      }
    }
    return new Answer(output.toString(), failed ? 1 : 0, false);
  }

  /** Explains what stands in front of {@code -h}: a word, or a family of them. */
  private boolean help(List<String> words, StringBuilder output) throws InterruptedException {
    List<String> named = known(words.get(0)) ? words.subList(0, 1) : words;
    List<String> line = new ArrayList<>(List.of("help"));
    line.addAll(named.subList(0, Math.min(2, named.size())));
    Word help = word(line);
    return run(help, call(help, line, false), output);
  }

  private boolean known(String word) {
    return words.containsKey(word);
  }

  private static String error(CommandError e) {
    return "Error: " + e.text() + "\n";
  }

  private static boolean run(Word word, Call call, StringBuilder output)
      throws InterruptedException {
    try {
      word.run(call);
    } catch (CommandError e) {
      call.error(e.text());
    }
    output.append(call.output());
    return call.failed();
  }

  private Call call(Word word, List<String> tokens, boolean csv) {
    int used = word.name().indexOf(' ') < 0 ? 1 : 2;
    Arguments arguments = Arguments.parse(word, tokens.subList(used, tokens.size()));
    String line = String.join(" ", tokens);
    return new Call(context.fleet(), desk, waits, line, arguments, csv);
  }

  private Word word(List<String> tokens) {
    String first = tokens.get(0);
    String second = tokens.size() > 1 ? tokens.get(1) : "";
    Word word = known(first, second);
    if (word != null) {
      return word;
    }
    List<String> members =
        words.keySet().stream()
            .filter(n -> n.startsWith(first + " "))
            .map(n -> n.substring(first.length() + 1))
            .toList();
    if (ABSENT.containsKey(first)) {
      throw new CommandError("not supported here: " + first + "; " + ABSENT.get(first));
    }
    if (members.isEmpty()) {
      throw new CommandError("invalid command name \"" + first + "\"; help lists the commands");
    }
    String legal = "; legal are " + String.join(", ", members);
    if (second.isEmpty()) {
      throw new CommandError(first + " needs a subcommand" + legal);
    }
    throw new CommandError(
        (FAMILY_LATER.contains(second) ? "not supported here: " : "invalid subcommand: ")
            + first
            + " "
            + second
            + legal);
  }

  private @Nullable Word known(String first, String second) {
    Word word = words.get(first + " " + second);
    return word != null ? word : words.get(first);
  }
}
