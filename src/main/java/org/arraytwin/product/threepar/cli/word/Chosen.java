package org.arraytwin.product.threepar.cli.word;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.remote.Domains;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;
import org.jspecify.annotations.Nullable;

/** What names and patterns on a line mean on this array. */
public final class Chosen {
  private Chosen() {}

  /** The groups a name or pattern means; prints an error where there is none. */
  public static List<GroupHalf> groups(Call call, List<String> names, boolean patterns) {
    Site site = call.site();
    Map<Integer, GroupHalf> chosen = new LinkedHashMap<>();
    for (String name : names) {
      List<GroupHalf> found = groups(site, name, patterns);
      if (found.isEmpty()) {
        call.error(Wording.noGroup(name));
      }
      found.forEach(half -> chosen.putIfAbsent(half.id(), half));
    }
    return List.copyOf(chosen.values());
  }

  private static List<GroupHalf> groups(Site site, String name, boolean patterns) {
    List<GroupHalf> exact = site.halves(name);
    if (!exact.isEmpty()) {
      return exact;
    }
    return patterns
        ? site.groups()
            .filter(Objects::nonNull)
            .filter(g -> Glob.matches(name, g.group()))
            .toJavaList()
        : List.of();
  }

  /**
   * The halves of the group of that name, one for each target.
   *
   * @throws CommandError where there is no such group
   */
  public static List<GroupHalf> group(Call call, String name) {
    List<GroupHalf> halves = call.site().halves(name);
    if (halves.isEmpty()) {
      throw new CommandError(Wording.noGroup(name));
    }
    return halves;
  }

  /**
   * A group's half for the target of that name.
   *
   * @throws CommandError where there is none
   */
  public static GroupHalf at(Call call, String group, String target) {
    return at(call, group(call, group), target);
  }

  /** Of some halves of one group that for the target of that name. */
  public static GroupHalf at(Call call, List<GroupHalf> halves, String target) {
    target(call, target);
    return halves.stream()
        .filter(h -> h.target().equals(target))
        .findFirst()
        .orElseThrow(() -> noTarget(halves, target));
  }

  private static CommandError noTarget(List<GroupHalf> halves, String target) {
    String targets = String.join(", ", halves.stream().map(GroupHalf::target).toList());
    return new CommandError(
        "group "
            + halves.get(0).group()
            + " has no target "
            + target
            + "; its target is "
            + targets);
  }

  /** The target of that name; there must be one. */
  public static TargetHalf target(Call call, String name) {
    TargetHalf target = call.site().target(name);
    if (target == null) {
      throw new CommandError("target " + name + " does not exist on the system");
    }
    return target;
  }

  /**
   * The domain that {@code -domain} names, which must be there; null where it is left out.
   *
   * @throws CommandError where it is not there
   */
  public static @Nullable String domain(Call call) {
    String domain = call.arguments().value("-domain");
    if (domain != null && !Domains.all(call.site()).contains(domain)) {
      throw new CommandError("domain " + domain + " does not exist on the system");
    }
    return domain;
  }

  /** The volumes that a name or pattern means, by id; empty where there is none. */
  public static List<Volume> volumes(Site site, String name, boolean patterns) {
    Volume exact = site.volume(name);
    if (exact != null) {
      return List.of(exact);
    }
    return patterns
        ? site.volumes()
            .filter(Objects::nonNull)
            .filter(v -> Glob.matches(name, v.name()))
            .toJavaList()
        : List.of();
  }
}
