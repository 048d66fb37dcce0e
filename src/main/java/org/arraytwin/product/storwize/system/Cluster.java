package org.arraytwin.product.storwize.system;

import io.vavr.collection.Iterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.copy.Reads;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;

/**
 * One system at one moment.
 *
 * @param at the moment
 * @param array id of the system
 * @param data rates and states
 */
public record Cluster(FleetAt at, int array, FlashCopyData data) {
  public Site site() {
    return at.fleet().site(array);
  }

  /** The number by which systems know each other, hexadecimal. */
  public String id() {
    return Names.systemId(site().array());
  }

  /** The volume that a name or an id means, or null. */
  public @Nullable Volume vdisk(String nameOrId) {
    int id = Names.id(nameOrId);
    return id < 0
        ? site().volume(nameOrId)
        : id < site().volumes().size() ? site().volumes().get(id) : null;
  }

  public Iterator<Volume> vdisks() {
    return site().volumes().iterator().filter(Objects::nonNull);
  }

  /** The volume of an id, which must be there. */
  public Volume vdisk(int id) {
    return Objects.requireNonNull(site().volumes().get(id), () -> "volume " + id);
  }

  /** The pool that a name or an id means, or null. */
  public @Nullable Pool pool(String nameOrId) {
    int id = Names.id(nameOrId);
    return id < 0
        ? site().pools().find(p -> p.name().equals(nameOrId)).getOrNull()
        : id < site().pools().size() ? site().pools().get(id) : null;
  }

  /** The number of the I/O group that a name or an id means, -1 where there is none. */
  public int ioGroup(String nameOrId) {
    for (int group = 0; group < site().ioGroups(); group++) {
      if (nameOrId.equals(String.valueOf(group)) || nameOrId.equals(Names.ioGroup(group))) {
        return group;
      }
    }
    return -1;
  }

  /** The same of one that must be there. */
  int requiredIoGroup(String nameOrId) {
    int group = ioGroup(nameOrId);
    if (group < 0) {
      throw new Trouble("5729E", nameOrId);
    }
    return group;
  }

  /** The I/O group with the fewest volumes, the first of several. */
  int idlestIoGroup() {
    int idlest = 0;
    for (int group = 1; group < site().ioGroups(); group++) {
      idlest = volumes(group) < volumes(idlest) ? group : idlest;
    }
    return idlest;
  }

  /** How many volumes an I/O group serves. */
  public int volumes(int ioGroup) {
    return vdisks().count(v -> site().ioGroup(v.id()) == ioGroup);
  }

  /** Whether a volume is online; the target of a prepared mapping is, though nobody can use it. */
  public boolean online(Volume vdisk) {
    Reason barred = Reads.barred(at, array, vdisk.id());
    return barred == null || barred == Reason.VOL_IO_FAILED || barred == Reason.VOL_IO_HELD;
  }

  /** The node that answers commands: the first that runs. */
  public int configNode() {
    int node = 0;
    while (site().health().down().contains(node)) {
      node++;
    }
    return node;
  }

  /** The node, from 0, that serves a volume while both of its I/O group run. */
  public int preferredNode(int vdisk) {
    int first = 2 * site().ioGroup(vdisk);
    int second = first + 1;
    return vdisk % 2 == 1 && second < site().array().nodes().size() ? second : first;
  }

  /** What a node, counted from 0, is called. */
  public String nodeName(int node) {
    return site().array().nodes().get(node).name();
  }

  /** How many mappings may have one source. */
  public int mappingsPerSource() {
    SessionTable table = site().rules().table(FlashCopyData.KIND);
    return table == null ? 0 : table.copies().perSource();
  }

  /** All mappings, by id. */
  public List<Mapping> mappings() {
    Map<String, Card> cards = byId(Drawer.MAPPING);
    return site()
        .local()
        .copies()
        .iterator()
        .filter(Objects::nonNull)
        .filter(c -> c.kind().equals(FlashCopyData.KIND))
        .map(c -> mapping(c, cards.get(String.valueOf(c.id()))))
        .toJavaList();
  }

  /** The mappings of some of the engine's copies; those of other kinds are left out. */
  List<Mapping> mappings(Iterable<LocalCopy> copies) {
    List<Mapping> found = new ArrayList<>();
    for (LocalCopy copy : copies) {
      Mapping mapping = mapping(copy.id());
      if (mapping != null) {
        found.add(mapping);
      }
    }
    return found;
  }

  /** The mapping of an id, or null. */
  public @Nullable Mapping mapping(int id) {
    LocalCopy copy = site().local().copy(id);
    return copy == null || !copy.kind().equals(FlashCopyData.KIND)
        ? null
        : mapping(copy, card(Drawer.MAPPING, String.valueOf(id)));
  }

  private Mapping mapping(LocalCopy copy, @Nullable Card card) {
    return new Mapping(
        this, copy, card == null ? new Card(String.valueOf(copy.id()), Map.of()) : card);
  }

  /** The mapping that a name or an id means, or null. */
  public @Nullable Mapping mapping(String nameOrId) {
    int id = Names.id(nameOrId);
    return id >= 0 ? mapping(id) : first(mappings(), m -> m.name().equals(nameOrId));
  }

  /** The mappings whose source a volume is. */
  public List<Mapping> from(int vdisk) {
    return mappings(site().local().from(vdisk));
  }

  /** The mappings whose target a volume is. */
  public List<Mapping> onto(int vdisk) {
    return mappings(site().local().allOnto(vdisk));
  }

  /** The mappings that a volume is source or target of, by id. */
  public List<Mapping> touching(int vdisk) {
    List<Mapping> all = new ArrayList<>(from(vdisk));
    all.addAll(onto(vdisk));
    all.sort(java.util.Comparator.comparingInt(Mapping::id));
    return all;
  }

  /** Whether a volume is the change volume of a relationship. */
  public boolean changeVolume(int vdisk) {
    return onto(vdisk).stream().anyMatch(Mapping::controlled);
  }

  /** All FlashCopy consistency groups, by id. */
  public List<MappingGroup> groups() {
    List<MappingGroup> groups = new ArrayList<>();
    for (Card card : Card.all(site().documents(), Drawer.MAPPING_GROUP)) {
      MappingGroup group = new MappingGroup(this, card);
      if (!group.over()) {
        groups.add(group);
      }
    }
    groups.sort(java.util.Comparator.comparingInt(g -> Integer.parseInt(g.id())));
    return groups;
  }

  /** The FlashCopy consistency group that a name or an id means, or null. */
  public @Nullable MappingGroup group(String nameOrId) {
    return first(groups(), g -> g.id().equals(nameOrId) || g.name().equals(nameOrId));
  }

  static <T> @Nullable T first(List<T> all, java.util.function.Predicate<T> wanted) {
    return all.stream().filter(wanted).findFirst().orElse(null);
  }

  /** A card, or null. */
  public @Nullable Card card(Drawer drawer, String id) {
    return Card.find(site().documents(), drawer, id);
  }

  private Map<String, Card> byId(Drawer drawer) {
    Map<String, Card> cards = new LinkedHashMap<>();
    Card.all(site().documents(), drawer).forEach(card -> cards.put(card.id(), card));
    return cards;
  }

  /** The lowest number from a first one on that none of some objects has. */
  public static <T> String free(int first, List<T> taken, Function<T, String> id) {
    Set<String> ids = taken.stream().map(id).collect(Collectors.toSet());
    int free = first;
    while (ids.contains(String.valueOf(free))) {
      free++;
    }
    return String.valueOf(free);
  }

  /** What is to be taken out of drawers because what it was about is gone. */
  List<Write> leftovers() {
    List<Write> writes = new ArrayList<>();
    for (Card card : Card.all(site().documents(), Drawer.MAPPING)) {
      if (mapping(Integer.parseInt(card.id())) == null) {
        writes.add(Drawer.MAPPING.remove(card.id()));
      }
    }
    for (Card card : Card.all(site().documents(), Drawer.MAPPING_GROUP)) {
      if (new MappingGroup(this, card).over()) {
        writes.add(Drawer.MAPPING_GROUP.remove(card.id()));
      }
    }
    return writes;
  }
}
