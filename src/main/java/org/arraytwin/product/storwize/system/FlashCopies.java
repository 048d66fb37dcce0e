package org.arraytwin.product.storwize.system;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.copy.CreateCopy;
import org.arraytwin.fleet.copy.PlaceBitmaps;
import org.arraytwin.fleet.copy.SetCopy;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.product.storwize.system.Desk.Decision;
import org.arraytwin.replication.GroupHalf;
import org.jspecify.annotations.Nullable;

/**
 * Orders about FlashCopy mappings.
 *
 * @param desk where they are taken
 */
public record FlashCopies(Desk desk) {
  private static final long KIB = 1024;
  private static final long USUAL_GRAIN_KIB = 256;
  private static final String NO_OBJECT = "5754E";
  private static final String NO_GROUP = "5753E";
  private static final List<String> FORCED = List.of("force");

  /** What is to change of a mapping; null: nothing. */
  public record Changes(
      @Nullable Integer copyRate,
      @Nullable Integer cleanRate,
      @Nullable Boolean autodelete,
      @Nullable String group) {}

  /**
   * Creates a mapping (mkfcmap); its id.
   *
   * @throws Trouble where it is refused
   */
  public int create(NewMapping wanted) {
    int[] id = new int[1];
    desk.order(
        "mkfcmap",
        cluster -> {
          id[0] = cluster.site().local().copies().size();
          return created(cluster, wanted, id[0]);
        });
    return id[0];
  }

  private Decision created(Cluster cluster, NewMapping wanted, int id) {
    Volume source = vdisk(cluster, wanted.source());
    Volume target = vdisk(cluster, wanted.target());
    if (cluster.changeVolume(source.id())) {
      throw new Trouble(NO_GROUP, wanted.source());
    }
    String name = wanted.name().isEmpty() ? "fcmap" + id : Names.valid(wanted.name());
    if (cluster.mapping(name) != null) {
      throw new Trouble("6035E", name);
    }
    MappingGroup group = wanted.group().isEmpty() ? null : group(cluster, wanted.group());
    requireRest(group, "5920E");
    int ioGroup = ioGroup(cluster, source, target, wanted.ioGroup());
    long grain = grain(cluster, source, target, wanted.grainSize());
    requireMemory(cluster, source, grain, wanted.incremental(), ioGroup);
    List<Write> writes = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    values.put(Mapping.NAME, name);
    values.put(Mapping.COPY_RATE, String.valueOf(wanted.copyRate()));
    values.put(Mapping.CLEAN_RATE, String.valueOf(wanted.cleanRate()));
    writes.add(new Card(String.valueOf(id), values).put(Drawer.MAPPING));
    if (group != null) {
      writes.add(group.card().with(MappingGroup.USED, "yes").put(Drawer.MAPPING_GROUP));
    }
    boolean taken = cluster.site().local().copy(name) != null || cluster.site().group(name) != null;
    String engine = taken ? "fcmap" + id + "." + id : name;
    List<Command> commands = new ArrayList<>();
    commands.add(
        new CreateCopy(
            cluster.array(),
            engine,
            FlashCopyData.KIND,
            source.name(),
            target.name(),
            "",
            desk.data().bytesPerSecond(wanted.copyRate()),
            desk.data().bytesPerSecond(wanted.cleanRate()),
            wanted.incremental(),
            wanted.autodelete(),
            group == null ? "" : group.id(),
            wanted.grainSize() * KIB,
            wanted.keepTarget(),
            0,
            0,
            0));
    if (ioGroup != cluster.site().ioGroup(source.id())) {
      commands.add(new PlaceBitmaps(cluster.array(), engine, ioGroup));
    }
    return new Decision(commands, writes);
  }

  /**
   * The I/O group that is to hold the bitmap: that of the mappings that the volumes are in already,
   * else the one asked for, else that of the source.
   */
  private static int ioGroup(Cluster cluster, Volume source, Volume target, String asked) {
    int wanted = asked.isEmpty() ? -1 : cluster.requiredIoGroup(asked);
    List<Mapping> others = others(cluster, source, target);
    for (Mapping other : others) {
      if (wanted >= 0 && other.ioGroup() != wanted) {
        throw new Trouble("5729E", asked);
      }
    }
    return !others.isEmpty()
        ? others.get(0).ioGroup()
        : wanted >= 0 ? wanted : cluster.site().ioGroup(source.id());
  }

  /** The mappings that the volumes are in already, those of the source first. */
  private static List<Mapping> others(Cluster cluster, Volume source, Volume target) {
    List<Mapping> others = new ArrayList<>(cluster.touching(source.id()));
    others.addAll(cluster.touching(target.id()));
    return others;
  }

  private static void requireMemory(
      Cluster cluster, Volume source, long grain, boolean incremental, int ioGroup) {
    if (Bitmaps.flash(cluster, ioGroup).freeBytes() < Bitmaps.bytes(source, grain, incremental)) {
      throw new Trouble("5917E");
    }
  }

  /** KiB of a grain: that asked for unless 0, which must be that of all others of the volumes. */
  private static long grain(Cluster cluster, Volume source, Volume target, int asked) {
    long grain = asked;
    for (Volume volume : List.of(source, target)) {
      for (Mapping other : cluster.touching(volume.id())) {
        grain = grain == 0 ? other.grainSize() : grain;
        if (other.grainSize() != grain) {
          throw new Trouble("6300E", volume.name());
        }
      }
    }
    return grain == 0 ? USUAL_GRAIN_KIB : grain;
  }

  /**
   * Changes what was chosen for a mapping (chfcmap).
   *
   * @throws Trouble where it is refused
   */
  public void change(String nameOrId, Changes changes) {
    desk.order("chfcmap", cluster -> changed(cluster, own(cluster, nameOrId), changes));
  }

  private Decision changed(Cluster cluster, Mapping mapping, Changes changes) {
    int copyRate = or(changes.copyRate(), mapping.copyRate());
    int cleanRate = or(changes.cleanRate(), mapping.cleanRate());
    boolean autodelete =
        changes.autodelete() == null
            ? mapping.copy().settings().autodelete()
            : changes.autodelete();
    List<Write> writes = new ArrayList<>();
    String group = mapping.copy().settings().group();
    if (changes.group() != null) {
      group = moved(cluster, mapping, changes.group(), writes);
    }
    boolean done =
        autodelete
            && mapping.status().equals("idle_or_copied")
            && mapping.started()
            && mapping.progress() == 100;
    if (done) {
      return Decision.of(remove(cluster, mapping, List.of()));
    }
    writes.add(
        mapping
            .card()
            .with(Mapping.NAME, mapping.name())
            .with(Mapping.COPY_RATE, String.valueOf(copyRate))
            .with(Mapping.CLEAN_RATE, String.valueOf(cleanRate))
            .put(Drawer.MAPPING));
    return new Decision(
        List.of(
            new SetCopy(
                cluster.array(),
                mapping.copy().name(),
                desk.data().bytesPerSecond(copyRate),
                desk.data().bytesPerSecond(cleanRate),
                autodelete,
                group == null ? "" : group)),
        writes);
  }

  private static <T> T or(@Nullable T given, T present) {
    return given == null ? present : given;
  }

  /** The engine's word for the group that a mapping goes to; {@code 0} is none. */
  private static String moved(Cluster cluster, Mapping mapping, String to, List<Write> writes) {
    String code =
        switch (mapping.status()) {
          case "preparing" -> "5913E";
          case "prepared" -> "5914E";
          case "copying", "stopping" -> "5915E";
          case "suspended" -> "5916E";
          default -> "";
        };
    if (!code.isEmpty()) {
      throw new Trouble(code, mapping.name());
    }
    requireRest(mapping.group(), "5921E");
    if (to.equals("0")) {
      return "";
    }
    MappingGroup group = group(cluster, to);
    requireRest(group, "5921E");
    writes.add(group.card().with(MappingGroup.USED, "yes").put(Drawer.MAPPING_GROUP));
    return group.id();
  }

  private static void requireRest(@Nullable MappingGroup group, String code) {
    if (group != null && !List.of("empty", "idle_or_copied", "stopped").contains(group.status())) {
      throw new Trouble(code, group.name());
    }
  }

  /**
   * Gives a mapping another name (chfcmap -name).
   *
   * @throws Trouble where it is refused
   */
  public void rename(String nameOrId, String name) {
    desk.order(
        "chfcmap",
        cluster -> {
          Mapping mapping = own(cluster, nameOrId);
          Mapping other = cluster.mapping(Names.valid(name));
          if (other != null && other.id() != mapping.id()) {
            throw new Trouble("6035E", name);
          }
          return Decision.of(mapping.card().with(Mapping.NAME, name).put(Drawer.MAPPING));
        });
  }

  /**
   * Asks something of a mapping.
   *
   * @param order prestartfcmap, startfcmap, stopfcmap or rmfcmap
   * @param options of it, without hyphens
   * @throws Trouble where it is refused
   */
  public void operate(String order, String nameOrId, List<String> options) {
    desk.order(
        order,
        cluster -> {
          Mapping mapping = own(cluster, nameOrId);
          requireFit(cluster, mapping.status(), order, options);
          requireTargets(cluster, List.of(mapping), order);
          return order.equals("rmfcmap")
              ? new Decision(
                  List.of(remove(cluster, mapping, options)),
                  List.of(Drawer.MAPPING.remove(mapping.card().id())))
              : Decision.of(operation(cluster, mapping, order, options))
                  .before(released(cluster, List.of(mapping), order, options));
        });
  }

  /**
   * What has to stop before mappings do: relationships that send what their targets hold. Without
   * force that is refused.
   *
   * @throws Trouble where a target is the primary of a relationship that runs
   */
  static List<Command> released(
      Cluster cluster, List<Mapping> mappings, String order, List<String> options) {
    List<Command> commands = new ArrayList<>();
    for (Mapping mapping : order.startsWith("stop") ? mappings : List.<Mapping>of()) {
      for (GroupHalf half : cluster.site().groupsOf(mapping.copy().target())) {
        if (mapping.active() && half.source() && half.running()) {
          if (!options.contains("force")) {
            throw new Trouble("5903E");
          }
          commands.add(new Operate(cluster.array(), half.name(), "stoprcrelationship", List.of()));
        }
      }
    }
    return commands;
  }

  /**
   * Checks what a command may be combined with in a status: what is prepared is started with prep,
   * or not, as the switch has it; and only what copies can be split.
   *
   * @throws Trouble where it may not
   */
  static void requireFit(Cluster cluster, String status, String order, List<String> options) {
    boolean again = order.startsWith("startfc") && options.contains("prep");
    if (again && status.equals("prepared") && cluster.data().prepOnce()) {
      throw new Trouble("5902E");
    }
    boolean split = order.startsWith("stopfc") && options.contains("split");
    if (split && List.of("prepared", "suspended").contains(status)) {
      throw new Trouble("5903E");
    }
  }

  /**
   * Checks that nothing is started onto the secondary of a relationship, whatever that relationship
   * is about just now.
   *
   * @throws Trouble where a target is one
   */
  static void requireTargets(Cluster cluster, List<Mapping> mappings, String order) {
    boolean starts = order.startsWith("prestart") || order.startsWith("start");
    for (Mapping mapping : starts ? mappings : List.<Mapping>of()) {
      for (GroupHalf half : cluster.site().groupsOf(mapping.copy().target())) {
        if (!half.source()) {
          throw new Trouble("5903E");
        }
      }
    }
  }

  /**
   * What stops and deletes mappings by force, those first that others depend on.
   *
   * @throws Trouble where one is preparing, which nothing stops
   */
  static List<Command> ended(Cluster cluster, List<Mapping> mappings) {
    List<Mapping> all = new ArrayList<>(mappings);
    all.removeIf(Mapping::controlled);
    all.sort(Comparator.comparingInt((Mapping m) -> m.dependents().size()).reversed());
    List<Command> commands = new ArrayList<>(released(cluster, all, "stopfcmap", FORCED));
    Set<Integer> stopped = new HashSet<>();
    for (Mapping mapping : all) {
      if (mapping.status().equals("preparing")) {
        throw new Trouble("5840E");
      }
      if (mapping.group() != null) {
        commands.add(FlashCopyGroups.left(cluster, mapping));
      }
      if (!mapping.status().equals("stopped") && stopped.add(mapping.id())) {
        commands.add(operation(cluster, mapping, "stopfcmap", FORCED));
        mapping.dependents().forEach(dependent -> stopped.add(dependent.id()));
      }
      commands.add(remove(cluster, mapping, FORCED));
    }
    return commands;
  }

  /** A member that is removed leaves its group with that. */
  static Command remove(Cluster cluster, Mapping mapping, List<String> options) {
    return operation(cluster, mapping, "rmfcmap", options);
  }

  private static Command operation(
      Cluster cluster, Mapping mapping, String order, List<String> options) {
    return new Operate(cluster.array(), mapping.copy().name(), order, options);
  }

  private static Mapping mapping(Cluster cluster, String nameOrId) {
    Mapping mapping = cluster.mapping(nameOrId);
    if (mapping == null) {
      throw new Trouble(Names.id(nameOrId) < 0 ? NO_OBJECT : NO_GROUP, nameOrId);
    }
    return mapping;
  }

  /** A mapping that operators may drive. */
  private static Mapping own(Cluster cluster, String nameOrId) {
    Mapping mapping = mapping(cluster, nameOrId);
    if (mapping.controlled()) {
      throw new Trouble("5746E", mapping.name());
    }
    return mapping;
  }

  private static Volume vdisk(Cluster cluster, String nameOrId) {
    Volume volume = cluster.vdisk(nameOrId);
    if (volume == null) {
      throw new Trouble(Names.id(nameOrId) < 0 ? NO_OBJECT : NO_GROUP, nameOrId);
    }
    return volume;
  }

  private static MappingGroup group(Cluster cluster, String nameOrId) {
    MappingGroup group = cluster.group(nameOrId);
    if (group == null) {
      throw new Trouble(Names.id(nameOrId) < 0 ? NO_OBJECT : NO_GROUP, nameOrId);
    }
    return group;
  }
}
