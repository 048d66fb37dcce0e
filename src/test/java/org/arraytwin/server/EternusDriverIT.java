package org.arraytwin.server;

import static org.arraytwin.server.EternusDriver.ETERNUS;
import static org.arraytwin.server.EternusDriver.GIB;
import static org.arraytwin.server.EternusDriver.number;
import static org.arraytwin.server.EternusDriver.reference;
import static org.arraytwin.server.EternusDriver.references;
import static org.arraytwin.server.EternusDriver.text;
import static org.arraytwin.server.EternusDriver.texts;
import static org.arraytwin.server.EternusDriver.uint16;
import static org.arraytwin.server.EternusDriver.uint64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.fault.AnswerNext;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.replication.Content;
import org.arraytwin.server.EternusDriver.Answer;
import org.arraytwin.server.EternusDriver.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** What an OpenStack driver does with a box, over CIM-XML; what comes of it, on contents. */
class EternusDriverIT {
  private static final Path HOME = Path.of("");
  private static final long MIB = 1L << 20;
  private static final long GRAIN = Content.GRAIN_BYTES;
  private static final List<String> HOST = List.of("10000000C9A00001", "10000000C9A00002");
  private static final String IQN = "iqn.1994-05.com.redhat:host1";

  private Server server;
  private EternusDriver driver;

  @BeforeEach
  void start() throws WBEMException {
    server =
        Server.start(
            ServerSettings.embedded(HOME, HOME.resolve("provider-config/fleets/eternus.xml"), 0));
    driver = new EternusDriver(server.arrays().get(0));
  }

  @AfterEach
  void stop() {
    driver.close();
    server.close();
  }

  private void pass(long seconds) {
    server.fleet().jump(seconds * 1_000_000);
  }

  private void write(String volume, long offset, long length) {
    assertThat(server.fleet().execute(new HostWrite("dx1", volume, offset, length)).refusal())
        .isNull();
  }

  private Volume own(String volume) {
    return Objects.requireNonNull(
        server.fleet().now().fleet().site(0).volume(volume), "volume " + volume);
  }

  private Content content(String volume) {
    FleetAt at = server.fleet().now();
    return at.content(0, own(volume).id());
  }

  private CIMObjectPath created(String name, String pool, long bytes) throws WBEMException {
    Answer answer = driver.createVolume(name, pool, bytes);
    assertThat(answer.code()).isZero();
    return answer.path("TheElement");
  }

  private CIMObjectPath snapped(CIMObjectPath source, String name, String pool)
      throws WBEMException {
    Answer answer = driver.snapshot(source, name, pool);
    assertThat(answer.code()).isZero();
    return answer.path("TargetElement");
  }

  @Test
  void aDriverFindsTheProductAndItsServices() throws WBEMException {
    String serial =
        String.valueOf(
            driver.all("FUJITSU_StorageProduct").get(0).getPropertyValue("IdentifyingNumber"));
    assertThat(serial).startsWith("ET");
    assertThat(serial.charAt(4)).as("drivers tell an S2 by this").isNotEqualTo('2');
    CIMObjectPath service = driver.service("FUJITSU_StorageConfigurationService");
    assertThat(service.getKeyValue("Name")).isEqualTo("FUJITSU:ETERNUS SMI-S Agent");
    assertThat(service.getKeyValue("SystemCreationClassName"))
        .isEqualTo("FUJITSU_StorageComputerSystem");
    assertThat(service.getKeyValue("SystemName")).isEqualTo("172.16.0.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TPP001", "RG001"})
  void aVolumeIsCreatedFoundAndDeleted(String pool) throws WBEMException {
    String name = "FJosv_0qJ4rpOHgFE8ipcJOMfBmg==";
    long before = number(driver.pool(pool), "RemainingManagedSpace");
    CIMObjectPath path = created(name, pool, 3 * GIB);

    CIMInstance volume = driver.volume(path);
    assertThat(volume.getPropertyValue("ElementName")).isEqualTo(name);
    assertThat(volume.getPropertyValue("Name")).isEqualTo(volume.getPropertyValue("DeviceID"));
    assertThat(number(volume, "NumberOfBlocks") * number(volume, "BlockSize")).isEqualTo(3 * GIB);
    assertThat(volume.getPropertyValue("Purpose")).isEqualTo("Open");
    String uid = String.valueOf(volume.getPropertyValue("DeviceID"));
    assertThat(uid).matches("[0-9A-F]{32}");
    assertThat(Integer.parseInt(uid.substring(24, 28), 16)).isEqualTo(own(name).id());
    long taken = before - number(driver.pool(pool), "RemainingManagedSpace");
    assertThat(taken).isEqualTo(pool.equals("RG001") ? 3 * GIB : 0);

    assertThat(driver.delete(path).code()).isZero();
    assertThat(number(driver.pool(pool), "RemainingManagedSpace")).isEqualTo(before);
    assertThatThrownBy(() -> driver.volume(path))
        .isInstanceOfSatisfying(
            WBEMException.class,
            e -> assertThat(e.getID()).isEqualTo(WBEMException.CIM_ERR_NOT_FOUND));
  }

  @Test
  void namesThatAreInUseAndSizesThatDoNotFitAreToldByTheirCodes() throws WBEMException {
    created("one", "TPP001", GIB);
    assertThat(driver.createVolume("one", "TPP001", GIB).code()).isEqualTo(32788);
    Answer tooLarge = driver.createVolume("two", "RG001", 100L * 1024 * GIB);
    assertThat(tooLarge.code()).isEqualTo(4097);
    assertThat(Long.parseLong(tooLarge.out().get("Size").toString()))
        .isEqualTo(number(driver.pool("RG001"), "RemainingManagedSpace"));
    assertThat(driver.createVolume("two", "RG001", 0).code()).isEqualTo(4097);
    assertThat(driver.createVolume("x".repeat(33), "TPP001", GIB).code()).isEqualTo(5);
    Answer thinOfRaid =
        driver.invoke(
            "FUJITSU_StorageConfigurationService",
            "CreateOrModifyElementFromStoragePool",
            reference("InPool", driver.pool("RG001").getObjectPath()),
            uint16("ElementType", 5),
            uint64("Size", GIB));
    assertThat(thinOfRaid.code()).isEqualTo(5);
  }

  @Test
  void aSizeIsRoundedUpToWholeMegabytesAndSaid() throws WBEMException {
    Answer answer = driver.createVolume("odd", "TPP001", GIB + 1);
    assertThat(answer.code()).isZero();
    assertThat(answer.out().get("Size").toString()).isEqualTo(Long.toString(GIB + MIB));
    assertThat(own("odd").sizeBytes()).isEqualTo(GIB + MIB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TPP001", "RG001"})
  void aSnapshotKeepsWhatItsSourceHeldWhileTheSourceGoesOn(String pool) throws WBEMException {
    CIMObjectPath source = created("data", pool, GIB);
    write("data", 0, 64 * GRAIN);
    Content then = content("data");
    if (pool.equals("RG001")) {
      assertThat(driver.useableMib(pool)).isGreaterThan(24 + GIB / MIB);
    }
    CIMObjectPath snapshot = snapped(source, "snap", pool);
    write("data", 0, 32 * GRAIN);

    assertThat(content("snap").same(then)).isTrue();
    assertThat(content("data").differing(then)).isEqualTo(32);
    List<CIMObjectPath> sessions = driver.sessions(snapshot, "SyncedElement");
    assertThat(sessions).hasSize(1);
    CIMInstance session = driver.client().get(sessions.get(0));
    assertThat(number(session, "CopyType")).isEqualTo(4);
    assertThat(number(session, "SyncType")).isEqualTo(7);
    assertThat(driver.sessions(source, "SystemElement")).isEqualTo(sessions);
    assertThat(driver.volume(snapshot).getPropertyValue("Purpose"))
        .isEqualTo(pool.equals("RG001") ? "Snap Data Volume" : "Open");
  }

  @Test
  void aRevertBringsBackWhatTheSnapshotHoldsAndTheSnapshotStays() throws WBEMException {
    CIMObjectPath source = created("data", "TPP001", GIB);
    write("data", 0, 64 * GRAIN);
    Content then = content("data");
    CIMObjectPath snapshot = snapped(source, "snap", "TPP001");
    write("data", 0, 48 * GRAIN);

    assertThat(driver.revert(snapshot, source).code()).isZero();
    assertThat(content("data").same(then)).as("at once").isTrue();
    assertThat(content("snap").same(then)).isTrue();
    assertThat(driver.sessions(source, "SyncedElement")).as("the restore").hasSize(1);
    pass(3600);
    assertThat(driver.sessions(source, "SyncedElement")).as("is over").isEmpty();
    assertThat(content("data").same(then)).isTrue();
    write("data", 0, GRAIN);
    assertThat(content("snap").same(then)).isTrue();
    assertThat(driver.sessions(snapshot, "SyncedElement")).hasSize(1);
  }

  @Test
  void aSecondRevertWhileOneRunsIsInconsistentWithIt() throws WBEMException {
    CIMObjectPath source = created("data", "TPP001", 20 * GIB);
    write("data", 0, 20 * GIB);
    CIMObjectPath first = snapped(source, "snap1", "TPP001");
    write("data", 0, 20 * GIB);
    assertThat(driver.revert(first, source).code()).isZero();
    assertThat(driver.revert(first, source).code()).isEqualTo(32817);
  }

  @Test
  void aCloneIsThereAtOnceAndItsAssociationVanishesWhenItsCopyIsComplete() throws WBEMException {
    CIMObjectPath source = created("data", "TPP001", 4 * GIB);
    write("data", 0, 4 * GIB);
    Content then = content("data");
    CIMObjectPath target = created("clone", "TPP001", 4 * GIB);
    Answer answer = driver.copy(source, target);
    assertThat(answer.code()).isZero();
    assertThat(answer.path("TargetElement").getKeyValue("DeviceID"))
        .isEqualTo(target.getKeyValue("DeviceID"));
    assertThat(content("clone").same(then)).isTrue();
    assertThat(driver.sessions(source, "SystemElement")).hasSize(1);
    CIMInstance session = driver.client().get(driver.sessions(source, "SystemElement").get(0));
    assertThat(number(session, "CopyType")).isEqualTo(5);
    assertThat(number(session, "CopyState")).isEqualTo(3);
    write("data", 0, GIB);
    assertThat(content("clone").same(then)).isTrue();

    pass(3600);
    assertThat(driver.sessions(source, "SystemElement")).isEmpty();
    assertThat(content("clone").same(then)).isTrue();
    assertThat(driver.delete(source).code()).isZero();
    assertThat(content("clone").same(then)).isTrue();
  }

  @Test
  void aCloneOfASnapshotIsAVolumeOfItsOwn() throws WBEMException {
    CIMObjectPath source = created("data", "TPP001", GIB);
    write("data", 0, 64 * GRAIN);
    Content then = content("data");
    CIMObjectPath snapshot = snapped(source, "snap", "TPP001");
    write("data", 0, 64 * GRAIN);
    CIMObjectPath target = created("clone", "TPP001", GIB);
    assertThat(driver.copy(snapshot, target).code()).isZero();
    assertThat(content("clone").same(then)).isTrue();
    pass(3600);
    assertThat(driver.delete(snapshot).code()).isZero();
    assertThat(driver.delete(source).code()).isZero();
    assertThat(content("clone").same(then)).isTrue();
  }

  @Test
  void aVolumeWithASnapshotIsNotReturnedBeforeTheSnapshotIs() throws WBEMException {
    CIMObjectPath source = created("data", "TPP001", GIB);
    CIMObjectPath snapshot = snapped(source, "snap", "TPP001");
    Answer early =
        driver.invoke(
            "FUJITSU_StorageConfigurationService",
            "ReturnToStoragePool",
            reference("TheElement", source));
    assertThat(early.code()).isEqualTo(32786);
    assertThat(driver.delete(snapshot).code()).isZero();
    assertThat(driver.sessions(source, "SystemElement")).isEmpty();
    assertThat(driver.delete(source).code()).isZero();
  }

  @Test
  void aQuickOpcSessionStaysAndIsRefreshedByResync() throws WBEMException, InterruptedException {
    write("payroll", 0, GIB);
    CommandLine ccm = server.commandLine("ccm");
    assertThat(ccm.run("acopc start -g PAYROLL").exitCode()).isZero();
    pass(3600);
    List<CIMInstance> sessions = driver.all("FUJITSU_StorageSynchronized");
    assertThat(sessions).hasSize(1);
    assertThat(number(sessions.get(0), "CopyState")).isEqualTo(7);
    write("payroll", 0, 3 * GRAIN);
    write("payroll.copy", GIB / 2, GRAIN);
    Answer resync =
        driver.invoke(
            "FUJITSU_ReplicationService",
            "ModifyReplicaSynchronization",
            uint16("Operation", 14),
            reference("Synchronization", sessions.get(0).getObjectPath()));
    assertThat(resync.code()).isZero();
    assertThat(content("payroll.copy").same(content("payroll"))).isTrue();
    assertThat(evidence().lacking()).isEqualTo(4);
  }

  private CopyEvidence evidence() {
    FleetAt at = server.fleet().now();
    return CopyEvidence.of(at, 0, at.fleet().site(0).local().copies().last());
  }

  @Test
  void aThinVolumeIsExtendedAndKeepsWhatItHolds() throws WBEMException {
    CIMObjectPath path = created("data", "TPP001", GIB);
    write("data", GIB - GRAIN, GRAIN);
    long stamp = content("data").stampAt(GIB / GRAIN - 1);
    Answer answer = driver.extend(path, "data", 5 * GIB);
    assertThat(answer.code()).isZero();
    assertThat(answer.out().get("Size").toString()).isEqualTo(Long.toString(5 * GIB));
    assertThat(number(driver.volume(path), "NumberOfBlocks")).isEqualTo(5 * GIB / 512);
    assertThat(content("data").stampAt(GIB / GRAIN - 1)).isEqualTo(stamp);
    assertThat(content("data").written()).isEqualTo(1);
    write("data", 5 * GIB - GRAIN, GRAIN);
    assertThat(driver.extend(path, "data", 4 * GIB).code()).isEqualTo(4097);
  }

  @Test
  void aFibreChannelHostSeesAVolumeAtEveryPortUnderOneNumber() throws WBEMException {
    CIMObjectPath first = created("one", "TPP001", GIB);
    CIMObjectPath second = created("two", "TPP001", GIB);
    Connection one = driver.connectFibreChannel(first, HOST);
    assertThat(one.unit()).isZero();
    assertThat(one.targets()).hasSize(4).contains("500000E0DA010000");
    List<CIMObjectPath> groups = driver.groups(HOST, first);
    assertThat(groups).hasSize(4);
    assertThat(groups.get(0).getKeyValue("DeviceID")).isEqualTo("AFG0000_CM00CA00P00");
    assertThat(driver.connectFibreChannel(second, HOST).unit()).isEqualTo(1);
    assertThat(driver.connectFibreChannel(second, HOST).unit()).as("again").isEqualTo(1);
    assertThat(driver.connectFibreChannel(second, List.of("10000000C9A000FF")).unit())
        .as("another host has numbers of its own")
        .isZero();

    driver.terminate(first, groups);
    assertThat(driver.groups(HOST, first)).isEmpty();
    assertThat(driver.groups(HOST, second)).hasSize(4);
    assertThat(driver.connectFibreChannel(first, HOST).unit()).as("the free number").isZero();
    assertThat(driver.delete(second).code()).as("from both hosts").isZero();
    assertThat(driver.delete(first).code()).isZero();
  }

  @Test
  void anIscsiHostIsLedFromTheAddressToItsTarget() throws WBEMException {
    CIMObjectPath volume = created("one", "TPP001", GIB);
    Connection connection = driver.connectIscsi(volume, IQN, "10.10.1.11");
    assertThat(connection.unit()).isZero();
    assertThat(connection.targets()).hasSize(1);
    assertThat(connection.targets().get(0))
        .matches(
            "iqn\\.2000-09\\.com\\.fujitsu:storage-system\\.eternus-dx:2001\\.cm1,t,0x000[0-9]");
    assertThat(driver.groups(List.of(IQN.toUpperCase(java.util.Locale.ROOT)), volume)).hasSize(1);
    driver.terminate(volume);
    assertThat(driver.groups(List.of(IQN), volume)).isEmpty();
  }

  @Test
  void pathsThatCannotBeExposedOrHiddenAreToldByTheirCodes() throws WBEMException {
    CIMObjectPath volume = created("one", "TPP001", GIB);
    String uid = String.valueOf(volume.getKeyValue("DeviceID"));
    assertThat(expose(uid, HOST.get(0), "500000E0DA010000").code()).isZero();
    CIMObjectPath group = driver.groups(HOST, volume).get(0);
    assertThat(expose(uid, HOST.get(0), "500000E0DA010000").code()).isEqualTo(4101);
    assertThat(expose("6".repeat(32), HOST.get(0), "500000E0DA010001").code()).isEqualTo(4097);
    assertThat(expose(uid, "nobody", "500000E0DA010001").code()).isEqualTo(4098);
    assertThat(expose(uid, HOST.get(0), "50000000000000FF").code()).isEqualTo(4099);
    assertThat(expose(uid, IQN, "500000E0DA010001").code()).isEqualTo(32801);
    assertThat(
            driver
                .invoke(
                    "FUJITSU_ControllerConfigurationService",
                    "ExposePaths",
                    texts("LUNames", uid),
                    EternusDriver.readWrite(),
                    references("ProtocolControllers", group))
                .code())
        .isEqualTo(4102);
    assertThat(hide(uid, group).code()).isZero();
    assertThat(hide(uid, group).code()).isEqualTo(4097);
  }

  private Answer expose(String uid, String initiator, String port) throws WBEMException {
    return driver.invoke(
        "FUJITSU_ControllerConfigurationService",
        "ExposePaths",
        texts("LUNames", uid),
        texts("InitiatorPortIDs", initiator),
        texts("TargetPortIDs", port),
        EternusDriver.readWrite());
  }

  private Answer hide(String uid, CIMObjectPath group) throws WBEMException {
    return driver.invoke(
        "FUJITSU_ControllerConfigurationService",
        "HidePaths",
        texts("LUNames", uid),
        references("ProtocolControllers", group));
  }

  @Test
  void aSnapshotForAnOlderBoxIsAskedOfTheStorageConfigurationService() throws WBEMException {
    CIMObjectPath source = created("data", "TPP001", GIB);
    write("data", 0, GRAIN);
    Answer answer =
        driver.invoke(
            "FUJITSU_StorageConfigurationService",
            "CreateReplica",
            text("ElementName", "snap"),
            reference("TargetPool", driver.pool("TPP001").getObjectPath()),
            uint16("CopyType", 4),
            reference("SourceElement", source));
    assertThat(answer.code()).isZero();
    assertThat(content("snap").same(content("data"))).isTrue();
    Answer relationships =
        driver.invoke(
            "FUJITSU_ReplicationService",
            "GetReplicationRelationships",
            uint16("Type", 2),
            uint16("Mode", 2),
            uint16("Locality", 2));
    assertThat((CIMObjectPath[]) relationships.out().get("Synchronizations")).hasSize(1);
  }

  @Test
  void operationsOutOfPlaceAreToldByTheirCodes() throws WBEMException {
    CIMObjectPath source = created("data", "TPP001", GIB);
    CIMObjectPath snapshot = snapped(source, "snap", "TPP001");
    CIMObjectPath session = driver.sessions(snapshot, "SyncedElement").get(0);
    assertThat(modify(session, 14).code()).as("not of a snapshot").isEqualTo(1);
    assertThat(modify(session, 28).code()).as("no operation").isEqualTo(5);
    assertThat(modify(session, 19).code()).isZero();
    assertThat(modify(session, 19).code()).as("gone").isEqualTo(32793);
    assertThat(driver.copy(source, source).code()).isEqualTo(35302);
    CIMObjectPath target = created("mirror", "TPP001", GIB);
    Answer mirror =
        driver.invoke(
            "FUJITSU_ReplicationService",
            "CreateElementReplica",
            uint16("SyncType", 6),
            reference("SourceElement", source),
            reference("TargetElement", target));
    assertThat(mirror.code()).isZero();
    CIMObjectPath ec = mirror.path("Synchronization");
    assertThat(modify(ec, 14).code()).as("resume before it is split").isEqualTo(32794);
    pass(3600);
    assertThat(modify(ec, 12).code()).isZero();
    write("mirror", 0, GRAIN);
    Answer reversed = modify(ec, 20);
    assertThat(reversed.code()).isZero();
    CIMObjectPath turned = reversed.path("UpdatedSynchronization");
    assertThat(((CIMObjectPath) turned.getKeyValue("SystemElement")).getKeyValue("DeviceID"))
        .isEqualTo(target.getKeyValue("DeviceID"));
    assertThat(modify(turned, 14).code()).isZero();
    pass(3600);
    assertThat(content("data").same(content("mirror"))).isTrue();
    assertThat(content("data").written()).isEqualTo(1);
  }

  private Answer modify(CIMObjectPath session, int operation) throws WBEMException {
    return driver.invoke(
        "FUJITSU_ReplicationService",
        "ModifyReplicaSynchronization",
        uint16("Operation", operation),
        reference("Synchronization", session));
  }

  @Test
  void wrongInputIsACimErrorAndMethodsThatAreNotThereAnswerNotSupported() throws WBEMException {
    CIMObjectPath pool = driver.pool("TPP001").getObjectPath();
    CIMObjectPath source = created("data", "TPP001", GIB);
    assertThat(
            driver
                .invoke(
                    "FUJITSU_ReplicationService",
                    "CreateElementReplica",
                    uint16("SyncType", 8),
                    reference("SourceElement", source),
                    reference("TargetElement", pool))
                .code())
        .as("a pool is no volume")
        .isEqualTo(35302);
    assertThatThrownBy(() -> driver.invoke("FUJITSU_ReplicationService", "CreateElementReplica"))
        .isInstanceOfSatisfying(
            WBEMException.class,
            e -> assertThat(e.getID()).isEqualTo(WBEMException.CIM_ERR_INVALID_PARAMETER));
    assertThatThrownBy(() -> driver.invoke("FUJITSU_ReplicationService", "MakeCoffee"))
        .isInstanceOfSatisfying(
            WBEMException.class,
            e -> assertThat(e.getID()).isEqualTo(WBEMException.CIM_ERR_METHOD_NOT_FOUND));
    assertThat(driver.invoke("FUJITSU_StorageConfigurationService", "DeleteStoragePool").code())
        .isEqualTo(1);
    assertThat(
            driver
                .invoke(
                    "FUJITSU_StorageConfigurationService",
                    "ReturnToStoragePool",
                    reference("TheElement", gone()))
                .code())
        .isEqualTo(5);
  }

  private CIMObjectPath gone() throws WBEMException {
    CIMObjectPath path = created("gone", "TPP001", GIB);
    assertThat(driver.delete(path).code()).isZero();
    return path;
  }

  @Test
  void whatIsListedCanBeGotAndEveryReferenceLeadsToWhatIsThere() throws WBEMException {
    CIMObjectPath volume = created("one", "TPP001", GIB);
    driver.connectFibreChannel(volume, HOST);
    driver.connectIscsi(volume, IQN, "10.10.1.10");
    snapped(volume, "snap", "TPP001");
    int got = 0;
    for (CIMObjectPath name :
        TpdClient.list(
            driver.client().client().enumerateClassNames(TpdClient.path(ETERNUS, null), true))) {
      if (!name.getObjectName().startsWith("FUJITSU_")) {
        continue;
      }
      for (CIMInstance listed : driver.all(name.getObjectName())) {
        CIMInstance instance = driver.client().get(listed.getObjectPath());
        assertThat(TpdClient.model(instance.getObjectPath()))
            .isEqualTo(TpdClient.model(listed.getObjectPath()));
        got++;
        for (var property : instance.getProperties()) {
          if (property.getValue() instanceof CIMObjectPath end) {
            assertThat(driver.client().get(end)).as(listed.toString()).isNotNull();
          }
        }
      }
    }
    assertThat(got).isGreaterThan(80);
  }

  @Test
  void aBusyDeviceAnswersSoAsOftenAsItIsArmedAndDoesNothingMeanwhile() throws WBEMException {
    server.fleet().execute(new AnswerNext(0, "CreateElementReplica", 32787, 2));
    CIMObjectPath source = created("data", "TPP001", GIB);
    assertThat(driver.snapshot(source, "snap", "TPP001").code()).isEqualTo(32787);
    assertThat(driver.snapshot(source, "snap", "TPP001").code()).isEqualTo(32787);
    assertThat(driver.sessions(source, "SystemElement")).isEmpty();
    assertThat(driver.snapshot(source, "snap", "TPP001").code()).isZero();
  }

  @Test
  void snapshotsGoInAnyOrderAndTheOthersKeepWhatTheyHold() throws WBEMException {
    CIMObjectPath source = created("data", "TPP001", GIB);
    List<CIMObjectPath> snapshots = new ArrayList<>();
    List<Content> held = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      write("data", i * 8L * GRAIN, 16 * GRAIN);
      held.add(content("data"));
      snapshots.add(snapped(source, "snap" + i, "TPP001"));
    }
    write("data", 0, 64 * GRAIN);
    List<Integer> left = new ArrayList<>(List.of(0, 1, 2, 3));
    for (int gone : List.of(2, 3, 0)) {
      assertThat(driver.delete(snapshots.get(gone)).code()).isZero();
      left.remove(Integer.valueOf(gone));
      for (int kept : left) {
        assertThat(content("snap" + kept).same(held.get(kept))).as("%s of %s", kept, left).isTrue();
      }
    }
    assertThat(driver.revert(snapshots.get(1), source).code()).isZero();
    pass(3600);
    assertThat(content("data").same(held.get(1))).isTrue();
  }
}
