package org.arraytwin.product.threepar.cli.rcopy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.copy.GroupCpgs;
import org.arraytwin.product.threepar.remote.Domains;
import org.arraytwin.replication.GroupHalf;
import org.jspecify.annotations.Nullable;

/**
 * The options {@code -usr_cpg} and {@code -snp_cpg}: {@code <local_cpg> <target>:<cpg>...} (CLI
 * help).
 *
 * @param local name of the CPG on this array
 * @param targets names of those on targets, by target
 */
record CpgOptions(String local, Map<String, String> targets) {
  static final String USER = "-usr_cpg";
  static final String SNAPSHOT = "-snp_cpg";
  private static final String ARGUMENT = "<local_cpg> <target>:<cpg>...";

  static final Option USER_OPTION =
      Option.pairs(USER, ARGUMENT, "CPGs of volumes that admitrcopyvv -createvv makes");
  static final Option SNAPSHOT_OPTION =
      Option.pairs(SNAPSHOT, ARGUMENT, "CPGs of their snapshots; -usr_cpg is needed, too");

  /** What was given of one sort, or null; CPGs that are not there are refused. */
  static @Nullable CpgOptions of(Call call, String option) {
    String given = call.arguments().value(option);
    if (given == null) {
      return null;
    }
    List<String> words = List.of(given.split(" ", -1));
    String local = words.get(0);
    require(call.site(), local, "the system");
    Map<String, String> targets = new LinkedHashMap<>();
    for (String pair : words.subList(1, words.size())) {
      int colon = pair.indexOf(':');
      String target = pair.substring(0, colon);
      Site site = call.at().fleet().site(Chosen.target(call, target).peer());
      require(site, pair.substring(colon + 1), "target " + target);
      targets.put(target, pair.substring(colon + 1));
    }
    if (targets.isEmpty()) {
      throw new CommandError("option " + option + " needs " + ARGUMENT);
    }
    return new CpgOptions(local, targets);
  }

  /** Refuses CPGs that are not in a group's domain. */
  static void requireDomain(Call call, @Nullable CpgOptions given, String domain) {
    if (given == null) {
      return;
    }
    requireDomain(call.site(), given.local(), domain);
    given
        .targets()
        .forEach(
            (target, cpg) ->
                requireDomain(
                    call.at().fleet().site(Chosen.target(call, target).peer()), cpg, domain));
  }

  private static void requireDomain(Site site, String cpg, String domain) {
    String problem = Domains.problem(site, cpg, domain);
    if (problem != null) {
      throw new CommandError(problem);
    }
  }

  private static void require(Site site, String cpg, String where) {
    if (!site.pools().exists(pool -> pool.name().equals(cpg))) {
      throw new CommandError("CPG " + cpg + " does not exist on " + where);
    }
  }

  /** The same for the halves of a group, which must have the targets. */
  static GroupCpgs.@Nullable Choice choice(
      Call call, List<GroupHalf> halves, @Nullable CpgOptions given) {
    if (given == null) {
      return null;
    }
    Map<Integer, String> targets = new HashMap<>();
    given
        .targets()
        .forEach((target, cpg) -> targets.put(Chosen.at(call, halves, target).id(), cpg));
    return new GroupCpgs.Choice(given.local(), targets);
  }
}
