package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.cim.CIMArgument;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.UnsignedInteger16;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** Hosts and what they see, asked for and looked at by a CIM client over HTTP. */
class StorwizeMaskingIT {
  private static final String CONTROLLERS = "IBMTSSVC_ControllerConfigurationService";
  private static final String IDS = "IBMTSSVC_StorageHardwareIDManagementService";
  private static final String FIRST = "AABBCCDDEEFF0011";
  private static final String SECOND = "AABBCCDDEEFF0012";

  private StorwizeFleet fleet;

  @BeforeEach
  void start() {
    fleet = new StorwizeFleet();
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private static CIMArgument<?> text(String name, String value) {
    return new CIMArgument<>(name, CIMDataType.STRING_T, value);
  }

  private static CIMArgument<?> texts(String name, String... values) {
    return new CIMArgument<>(name, CIMDataType.STRING_ARRAY_T, values);
  }

  private static CIMArgument<?> type(int value) {
    return new CIMArgument<>("IDType", CIMDataType.UINT16_T, new UnsignedInteger16(value));
  }

  private String call(String service, String method, CIMArgument<?>... in) throws WBEMException {
    CIMObjectPath path =
        fleet.client(0).all(StorwizeFleet.NAMESPACE, service).get(0).getObjectPath();
    return String.valueOf(
        fleet.client(0).client().invokeMethod(path, method, in, new CIMArgument<?>[4]));
  }

  private String create(String host, String port, int type) throws WBEMException {
    return call(
        IDS,
        "CreateStorageHardwareID",
        text("ElementName", host),
        text("StorageID", port),
        type(type));
  }

  private String delete(String port) throws WBEMException {
    CIMObjectPath id =
        fleet.seen(0, "IBMTSSVC_StorageHardwareID", "StorageID", port).getObjectPath();
    return call(
        IDS,
        "DeleteStorageHardwareID",
        new CIMArgument<>("HardwareID", new CIMDataType(id.getObjectName()), id));
  }

  private String expose(String volume, String port, String number) throws WBEMException {
    return call(
        CONTROLLERS,
        "ExposePaths",
        texts("LUNames", fleet.field("lsvdisk " + volume, "vdisk_UID")),
        texts("InitiatorPortIDs", port),
        texts("DeviceNumbers", number));
  }

  private String hide(String volume, String port) throws WBEMException {
    return call(
        CONTROLLERS,
        "HidePaths",
        texts("LUNames", fleet.field("lsvdisk " + volume, "vdisk_UID")),
        texts("InitiatorPortIDs", port.toLowerCase(Locale.ROOT)));
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

  @Test
  void aPortIsFoundByItsPathWhoeverHasItNow() throws WBEMException {
    fleet.good("mkhost -name esx -fcwwpn " + FIRST);
    CIMObjectPath port =
        fleet.seen(0, "IBMTSSVC_StorageHardwareID", "StorageID", FIRST).getObjectPath();
    fleet.good("mkvdiskhostmap -host esx orders");
    assertThat(at(port)).isEqualTo("esx");
    fleet.good("chhost -name esxi esx");
    assertThat(at(port)).isEqualTo("esxi");
    assertThat(fleet.code("lshost esx")).as("the name is free").isEqualTo("5754E");
    fleet.good("mkhost -name esx -fcwwpn " + SECOND);
    fleet.good("mkvdiskhostmap -force -host esx orders");
    assertThat(fleet.good("lsvdiskhostmap -nohdr -delim : orders").lines()).hasSize(2);
    assertThat(fleet.code("addhostport -hbawwpn " + FIRST + " esx")).isEqualTo("5867E");
    fleet.good("rmhostport -force -hbawwpn " + FIRST + " esxi");
    assertThat(fleet.good("lsvdiskhostmap -nohdr -delim : orders").lines()).hasSize(1);
    fleet.good("addhostport -hbawwpn " + FIRST + " esx");
    assertThat(at(port)).isEqualTo("esx");
    fleet.good("rmhost esxi");
    assertThat(at(port)).isEqualTo("esx");
  }

  private String at(CIMObjectPath path) throws WBEMException {
    return String.valueOf(
        fleet
            .client(0)
            .client()
            .getInstance(path, false, false, null)
            .getPropertyValue("ElementName"));
  }

  @Test
  void portsOfAHostAreMadeKnownAndForgotten() throws WBEMException {
    assertThat(create("esx", FIRST, 2)).isEqualTo("0");
    assertThat(create("esx", SECOND, 2)).as("another port of it").isEqualTo("0");
    assertThat(create("esx", SECOND, 2)).as("known already").isEqualTo("4096");
    assertThat(create("other", "xyz", 2)).as("no WWPN").isEqualTo("5");
    assertThat(create("other", FIRST, 5)).as("no iSCSI name").isEqualTo("5");
    assertThat(create("other", FIRST, 7)).as("no SAS").isEqualTo("4097");
    assertThat(create("initiator", "iqn.1993-08.org.debian:01:9", 5)).isEqualTo("0");
    assertThat(fleet.field("lshost esx", "port_count")).isEqualTo("2");
    assertThat(
            fleet
                .seen(0, "IBMTSSVC_StorageHardwareID", "ElementName", "initiator")
                .getPropertyValue("IDType")
                .toString())
        .isEqualTo("5");
    assertThat(delete(FIRST)).isEqualTo("0");
    assertThat(fleet.field("lshost esx", "port_count")).isEqualTo("1");
    assertThat(expose("orders", SECOND, "0")).isEqualTo("0");
    assertThat(delete(SECOND)).as("it sees a volume").isEqualTo("4");
    assertThat(hide("orders", SECOND)).isEqualTo("0");
    assertThat(delete(SECOND)).isEqualTo("0");
    assertThat(fleet.code("lshost esx")).as("gone with its last port").isEqualTo("5754E");
  }

  @Test
  void aHostSeesVolumesUnderTheNumbersItWasGiven() throws WBEMException {
    create("esx", FIRST, 2);
    create("esx", SECOND, 2);
    assertThat(expose("payroll", FIRST, "000A")).isEqualTo("0");
    assertThat(fleet.good("lsvdiskhostmap -nohdr -delim : payroll")).contains(":payroll:10:0:esx:");
    assertThat(expose("payroll", SECOND, "1")).as("at all its ports").isEqualTo("4101");
    assertThat(expose("orders", FIRST, "A")).as("the number is taken").isEqualTo("4102");
    assertThat(expose("orders", FIRST, "1000")).as("more than 4095").isEqualTo("5");
    assertThat(expose("orders", "AABBCCDDEEFF0099", "1")).isEqualTo("4098");
    assertThat(
            call(
                CONTROLLERS,
                "ExposePaths",
                texts("LUNames", "60050768020000000000000000000000"),
                texts("InitiatorPortIDs", FIRST)))
        .isEqualTo("4097");
    assertThat(
            call(
                CONTROLLERS,
                "ExposePaths",
                texts("LUNames", fleet.field("lsvdisk orders", "vdisk_UID")),
                texts("InitiatorPortIDs", FIRST),
                texts("TargetPortIDs", "5005076802119999")))
        .isEqualTo("4099");
    CIMObjectPath controller =
        fleet.seen(0, "IBMTSSVC_ProtocolController", "ElementName", "esx").getObjectPath();
    assertThat(associated(controller, "CIM_ProtocolControllerForUnit")).containsExactly("payroll");
    assertThat(associated(controller, "CIM_ProtocolControllerForPort")).hasSize(4);
    assertThat(associated(controller, "CIM_AuthorizedTarget")).containsExactly("esx", "esx");
    assertThat(associated(controller, "CIM_SystemDevice")).containsExactly("itso1");
    CIMObjectPath id =
        fleet.seen(0, "IBMTSSVC_StorageHardwareID", "StorageID", FIRST).getObjectPath();
    assertThat(associated(id, "CIM_AuthorizedSubject")).containsExactly("esx");
    assertThat(associated(id, "CIM_ConcreteDependency"))
        .containsExactly("Storage hardware ID management service");
    assertThat(hide("orders", FIRST)).as("it does not see that").isEqualTo("4100");
    assertThat(hide("payroll", SECOND)).isEqualTo("0");
    assertThat(fleet.good("lshostvdiskmap esx")).isEmpty();
  }

  @Test
  void theCommandLineTakesTheNumbersAsTheyAreTyped() {
    fleet.good("mkhost -name esx -hbawwpn " + FIRST);
    for (int number : new int[] {10, 600, 4095}) {
      String name = "v" + number;
      fleet.good("mkvdisk -mdiskgrp 0 -size 64 -name " + name);
      assertThat(fleet.good("mkvdiskhostmap -host esx -scsi " + number + " " + name))
          .isEqualTo("Virtual Disk to Host map, id [" + number + "], successfully created\n");
      assertThat(fleet.good("lsvdiskhostmap -nohdr -delim : " + name))
          .contains(":" + name + ":" + number + ":0:esx:");
    }
    assertThat(fleet.code("mkvdiskhostmap -host esx -scsi 4096 orders")).isEqualTo("5703E");
  }

  private String both(String method, String... ports) throws WBEMException {
    return call(
        CONTROLLERS,
        method,
        texts(
            "LUNames",
            fleet.field("lsvdisk payroll", "vdisk_UID"),
            fleet.field("lsvdisk orders", "vdisk_UID")),
        texts("InitiatorPortIDs", ports));
  }

  @Test
  void severalHostsSeeSeveralVolumesAllOrNone() throws WBEMException {
    create("esx", FIRST, 2);
    create("aix", SECOND, 2);
    create("initiator", "iqn.1993-08.org.debian:01:9", 5);
    fleet.good("addhostport -hbawwpn 10000000C9AABBCC initiator");
    assertThat(expose("orders", SECOND, "7")).isEqualTo("0");
    assertThat(both("ExposePaths", FIRST, SECOND)).as("aix sees one").isEqualTo("4101");
    assertThat(both("HidePaths", SECOND)).as("and not the other").isEqualTo("4100");
    assertThat(fleet.good("lshostvdiskmap esx")).isEmpty();
    assertThat(hide("orders", SECOND)).isEqualTo("0");
    String iscsi = "iqn.1993-08.org.debian:01:9";
    assertThat(both("ExposePaths", FIRST, iscsi, SECOND)).isEqualTo("0");
    for (String host : new String[] {"esx", "initiator", "aix"}) {
      assertThat(fleet.good("lshostvdiskmap -nohdr -delim : " + host))
          .contains(":0:0:payroll:")
          .contains(":1:5:orders:");
    }
    assertThat(both("HidePaths", FIRST, SECOND, iscsi)).isEqualTo("0");
    assertThat(fleet.good("lshostvdiskmap esx") + fleet.good("lshostvdiskmap aix")).isEmpty();
  }
}
