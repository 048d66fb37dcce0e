package org.arraytwin.server;

import static org.arraytwin.server.EternusDriver.ETERNUS;
import static org.arraytwin.server.EternusDriver.GIB;
import static org.arraytwin.server.EternusDriver.number;
import static org.arraytwin.server.EternusDriver.reference;
import static org.arraytwin.server.EternusDriver.uint16;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.fault.AnswerNext;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.PoolOffline;
import org.arraytwin.fleet.fault.parts.PoolOnline;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.server.EternusDriver.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metricshub.wbem.javax.cim.CIMArgument;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMDateTimeInterval;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.CIMProperty;
import org.metricshub.wbem.javax.cim.UnsignedInteger16;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** Jobs, capabilities and REC sessions of the provider, over CIM-XML. */
class EternusServicesIT {
  private static final Path HOME = Path.of("");
  private static final String REPLICATION = "FUJITSU_ReplicationService";
  private static final String ABLE = "FUJITSU_ReplicationServiceCapabilities";

  private static Server server;
  private static EternusDriver driver;
  private static EternusDriver far;

  @BeforeAll
  static void start() throws WBEMException {
    server =
        Server.start(
            ServerSettings.embedded(HOME, HOME.resolve("provider-config/fleets/eternus.xml"), 0));
    driver = new EternusDriver(server.arrays().get(0));
    far = new EternusDriver(server.arrays().get(1));
  }

  @AfterAll
  static void stop() {
    driver.close();
    far.close();
    server.close();
  }

  private static void pass(long seconds) {
    server.fleet().jump(seconds * 1_000_000);
  }

  private static CIMObjectPath volume(EternusDriver box, String name) throws WBEMException {
    return box.all("FUJITSU_StorageVolume").stream()
        .filter(volume -> name.equals(volume.getPropertyValue("ElementName")))
        .findFirst()
        .orElseThrow()
        .getObjectPath();
  }

  private static List<CIMObjectPath> associated(CIMObjectPath of, String association)
      throws WBEMException {
    return TpdClient.list(
        driver.client().client().associatorNames(of, association, null, null, null));
  }

  private static List<?> numbers(Answer answer, String name) {
    return Arrays.stream((Object[]) answer.out().get(name)).map(String::valueOf).toList();
  }

  @Test
  void aMethodThatAnswersWithAJobIsDoneOnceTheJobIs() throws WBEMException {
    server.fleet().execute(new AnswerNext(0, "CreateOrModifyElementFromStoragePool", 4096, 1));
    Answer answer = driver.createVolume("worked", "TPP001", GIB);
    assertThat(answer.code()).isEqualTo(4096);
    CIMObjectPath made = answer.path("TheElement");
    CIMInstance job = driver.client().get(answer.path("Job"));
    assertThat(number(job, "JobState")).isEqualTo(4);
    assertThat(number(job, "ErrorCode")).isZero();
    assertThat(associated(job.getObjectPath(), "FUJITSU_AffectedJobElement"))
        .extracting(path -> path.getKeyValue("DeviceID"))
        .containsExactly(made.getKeyValue("DeviceID"));
    assertThat(associated(job.getObjectPath(), "FUJITSU_OwningJobElement"))
        .extracting(CIMObjectPath::getObjectName)
        .containsExactly("FUJITSU_StorageConfigurationService");
    assertThat(driver.delete(made).code()).as("previous command in process").isEqualTo(32820);
    pass(10);
    CIMInstance over = driver.client().get(job.getObjectPath());
    assertThat(number(over, "JobState")).isEqualTo(7);
    assertThat(number(over, "PercentComplete")).isEqualTo(100);
    assertThat(over.getPropertyValue("OperationalStatus"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.ARRAY)
        .extracting(String::valueOf)
        .containsExactly("2", "17");
    assertThat(driver.delete(made).code()).isZero();
    pass(300);
    assertThat(driver.all("FUJITSU_ConcreteJob")).isEmpty();
  }

  @Test
  void aMirrorThatFailedOnceItWasEquivalentIsNotShownComplete() throws WBEMException {
    CIMObjectPath target = volume(driver, "sales.copy");
    Answer answer =
        driver.invoke(
            REPLICATION,
            "CreateElementReplica",
            uint16("SyncType", 6),
            uint16("Mode", 2),
            reference("SourceElement", volume(driver, "sales")),
            reference("TargetElement", target));
    assertThat(answer.code()).isZero();
    pass(600);
    CIMObjectPath session = answer.path("Synchronization");
    assertThat(number(driver.client().get(session), "PercentSynced")).isEqualTo(100);
    VolumeCondition failed = new VolumeCondition("dx1", "sales.copy", "io-failed", "");
    assertThat(server.fleet().execute(failed).refusal()).isNull();
    CIMInstance broken = driver.client().get(session);
    assertThat(number(broken, "CopyState")).isEqualTo(5);
    assertThat(broken.getPropertyValue("PercentSynced")).isNull();
    VolumeCondition well = new VolumeCondition("dx1", "sales.copy", "online", "");
    assertThat(server.fleet().execute(well).refusal()).isNull();
    Answer detach =
        driver.invoke(
            REPLICATION,
            "ModifyReplicaSynchronization",
            uint16("Operation", 8),
            reference("Synchronization", session));
    assertThat(detach.code()).isZero();
  }

  @Test
  void everyPoolHasItsCapabilitiesOnce() throws WBEMException {
    for (CIMInstance pool : driver.client().all(ETERNUS, "CIM_StoragePool")) {
      List<CIMObjectPath> can = associated(pool.getObjectPath(), "CIM_ElementCapabilities");
      assertThat(can).hasSize(1);
      CIMInstance capabilities = driver.client().get(can.get(0));
      assertThat(capabilities.getPropertyValue("SupportedStorageElementTypes"))
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.ARRAY)
          .extracting(String::valueOf)
          .containsExactly("2", "5");
    }
  }

  private static CIMArgument<?> type(int type) {
    return uint16("ReplicationType", type);
  }

  @Test
  void theReplicationServiceTellsWhatItCan() throws WBEMException {
    CIMObjectPath service = driver.service(REPLICATION);
    assertThat(associated(service, "CIM_ElementCapabilities"))
        .extracting(CIMObjectPath::getObjectName)
        .containsExactly(ABLE);
    Answer snapshots = driver.invoke(ABLE, "GetSupportedOperations", type(6));
    assertThat(numbers(snapshots, "SupportedOperations")).isEqualTo(List.of("8", "15", "19"));
    Answer mirrors = driver.invoke(ABLE, "GetSupportedOperations", type(4));
    assertThat(numbers(mirrors, "SupportedOperations"))
        .isEqualTo(List.of("8", "12", "14", "16", "17", "18", "20", "21"));
    Answer states = driver.invoke(ABLE, "GetSupportedCopyStates", type(2));
    assertThat(numbers(states, "SupportedCopyStates")).isEqualTo(List.of("2", "3", "4", "5", "6"));
    assertThat(numbers(states, "HostAccessible"))
        .as("a mirror that copies is not to be read")
        .isEqualTo(List.of("true", "false", "true", "true", "true"));
    Answer most = driver.invoke(ABLE, "GetSupportedMaximum", type(10), uint16("Component", 5));
    assertThat(String.valueOf(most.out().get("MaxValue"))).isEqualTo("8");
    Answer number =
        driver.invoke(
            ABLE,
            "ConvertSyncTypeToReplicationType",
            uint16("SyncType", 6),
            uint16("Mode", 3),
            uint16("LocalOrRemote", 3));
    assertThat(String.valueOf(number.out().get("SupportedReplicationTypes"))).isEqualTo("5");
    assertThat(driver.invoke(ABLE, "GetSupportedFeatures", type(99)).code()).isEqualTo(1);
    assertThat(driver.invoke(ABLE, "GetDefaultGroupPersistency").code()).isEqualTo(1);
  }

  static Stream<String[]> capabilities() throws IOException {
    return Files.readAllLines(HOME.resolve("test-fixtures/eternus/capabilities.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(
            line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("capabilities")
  void whatTheReplicationServiceTakesIsTold(
      String method, String parameters, String code, String out, String source)
      throws WBEMException {
    CIMArgument<?>[] in =
        Arrays.stream(parameters.split(" ", -1))
            .filter(text -> !text.isEmpty())
            .map(text -> text.split("=", 2))
            .map(pair -> uint16(pair[0], Integer.parseInt(pair[1])))
            .toArray(CIMArgument[]::new);
    Answer answer = driver.invoke(ABLE, method, in);
    assertThat(answer.code()).as(source).isEqualTo(Long.parseLong(code));
    if (!out.isEmpty()) {
      String[] pair = out.split("=", 2);
      Object told = answer.out().get(pair[0]);
      if (told instanceof CIMInstance instance) {
        for (String each : pair[1].split(",", -1)) {
          String[] property = each.split(":", 2);
          assertThat(String.valueOf(instance.getPropertyValue(property[0])))
              .as(each)
              .isEqualTo(property[1]);
        }
      } else {
        assertThat(
                String.join(",", numbers(answer, pair[0]).stream().map(String::valueOf).toList()))
            .as(source)
            .isEqualTo(pair[1]);
      }
    }
  }

  @Test
  void aJobTellsItsErrorAndIsNotStopped() throws WBEMException {
    server.fleet().execute(new AnswerNext(0, "CreateOrModifyElementFromStoragePool", 4096, 1));
    Answer answer = driver.createVolume("formatted", "RG001", GIB);
    CIMObjectPath job = answer.path("Job");
    assertThat(ask(job, "RequestStateChange", uint16("RequestedState", 4))).isEqualTo(1);
    assertThat(ask(job, "RequestStateChange", uint16("RequestedState", 1))).isEqualTo(5);
    CIMArgument<?> terminate = uint16("RequestedState", 4);
    assertThat(ask(job, "RequestStateChange", terminate, within("00000000000000.000000:000")))
        .as("no time requirement")
        .isEqualTo(1);
    assertThat(ask(job, "RequestStateChange", terminate, within("00000000000005.000000:000")))
        .isEqualTo(4098);
    assertThat(ask(job, "GetError")).isZero();
    assertThat(server.fleet().execute(new PoolOffline("dx1", "RG001")).refusal()).isNull();
    pass(10);
    assertThat(server.fleet().execute(new PoolOnline("dx1", "RG001")).refusal()).isNull();
    assertThat(number(driver.client().get(job), "ErrorCode")).isEqualTo(32796);
    assertThat(number(driver.client().get(job), "JobState")).isEqualTo(10);
    assertThat(ask(job, "RequestStateChange", uint16("RequestedState", 4))).isEqualTo(4097);
    CIMArgument<?>[] out = new CIMArgument<?>[1];
    driver.client().client().invokeMethod(job, "GetError", new CIMArgument<?>[0], out);
    CIMInstance error = (CIMInstance) out[0].getValue();
    assertThat(error.getPropertyValue("MessageID")).isEqualTo("32796");
    assertThat(driver.delete(answer.path("TheElement")).code()).isZero();
    pass(300);
  }

  private static CIMArgument<?> within(String interval) {
    return new CIMArgument<>(
        "TimeoutPeriod", CIMDataType.DATETIME_T, new CIMDateTimeInterval(interval));
  }

  private static CIMArgument<?> settings(int recovery, boolean stops) {
    CIMInstance settings =
        new CIMInstance(
            new CIMObjectPath(null, null, null, ETERNUS, "CIM_ReplicationSettingData", null),
            new CIMProperty<?>[] {
              new CIMProperty<>("InstanceID", CIMDataType.STRING_T, "asked"),
              new CIMProperty<>(
                  "CopyRecoveryMode", CIMDataType.UINT16_T, new UnsignedInteger16(recovery)),
              new CIMProperty<>("FailedCopyStopsHostIO", CIMDataType.BOOLEAN_T, stops)
            });
    return new CIMArgument<>("ReplicationSettingData", CIMDataType.OBJECT_T, settings);
  }

  @Test
  void recIsCreatedWithTheRecoveryAndSplitModesThatAreAskedFor() throws WBEMException {
    CIMArgument<?>[] all = {
      uint16("SyncType", 6),
      uint16("Mode", 2),
      reference("SourceElement", volume(driver, "ledger")),
      reference("TargetElement", volume(far, "ledger.remote")),
      settings(3, true)
    };
    Answer answer = driver.invoke(REPLICATION, "CreateElementReplica", all);
    assertThat(answer.code()).isZero();
    GroupHalf half = server.fleet().now().fleet().site(0).groups().find(h -> h != null).get();
    assertThat(half.policies().autoRecover()).isFalse();
    assertThat(half.policies().failWrtOnErr()).isTrue();
    CIMObjectPath session = answer.path("Synchronization");
    CIMArgument<?>[] detach = {uint16("Operation", 8), reference("Synchronization", session)};
    assertThat(driver.invoke(REPLICATION, "ModifyReplicaSynchronization", detach).code()).isZero();
    all[1] = uint16("Mode", 3);
    assertThat(driver.invoke(REPLICATION, "CreateElementReplica", all).code())
        .as("a split mode is one of synchronous transfer")
        .isEqualTo(5);
    all[1] = uint16("Mode", 2);
    all[3] = reference("TargetElement", volume(driver, "ledger.mirror"));
    assertThat(driver.invoke(REPLICATION, "CreateElementReplica", all).code())
        .as("and of REC")
        .isEqualTo(5);
  }

  @Test
  void aVolumeOfAnotherBoxThatIsForMainframesIsNoTarget()
      throws WBEMException, InterruptedException {
    String create = "create volume -name mainframe -size 50gb -rg-name RG001 -type mainframe";
    assertThat(server.commandLine("dx2").run(create).exitCode()).isZero();
    CIMArgument<?>[] all = {
      uint16("SyncType", 6),
      uint16("Mode", 2),
      reference("SourceElement", volume(driver, "ledger")),
      reference("TargetElement", volume(far, "mainframe"))
    };
    assertThat(driver.invoke(REPLICATION, "CreateElementReplica", all).code()).isEqualTo(32802);
    String delete = "delete volume -volume-name mainframe";
    assertThat(server.commandLine("dx2").run(delete).exitCode()).isZero();
  }

  private static long ask(CIMObjectPath object, String method, CIMArgument<?>... in)
      throws WBEMException {
    Object code = driver.client().client().invokeMethod(object, method, in, new CIMArgument<?>[4]);
    return Long.parseLong(String.valueOf(code));
  }

  @Test
  void aMirrorWhoseTargetIsAVolumeOfAnotherBoxIsRec() throws WBEMException {
    assertThat(server.fleet().execute(new HostWrite("dx1", "payroll", 0, GIB)).refusal()).isNull();
    CIMObjectPath source = volume(driver, "payroll");
    CIMObjectPath target = volume(far, "payroll.remote");
    Answer answer =
        driver.invoke(
            REPLICATION,
            "CreateElementReplica",
            uint16("SyncType", 6),
            uint16("Mode", 2),
            reference("SourceElement", source),
            reference("TargetElement", target));
    assertThat(answer.code()).isZero();
    CIMObjectPath session = answer.path("Synchronization");
    assertThat(number(driver.client().get(session), "CopyType")).isEqualTo(3);
    assertThat(far.sessions(target, "SyncedElement")).hasSize(1);
    pass(600);
    assertThat(number(driver.client().get(session), "CopyState")).isEqualTo(4);
    Answer fracture =
        driver.invoke(
            REPLICATION,
            "ModifyReplicaSynchronization",
            uint16("Operation", 12),
            reference("Synchronization", session));
    assertThat(fracture.code()).isZero();
    FleetAt at = server.fleet().now();
    assertThat(at.content(1, "payroll.remote").same(at.content(0, "payroll"))).isTrue();
    Answer detach =
        driver.invoke(
            REPLICATION,
            "ModifyReplicaSynchronization",
            uint16("Operation", 8),
            reference("Synchronization", session));
    assertThat(detach.code()).isZero();
    assertThat(far.all("FUJITSU_StorageSynchronized")).isEmpty();
  }
}
