package org.arraytwin.fleet.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.site.HostPath;
import org.arraytwin.fleet.site.Masking;
import org.arraytwin.fleet.site.UnitGroup;
import org.arraytwin.fleet.volume.CreateVolume;
import org.arraytwin.fleet.volume.RemoveVolume;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Masking lives random lives beside two plain maps. */
class MaskingModelTest {
  private static final int LIVES = 60;
  private static final int STEPS = 120;
  private static final List<String> VOLUMES = List.of("a", "b", "c", "d");
  private static final List<String> INITIATORS =
      List.of("1000000000000001", "100000000000000a", "iqn.2026-01.org.example:h1");
  private static final List<String> PORTS = List.of("fc0", "fc1", "is0");

  /** What must be the case, kept as simply as can be. */
  private static final class Naive {
    final Map<String, Integer> seen = new TreeMap<>();
    final Map<Integer, Map<Integer, String>> shown = new TreeMap<>();

    Set<String> of(int group) {
      Set<String> initiators = new TreeSet<>();
      seen.forEach(
          (path, at) -> {
            if (at == group) {
              initiators.add(path.substring(path.indexOf(' ') + 1));
            }
          });
      return initiators;
    }

    boolean there(int group) {
      return !shown.getOrDefault(group, Map.of()).isEmpty() || seen.containsValue(group);
    }

    int free() {
      int group = 0;
      while (there(group)) {
        group++;
      }
      return group;
    }

    /** The group that a host of just these initiators has already, or -1. */
    int common(Set<String> initiators) {
      Set<Integer> groups = new TreeSet<>();
      seen.forEach(
          (path, at) -> {
            if (initiators.contains(path.substring(path.indexOf(' ') + 1))) {
              groups.add(at);
            }
          });
      int only = groups.size() == 1 ? groups.iterator().next() : -1;
      return only >= 0 && of(only).equals(initiators) ? only : -1;
    }

    void show(int group, String volume) {
      Map<Integer, String> units = shown.computeIfAbsent(group, g -> new TreeMap<>());
      if (!units.containsValue(volume)) {
        int unit = 0;
        while (units.containsKey(unit)) {
          unit++;
        }
        units.put(unit, volume);
      }
    }
  }

  private final Naive naive = new Naive();
  private Fleet fleet = Fleet.empty(1_700_000_000_000_000L);

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= LIVES; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void hostsSeeWhatTwoPlainMapsSay(long seed) {
    setUp();
    Random random = new Random(seed);
    List<Command> done = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      int group = random.nextInt(5) - 1;
      Vector<String> volumes = some(random, VOLUMES);
      Vector<String> initiators = some(random, INITIATORS);
      Vector<String> ports = some(random, PORTS);
      boolean shows = random.nextInt(3) > 0;
      Command command =
          shows
              ? new ExposePaths(0, group, volumes, Vector.empty(), initiators, ports)
              : new HidePaths(0, group, volumes, initiators, ports);
      done.add(command);
      Outcome outcome = Outcome.execute(fleet, command, fleet.now());
      boolean expected =
          shows ? show(group, volumes, initiators, ports) : hide(group, volumes, initiators, ports);
      assertThat(outcome.refusal() == null)
          .as("%s of %s", outcome.refusal(), done)
          .isEqualTo(expected);
      fleet = outcome.fleet();
      assertThat(picture()).as("%s", done).isEqualTo(expectedPicture());
    }
    for (String volume : VOLUMES) {
      boolean seen = naive.shown.values().stream().anyMatch(units -> units.containsValue(volume));
      Outcome removal =
          Outcome.execute(fleet, new RemoveVolume(0, VOLUMES.indexOf(volume)), fleet.now());
      assertThat(removal.refusal() == null ? null : removal.refusal().reason())
          .isEqualTo(seen ? Reason.VOL_IS_EXPOSED : null);
    }
  }

  private void setUp() {
    StorageArray array = new StorageArray(0, "box", "any", "any", "1", 1, "1", List.of());
    Rules rules = new Rules(new Timings(10, 10, 25, 200, 5, 1, 1, 2, 3), false, 20, Vector.empty());
    good(new AddArray(array, rules, Vector.of(new Pool(0, "pool", 1L << 40, "RAID5", "FC"))));
    for (String port : PORTS) {
      boolean fc = port.startsWith("fc");
      good(
          new AddPort(
              0,
              new HostPort(
                  port,
                  fc ? HostProtocol.FC : HostProtocol.ISCSI,
                  fc ? "500000000000000" + port.charAt(2) : "iqn.2026-01.org.example:box",
                  fc ? "" : "10.0.0.1")));
    }
    for (String volume : VOLUMES) {
      good(new CreateVolume(0, volume, "pool", Content.GRAIN_BYTES, Provisioning.THIN));
    }
  }

  private void good(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    assertThat(outcome.refusal()).isNull();
    fleet = outcome.fleet();
  }

  private static Vector<String> some(Random random, List<String> of) {
    int count = random.nextInt(3);
    Vector<String> chosen = Vector.empty();
    for (int i = 0; i < count; i++) {
      chosen = chosen.append(of.get(random.nextInt(of.size())));
    }
    return chosen.distinct();
  }

  private static boolean speaks(Vector<String> initiators, Vector<String> ports) {
    for (String initiator : initiators) {
      for (String port : ports) {
        if (initiator.startsWith("iqn") != port.startsWith("is")) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean show(
      int group, Vector<String> volumes, Vector<String> initiators, Vector<String> ports) {
    if (initiators.isEmpty() != ports.isEmpty()
        || (volumes.isEmpty() && initiators.isEmpty())
        || !speaks(initiators, ports)
        || (group < 0 && (volumes.isEmpty() || initiators.isEmpty()))
        || (group >= 0 && !naive.there(group))) {
      return false;
    }
    boolean fresh = false;
    for (String initiator : initiators) {
      for (String port : ports) {
        Integer at = naive.seen.get(port + " " + initiator);
        if (at != null && (group < 0 || at != group)) {
          return false;
        }
        fresh |= at == null;
      }
    }
    int common = naive.common(new TreeSet<>(initiators.asJava()));
    int number = group >= 0 ? group : common >= 0 ? common : naive.free();
    if (!fresh
        && volumes.exists(v -> naive.shown.getOrDefault(number, Map.of()).containsValue(v))) {
      return false;
    }
    for (String initiator : initiators) {
      ports.forEach(port -> naive.seen.put(port + " " + initiator, number));
    }
    volumes.forEach(volume -> naive.show(number, volume));
    return true;
  }

  private boolean hide(
      int group, Vector<String> volumes, Vector<String> initiators, Vector<String> ports) {
    if (group < 0 || !naive.there(group)) {
      return false;
    }
    Set<String> paths = new TreeSet<>();
    naive.seen.forEach(
        (path, at) -> {
          String port = path.substring(0, path.indexOf(' '));
          String initiator = path.substring(path.indexOf(' ') + 1);
          if (at == group
              && !(initiators.isEmpty() && ports.isEmpty())
              && (initiators.isEmpty() || initiators.contains(initiator))
              && (ports.isEmpty() || ports.contains(port))) {
            paths.add(path);
          }
        });
    boolean asksPaths = !initiators.isEmpty() || !ports.isEmpty();
    Map<Integer, String> units = naive.shown.getOrDefault(group, Map.of());
    if ((asksPaths && paths.isEmpty())
        || (volumes.isEmpty() && !asksPaths)
        || volumes.exists(v -> !units.containsValue(v))) {
      return false;
    }
    paths.forEach(naive.seen::remove);
    volumes.forEach(v -> units.values().remove(v));
    return true;
  }

  private List<String> picture() {
    Masking masking = fleet.site(0).masking();
    List<String> lines = new ArrayList<>();
    for (UnitGroup group : masking.groups().values()) {
      group
          .units()
          .forEach(
              (unit, volume) ->
                  lines.add(
                      group.id() + " " + unit + " " + fleet.site(0).volumes().get(volume).name()));
    }
    for (HostPath path : masking.paths().keySet()) {
      lines.add(path.port() + " " + path.initiator() + " " + masking.paths().get(path).get());
    }
    return lines;
  }

  private List<String> expectedPicture() {
    List<String> lines = new ArrayList<>();
    naive.shown.forEach(
        (group, units) ->
            units.forEach((unit, volume) -> lines.add(group + " " + unit + " " + volume)));
    naive.seen.forEach((path, group) -> lines.add(path + " " + group));
    return lines;
  }
}
