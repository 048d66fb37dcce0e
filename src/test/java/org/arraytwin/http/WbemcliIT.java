package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All operations as the C client wbemcli sees them (Debian package sblim-wbemcli). */
class WbemcliIT {
  private static SampleEndpoint endpoint;

  @BeforeAll
  static void open() throws IOException {
    endpoint = SampleEndpoint.ofVolumes(3);
  }

  @AfterAll
  static void close() {
    endpoint.close();
  }

  private static String run(String operation, String object, String... rest) throws Exception {
    List<String> command = new ArrayList<>(List.of("wbemcli", "-nl"));
    command.addAll(List.of(operation.split(" ", -1)));
    List<String> options = new ArrayList<>(List.of(rest));
    while (!options.isEmpty() && options.get(0).startsWith("-")) {
      command.add(options.remove(0));
      command.add(options.remove(0));
    }
    command.add("http://admin:arraytwin@127.0.0.1:" + endpoint.port() + "/root/sample" + object);
    command.addAll(options);
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

  private static String volume(int n) {
    return ":TPD_StorageVolume.SystemName=\"london\",DeviceID=\"" + n + "\"";
  }

  @Test
  void instances() throws Exception {
    assertThat(run("ei", ":CIM_StorageVolume"))
        .contains("-ElementName=\"vv.0\"")
        .contains("-ElementName=\"vv.2\"")
        .contains("-Comment=");
    assertThat(run("ei", ":CIM_StoragePool")).contains("-ElementName=\"CPG <1>\"");
    assertThat(run("gi", volume(1))).contains("-NumberOfBlocks=2097153");
    assertThat(run("gi", volume(9))).contains("(6) CIM_ERR_NOT_FOUND");
    assertThat(run("ein", ":CIM_StorageVolume").lines()).hasSize(3);
  }

  @Test
  void classes() throws Exception {
    assertThat(run("gc", ":TPD_StorageVolume")).contains("-UserCPG=");
    assertThat(run("ec", ":CIM_ManagedElement")).contains("CIM_StorageVolume");
    assertThat(run("ecn", "").lines()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aClassDefinitionIsShownWithItsQualifiersAndMethods() throws Exception {
    assertThat(run("gcd", ":TPD_StorageVolume"))
        .contains("TPD_StorageVolume")
        .contains("UserCPG")
        .contains("Resize");
  }

  @Test
  void optionsShowKindsOfPropertiesChunksAndMessages() throws Exception {
    assertThat(run("gi -t", volume(1))).contains("-SystemName#=").contains("-OperationalStatus[]=");
    assertThat(run("ei -cte", ":CIM_StorageVolume").split("-Name=", -1)).hasSize(4);
    assertThat(run("gi -dx", volume(1))).contains("<IMETHODRESPONSE NAME=\"GetInstance\">");
  }

  @Test
  void associations() throws Exception {
    assertThat(run("ai", volume(0), "-ac", "CIM_StorageSynchronized"))
        .contains("-ElementName=\"vv.1\"");
    assertThat(run("ain", volume(0)).lines()).hasSize(2);
    assertThat(run("ri", volume(0))).contains("-CopyState=4");
    assertThat(run("rin", volume(0)).lines()).hasSize(2);
  }

  @Test
  void methods() throws Exception {
    assertThat(run("cm", volume(1), "Resize.Size=9"))
        .contains("Resize: 4096")
        .contains("TheSize (uint64): 9");
    assertThat(run("cmx", volume(1), "Resize.Size=9"))
        .contains("<METHODRESPONSE NAME=\"Resize\">")
        .contains("<VALUE>4096</VALUE>");
  }
}
