package org.arraytwin.product.threepar.cli.word;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;

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
    GroupHalf exact = site.group(name);
    if (exact != null) {
      return List.of(exact);
    }
    return patterns
        ? site.groups()
            .filter(Objects::nonNull)
            .filter(g -> Glob.matches(name, g.name()))
            .toJavaList()
        : List.of();
  }

  /**
   * The group of that name.
   *
   * @throws CommandError where there is none
   */
  public static GroupHalf group(Call call, String name) {
    GroupHalf half = call.site().group(name);
    if (half == null) {
      throw new CommandError(Wording.noGroup(name));
    }
    return half;
  }

  /** The target of that name; there must be one. */
  public static TargetHalf target(Call call, String name) {
    TargetHalf target = call.site().target(name);
    if (target == null) {
      throw new CommandError("target " + name + " does not exist on the system");
    }
    return target;
  }

  /** Checks that a group replicates to the target that a line names. */
  public static void requireTarget(Call call, GroupHalf half, String target) {
    target(call, target);
    if (!half.target().equals(target)) {
      throw new CommandError(
          "group " + half.name() + " has no target " + target + "; its target is " + half.target());
    }
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
