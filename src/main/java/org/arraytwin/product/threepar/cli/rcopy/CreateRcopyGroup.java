package org.arraytwin.product.threepar.cli.rcopy;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.remote.AdmitTarget;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.GroupCpgs;
import org.arraytwin.product.threepar.remote.Domains;
import org.arraytwin.product.threepar.remote.MirrorConfig;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.TargetHalf;
import org.jspecify.annotations.Nullable;

/** {@code creatercopygroup}. */
public final class CreateRcopyGroup implements Word {
  private static final String DOMAIN = "-domain";

  @Override
  public String name() {
    return "creatercopygroup";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Creates a Remote Copy group here and its other half on the target.",
        "<group> <target>:<mode> [<target>:<mode>]",
        2,
        Integer.MAX_VALUE,
        List.of(
            CpgOptions.USER_OPTION,
            CpgOptions.SNAPSHOT_OPTION,
            Option.value(DOMAIN, "<domain>", "of whose volumes the group is to be; else of none")),
        List.of(
            "The mode is sync or periodic. Names have at most 22 characters.",
            "With two targets, synchronous long distance: the pair of the targets stands by.",
            "On the target the group is called <group>.r<id of this system>."));
  }

  @Override
  public void run(Call call) {
    String group = call.arguments().operand(0);
    List<Command> commands = new ArrayList<>(2);
    List<TargetHalf> targets = new ArrayList<>(2);
    List<Mode> modes = new ArrayList<>(2);
    for (String pair : call.arguments().from(1)) {
      int colon = pair.lastIndexOf(':');
      if (colon <= 0) {
        throw new CommandError("invalid target " + pair + "; <target>:<mode> is needed");
      }
      Mode mode = ModeWord.mode(pair.substring(colon + 1));
      String target = pair.substring(0, colon);
      TargetHalf known = Chosen.target(call, target);
      if (otherHalf(call, group, known)) {
        OneSided.await(call, known.peer(), name() + " " + group);
        return;
      }
      requireName(call, group, known);
      OneSided.require(call, known.peer(), other(call, group));
      targets.add(known);
      modes.add(mode);
      commands.add(
          commands.isEmpty()
              ? new CreateGroup(call.array(), group, target, mode)
              : new AdmitTarget(call.array(), group, target, mode));
    }
    if (targets.stream().distinct().count() == targets.size()) {
      ModeWord.requireOneOfEach(group, modes);
    }
    CpgOptions user = CpgOptions.of(call, CpgOptions.USER);
    CpgOptions snapshot = CpgOptions.of(call, CpgOptions.SNAPSHOT);
    String domain = domain(call, targets);
    CpgOptions.requireDomain(call, user, domain);
    CpgOptions.requireDomain(call, snapshot, domain);
    requireUser(user, snapshot, group);
    requireTargets(call, user);
    requireTargets(call, snapshot);
    call.execute(new Together(commands), group);
    List<GroupHalf> halves = Chosen.group(call, group);
    call.order(
        desk -> {
          new MirrorConfig(desk).created(halves);
          if (!domain.isEmpty()) {
            new Domains(desk).assign(halves, domain);
          }
          return halves;
        });
    targets.forEach(target -> OneSided.done(call, target.peer(), other(call, group)));
    if (user != null) {
      call.order(
          desk -> {
            new GroupCpgs(desk)
                .set(
                    halves,
                    CpgOptions.choice(call, halves, user),
                    CpgOptions.choice(call, halves, snapshot));
            return halves;
          });
    }
  }

  /** The domain that the line names, which all systems must have; empty for none. */
  private static String domain(Call call, List<TargetHalf> targets) {
    String domain = call.arguments().value(DOMAIN);
    if (domain == null) {
      return "";
    }
    requireDomain(call.site(), domain, "the system");
    for (TargetHalf target : targets) {
      Site site = call.at().fleet().site(target.peer());
      requireDomain(site, domain, "target " + target.name());
    }
    return domain;
  }

  /** The line by which the other half of a group is made on a target, where that is needed. */
  private String other(Call call, String group) {
    return name() + " " + group + suffix(call.site());
  }

  /** Whether a name means the half of a group whose primary is the target. */
  private static boolean otherHalf(Call call, String group, TargetHalf target) {
    return MirrorConfig.off(call.site(), target.peer())
        && group.endsWith(suffix(call.at().fleet().site(target.peer())));
  }

  private static void requireDomain(Site site, String domain, String where) {
    if (!Domains.all(site).contains(domain)) {
      throw new CommandError("domain " + domain + " does not exist on " + where);
    }
  }

  private static String suffix(Site site) {
    return ".r" + site.array().systemId();
  }

  /** Where the target makes its half by itself, there must be room for what it adds to the name. */
  private static void requireName(Call call, String group, TargetHalf target) {
    if (group.length() > GroupHalf.MAX_NAME && !MirrorConfig.off(call.site(), target.peer())) {
      throw new CommandError(
          "Length of name "
              + group
              + " is not legal: it has "
              + group.length()
              + " characters; 1 to "
              + GroupHalf.MAX_NAME
              + " where target "
              + target.name()
              + " has mirror_config, else up to "
              + CreateGroup.MAX_NAME);
    }
  }

  private static void requireUser(
      @Nullable CpgOptions user, @Nullable CpgOptions snapshot, String group) {
    if (snapshot != null && user == null) {
      throw new CommandError("Group " + group + " has no CPG: -snp_cpg needs -usr_cpg");
    }
  }

  /** The group has the targets behind its name, whichever are named for its CPGs. */
  private static void requireTargets(Call call, @Nullable CpgOptions given) {
    List<String> targets = call.arguments().from(1).stream().map(CreateRcopyGroup::target).toList();
    if (given != null && !targets.containsAll(given.targets().keySet())) {
      throw new CommandError(
          "CPGs are given for target "
              + String.join(", ", given.targets().keySet())
              + "; the group has "
              + String.join(", ", targets));
    }
  }

  private static String target(String pair) {
    return pair.substring(0, Math.max(0, pair.lastIndexOf(':')));
  }
}
