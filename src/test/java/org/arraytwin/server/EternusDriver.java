package org.arraytwin.server;

import static org.arraytwin.server.TpdClient.list;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metricshub.wbem.javax.cim.CIMArgument;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.CIMProperty;
import org.metricshub.wbem.javax.cim.UnsignedInteger16;
import org.metricshub.wbem.javax.cim.UnsignedInteger32;
import org.metricshub.wbem.javax.cim.UnsignedInteger64;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * Asks a box for what an OpenStack driver asks it for, request by request in the driver's order, so
 * far as that goes over CIM-XML.
 */
final class EternusDriver implements AutoCloseable {
  static final String ETERNUS = "root/eternus";
  static final long GIB = 1L << 30;
  private static final int RA_MODE_REMOTE = 0x7B;

  /** What a method answered. */
  record Answer(long code, Map<String, Object> out) {
    CIMObjectPath path(String name) {
      return (CIMObjectPath) out.get(name);
    }
  }

  /** Where a host finds a volume. */
  record Connection(int unit, List<String> targets) {}

  private final TpdClient client;

  EternusDriver(ArrayEndpoints box) throws WBEMException {
    client = new TpdClient(box, "SAX");
  }

  TpdClient client() {
    return client;
  }

  List<CIMInstance> all(String className) throws WBEMException {
    return client.all(ETERNUS, className);
  }

  List<CIMObjectPath> names(String className) throws WBEMException {
    return list(client.client().enumerateInstanceNames(TpdClient.path(ETERNUS, className)));
  }

  CIMObjectPath service(String className) throws WBEMException {
    return names(className).get(0);
  }

  // ---- arguments

  static CIMArgument<?> text(String name, String value) {
    return new CIMArgument<>(name, CIMDataType.STRING_T, value);
  }

  static CIMArgument<?> texts(String name, String... values) {
    return new CIMArgument<>(name, CIMDataType.STRING_ARRAY_T, values);
  }

  static CIMArgument<?> uint16(String name, int value) {
    return new CIMArgument<>(name, CIMDataType.UINT16_T, new UnsignedInteger16(value));
  }

  static CIMArgument<?> readWrite() {
    return new CIMArgument<>(
        "DeviceAccesses",
        CIMDataType.UINT16_ARRAY_T,
        new UnsignedInteger16[] {new UnsignedInteger16(2)});
  }

  static CIMArgument<?> uint64(String name, long value) {
    return new CIMArgument<>(
        name, CIMDataType.UINT64_T, new UnsignedInteger64(BigInteger.valueOf(value)));
  }

  static CIMArgument<?> flag(String name, boolean value) {
    return new CIMArgument<>(name, CIMDataType.BOOLEAN_T, value);
  }

  static CIMArgument<?> reference(String name, CIMObjectPath path) {
    return new CIMArgument<>(name, new CIMDataType(path.getObjectName()), path);
  }

  static CIMArgument<?> references(String name, CIMObjectPath... paths) {
    return new CIMArgument<>(name, new CIMDataType("", 0), paths);
  }

  Answer invoke(String service, String method, CIMArgument<?>... in) throws WBEMException {
    CIMArgument<?>[] out = new CIMArgument<?>[8];
    Object code = client.client().invokeMethod(service(service), method, in, out);
    Map<String, Object> found = new LinkedHashMap<>();
    for (CIMArgument<?> each : out) {
      if (each != null) {
        found.put(each.getName(), each.getValue());
      }
    }
    return new Answer(((UnsignedInteger32) code).longValue(), found);
  }

  // ---- storage

  CIMInstance pool(String name) throws WBEMException {
    List<CIMInstance> pools = new ArrayList<>(all("FUJITSU_ThinProvisioningPool"));
    pools.addAll(all("FUJITSU_RAIDStoragePool"));
    return pools.stream()
        .filter(pool -> name.equals(pool.getPropertyValue("ElementName")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no pool " + name));
  }

  Answer createVolume(String name, String poolName, long bytes) throws WBEMException {
    CIMInstance pool = pool(poolName);
    boolean raid = String.valueOf(pool.getPropertyValue("InstanceID")).contains("RSP");
    Answer answer =
        invoke(
            "FUJITSU_StorageConfigurationService",
            "CreateOrModifyElementFromStoragePool",
            text("ElementName", name),
            reference("InPool", pool.getObjectPath()),
            uint16("ElementType", raid ? 2 : 5),
            uint64("Size", bytes));
    all("FUJITSU_StorageProduct");
    return answer;
  }

  /** By the path that the driver builds from what it has stored. */
  CIMInstance volume(CIMObjectPath stored) throws WBEMException {
    List<CIMProperty<?>> keys = new ArrayList<>();
    for (String key :
        List.of("CreationClassName", "SystemCreationClassName", "SystemName", "DeviceID")) {
      keys.add(
          new CIMProperty<>(key, CIMDataType.STRING_T, stored.getKeyValue(key), true, false, null));
    }
    return client.get(
        new CIMObjectPath(
            null,
            null,
            null,
            ETERNUS,
            "FUJITSU_StorageVolume",
            keys.toArray(CIMProperty<?>[]::new)));
  }

  Answer extend(CIMObjectPath volume, String name, long bytes) throws WBEMException {
    CIMInstance found = volume(volume);
    CIMInstance pool =
        list(client
                .client()
                .associatorInstances(
                    found.getObjectPath(),
                    "FUJITSU_AllocatedFromStoragePool",
                    "CIM_StoragePool",
                    null,
                    null,
                    false,
                    null))
            .get(0);
    return invoke(
        "FUJITSU_StorageConfigurationService",
        "CreateOrModifyElementFromStoragePool",
        text("ElementName", name),
        reference("InPool", pool.getObjectPath()),
        uint16("ElementType", 5),
        uint64("Size", bytes),
        reference("TheElement", found.getObjectPath()));
  }

  // ---- replication

  Answer snapshot(CIMObjectPath source, String name, String poolName) throws WBEMException {
    volume(source);
    CIMInstance from = volume(source);
    CIMInstance pool = pool(poolName);
    return invoke(
        "FUJITSU_ReplicationService",
        "CreateElementReplica",
        text("ElementName", name),
        reference("TargetPool", pool.getObjectPath()),
        uint16("SyncType", 7),
        reference("SourceElement", from.getObjectPath()));
  }

  /** What a driver adds up before it takes a snapshot into a RAID group; MiB. */
  long useableMib(String poolName) throws WBEMException {
    CIMObjectPath pool = pool(poolName).getObjectPath();
    String allocated = "FUJITSU_AllocatedFromStoragePool";
    int volumes = associatorNames(pool, allocated, "FUJITSU_StorageVolume").size();
    int pools = associatorNames(pool, allocated, "FUJITSU_SDPVPool").size();
    if (volumes + pools >= 128) {
      return 0;
    }
    long blocks = 0;
    for (CIMInstance extent :
        list(
            client
                .client()
                .associatorInstances(
                    pool,
                    "FUJITSU_AssociatedRemainingExtent",
                    "FUJITSU_FreeExtent",
                    null,
                    null,
                    false,
                    new String[] {"NumberOfBlocks"}))) {
      blocks = Math.max(blocks, number(extent, "NumberOfBlocks"));
    }
    return blocks / 2048;
  }

  Answer copy(CIMObjectPath source, CIMObjectPath target) throws WBEMException {
    CIMInstance from = volume(source);
    CIMInstance onto = volume(target);
    return invoke(
        "FUJITSU_ReplicationService",
        "CreateElementReplica",
        uint16("SyncType", 8),
        reference("SourceElement", from.getObjectPath()),
        reference("TargetElement", onto.getObjectPath()));
  }

  /** The sessions of a volume in which it has a role, as the driver compares paths. */
  List<CIMObjectPath> sessions(CIMObjectPath volume, String role) throws WBEMException {
    List<CIMObjectPath> found = new ArrayList<>();
    for (CIMObjectPath session :
        list(client.client().referenceNames(volume, "FUJITSU_StorageSynchronized", null))) {
      CIMObjectPath end = (CIMObjectPath) session.getKeyValue(role);
      if (end.getKeyValue("DeviceID").equals(volume.getKeyValue("DeviceID"))) {
        found.add(session);
      }
    }
    return found;
  }

  Answer revert(CIMObjectPath snapshot, CIMObjectPath original) throws WBEMException {
    CIMInstance from = volume(snapshot);
    volume(original);
    CIMObjectPath session = sessions(from.getObjectPath(), "SyncedElement").get(0);
    return invoke(
        "FUJITSU_ReplicationService",
        "ModifyReplicaSynchronization",
        uint16("Operation", 15),
        uint16("WaitForCopyState", 8),
        reference("Synchronization", session));
  }

  Answer delete(CIMObjectPath volume) throws WBEMException {
    CIMInstance found = volume(volume);
    CIMObjectPath path = found.getObjectPath();
    terminate(path);
    List<CIMObjectPath> ofSource = sessions(path, "SystemElement");
    if (!ofSource.isEmpty()) {
      throw new AssertionError("still the source of " + ofSource);
    }
    for (CIMObjectPath session : sessions(path, "SyncedElement")) {
      long type = number(client.get(session), "CopyType");
      Answer ended =
          invoke(
              "FUJITSU_ReplicationService",
              "ModifyReplicaSynchronization",
              uint16("Operation", type == 4 ? 19 : 8),
              reference("Synchronization", session),
              flag("Force", true),
              uint16("WaitForCopyState", 15));
      if (ended.code() != 0) {
        return ended;
      }
    }
    return invoke(
        "FUJITSU_StorageConfigurationService",
        "ReturnToStoragePool",
        reference("TheElement", path));
  }

  // ---- hosts

  private List<CIMObjectPath> associatorNames(CIMObjectPath of, String association, String result)
      throws WBEMException {
    return list(client.client().associatorNames(of, association, result, null, null));
  }

  /** The affinity groups that one of the initiators has a privilege for; of a volume, or all. */
  List<CIMObjectPath> groups(List<String> initiators, CIMObjectPath volume) throws WBEMException {
    List<CIMObjectPath> all =
        volume == null
            ? names("FUJITSU_AffinityGroupController")
            : associatorNames(
                volume, "FUJITSU_ProtocolControllerForUnit", "FUJITSU_AffinityGroupController");
    List<CIMObjectPath> theirs = new ArrayList<>();
    for (CIMObjectPath group : all) {
      for (CIMInstance privilege :
          list(
              client
                  .client()
                  .associatorInstances(
                      group,
                      "FUJITSU_AuthorizedTarget",
                      "FUJITSU_AuthorizedPrivilege",
                      null,
                      null,
                      false,
                      null))) {
        String id =
            String.valueOf(privilege.getPropertyValue("InstanceID")).toLowerCase(Locale.ROOT);
        if (initiators.stream().anyMatch(i -> id.contains(i.toLowerCase(Locale.ROOT)))) {
          theirs.add(group);
          break;
        }
      }
    }
    return theirs;
  }

  /** The endpoints that hosts may use. */
  List<CIMInstance> targets(String className, int connectionType) throws WBEMException {
    List<CIMInstance> usable = new ArrayList<>();
    for (CIMInstance endpoint : all(className)) {
      if (number(endpoint, "ConnectionType") == connectionType
          && (number(endpoint, "RAMode") & RA_MODE_REMOTE) == 0
          && endpoint.getProperty("SCGroupNo") == null) {
        usable.add(endpoint);
      }
    }
    return usable;
  }

  Connection connectFibreChannel(CIMObjectPath volume, List<String> wwns) throws WBEMException {
    volume(volume);
    List<String> targets = new ArrayList<>();
    for (CIMInstance endpoint : targets("FUJITSU_SCSIProtocolEndpoint", 2)) {
      targets.add(String.valueOf(endpoint.getPropertyValue("Name")));
    }
    return connect(volume, wwns, targets);
  }

  /** By way of the address that the driver was configured with. */
  Connection connectIscsi(CIMObjectPath volume, String iqn, String address) throws WBEMException {
    volume(volume);
    List<String> usable = new ArrayList<>();
    for (CIMInstance endpoint : targets("FUJITSU_iSCSIProtocolEndpoint", 7)) {
      usable.add(String.valueOf(endpoint.getPropertyValue("Name")));
    }
    List<String> targets = new ArrayList<>();
    for (CIMObjectPath ip : names("FUJITSU_IPProtocolEndpoint")) {
      if (!address.equals(client.get(ip).getPropertyValue("IPv4Address"))) {
        continue;
      }
      for (CIMObjectPath tcp : associatorNames(ip, "CIM_BindsTo", "FUJITSU_TCPProtocolEndpoint")) {
        for (CIMInstance endpoint :
            list(
                client
                    .client()
                    .associatorInstances(
                        tcp,
                        "CIM_BindsTo",
                        "FUJITSU_iSCSIProtocolEndpoint",
                        null,
                        null,
                        false,
                        null))) {
          targets.add(String.valueOf(endpoint.getPropertyValue("Name")));
        }
      }
    }
    if (!usable.containsAll(targets) || targets.isEmpty()) {
      throw new AssertionError(targets + " of " + usable);
    }
    Connection connection = connect(volume, List.of(iqn), targets);
    for (CIMObjectPath group : groups(List.of(iqn), volume)) {
      CIMObjectPath endpoint =
          associatorNames(group, "FUJITSU_SAPAvailableForElement", "FUJITSU_iSCSIProtocolEndpoint")
              .get(0);
      if (!targets.contains(String.valueOf(endpoint.getKeyValue("Name")))) {
        throw new AssertionError(endpoint + " is none of " + targets);
      }
    }
    return connection;
  }

  private Connection connect(CIMObjectPath volume, List<String> initiators, List<String> targets)
      throws WBEMException {
    String uid = String.valueOf(volume(volume).getPropertyValue("Name"));
    if (groups(initiators, volume).isEmpty()) {
      List<CIMObjectPath> groups = groups(initiators, null);
      for (String target : groups.isEmpty() ? targets : List.<String>of()) {
        requireExposed(
            invoke(
                "FUJITSU_ControllerConfigurationService",
                "ExposePaths",
                texts("LUNames", uid),
                texts("InitiatorPortIDs", initiators.toArray(String[]::new)),
                texts("TargetPortIDs", target),
                readWrite()));
      }
      for (CIMObjectPath group : groups) {
        requireExposed(
            invoke(
                "FUJITSU_ControllerConfigurationService",
                "ExposePaths",
                texts("LUNames", uid),
                readWrite(),
                references("ProtocolControllers", group)));
      }
    }
    CIMObjectPath group = groups(initiators, volume).get(0);
    List<CIMObjectPath> ofGroup =
        list(client.client().referenceNames(group, "CIM_ProtocolControllerForUnit", null));
    List<CIMObjectPath> common =
        new ArrayList<>(
            list(client.client().referenceNames(volume, "CIM_ProtocolControllerForUnit", null)));
    common.retainAll(ofGroup);
    String number = String.valueOf(client.get(common.get(0)).getPropertyValue("DeviceNumber"));
    return new Connection(Integer.parseInt(number, 16), targets);
  }

  private static void requireExposed(Answer answer) {
    if (answer.code() != 0 && answer.code() != 4102) {
      throw new AssertionError("ExposePaths answered " + answer.code());
    }
  }

  /** From everybody, as the driver does it when no host is named. */
  void terminate(CIMObjectPath volume) throws WBEMException {
    terminate(
        volume,
        associatorNames(
            volume, "CIM_ProtocolControllerForUnit", "FUJITSU_AffinityGroupController"));
  }

  void terminate(CIMObjectPath volume, List<CIMObjectPath> groups) throws WBEMException {
    String uid = String.valueOf(volume(volume).getPropertyValue("Name"));
    for (CIMObjectPath group : groups) {
      Answer answer =
          invoke(
              "FUJITSU_ControllerConfigurationService",
              "HidePaths",
              texts("LUNames", uid),
              references("ProtocolControllers", group));
      if (answer.code() != 0 && answer.code() != 4097) {
        throw new AssertionError("HidePaths answered " + answer.code());
      }
    }
  }

  static long number(CIMInstance instance, String property) {
    return Long.parseLong(String.valueOf(instance.getPropertyValue(property)));
  }

  @Override
  public void close() {
    client.close();
  }
}
