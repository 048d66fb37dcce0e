package org.arraytwin.server;

import static org.arraytwin.server.TwoSiteFleet.LONDON;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.cim.CIMClass;
import org.metricshub.wbem.javax.cim.CIMClassProperty;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMQualifier;

/** The default fleet as the C client wbemcli sees it (Debian package sblim-wbemcli). */
class ThreeparWbemcliIT {
  private static final CIMQualifier<Boolean> KEY =
      new CIMQualifier<>("Key", CIMDataType.BOOLEAN_T, true, 0);
  private static TwoSiteFleet fleet;

  @BeforeAll
  static void start() {
    fleet = new TwoSiteFleet();
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  /** Options go before the object, as wbemcli wants them; {@code object} is all after the host. */
  private static String run(List<String> options, String object, String... rest) throws Exception {
    List<String> command = new ArrayList<>(List.of("wbemcli", "-nl"));
    command.addAll(options);
    command.add("http://admin:arraytwin@127.0.0.1:" + fleet.array(LONDON).http() + object);
    command.addAll(List.of(rest));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new AssertionError(
          "wbemcli is missing; install it with: apt-get install sblim-wbemcli", e);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  private static String run(String operation, String object, String... rest) throws Exception {
    return run(List.of(operation), object, rest);
  }

  /** The part of a printed path after the host and port. */
  private static String path(String line) {
    return line.substring(line.indexOf('/'));
  }

  private static String first(String className) throws Exception {
    return path(run("ein", "/root/tpd:" + className).lines().findFirst().orElseThrow());
  }

  @Test
  void instancesAreListedAndGot() throws Exception {
    assertThat(run("ein", "/root/tpd:TPD_StorageVolume").lines()).hasSize(17);
    assertThat(run("ei", "/root/tpd:TPD_DynamicStoragePool"))
        .contains("-ElementName=\"FC_r5\"")
        .contains("-InstanceID=\"3PAR:SSD_r1\"");
    assertThat(run("gi", first("TPD_StorageVolume"))).contains("-ElementName=\"payroll.1\"");
    assertThat(run("ei", "/root/PG_InterOp:CIM_RegisteredProfile"))
        .contains("-RegisteredName=\"Array\"");
    assertThat(run("ei", "/root/tpd:TPD_RemoteStorageSynchronized").lines().toList())
        .anyMatch(line -> line.equals("-CopyState=4") || line.startsWith("-CopyState=4 "));
  }

  @Test
  void instancesOfAnOwnClassAreMadeChangedAndDeleted() throws Exception {
    try (TpdClient tpd = fleet.client(LONDON)) {
      tpd.client()
          .createClass(
              new CIMClass(
                  TpdClient.path(TpdClient.TPD, "X_Card"),
                  null,
                  null,
                  new CIMClassProperty<?>[] {
                    card("Id", CIMDataType.UINT32_T, new CIMQualifier<?>[] {KEY}),
                    card("Text", CIMDataType.STRING_T, null),
                    card("Ranks", CIMDataType.UINT8_ARRAY_T, null),
                    card("Old", CIMDataType.BOOLEAN_T, null)
                  },
                  null,
                  false,
                  false));
    }
    String card = "/root/tpd:X_Card.Id=7";
    assertThat(run("ci", card, "Id=7,Text=\"seven\",Ranks=1,2,Old=true")).contains("X_Card.Id=7");
    assertThat(run("ci", card, "Id=7")).contains("(11) CIM_ERR_ALREADY_EXISTS");
    assertThat(run("gi", card)).contains("-Text=\"seven\"", "-Ranks=1,2", "-Old=TRUE");
    assertThat(run("mi", card, "Text=\"eight\"")).isEmpty();
    assertThat(run("gp", card, "Text")).contains("eight");
    assertThat(run("sp", card, "Old=false")).isEmpty();
    assertThat(run("gi", card)).contains("-Text=\"eight\"", "-Ranks=1,2", "-Old=FALSE");
    assertThat(run("sp", card, "Old=maybe")).contains("(13) CIM_ERR_TYPE_MISMATCH");
    assertThat(run("gp", card, "Colour")).contains("(12) CIM_ERR_NO_SUCH_PROPERTY");
    assertThat(run("dc", "/root/tpd:X_Card")).contains("(9) CIM_ERR_CLASS_HAS_INSTANCES");
    assertThat(run("di", card)).isEmpty();
    assertThat(run("di", card)).contains("(6) CIM_ERR_NOT_FOUND");
    assertThat(run("dc", "/root/tpd:X_Card")).isEmpty();
    assertThat(run("gc", "/root/tpd:X_Card")).contains("(6) CIM_ERR_NOT_FOUND");
  }

  private static CIMClassProperty<?> card(
      String name, CIMDataType type, CIMQualifier<?>[] qualifiers) {
    return new CIMClassProperty<>(name, type, null, qualifiers, qualifiers != null, false, null);
  }

  @Test
  void associationsAreFollowed() throws Exception {
    String volume = first("TPD_StorageVolume");
    assertThat(run(List.of("ai", "-ac", "TPD_RemoteStorageSynchronized"), volume))
        .contains("-ElementName=\"payroll.1\"");
    assertThat(run("rin", volume))
        .contains("TPD_RemoteStorageSynchronized")
        .contains("TPD_SystemVolume")
        .contains("TPD_VolumeAllocatedFromDynamicPool");
  }

  @Test
  void theClassIsDescribed() throws Exception {
    assertThat(run("gc", "/root/tpd:TPD_RemoteStorageSynchronized"))
        .contains("-CopyState=")
        .contains("-SyncPolicy");
  }

  @Test
  void aMethodWantsWhatItRequires() throws Exception {
    assertThat(run("cm", first("TPD_ReplicationService"), "ModifyReplicaSynchronization"))
        .contains("(4) CIM_ERR_INVALID_PARAMETER", "Operation", "is required");
  }
}
