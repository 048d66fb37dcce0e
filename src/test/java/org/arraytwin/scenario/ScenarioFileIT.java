package org.arraytwin.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.ProviderConfig;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFileIT {
  private static final String HEAD =
      """
      <scenario name="t">
        <fleet name="f">
          <array name="a1" product="storwize">
            <node name="n1" address="1.1.1.1" port="0:0:1"/><node name="n2" address="1.1.1.2" port="1:0:1"/>
            <hostPort id="p1" protocol="fc" name="5000000000000001"/>
            <cpg name="c" size="1TiB" disks="4"/>
            <volume name="v%d" count="4" cpg="c" size="1GiB"/><volume name="small" cpg="c" size="64MiB"/>
            <copy kind="storwize-flashcopy" name="m" source="v3" target="v4" group="pool"/>
          </array>
          <array name="a2" product="storwize">
            <cpg name="c" size="1TiB"/>
            <volume name="v%d" count="2" cpg="c" size="1GiB"/><volume name="small" cpg="c" size="64MiB"/>
          </array>
          <array name="a3" product="storwize"><cpg name="c" size="1TiB"/></array>
          <link from="a1" to="a2" mibPerSecond="100"/>
          <group name="g" from="a1" to="a2" mode="sync"><pair volume="v1"/></group>
        </fleet>
        <at time="+1s">
      """;

  @TempDir private Path folder;

  /** What is read of the lines of a step, which begin in line 19. */
  private ScenarioFile.Read read(String acts) throws IOException {
    Path file = folder.resolve("t.xml");
    Files.writeString(file, HEAD + acts.replace('\'', '"') + "\n  </at>\n</scenario>\n");
    return ScenarioFile.read(file, new ProviderConfig(Path.of("provider-config")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "create-mirror' array='a1' name='h' target='zz' mode='sync' volumes='v2' targets='v2'/> |"
            + " target 'zz' of a1 is neither in the fleet nor made by a command above, expected one of a2",
        "create-mirror' array='a1' name='h' target='a3' mode='sync' volumes='v2' targets='v2'/> |"
            + " target 'a3' of a1 is neither",
        "create-mirror' array='a1' name='h' target='a2' mode='sync' volumes='v2 x' targets='v2 v1'/>"
            + " | volumes: volume 'x' of a1 is neither",
        "create-mirror' array='a1' name='h' target='a2' mode='sync' volumes='v2' targets='v9'/> |"
            + " targets: volume 'v9' of a2 is neither",
        "create-mirror' array='a1' name='h' target='a2' mode='sync' volumes='v2' targets='v2 v1'/> |"
            + " 1 volumes and 2 targets, expected as many targets as volumes, at least one",
        "create-mirror' array='a1' name='h' target='a2' mode='sync' volumes='v2' targets='small'/> |"
            + " volume 'v2' has 1073741824 bytes and target 'small' has 67108864, expected one that",
        "create-mirror' array='a1' kind='eternus-ec' name='h' target='a2' mode='sync' volumes='v2'"
            + " targets='v2'/> | kind 'eternus-ec' is none that create-mirror makes, expected one of",
        "create-copy' array='a1' kind='reference-mirror' name='h' source='v1' target='v2'/> | kind"
            + " 'reference-mirror' is none that create-copy makes, expected one of",
        "create-copy' array='a1' kind='reference-clone' name='h' source='x' target='v2'/> | source"
            + " 'x' of a1 is neither",
        "create-copy' array='a1' kind='reference-clone' name='h' source='v1' target='x'/> | target"
            + " 'x' of a1 is neither",
        "create-copy' array='a1' kind='reference-clone' name='h' source='v1' target='x' pool='d'/> |"
            + " pool 'd' of a1 is neither",
        "attach-host' array='a1' volumes='v2' seed='1' rate='1MiB' range='2GiB'/> | range 2147483648"
            + " is larger than what is written to, expected at most the 1073741824 bytes of v2",
        "attach-workload' array='a1' group='g' seed='1' rate='1MiB' range='2GiB'/> | range"
            + " 2147483648 is larger than what is written to",
        "attach-workload' array='a1' group='h' seed='1' rate='1MiB' range='1GiB'/> | group 'h' of"
            + " a1 is neither",
        "attach-host' array='a1' volumes='x' seed='1' rate='1MiB' range='1MiB'/> | volumes: volume"
            + " 'x' of a1 is neither",
        "attach-host' array='a1' volumes='v2' seed='1' rate='0' range='1MiB'/> | rate 0 is wrong",
        "attach-host' array='a1' volumes='v2' seed='1' rate='1MiB' range='0'/> | range 0 is wrong,"
            + " expected at least one write of 1 grains of 64KiB",
        "attach-host' array='a1' volumes='v2' seed='1' rate='1MiB' range='1MiB' extentGrains='0'/> |"
            + " extentGrains 0 is wrong, expected 1 or more",
        "attach-host' array='a1' volumes='v2' seed='1' rate='1MiB' range='1MiB' readPercent='100'/>"
            + " | readPercent 100 is wrong, expected 0 to 99",
        "attach-host' array='a1' volumes='v2' seed='1' rate='1MiB' range='1MiB' burst='1s'/> | burst"
            + " and pause belong together, expected both or none",
        "host-write' array='a1' volume='v1' offset='1GiB' length='1'/> | 1 bytes at 1073741824 are"
            + " not within volume 'v1' of a1, expected a range within its 1073741824 bytes",
        "host-read' array='a1' volume='v1' offset='0' length='0'/> | 0 bytes at 0 are wrong",
        "host-write' array='a1' volume='x' offset='0' length='1'/> | volume 'x' of a1 is neither",
        "remove-volume' array='a1' volume='x'/> | volume 'x' of a1 is neither",
        "set-cache' array='a1' volume='x' mode='disabled'/> | volume 'x' of a1 is neither",
        "create-volume' array='a1' name='n' pool='d' size='1GiB' provisioning='thin'/> | pool 'd' of"
            + " a1 is neither",
        "pool-offline' array='a1' pool='d'/> | pool 'd' of a1 is neither",
        "fail-disk' array='a1' pool='c' disk='4'/> | disk 4 is not there, expected 0 to 3",
        "fail-controller' array='a1' node='2'/> | node 2 is not there, expected 0 to 1",
        "lose-metadata' array='a1' ioGroup='1'/> | ioGroup 1 is not there, expected 0 to 0",
        "cut-link' a='a1' b='a3'/> | no link joins a1 and a3, expected arrays that one joins",
        "cut-link' a='a1' b='a2' index='1'/> | index 1 is not there, expected 0 to 0",
        "use-link' array='a1' target='a2' index='3'/> | index 3 is not there, expected 0 to 0",
        "grant-target' array='a1' target='zz'/> | target 'zz' of a1 is neither",
        "rename-target' array='a1' target='zz' name='y'/> | target 'zz' of a1 is neither",
        "fail-next' operation='resync' group='h'/> | group 'h' is neither",
        "start-group' array='a1' group='h'/> | group 'h' of a1 is neither",
        "admit-volume' array='a1' group='g' volume='v2' remoteVolume='x'/> | remoteVolume 'x' of a2",
        "operate' array='a1' session='h' operation='startrcrelationship'/> | session 'h' of a1 is neither in the"
            + " fleet nor made by a command above, expected one of g, m",
        "operate-together' array='a1' group='h' operation='prestartfcmap'/> | group 'h' of a1 is neither",
        "set-copy' array='a1' name='h' rate='1'/> | name 'h' of a1 is neither",
        "overwrite-volume' array='a1' copy='h' volume='v1'/> | copy 'h' of a1 is neither",
        "expose-paths' array='a1' volumes='v1' initiators='' ports='p2'/> | port 'p2' of a1 is"
            + " unknown, expected one of p1",
      })
  void whatACommandNamesMustBeAbleToBeThere(String command, String why) {
    assertThatThrownBy(() -> read("<do command='" + command))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("t.xml:19:")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<expect array='a1' copy='m' source='v9'/> | source 'v9' of a1 is neither",
        "<expect array='a1' copy='m' onto='v1!x'/> | onto 'x' of a1 is neither",
      })
  void whatIsExpectedOfACopyMustBeAbleToBeThere(String expect, String why) {
    assertThatThrownBy(() -> read(expect.replace('!', '|'))).hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<do command='create-mirror' array='a1' name='h' target='zz' mode='sync' volumes='v2'"
            + " targets='v2' refused='NON_EXISTENT_TARGET'/>",
        "<do command='rename-target' array='a1' target='a2' name='far'/>"
            + "<do command='create-mirror' array='a1' name='h' target='far' mode='sync'"
            + " volumes='v2' targets='v2'/>",
        "<do command='grow-volume' array='a1' volume='v2' size='2GiB'/>"
            + "<do command='attach-host' array='a1' volumes='v2' seed='1' rate='1MiB'"
            + " range='2GiB'/>",
        "<do command='rename-volume' array='a1' volume='v2' name='x'/>"
            + "<do command='host-write' array='a1' volume='x' offset='0' length='1'/>",
        "<do command='host-write' array='a1' volume='v2' offset='2GiB' length='1'"
            + " refused='INV_INPUT_EXCEEDS_RANGE'/>",
        "<do command='set-copy' array='a1' name='m' rate='1' group='other'/>"
            + "<do command='operate-together' array='a1' group='other' operation='prestartfcmap'/>",
        "<do command='operate-together' array='a1' group='pool' operation='prestartfcmap'/>",
        "<do command='fail-disk' array='a1' pool='c' disk='4' refused='NON_EXISTENT_DISK'/>",
        "<do command='cut-link' a='a2' b='a1' index='0'/>",
      })
  void whatMustBeRefusedAndWhatWasMadeAboveIsNotAMistake(String acts) throws IOException {
    assertThat(read(acts).scenario().steps()).hasSize(1);
  }
}
