package org.arraytwin.product.bs2000.system;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.arraytwin.array.StorageArray;
import org.arraytwin.array.Volume;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.profile.HostContext;
import org.jspecify.annotations.Nullable;

/** A host and its storage systems at one moment. */
public final class Machine {
  private static final int SERIAL_DIGITS = 10;
  private static final int SHORTEST_SERIAL = 3;

  private final HostContext context;
  private final FleetAt at;
  private final Notebook notebook;
  private final Map<String, Disk> devices = new TreeMap<>();

  Machine(HostContext context) {
    this(context, context.fleet().now());
  }

  Machine(HostContext context, FleetAt at) {
    this.context = context;
    this.at = at;
    notebook = new Notebook(context, at.fleet().site(context.arrays().get(0)).documents());
    for (FleetPlan.Unit unit : context.station().units()) {
      Volume volume =
          Objects.requireNonNull(
              at.fleet().site(unit.array()).volume(unit.volume()), "units have volumes");
      devices.put(unit.name(), new Disk(unit.name(), serial(unit.array()), unit.array(), volume));
    }
  }

  public FleetAt at() {
    return at;
  }

  public Notebook notebook() {
    return notebook;
  }

  public Box box(int array) {
    return new Box(at, array);
  }

  public List<Box> boxes() {
    return context.arrays().stream().map(this::box).toList();
  }

  /** The last ten characters of what the storage system bears. */
  public String serial(int array) {
    StorageArray system = at.fleet().site(array).array();
    String serial = system.serial();
    return serial.substring(Math.max(0, serial.length() - SERIAL_DIGITS));
  }

  /** All devices of the host, in the order of their mnemonics. */
  public List<Disk> devices() {
    return List.copyOf(devices.values());
  }

  /**
   * The device of a mnemonic.
   *
   * @throws ShcException where there is none
   */
  public Disk device(String mn) {
    Disk device = devices.get(mn);
    if (device == null) {
      throw new ShcException(Notice.UNKNOWN_MN, mn, String.join(", ", devices.keySet()));
    }
    return device;
  }

  /** A volume of a storage system, with its mnemonic where the host has it. */
  public Disk disk(int array, int number) {
    for (Disk disk : devices.values()) {
      if (disk.same(array, number)) {
        return disk;
      }
    }
    Volume volume = Objects.requireNonNull(box(array).volume(number), "sessions have volumes");
    return new Disk("", serial(array), array, volume);
  }

  /** What is known of a disk: of one that is no device of the host, nothing. */
  public Label label(Disk disk) {
    Label noted = notebook.label(disk.mn());
    return noted != null ? noted : new Label(first(disk), false, disk.configured());
  }

  private String first(Disk disk) {
    return context.station().units().stream()
        .filter(u -> u.name().equals(disk.mn()))
        .map(FleetPlan.Unit::label)
        .findFirst()
        .orElse("");
  }

  /** Whether a session of its storage system, or one from another, brings data onto a disk. */
  public boolean fed(Disk disk) {
    return box(disk.array())
        .touching(disk.volume().id())
        .exists(s -> disk.same(s.targetArray(), s.target()));
  }

  /** Whether a storage system responds: it has power. */
  public boolean responds(int array) {
    return at.fleet().site(array).powered();
  }

  /** Whether a disk is the target of a remote copy that has not been held: no host has it. */
  public boolean follows(Disk disk) {
    return box(disk.array())
        .touching(disk.volume().id())
        .exists(s -> s.kind().remote() && disk.same(s.targetArray(), s.target()) && !s.parted());
  }

  /**
   * The attached device with a volume of that VSN; of several one that responds, of those the one
   * that no session feeds.
   *
   * @throws ShcException where there is none
   */
  public Disk volume(String vsn) {
    return online().stream()
        .filter(d -> label(d).vsn().equals(vsn))
        .min(Comparator.comparing((Disk d) -> !responds(d.array())).thenComparing(this::fed))
        .orElseThrow(() -> new ShcException(Notice.UNKNOWN_VSN, vsn));
  }

  /** Whether a device of a storage system is attached, through which that can be asked. */
  public boolean reaches(int array) {
    return online().stream().anyMatch(d -> d.array() == array);
  }

  private List<Disk> online() {
    return devices.values().stream().filter(d -> label(d).attached()).toList();
  }

  /**
   * The devices of a pubset in the order of their VSNs: those it uses, or else those that bear its
   * labels.
   *
   * @throws ShcException where there is none
   */
  public List<Disk> pubset(String id) {
    List<String> used = notebook.devices(id);
    if (!used.isEmpty()) {
      return used.stream().map(this::device).toList();
    }
    Map<String, Disk> byVsn = new TreeMap<>();
    for (Disk disk : online()) {
      String vsn = label(disk).vsn();
      if (id.equals(PubsetId.of(vsn))) {
        byVsn.put(vsn, volume(vsn));
      }
    }
    if (byVsn.isEmpty()) {
      throw new ShcException(Notice.UNKNOWN_PUBSET, id);
    }
    return List.copyOf(byVsn.values());
  }

  /**
   * The storage system of a serial number, of which the last digits do where they are unique.
   *
   * @throws ShcException where there is none, or there are several
   */
  public int storage(String serial) {
    List<Integer> found = new ArrayList<>();
    for (int array : context.arrays()) {
      if (serial.length() >= SHORTEST_SERIAL && serial(array).endsWith(serial)) {
        found.add(array);
      }
    }
    if (found.size() != 1) {
      throw new ShcException(
          Notice.UNKNOWN_STORAGE,
          serial,
          String.join(", ", context.arrays().stream().map(this::serial).toList()));
    }
    return found.get(0);
  }

  /**
   * The volume of a storage system by its decimal number.
   *
   * @throws ShcException where there is none
   */
  public Disk logicalVolume(int array, String number) {
    Volume volume = box(array).volume(Integer.parseInt(number));
    if (volume == null) {
      throw new ShcException(Notice.UNKNOWN_VOLUME, serial(array), number);
    }
    return disk(array, volume.id());
  }

  /** The pubset that uses a disk, or null. */
  public @Nullable String user(Disk disk) {
    return notebook.user(disk.mn());
  }
}
