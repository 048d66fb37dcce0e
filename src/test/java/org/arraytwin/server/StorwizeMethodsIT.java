package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.fault.HostWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.cim.CIMArgument;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.UnsignedInteger16;
import org.metricshub.wbem.javax.cim.UnsignedInteger64;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** The methods of the storage configuration service, called by a CIM client over HTTP. */
class StorwizeMethodsIT {
  private static final String RELATIONSHIP = "IBMTSSVC_RemoteStorageSynchronized";
  private static final String REMOTE_SET = "IBMTSSVC_SyncCopyStorageSynchronizedSet";
  private static final String SET = "IBMTSSVC_FlashCopyStorageSynchronizedSet";

  private StorwizeFleet fleet;

  @BeforeEach
  void start() {
    fleet = new StorwizeFleet();
    fleet.write("orders", 0, 1L << 20);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private CIMObjectPath volume(int system, String name) {
    return fleet.seen(system, "IBMTSSVC_StorageVolume", "VolumeName", name).getObjectPath();
  }

  private CIMObjectPath service() throws WBEMException {
    return fleet
        .client(0)
        .all(StorwizeFleet.NAMESPACE, "IBMTSSVC_StorageConfigurationService")
        .get(0)
        .getObjectPath();
  }

  private static CIMArgument<?> ref(String name, CIMObjectPath path) {
    return new CIMArgument<>(name, new CIMDataType(path.getObjectName()), path);
  }

  private static CIMArgument<?> number(String name, int value) {
    return new CIMArgument<>(name, CIMDataType.UINT16_T, new UnsignedInteger16(value));
  }

  private static CIMArgument<?> text(String name, String value) {
    return new CIMArgument<>(name, CIMDataType.STRING_T, value);
  }

  private final List<CIMArgument<?>> out = new ArrayList<>();

  private String call(String method, CIMArgument<?>... in) throws WBEMException {
    CIMArgument<?>[] answered = new CIMArgument<?>[8];
    Object code = fleet.client(0).client().invokeMethod(service(), method, in, answered);
    out.clear();
    for (CIMArgument<?> one : answered) {
      if (one != null) {
        out.add(one);
      }
    }
    return String.valueOf(code);
  }

  private CIMInstance mapping(String target) {
    return fleet.seen(0, StorwizeFleet.MAPPING, "SyncedElementName", target);
  }

  private String modify(int operation) throws WBEMException {
    return call(
        "ModifySynchronization",
        number("Operation", operation),
        ref("Synchronization", mapping("orders_bk").getObjectPath()));
  }

  @Test
  void aMappingIsAttachedPreparedStartedStoppedAndDetached() throws WBEMException {
    CIMArgument<?> source = ref("SourceElement", volume(0, "orders"));
    CIMArgument<?> target = ref("TargetElement", volume(0, "orders_bk"));
    CIMArgument<?> same = ref("TargetElement", volume(0, "orders"));
    assertThat(call("AttachReplica", source, target, number("CopyType", 4))).isEqualTo("0");
    assertThat(call("AttachReplica", source, target, number("CopyType", 4))).isEqualTo("6");
    assertThat(call("AttachReplica", source, same, number("CopyType", 4))).isEqualTo("5");
    assertThat(modify(4)).isEqualTo("4");
    assertThat(modify(6)).isEqualTo("0");
    assertThat(mapping("orders_bk").getPropertyValue("SyncState").toString()).isEqualTo("3");
    fleet.pass(1);
    assertThat(modify(4)).isEqualTo("0");
    assertThat(mapping("orders_bk").getPropertyValue("SyncState").toString()).isEqualTo("5");
    assertThat(modify(2)).isEqualTo("4");
    assertThat(modify(13)).isEqualTo("0");
    assertThat(mapping("orders_bk").getPropertyValue("SyncState").toString()).isEqualTo("9");
    assertThat(modify(10)).isEqualTo("1");
    assertThat(modify(2)).isEqualTo("0");
    assertThat(mapping("orders_bk")).isNull();
  }

  @Test
  void aReplicaIsANewThinVolumeThatHoldsTheSourceAtOnce() throws WBEMException {
    assertThat(
            call(
                "CreateReplica",
                text("ElementName", "orders_today"),
                ref("SourceElement", volume(0, "orders")),
                number("CopyType", 5)))
        .isEqualTo("0");
    assertThat(out).anyMatch(a -> a.getName().equals("TargetElement"));
    fleet.pass(1);
    assertThat(fleet.content("orders_today").same(fleet.content("orders"))).isTrue();
    assertThat(mapping("orders_today").getPropertyValue("AutoDelete")).isEqualTo(true);
  }

  @Test
  void aReplicaThatCannotBeMappedLeavesNoVolumeBehind() throws WBEMException {
    int before = fleet.good("lsvdisk -nohdr").split("\n", -1).length;
    assertThat(
            call(
                "CreateReplica",
                text("ElementName", "replica"),
                ref("SourceElement", volume(0, "orders")),
                number("CopyType", 3)))
        .isEqualTo("5");
    assertThat(fleet.good("lsvdisk -nohdr").split("\n", -1)).hasSize(before);
    assertThat(
            call(
                "CreateReplica",
                text("ElementName", "replica"),
                ref("SourceElement", volume(0, "orders")),
                number("CopyType", 4)))
        .isEqualTo("0");
    assertThat(fleet.good("lsvdisk -nohdr").split("\n", -1)).hasSize(before + 1);
  }

  @Test
  void aSetIsCreatedFilledStartedAndDeleted() throws WBEMException {
    call(
        "AttachReplica",
        ref("SourceElement", volume(0, "orders")),
        ref("TargetElement", volume(0, "orders_bk")),
        number("CopyType", 4));
    assertThat(call("CreateSynchronizedSet", text("ElementName", "nightly"), number("CopyType", 4)))
        .isEqualTo("0");
    CIMObjectPath set = fleet.seen(0, SET, "ElementName", "nightly").getObjectPath();
    CIMArgument<?> member = ref("Synchronization", mapping("orders_bk").getObjectPath());
    assertThat(call("ModifySynchronizedSet", number("Operation", 0x8000), ref("Set", set), member))
        .isEqualTo("0");
    assertThat(mapping("orders_bk").getPropertyValue("SynchronizedSetName")).isEqualTo("nightly");
    assertThat(modify(12)).isEqualTo("4");
    assertThat(call("ModifySynchronizedSet", number("Operation", 12), ref("Set", set)))
        .isEqualTo("0");
    fleet.pass(1);
    assertThat(fleet.seen(0, SET, "ElementName", "nightly").getPropertyValue("NativeStatus"))
        .isEqualTo("copying");
    assertThat(call("DeleteSynchronizedSet", ref("Set", set))).isEqualTo("4");
    call("ModifySynchronizedSet", number("Operation", 13), ref("Set", set));
    call("ModifySynchronizedSet", number("Operation", 0x8001), ref("Set", set), member);
    assertThat(call("DeleteSynchronizedSet", ref("Set", set))).isEqualTo("0");
  }

  @Test
  void aRelationshipIsAttachedStartedStoppedAndDetached() throws WBEMException {
    assertThat(
            call(
                "AttachReplica",
                ref("SourceElement", volume(0, "orders")),
                ref("TargetElement", volume(1, "orders")),
                number("CopyType", 3)))
        .isEqualTo("0");
    assertThat(remote(4)).isEqualTo("0");
    fleet.pass(300);
    assertThat(seen(0)).isEqualTo("2");
    assertThat(seen(1)).isEqualTo("2");
    assertThat(remote(6)).isEqualTo("1");
    assertThat(remote(3)).isEqualTo("0");
    assertThat(seen(1)).isEqualTo("4");
    assertThat(remote(0x8002)).as("with access to the secondary").isEqualTo("0");
    assertThat(seen(1)).isEqualTo("0");
    assertThat(remote(2)).isEqualTo("0");
    assertThat(fleet.seen(1, RELATIONSHIP, "SyncedElementName", "orders")).isNull();
    aRemoteSetIsCreatedFilledStartedAndDeleted();
  }

  private void aRemoteSetIsCreatedFilledStartedAndDeleted() throws WBEMException {
    assertThat(call("CreateSynchronizedSet", text("ElementName", "pairs"), number("CopyType", 3)))
        .isEqualTo("0");
    CIMObjectPath set = fleet.seen(0, REMOTE_SET, "ElementName", "pairs").getObjectPath();
    call(
        "AttachReplica",
        ref("SourceElement", volume(0, "orders")),
        ref("TargetElement", volume(1, "orders")),
        number("CopyType", 3));
    CIMObjectPath pair = fleet.seen(0, RELATIONSHIP, "SyncedElementName", "orders").getObjectPath();
    CIMArgument<?> member = ref("Synchronization", pair);
    assertThat(set(set, 0x8000, member)).isEqualTo("0");
    assertThat(remote(4)).as("a member is not asked alone").isEqualTo("4");
    assertThat(set(set, 4)).isEqualTo("0");
    fleet.pass(300);
    assertThat(fleet.seen(1, REMOTE_SET, "ElementName", "pairs").getPropertyValue("NativeStatus"))
        .isEqualTo("consistent_synchronized");
    assertThat(set(set, 0x8002)).isEqualTo("0");
    assertThat(seen(1)).isEqualTo("0");
    assertThat(set(set, 6)).isEqualTo("1");
    assertThat(call("DeleteSynchronizedSet", ref("Set", set))).as("it has a member").isEqualTo("4");
    assertThat(remote(2)).isEqualTo("0");
    assertThat(call("DeleteSynchronizedSet", ref("Set", set))).isEqualTo("0");
    assertThat(fleet.seen(1, REMOTE_SET, "ElementName", "pairs")).isNull();
  }

  private String set(CIMObjectPath set, int operation, CIMArgument<?>... more)
      throws WBEMException {
    List<CIMArgument<?>> in = new ArrayList<>(List.of(more));
    in.add(number("Operation", operation));
    in.add(ref("Set", set));
    return call("ModifySynchronizedSet", in.toArray(new CIMArgument<?>[0]));
  }

  private static CIMArgument<?> size(long bytes) {
    return new CIMArgument<>(
        "Size", CIMDataType.UINT64_T, new UnsignedInteger64(BigInteger.valueOf(bytes)));
  }

  private Object answered(String name) {
    return out.stream().filter(a -> a.getName().equals(name)).findFirst().orElseThrow().getValue();
  }

  @Test
  void aVolumeComesFromItsPoolGrowsGetsAnotherNameAndGoesBack() throws WBEMException {
    String method = "CreateOrModifyElementFromStoragePool";
    CIMObjectPath path =
        fleet.seen(0, "IBMTSSVC_ConcreteStoragePool", "ElementName", "mdiskgrp1").getObjectPath();
    CIMArgument<?> pool = ref("InPool", path);
    CIMArgument<?> name = text("ElementName", "made");
    CIMArgument<?> thin = number("ElementType", 5);
    assertThat(call(method, name, thin, pool, size(3L << 30))).isEqualTo("0");
    assertThat(answered("Size").toString()).isEqualTo(String.valueOf(3L << 30));
    assertThat(fleet.field("lsvdisk made", "se_copy_count")).isEqualTo("1");
    assertThat(call(method, name, thin, pool, size(1))).as("the name is taken").isEqualTo("5");
    assertThat(call(method, thin, pool)).as("no size").isEqualTo("5");
    assertThat(call(method, thin, size(1L << 30))).as("no pool").isEqualTo("5");
    assertThat(call(method, number("ElementType", 3), pool, size(1L << 30))).isEqualTo("5");
    assertThat(call(method, number("ElementType", 2), pool, size(1L << 50))).isEqualTo("4097");
    CIMArgument<?> made = ref("TheElement", volume(0, "made"));
    assertThat(call(method, made, size(4L << 30), text("ElementName", "larger"))).isEqualTo("0");
    assertThat(fleet.field("lsvdisk larger", "capacity")).isEqualTo("4.00GB");
    assertThat(call(method, made, size(1L << 30))).as("it does not shrink").isEqualTo("5");
    assertThat(call("ReturnToStoragePool", made)).isEqualTo("0");
    assertThat(fleet.code("lsvdisk larger")).isEqualTo("5754E");
    assertThat(call("ReturnToStoragePool", ref("TheElement", volume(0, "payroll"))))
        .as("it takes part in mappings")
        .isEqualTo("6");
    whatPoolsAreMadeOfIsThere(path);
  }

  private void whatPoolsAreMadeOfIsThere(CIMObjectPath pool) throws WBEMException {
    assertThat(associated(pool, "IBMTSSVC_ConcreteComponentExtent")).containsExactly("mdisk1");
    assertThat(associated(pool, "IBMTSSVC_AllocatedFromPrimordialPool"))
        .containsExactly("Primordial");
    assertThat(associated(pool, "CIM_ElementCapabilities"))
        .containsExactly("Storage configuration capabilities");
    assertThat(associated(service(), "CIM_ElementCapabilities"))
        .containsExactly("Storage configuration capabilities");
    CIMObjectPath all =
        fleet.seen(0, "IBMTSSVC_PrimordialStoragePool", "PoolID", "Primordial").getObjectPath();
    assertThat(associated(all, "CIM_ElementCapabilities"))
        .containsExactly("Storage configuration capabilities");
    CIMObjectPath group =
        fleet.seen(0, "IBMTSSVC_IOGroup", "ElementName", "io_grp1").getObjectPath();
    assertThat(associated(group, "IBMTSSVC_NodeComponentOfIOGroup"))
        .containsExactlyInAnyOrder("node3", "node4");
    assertThat(associated(volume(0, "scratch"), "IBMTSSVC_CandidateVolume"))
        .as("volumes of 8 GiB; those that are targets already are no candidates, but have some")
        .contains("payroll_snap3", "orders_bk")
        .doesNotContain("ledger");
  }

  private List<String> associated(CIMObjectPath path, String association) throws WBEMException {
    List<String> names = new ArrayList<>();
    var client = fleet.client(0).client();
    var found = client.associatorInstances(path, association, null, null, null, false, null);
    while (found.hasNext()) {
      names.add(String.valueOf(found.next().getPropertyValue("ElementName")));
    }
    found.close();
    return names;
  }

  private String seen(int system) {
    return fleet
        .seen(system, RELATIONSHIP, "SyncedElementName", "orders")
        .getPropertyValue("NativeState")
        .toString();
  }

  private String remote(int operation) throws WBEMException {
    CIMObjectPath path = fleet.seen(0, RELATIONSHIP, "SyncedElementName", "orders").getObjectPath();
    return call(
        "ModifySynchronization", number("Operation", operation), ref("Synchronization", path));
  }

  @Test
  void aReplicaIsAttachedWithItsNameItsRateAndItsSet() throws WBEMException {
    call("CreateSynchronizedSet", text("ElementName", "nightly"), number("CopyType", 4));
    CIMArgument<?> set = ref("Set", fleet.seen(0, SET, "ElementName", "nightly").getObjectPath());
    CIMArgument<?> source = ref("SourceElement", volume(0, "orders"));
    CIMArgument<?> target = ref("TargetElement", volume(0, "orders_bk"));
    CIMArgument<?> name = text("ElementName", "viacim");
    CIMArgument<?> rate = number("BackgroundCopyRate", 80);
    assertThat(call("AttachReplica", source, target, number("BackgroundCopyRate", 151)))
        .isEqualTo("5");
    assertThat(call("AttachReplica", source, target, text("ElementName", "payroll_backup")))
        .as("the name is taken")
        .isEqualTo("5");
    assertThat(call("AttachReplica", source, target, name, rate, set)).isEqualTo("0");
    assertThat(fleet.field("lsfcmap viacim", "copy_rate")).isEqualTo("80");
    assertThat(fleet.field("lsfcmap viacim", "group_name")).isEqualTo("nightly");

    CIMArgument<?> there = ref("TargetElement", volume(1, "orders"));
    assertThat(call("AttachReplica", source, there, number("CopyType", 3), name, set))
        .as("a set of mappings takes no relationship")
        .isEqualTo("5");
    call("CreateSynchronizedSet", text("ElementName", "mirrors"), number("CopyType", 3));
    CIMArgument<?> mirrors =
        ref("Set", fleet.seen(0, REMOTE_SET, "ElementName", "mirrors").getObjectPath());
    assertThat(call("AttachReplica", source, there, number("CopyType", 3), name, mirrors))
        .isEqualTo("0");
    assertThat(fleet.field("lsrcrelationship viacim", "consistency_group_name"))
        .isEqualTo("mirrors");
    theSetLeadsToWhatBelongsToIt();
  }

  private void theSetLeadsToWhatBelongsToIt() throws WBEMException {
    CIMObjectPath set = fleet.seen(0, SET, "ElementName", "nightly").getObjectPath();
    assertThat(mapping("orders_bk").getPropertyValue("SynchronizedSet").toString())
        .contains(String.valueOf(set.getKeyValue("InstanceID")));
    assertThat(mapping("payroll_bk").getPropertyValue("SynchronizedSet")).isNull();
    assertThat(associated(set, StorwizeFleet.MAPPING))
        .containsExactlyInAnyOrder("orders", "orders_bk");
    assertThat(associated(volume(0, "orders_bk"), StorwizeFleet.MAPPING))
        .containsExactlyInAnyOrder("orders", "nightly");
    CIMObjectPath pairs = fleet.seen(0, REMOTE_SET, "ElementName", "mirrors").getObjectPath();
    assertThat(associated(pairs, RELATIONSHIP)).contains("orders");
  }

  @Test
  void aRelationshipIsSplitWrittenOnEitherSideAndResynchronizedEitherWay() throws WBEMException {
    call(
        "AttachReplica",
        ref("SourceElement", volume(0, "orders")),
        ref("TargetElement", volume(1, "orders")),
        number("CopyType", 3));
    assertThat(remote(11)).as("reset to async").isEqualTo("0");
    assertThat(fleet.field("lsrcrelationship 5", "copy_type")).isEqualTo("global");
    assertThat(remote(10)).as("reset to sync").isEqualTo("0");
    assertThat(fleet.field("lsrcrelationship 5", "copy_type")).isEqualTo("metro");
    assertThat(remote(12)).isEqualTo("0");
    fleet.pass(300);
    assertThat(remote(5)).as("what is in step is not restored").isEqualTo("4");
    assertThat(remote(3)).isEqualTo("0");
    fleet.write("orders", 0, 2L << 20);
    assertThat(remote(12)).as("the secondary would be inconsistent").isEqualTo("4");
    assertThat(remote(4)).isEqualTo("0");
    fleet.pass(300);
    assertThat(seen(1)).isEqualTo("2");

    assertThat(remote(0x8002)).isEqualTo("0");
    fleet.run(new HostWrite("itso2", "orders", 0, 1 << 20));
    assertThat(remote(12)).isEqualTo("4");
    assertThat(remote(5)).as("what the auxiliary holds").isEqualTo("0");
    fleet.pass(300);
    assertThat(fleet.field("lsrcrelationship 5", "primary")).isEqualTo("aux");
    assertThat(remote(0x8003)).as("the roles are exchanged").isEqualTo("0");
    assertThat(fleet.field("lsrcrelationship 5", "primary")).isEqualTo("master");
    assertThat(remote(0x8002)).isEqualTo("0");
    fleet.run(new HostWrite("itso2", "orders", 0, 1 << 20));
    assertThat(remote(4)).as("what the master holds").isEqualTo("0");
    fleet.pass(300);
    assertThat(fleet.field("lsrcrelationship 5", "primary")).isEqualTo("master");
    assertThat(seen(1)).isEqualTo("2");
  }
}
