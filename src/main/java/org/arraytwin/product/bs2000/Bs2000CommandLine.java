package org.arraytwin.product.bs2000;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.product.bs2000.clone.ActivateClone;
import org.arraytwin.product.bs2000.clone.RestartClone;
import org.arraytwin.product.bs2000.clone.RestoreClone;
import org.arraytwin.product.bs2000.clone.ShowClones;
import org.arraytwin.product.bs2000.clone.StartClone;
import org.arraytwin.product.bs2000.clone.StopClone;
import org.arraytwin.product.bs2000.clone.SwapClone;
import org.arraytwin.product.bs2000.device.AttachDevice;
import org.arraytwin.product.bs2000.device.ExportPubset;
import org.arraytwin.product.bs2000.device.HelpMessage;
import org.arraytwin.product.bs2000.device.ImportPubset;
import org.arraytwin.product.bs2000.device.Processing;
import org.arraytwin.product.bs2000.device.ShowDevices;
import org.arraytwin.product.bs2000.device.ShowPubsets;
import org.arraytwin.product.bs2000.device.ShowStorage;
import org.arraytwin.product.bs2000.device.ShowStorageDevices;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.remote.HoldRemote;
import org.arraytwin.product.bs2000.remote.ModifyRemote;
import org.arraytwin.product.bs2000.remote.RemoteRules;
import org.arraytwin.product.bs2000.remote.ResumeRemote;
import org.arraytwin.product.bs2000.remote.ShowRemotes;
import org.arraytwin.product.bs2000.remote.StartRemote;
import org.arraytwin.product.bs2000.remote.StopRemote;
import org.arraytwin.product.bs2000.remote.SwapRemote;
import org.arraytwin.product.bs2000.sdf.Definition;
import org.arraytwin.product.bs2000.sdf.Language;
import org.arraytwin.product.bs2000.sdf.SdfException;
import org.arraytwin.product.bs2000.snap.RestoreSnap;
import org.arraytwin.product.bs2000.snap.ShowSnaps;
import org.arraytwin.product.bs2000.snap.Snapsets;
import org.arraytwin.product.bs2000.snap.StartSnap;
import org.arraytwin.product.bs2000.snap.StopSnap;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Messages;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.bs2000.system.Verb;
import org.arraytwin.product.eternus.session.Limits;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.profile.HostContext;

/** The commands of a BS2000 host, one line each; the exit code is subcode 1 of its return code. */
final class Bs2000CommandLine implements CommandLine {
  private static final long LOOK_AGAIN_SECONDS = 5;
  private static final String EXIT = "EXIT-JOB";
  private static final String HELP = "HELP-SDF";
  private static final Set<String> OWN = Set.of(EXIT, HELP);

  private final HostContext context;
  private final Map<Integer, Orders> orders = new TreeMap<>();
  private final Language language;
  private final Messages messages;
  private final ShcOsd rules;
  private final Map<String, Verb> verbs = new LinkedHashMap<>();

  Bs2000CommandLine(HostContext context) {
    this.context = context;
    language = Language.read(context.data());
    messages = Messages.read(context.data());
    ProductConfig config = context.configs().values().iterator().next();
    rules = ShcOsd.read(context.data(), config);
    context
        .configs()
        .forEach(
            (array, own) ->
                orders.put(array, Orders.of(array, own, Limits.read(context.data(), own))));
    for (Verb verb : table(rules, RemoteRules.read(context.data(), config))) {
      verbs.put(verb.name(), verb);
    }
    for (Definition command : language.commands()) {
      if (!verbs.containsKey(command.name()) && !OWN.contains(command.name())) {
        throw new IllegalStateException("nothing carries out " + command.name());
      }
    }
    for (FleetPlan.UnitSet set : context.station().sets()) {
      start(set);
    }
  }

  private static List<Verb> table(ShcOsd rules, RemoteRules remote) {
    return List.of(
        new StartClone(rules),
        new ActivateClone(rules),
        new RestartClone(rules),
        new RestoreClone(rules),
        new SwapClone(rules),
        new StopClone(rules),
        new ShowClones(rules),
        new StartSnap(rules),
        new RestoreSnap(rules),
        new StopSnap(rules),
        new ShowSnaps(rules),
        new Snapsets.Create(rules),
        new Snapsets.Delete(rules),
        new Snapsets.Show(rules),
        new StartRemote(remote),
        new HoldRemote(remote),
        new ResumeRemote(remote),
        new SwapRemote(remote),
        new StopRemote(remote),
        new ModifyRemote(remote),
        new ShowRemotes(remote),
        new AttachDevice(true),
        new AttachDevice(false),
        new ImportPubset(rules),
        new ExportPubset(),
        new ShowDevices(rules),
        new ShowPubsets(),
        new ShowStorage(),
        new ShowStorageDevices(),
        new Processing.Show(),
        new Processing.Modify(),
        new HelpMessage());
  }

  private void start(FleetPlan.UnitSet set) {
    if (set.online()) {
      Job job = job(language.parse("IMPORT-PUBSET PUBSET=" + set.name()));
      order(job, () -> verb(job).run(job));
      if (job.code() != 0) {
        throw new ConfigException(set.origin(), job.output());
      }
    }
  }

  @Override
  public String prompt() {
    return "/";
  }

  @Override
  public Answer run(String line) throws InterruptedException {
    String typed = line.strip();
    if (typed.isEmpty() || typed.equals("/")) {
      return new Answer("", 0, false);
    }
    try {
      if (typed.endsWith("?")) {
        String name = typed.substring(typed.startsWith("/") ? 1 : 0, typed.length() - 1).strip();
        return new Answer(help(name), 0, false);
      }
      return carryOut(language.parse(typed));
    } catch (SdfException e) {
      Notice notice = Notice.valueOf(e.mistake().name());
      return new Answer(messages.line(notice, e.inserts()), messages.of(notice).code(), false);
    }
  }

  private Answer carryOut(Language.Statement statement) throws InterruptedException {
    if (statement.command().name().equals(EXIT)) {
      return new Answer("", 0, true);
    }
    if (statement.command().name().equals(HELP)) {
      var command = statement.operands().of("COMMAND");
      return new Answer(help(command.is("*ALL") ? "" : command.word()), 0, false);
    }
    Job job = job(statement);
    order(job, () -> verb(job).run(job));
    for (Job.Step step = job.next(); step != null; step = job.next()) {
      if (await(step)) {
        order(job, step.then());
      } else {
        job.note(Notice.WAITING_ENDED, job.command());
      }
    }
    return new Answer(job.output(), job.code(), false);
  }

  /** Waits for what a command puts off; not where virtual time stands still. */
  private boolean await(Job.Step step) throws InterruptedException {
    long seen = context.fleet().now().now();
    while (!context.fleet().await(step.until(), LOOK_AGAIN_SECONDS, TimeUnit.SECONDS)) {
      long now = context.fleet().now().now();
      if (now == seen) {
        return false;
      }
      seen = now;
    }
    return true;
  }

  private Job job(Language.Statement statement) {
    return new Job(context, orders, messages, rules, statement);
  }

  private Verb verb(Job job) {
    Verb verb = verbs.get(job.command());
    if (verb == null) {
      throw new IllegalStateException("no verb for " + job.command());
    }
    return verb;
  }

  /** One command of the host at a time decides and orders; waiting is done outside. */
  private synchronized void order(Job job, Runnable work) {
    try {
      work.run();
    } catch (ShcException e) {
      job.rejected(e);
    }
  }

  /** All commands with what they do, or one with its operands. */
  private String help(String name) {
    if (!name.isEmpty()) {
      return Language.help(language.command(name.toUpperCase(Locale.ROOT)));
    }
    StringBuilder text = new StringBuilder();
    for (Definition command : language.commands()) {
      text.append(String.format(Locale.ROOT, "/%-30s %s\n", command.name(), command.about()));
    }
    return text.append(
            "COMMAND? shows the operands of a command. Names, operands and keywords may be\n")
        .append("abbreviated; operands are given by position or as NAME=VALUE.\n")
        .toString();
  }
}
