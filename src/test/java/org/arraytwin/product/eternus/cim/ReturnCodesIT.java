package org.arraytwin.product.eternus.cim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.array.Volume;
import org.arraytwin.catalog.Catalog;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.config.FleetBuilder;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.VirtualClock;
import org.arraytwin.product.eternus.cli.EternusCommandLine;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.Commands;
import org.arraytwin.profile.ProductSchemas;
import org.arraytwin.profile.Protocol;
import org.arraytwin.wbem.Instances;
import org.arraytwin.wbem.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every return code of the provider, by what brings it about. */
class ReturnCodesIT {
  private static final Path DATA = Path.of("provider-config");
  private static final Path ROWS = Path.of("test-fixtures/eternus/cim-return-codes.csv");
  private static final long MIB = 1L << 20;
  private static final String VOLUME = "FUJITSU_StorageVolume";
  private static final String STORAGE = "FUJITSU_StorageConfigurationService";
  private static final String REPLICATION = "FUJITSU_ReplicationService";
  private static final String CONTROLLERS = "FUJITSU_ControllerConfigurationService";
  private static final ProductSchemas SCHEMAS = new ProductSchemas(EternusCim.INTEROP_CLASSES);

  record Row(long code, String switches, String before, String call, String source) {}

  static List<Row> rows() throws IOException {
    return Files.readAllLines(ROWS).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\\|", 5))
        .map(
            f ->
                new Row(
                    Long.parseLong(f[0].strip()),
                    f[1].strip(),
                    f[2].strip(),
                    f[3].strip(),
                    f[4].strip()))
        .toList();
  }

  @Test
  void everyCodeOfTheProvidersFileHasItsRow() throws IOException {
    Matcher code =
        Pattern.compile("<returns code=\"([0-9]+)\"")
            .matcher(Files.readString(DATA.resolve("eternus/cim.xml")));
    Set<Long> there = new TreeSet<>();
    while (code.find()) {
      there.add(Long.parseLong(code.group(1)));
    }
    Set<Long> shown = new TreeSet<>(rows().stream().map(Row::code).toList());
    assertThat(shown).isEqualTo(there);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aCallAnswersWithItsCode(Row row) {
    ProviderConfig provider = new ProviderConfig(DATA);
    ProductConfig config = switched(provider.product("eternus"), row.switches());
    FleetPlan plan = provider.fleet(DATA.resolve("fleets/eternus.xml"), 1L << 30);
    long[] now = {0};
    try (FleetWriter fleet =
        new FleetWriter(
            FleetBuilder.build(plan, Map.of("eternus", config.rules()), 1_700_000_000_000_000L, 0),
            new VirtualClock(1_700_000_000_000_000L, 1, () -> now[0]))) {
      Box box = new Box(fleet, config);
      for (String step : row.before().isEmpty() ? new String[0] : row.before().split(";", -1)) {
        box.before(step.strip());
      }
      assertThat(box.call(row.call())).as(row.source()).isEqualTo(row.code());
    }
  }

  private static ProductConfig switched(ProductConfig config, String switches) {
    Map<String, String> all = new HashMap<>(config.switches());
    for (String one : switches.isEmpty() ? new String[0] : switches.split(" ", -1)) {
      String[] parts = one.split("=", 2);
      assertThat(all.put(parts[0], parts[1])).as("switch " + one).isNotNull();
    }
    return new ProductConfig(
        config.id(),
        config.implementationNamespace(),
        config.interopNamespace(),
        config.interopAliases(),
        config.mof(),
        config.rules(),
        all,
        config.states());
  }

  /** A box that is called without a network. */
  private static final class Box {
    private final FleetWriter fleet;
    private final Model model;
    private final EternusCommandLine commandLine;
    private final Map<String, ObjectPath> sessions = new HashMap<>();

    Box(FleetWriter fleet, ProductConfig config) {
      this.fleet = fleet;
      ArrayContext context =
          new ArrayContext(
              0, fleet, config, Path.of("mof"), DATA, new Protocol(Set.of(), 0, false, false));
      commandLine = new EternusCommandLine(context);
      model =
          new EternusCim(context, StatusTable.read(DATA, config), SCHEMAS.of(context))
              .model(new Commands(fleet::execute));
    }

    void before(String step) {
      if (step.startsWith("!")) {
        String[] words = step.substring(1).split(" ", -1);
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
          String[] pair = words[i].split("=", 2);
          given.put(pair[0], pair[0].equals("operation") ? pair[1].replace('_', ' ') : pair[1]);
        }
        Outcome outcome =
            fleet.execute(
                Objects.requireNonNull(Catalog.find(words[0]), words[0])
                    .read(fleet.now().fleet(), given));
        assertThat(outcome.refusal()).as(step).isNull();
      } else if (step.startsWith("type ")) {
        assertThat(commandLine.run(step.substring(5)).exitCode()).as(step).isZero();
      } else if (step.startsWith("wait ")) {
        fleet.jump(Long.parseLong(step.substring(5)) * 1_000_000);
      } else {
        assertThat(call(step)).as(step).isIn(0L, 4096L);
      }
    }

    long call(String text) {
      String[] w = text.split(" ", -1);
      return switch (w[0]) {
        case "create" -> create(w);
        case "extend" -> extend(w);
        case "return" -> invoke(STORAGE, "ReturnToStoragePool", Map.of("TheElement", volume(w[1])));
        case "snapshot" -> replica("CreateElementReplica", w, Map.of("SyncType", 7L));
        case "older" -> older(w);
        case "clone" -> onto(w, Map.of("SyncType", 8L));
        case "mirror" -> onto(w, Map.of("SyncType", 6L, "Mode", Long.parseLong(w[3])));
        case "remote" -> remote(w);
        case "modify" -> modify(w);
        case "expose" ->
            invoke(
                CONTROLLERS,
                "ExposePaths",
                Map.of(
                    "LUNames", List.of(uid(w[1])),
                    "InitiatorPortIDs", List.of(w[2]),
                    "TargetPortIDs", List.of(w[3]),
                    "DeviceAccesses", List.of(2L)));
        case "job" -> (Long) Objects.requireNonNull(lastJob().get("ErrorCode"));
        case "add" -> controllers("ExposePaths", w[2], Map.of("LUNames", List.of(uid(w[1]))));
        case "hide" -> controllers("HidePaths", w[2], Map.of("LUNames", List.of(uid(w[1]))));
        case "hideport" ->
            controllers("HidePaths", w[1], Map.of("InitiatorPortIDs", List.of(w[2])));
        case "host" ->
            invoke(
                "FUJITSU_StorageHardwareIDManagementService",
                "CreateStorageHardwareID",
                Map.of("StorageID", w[1], "IDType", Long.parseLong(w[2])));
        default -> throw new AssertionError("no call " + text);
      };
    }

    private CimInstance lastJob() {
      List<CimInstance> jobs = all("FUJITSU_ConcreteJob");
      return jobs.get(jobs.size() - 1);
    }

    private long create(String[] w) {
      return invoke(
          STORAGE,
          "CreateOrModifyElementFromStoragePool",
          Map.of(
              "ElementName",
              w[1],
              "InPool",
              pool(w[2]),
              "ElementType",
              2L,
              "Size",
              Long.parseLong(w[3]) * MIB));
    }

    private long extend(String[] w) {
      return invoke(
          STORAGE,
          "CreateOrModifyElementFromStoragePool",
          Map.of("TheElement", volume(w[1]), "Size", Long.parseLong(w[2]) * MIB));
    }

    private long older(String[] w) {
      Map<String, Object> in = new HashMap<>();
      in.put("ElementName", w[2]);
      in.put("TargetPool", pool(w[3]));
      in.put("SourceElement", volume(w[1]));
      in.put("CopyType", 4L);
      return invoke(STORAGE, "CreateReplica", in);
    }

    private long replica(String method, String[] w, Map<String, Object> more) {
      Map<String, Object> in = new HashMap<>(more);
      in.put("ElementName", w[2]);
      in.put("TargetPool", pool(w[3]));
      in.put("SourceElement", volume(w[1]));
      return noting(w[2], invoke(REPLICATION, method, in));
    }

    private long onto(String[] w, Map<String, Object> more) {
      Map<String, Object> in = new HashMap<>(more);
      in.put("SourceElement", volume(w[1]));
      in.put("TargetElement", volume(w[2]));
      return noting(w[2], invoke(REPLICATION, "CreateElementReplica", in));
    }

    private long remote(String[] w) {
      Fleet whole = fleet.now().fleet();
      Site far = whole.sites().find(site -> site.name().equals(w[2])).get();
      Volume onto = Objects.requireNonNull(far.volume(w[3]), w[3]);
      Map<String, String> keys = new LinkedHashMap<>();
      keys.put("SystemCreationClassName", "FUJITSU_StorageComputerSystem");
      keys.put("SystemName", Names.systemName(far.array()));
      keys.put("CreationClassName", VOLUME);
      keys.put("DeviceID", Names.uid(far.array(), onto.id()));
      return invoke(
          REPLICATION,
          "CreateElementReplica",
          Map.of(
              "SyncType",
              6L,
              "Mode",
              Long.parseLong(w[4]),
              "SourceElement",
              volume(w[1]),
              "TargetElement",
              path(VOLUME, keys)));
    }

    /** The path of a session is known to whoever has started it. */
    private long noting(String target, long code) {
      if (code == 0 || code == 4096) {
        sessions.put(target, session(target));
      }
      return code;
    }

    private long modify(String[] w) {
      ObjectPath session = sessions.containsKey(w[1]) ? sessions.get(w[1]) : session(w[1]);
      return invoke(
          REPLICATION,
          "ModifyReplicaSynchronization",
          Map.of("Operation", Long.parseLong(w[2]), "Synchronization", session));
    }

    private long controllers(String method, String deviceId, Map<String, Object> more) {
      Map<String, Object> in = new HashMap<>(more);
      in.put(
          "ProtocolControllers",
          List.of(one("FUJITSU_AffinityGroupController", "DeviceID", deviceId).path()));
      return invoke(CONTROLLERS, method, in);
    }

    private ObjectPath pool(String name) {
      if (name.equals("missing")) {
        return path("FUJITSU_ThinProvisioningPool", Map.of("InstanceID", "FUJITSU:TPP0FFF"));
      }
      String className =
          name.startsWith("RG") ? "FUJITSU_RAIDStoragePool" : "FUJITSU_ThinProvisioningPool";
      return one(className, "ElementName", name).path();
    }

    private ObjectPath volume(String name) {
      return name.equals("missing")
          ? path(VOLUME, Map.of("DeviceID", "6".repeat(32)))
          : one(VOLUME, "ElementName", name).path();
    }

    private String uid(String name) {
      return String.valueOf(volume(name).key("DeviceID"));
    }

    /** The one whose destination, or else whose source, a volume is. */
    private ObjectPath session(String volume) {
      for (String role : List.of("SyncedElement", "SystemElement")) {
        for (CimInstance each : all("FUJITSU_StorageSynchronized")) {
          if (each.get(role) instanceof ObjectPath end && uid(volume).equals(end.key("DeviceID"))) {
            return each.path();
          }
        }
      }
      throw new AssertionError("no session of " + volume);
    }

    private static ObjectPath path(String className, Map<String, String> keys) {
      return new ObjectPath(
          null,
          "root/eternus",
          className,
          keys.entrySet().stream()
              .map(e -> new ObjectPath.Key(e.getKey(), CimType.STRING, e.getValue()))
              .toList());
    }

    private Instances now() {
      return Objects.requireNonNull(model.open().namespace("root/eternus"), "namespace");
    }

    private List<CimInstance> all(String className) {
      Instances now = now();
      return io.vavr.collection.Iterator.ofAll(
              now.enumerate(Objects.requireNonNull(now.classes().get(className), className)))
          .toJavaList();
    }

    private CimInstance one(String className, String property, String value) {
      return all(className).stream()
          .filter(instance -> value.equals(instance.get(property)))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + className + " " + value));
    }

    private long invoke(String service, String method, Map<String, Object> in) {
      CimInstance of = all(service).get(0);
      CimMethod declared =
          Objects.requireNonNull(of.cimClass().method(method), service + "." + method);
      return (Long)
          Objects.requireNonNull(now().invoke(of.path(), declared, in).returnValue(), method);
    }
  }
}
