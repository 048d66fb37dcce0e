package org.arraytwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.catalog.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioCommandIT {
  private static final Path BUNDLED = Path.of("test-fixtures/scenarios");
  private static final String HEAD =
      """
      <scenario name="t">
        <fleet name="f">
          <array name="a1" product="threepar">
            <cpg name="c" size="1TiB"/><volume name="w" cpg="c" size="1GiB"/>
            <volume name="v" cpg="c" size="1GiB" provisioning="tpvv"/>
          </array>
          <array name="a2" product="threepar">
            <cpg name="c" size="1TiB"/><volume name="w" cpg="c" size="1GiB"/>
            <volume name="v" cpg="c" size="1GiB" provisioning="tpvv"/>
          </array>
          <link from="a1" to="a2" mibPerSecond="100"/>
          <group name="g" from="a1" to="a2" mode="sync"><pair volume="v"/></group>
        </fleet>
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  private int run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  /** A scenario on a small fleet; its steps begin in line 14. */
  private Path scenario(String steps) throws IOException {
    return Files.writeString(folder.resolve("t.xml"), HEAD + steps + "\n</scenario>\n");
  }

  static Stream<Path> bundled() throws IOException {
    try (Stream<Path> files = Files.list(BUNDLED)) {
      return files.filter(f -> f.toString().endsWith(".xml")).sorted().toList().stream();
    }
  }

  @Test
  void everyMomentUpToNowHasBeen() throws IOException {
    Path file =
        scenario(
            """
              <at time="+1s">
                <do command="host-write" array="a1" volume="w" offset="0" length="128KiB"/>
                <expect array="a1" volume="w" differs="2" from="a1:w@+999999us"/>
                <expect array="a1" volume="w" differs="0" from="a1:w@+1s"/>
              </at>
              <at time="+10s">
                <expect array="a1" volume="w" differs="2" from="a1:w@+0s"/>
                <expect array="a1" volume="w" differs="0" from="a1:w@+5s"/>
                <expect array="a1" volume="w" equals="a1:w@+10s"/>
                <expect array="a1" volume="w" differs="0"
                    from="a1:w@+10000001us"/>
              </at>
            """);
    assertThat(run("scenario", "run", file.toString())).as(out.toString() + err).isEqualTo(1);
    assertThat(out.toString())
        .contains("+10s1us has not been yet")
        .contains("t: 6 as expected, 1 not");
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void everyBundledScenarioGoesAsItSays(Path file) {
    assertThat(run("scenario", "run", file.toString())).as(out.toString() + err).isZero();
    assertThat(out.toString()).contains(" as expected, 0 not").doesNotContain(" FAILED ");
    assertThat(out.toString().lines()).as("fits a terminal").allMatch(l -> l.length() <= 120);
  }

  @Test
  void aDozenScenariosComeWithTheProgramAndAreListed() throws IOException {
    assertThat(run("scenario", "list")).as(err.toString()).isZero();
    assertThat(out.toString().lines().count()).isEqualTo(bundled().count());
    assertThat(out.toString()).contains("rolling-disaster");
  }

  @Test
  void aFailedExpectationNamesItsLineAndTheRunGoesOn() throws IOException {
    Path file =
        scenario(
            """
              <at time="+1s">
                <expect array="a1" group="g" role="Primary" status="Stopped"/>
              </at>
              <at time="+2s"><expect array="a2" group="g.r1001" role="Secondary"/></at>
            """);
    assertThat(run("scenario", "run", file.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains(":15: a1 g status: expected Stopped, seen Started")
        .contains("a2 g.r1001: role Secondary")
        .contains("t: 2 as expected, 1 not, 2s of virtual time");
  }

  @Test
  void theFirstFailureEndsItWhereAskedFor() throws IOException {
    Path file =
        scenario(
            """
              <at time="+1s"><expect array="a1" group="g" status="Stopped"/></at>
              <at time="+2s"><expect array="a2" group="g.r1001" role="Secondary"/></at>
            """);
    assertThat(run("scenario", "run", "--stop", file.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("t: 0 as expected, 1 not, 1s of virtual time");
  }

  @Test
  void quietTellsOnlyWhatIsNotAsExpected() throws IOException {
    Path file =
        scenario("<at time=\"+1s\"><expect array=\"a1\" group=\"g\" status=\"Stopped\"/></at>");
    assertThat(run("scenario", "run", "--quiet", file.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("FAILED").doesNotContain("shows", "data");
    out.getBuffer().setLength(0);
    assertThat(run("scenario", "run", "--quiet", BUNDLED + "/rolling-disaster.xml")).isZero();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines("1 scenario played, 0 not as expected\n");
  }

  @Test
  void quietChangesNothingOfJson() throws IOException {
    assertThat(run("scenario", "run", "--json", BUNDLED + "/split-brain.xml")).isZero();
    String json = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run("scenario", "run", "--json", "--quiet", BUNDLED + "/split-brain.xml")).isZero();
    assertThat(out.toString()).isEqualTo(json).startsWith("{");
  }

  @Test
  void aCacheIsWrittenThroughWhileNothingMirrorsIt() throws IOException {
    Path file =
        scenario(
            """
              <at time="+1s"><do command="fail-controller" array="a1" node="0"/></at>
              <at time="+2s">
                <expect array="a1" volume="v" cache="enabled" cacheInEffect="write-through"/>
                <do command="set-cache" array="a1" volume="v" mode="disabled"/>
                <expect array="a1" volume="v" cache="disabled" cacheInEffect="disabled"/>
                <do command="set-cache" array="a1" volume="v" mode="enabled"/>
                <do command="restore-controller" array="a1" node="0"/>
                <expect array="a1" volume="v" cache="enabled" cacheInEffect="enabled"/>
              </at>
            """);
    assertThat(run("scenario", "run", file.toString())).as(out.toString() + err).isZero();
  }

  @Test
  void aDiskOfLessThanASecondIsRebuiltInItsPartOfOne() throws IOException {
    Path file = folder.resolve("t.xml");
    Files.writeString(
        file,
        """
        <scenario name="t">
          <fleet name="f">
            <array name="a" product="threepar"><cpg name="c" size="800MiB"/></array>
          </fleet>
          <at time="+1s">
            <do command="fail-disk" array="a" pool="c" disk="0"/>
            <expect array="a" pool="c" poolState="degraded"/>
            <expect array="a" due="500ms"/>
          </at>
          <at after="500ms"><expect array="a" pool="c" poolState="online"/></at>
        </scenario>
        """);
    assertThat(run("scenario", "run", file.toString())).as(out.toString() + err).isZero();
  }

  @Test
  void whatIsDoneAfterAMarkIsNotOfItAlsoAtTheSameInstant() throws IOException {
    Path file =
        scenario(
            """
              <at time="+1s">
                <mark name="m"/>
                <do command="host-write" array="a1" volume="w" offset="0" length="128KiB"/>
                <expect array="a1" volume="w" differs="2" from="a1:w@m"/>
              </at>
              <at time="+2s"><expect array="a1" volume="w" differs="2" from="a1:w@m"/></at>
            """);
    assertThat(run("scenario", "run", file.toString())).as(out.toString() + err).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "<do command='pool-offline' array='a1' pool='c'/>, POOL_IS_OFFLINE, false",
    "<do command='fail-disk' array='a1' pool='c' disk='0'/><do command='fail-disk' array='a1'"
        + " pool='c' disk='1'/>, POOL_HAS_LOST_DATA, false",
    "<do command='volume-condition' array='a1' volume='v' condition='read-only'/>,"
        + " VOL_IS_READ_ONLY, false",
    "<do command='volume-condition' array='a1' volume='w' condition='read-only'/>, done, true",
    "<do command='fail-array' array='a1'/>, ARRAY_WITHOUT_POWER, false",
    "<do command='stop-group' array='a1' group='g'/>, done, true",
  })
  void aGroupIsWritableWhereAHostsWriteToItsVolumesIsDone(
      String commands, String hostWrite, boolean writable) throws IOException {
    Path file =
        scenario(
            ("  <at time='+1s'>%s<expect array='a1' volume='v' hostWrite='%s'/>"
                    + "<expect array='a1' group='g' writable='%s'/></at>")
                .formatted(commands, hostWrite, writable)
                .replace('\'', '"'));
    assertThat(run("scenario", "run", file.toString())).as(out.toString() + err).isZero();
  }

  /** A write that no host has written yet is no past, whether or not one is going to. */
  @ParameterizedTest
  @CsvSource({
    "'', 1",
    "<do command='attach-workload' array='a1' group='g' seed='7' rate='4MiB' range='64MiB'/>, 65"
  })
  void aWriteThatHasNotBeenCannotBeComparedWith(String workload, int last) throws IOException {
    Path file =
        scenario(
            """
              <at time="+1s">%s
                <do command="host-write" array="a1" volume="v" offset="0" length="64KiB"/>
              </at>
              <at after="1s">
                <expect array="a2" group="g.r1001" equals="a1@write %d"/>
                <expect array="a2" volume="v" equals="a1:v@write %d"/>
                <expect array="a2" group="g.r1001" equals="a1@write 99999999"/>
                <expect array="a2" volume="v" equals="a1:v@write 99999999"/>
              </at>
            """
                .formatted(workload == null ? "" : workload.replace('\'', '"'), last, last));
    assertThat(run("scenario", "run", "--json", file.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("\"seen\":\"write 99999999 of a1 has not been yet\"")
        .contains("\"notAsExpected\":2");
  }

  @Test
  void aVolumeOfAGroupIsComparedWithItsPair() throws IOException {
    Path file =
        scenario(
            """
              <at time="+1s">
                <do command="create-volume" array="a1" name="x" pool="c" size="1GiB"
                    provisioning="thin"/>
                <do command="create-volume" array="a2" name="x" pool="c" size="1GiB"
                    provisioning="thin"/>
                <do command="create-mirror" array="a1" name="m" target="a2" mode="sync"
                    volumes="w x" targets="w x"/>
                <do command="host-write" array="a1" volume="x" offset="0" length="64KiB"/>
                <expect array="a2" group="m" volume="w" differs="0" from="a1"/>
                <expect array="a2" group="m" volume="x" differs="1" from="a1"/>
                <expect array="a2" group="m" differs="1" from="a1"/>
              </at>
            """);
    assertThat(run("scenario", "run", file.toString())).as(out.toString() + err).isZero();
  }

  @Test
  void whatAMirrorDoesAfterAFailureStaysAsItIsWhereItIsNotNamed() throws IOException {
    Path file =
        scenario(
            """
              <at time="+1s">
                <do command="create-mirror" array="a1" name="m" target="a2" mode="sync"
                    volumes="w" targets="w" automatic="true" failedCopyStopsHostIo="true"/>
                <do command="operate" array="a1" session="m" operation="Activate"/>
              </at>
              <at after="1m">
                <do command="set-mirror" array="a1" group="m" buffer="32MiB"/>
                <do command="cut-link" a="a1" b="a2"/>
              </at>
              <at after="1m">
                <expect array="a1" group="m" status="Broken" writable="false"/>
                <expect array="a1" volume="w" hostWrite="VOL_IO_FAILED"/>
                <do command="heal-link" a="a1" b="a2"/>
              </at>
              <at after="1m"><expect array="a1" group="m" status="Synchronized"/></at>
            """);
    assertThat(run("scenario", "run", file.toString())).as(out.toString() + err).isZero();
  }

  @Test
  void hostIoIsStoppedOnlyByKindsThatCan() throws IOException {
    Path file =
        scenario(
            """
              <at time="+1s">
                <do command="create-mirror" array="a1" kind="storwize-remote-copy" name="m"
                    target="a2" mode="sync" volumes="w" targets="w" failedCopyStopsHostIo="true"
                    refused="INV_INPUT_PARAM_CONFLICT"/>
                <do command="create-mirror" array="a1" kind="storwize-remote-copy" name="m"
                    target="a2" mode="sync" volumes="w" targets="w"/>
                <do command="set-mirror" array="a1" group="m" failedCopyStopsHostIo="true"
                    refused="INV_INPUT_PARAM_CONFLICT"/>
                <do command="set-mirror" array="a1" group="m" failedCopyStopsHostIo="false"/>
              </at>
            """);
    assertThat(run("scenario", "run", file.toString())).as(out.toString() + err).isZero();
  }

  @Test
  void aSenderWithoutPowerTellsNoPercent() throws IOException {
    Path file =
        scenario(
            """
              <at time="+1s">
                <do command="host-write" array="a1" volume="w" offset="0" length="1GiB"/>
                <do command="create-mirror" array="a1" name="m" target="a2" mode="sync"
                    volumes="w" targets="w"/>
                <do command="operate" array="a1" session="m" operation="Activate"/>
              </at>
              <at after="5s">
                <expect array="a1" group="m" volume="w" percent="40..60"/>
                <do command="fail-array" array="a1"/>
                <expect array="a1" group="m" volume="w" percent="-1"/>
              </at>
            """);
    assertThat(run("scenario", "run", file.toString())).as(out.toString() + err).isZero();
  }

  @Test
  void jsonIsOneObjectALine() throws IOException {
    assertThat(run("scenario", "run", "--json", BUNDLED + "/rolling-disaster.xml")).isZero();
    ObjectMapper json = new ObjectMapper();
    List<String> lines = out.toString().lines().toList();
    for (String line : lines) {
      assertThat(json.readTree(line).path("scenario").asText()).isEqualTo("rolling-disaster");
    }
    JsonNode last = json.readTree(lines.get(lines.size() - 1));
    assertThat(last.path("event").asText()).isEqualTo("ends");
    assertThat(last.path("good").asBoolean()).isTrue();
  }

  @Test
  void timesAndStatesStandInColumnsHoweverLongTheyAre() throws IOException {
    Path file =
        scenario(
            """
              <at time="+25h9ms"><expect array="a1" group="g" role="Primary"/></at>
            """);
    assertThat(run("scenario", "run", file.toString())).isZero();
    assertThat(out.toString()).contains("\n+25:00:00.009 ok      a1 g: role Primary\n");
    assertThat(run("scenario", "check", file.toString())).isZero();
    assertThat(out.toString()).contains("1 step, 0 commands, 1 expectation\n");
  }

  @Test
  void anElementInAnUnendedStoryIsToldInPlainWords() throws IOException {
    Path file = folder.resolve("t.xml");
    Files.writeString(file, "<scenario name='t'>\n<story>It begins.\n<fleet name='f'/></scenario>");
    assertThat(run("scenario", "check", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(":3:1: element 'fleet' where none may stand, expected the end tag of the element")
        .hasLineCount(1);
  }

  @Test
  void aRefusalMustBeTheOneThatWasExpected() throws IOException {
    Path file =
        scenario(
            """
              <at time="+1s">
                <do command="start-group" array="a1" group="g" refused="RCOPY_GROUP_STARTED"/>
                <do command="start-group" array="a1" group="g"/>
                <do command="stop-group" array="a1" group="g" refused="RCOPY_GROUP_EMPTY"/>
              </at>
            """);
    assertThat(run("scenario", "run", file.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("refused group g on a1 is Started")
        .contains("REFUSED group g on a1 is Started")
        .contains(":16: expected to be done, seen RCOPY_GROUP_STARTED")
        .contains(":17: expected RCOPY_GROUP_EMPTY, seen it done")
        .contains("t: 1 as expected, 2 not");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<at time='+5s'/><at time='+4s'/> | :14:19: time +4s is before the step above, expected +5s"
            + " or later",
        "<at/> | :14:3: at: time and after are both missing, expected either time (from the start)"
            + " or after (from the step before)",
        "<at time='+1s' after='1s'/> | at: time and after are both there, expected either time",
        "<at time='5s'/> | time '5s' of at is wrong, expected a time since the start, for"
            + " example +20s or +1h5m",
        "<at time='+1s'><do command='cut-lnk'/></at> | command 'cut-lnk' is unknown, expected one"
            + " of 68 (./arraytwin scenario words lists them), nearest: cut-link, use-link",
        "<at time='+1s'><do command='fail-array'/></at> | do fail-array: array is missing,"
            + " expected one of a1, a2",
        "<at time='+1s'><do command='fail-disk' array='a1' pool='c'/></at> | :14:18: do fail-disk:"
            + " disk is missing, expected a whole number",
        "<at time='+1s'><do command='stop-group' array='a1'/></at> | do stop-group: group is"
            + " missing, expected the name of a group",
        "<at time='+1s'><do command='set-mode' array='a1' group='g' mode='x'/></at> | do set-mode:"
            + " mode 'x' is wrong, expected one of sync, periodic, async, adaptive",
        "<at time='+1s'><do/></at> | :14:18: attribute command of do is missing, expected a"
            + " command, as ./arraytwin scenario words lists them",
        "<at tim='+1s'/> | at has no attribute tim, expected time, after, say",
        "<until><expect group='g' equal='true'/></until> | attribute within of until is missing,"
            + " expected a length of time, for example 90s or 1h20m",
        "<at time='+1s'><mark name='a b'/></at> | name 'a b' of mark is wrong, expected 1 to 64"
            + " letters, digits, '.', '_' or '-'",
        "<at time='+1s'><do command='fail-array' arry='a1'/></at> | do fail-array: arry is no word"
            + " of fail-array, expected array",
        "<at time='+1s'><do command='fail-array' array='a3'/></at> | array 'a3' is unknown,"
            + " expected one of a1, a2",
        "<at time='+1s'><do command='cut-link' a='a1' b='a2' index='-2'/></at> | do cut-link: index"
            + " '-2' is wrong, expected a position from 0 on",
        "<at time='+1s'><do command='fail-array' array='a1' refused='VOL_IS_OFLINE'/></at> |"
            + " refused 'VOL_IS_OFLINE' is no reason, expected one of 116 (./arraytwin scenario"
            + " words lists them), nearest: VOL_IS_OFFLINE, POOL_IS_OFFLINE",
        "<at time='+1s'><expect array='a1'/></at> | :14:18: expect: nothing is expected, expected"
            + " one of role",
        "<at time='+1s'><expect array='a1' rolle='x'/></at> | rolle cannot be expected; of what:"
            + " array, group",
        "<at time='+1s'><expect array='a1' role='Primary'/></at> | role needs words that say of"
            + " what, expected array group",
        "<at time='+1s'><do command='operate' array='a1' session='g' operation='fly'/></at> |"
            + " operation 'fly' is unknown to threepar-remote-copy, expected one of",
        "<at time='+1s'><do command='operate' array='a1' session='h' operation='fly'/></at> |"
            + " operation 'fly' is unknown to every kind of session, expected one of",
        "<at time='+1s'><do command='create-mirror' array='a1' name='m' target='a2' mode='sync'"
            + " volumes='w' targets='w'/><do command='operate' array='a2' session='m'"
            + " operation='Split' options='forse'/></at> | do operate: option 'forse' is none of"
            + " Split, expected one of force",
        "<at time='+1s'><do command='create-copy' array='a1' name='s' kind='reference-snapshot'"
            + " source='v' target='t' pool='c' group='n'/><do command='operate-together' array='a1'"
            + " group='n' operation='startfcmap'/></at> | operation 'startfcmap' is unknown to"
            + " reference-snapshot, expected one of",
        "<at time='+1s'><expect array='a1' copy='c'/></at> | nothing is expected, expected one of"
            + " role",
        "<at time='+1s'><expect copy='c' state='Copying'/></at> | state needs words that say of"
            + " what, expected array copy",
        "<at time='+1s'><expect array='a1' undefined='0'/></at> | undefined needs words that say of"
            + " what, expected array volume, or array copy",
        "<at time='+1s'><expect array='a1' volume='v' equals='a2:v@noon'/></at> | equals: '@noon'"
            + " is no moment, expected @+TIME, @write N or a mark above",
        "<at time='+1s'><expect array='a1' group='g' role='Primry'/></at> | role 'Primry' is never"
            + " seen, expected one of Primary, Secondary, Primary-Rev, Secondary-Rev",
        "<at time='+1s'><expect array='a1' group='g' status='Started;Stoped'/></at> | status"
            + " 'Stoped' is never seen, expected one of 57 (./arraytwin scenario words lists them),"
            + " nearest: Stopped, stopped",
        "<at time='+1s'><expect group='g' exposureWrites='5..3'/></at> | exposureWrites '5..3' is"
            + " never seen, expected the smaller number first",
        "<at time='+1s'><mark name='m'/><expect array='a2' volume='v' equals='a1@m'/></at> |"
            + " :14:34: expect: equals 'a1@m' names no volume, expected a1:VOLUME@m",
        "<at time='+1s'><expect array='a2' volume='v' differs='0' from='a1'/></at> | from 'a1'"
            + " names no volume, expected a1:VOLUME",
        "<at time='+1s'><expect group='g' differs='0' from='a1'/></at> | from needs a word that"
            + " says of which array, expected array",
        "<at time='+1s'><expect group='g' volume='v' equal='true'/></at> | volume needs a word that"
            + " says of which array, expected array",
        "<at time='+1s'><expect array='a1' group='g' role='Primary' from='a1'/></at> | from is what"
            + " differs is counted against, expected differs with it",
        "<at time='+1s'><expect array='a1' volume='v' equals='a1:v@+5s1h'/></at> | equals: '@+5s1h'"
            + " is no moment, expected @+TIME",
        "<at time='+1s'><expect array='a1' group='g' sync='Synced and New;Sync'/></at> | sync"
            + " 'Sync' is never seen, expected one of New, Syncing",
        "<at time='+1s'><expect group='g' exposureWrites='5..x'/></at> | exposureWrites '5..x' is"
            + " never seen, expected a number or a range such as 3..5, 3.. or ..5",
        "<at time='+1s'><expect group='g' journal='3..;some'/></at> | journal 'some' is never seen,"
            + " expected a number or a range such as 3..5, 3.. or ..5, or one of none",
        "<at time='+1s'><expect group='g' equal='yes'/></at> | equal 'yes' is never seen, expected"
            + " one of true, false",
        "<at time='+1s'><expect array='a1' volume='v' hostWrite='POOL_OFFLINE'/></at> |"
            + " hostWrite 'POOL_OFFLINE' is never seen, expected one of 117 (./arraytwin scenario"
            + " words lists them), nearest: POOL_IS_OFFLINE",
        "<at time='+1s'><expect array='a2' group='g' status='Started'/></at> | group 'g' of a2 is"
            + " neither in the fleet nor made by a command above, expected one of g.r1001",
        "<at time='+1s'><expect group='g.r1001' equal='true'/></at> | group 'g.r1001' is neither in"
            + " the fleet nor made by a command above, expected one of g",
        "<at time='+1s'><expect array='a1' group='g' volume='x' sync='Synced'/></at> | volume 'x'"
            + " of a1 is neither in the fleet nor made by a command above, expected one of v, w",
        "<at time='+1s'><expect array='a1' pool='d' poolState='full'/></at> | pool 'd' of a1 is"
            + " neither in the fleet nor made by a command above, expected one of c",
        "<at time='+1s'><expect array='a1' copy='x' undefined='0'/></at> | copy 'x' of a1 is"
            + " neither in the fleet nor made by a command above, expected a name that is there",
        "<at time='+1s'><expect array='a1' volume='v' equals='a3:v'/></at> | equals: array 'a3' is"
            + " neither in the fleet nor made by a command above, expected one of a1, a2",
        "<at time='+1s'><expect array='a1' volume='v' differs='0' from='a2:x'/></at> | from: volume"
            + " 'x' of a2 is neither in the fleet nor made by a command above, expected one of v,"
            + " w",
        "<at time='+1s'><expect array='a1' group='h' status='New'/><do command='create-group'"
            + " array='a1' name='h' target='a2' mode='sync'/></at> | group 'h' of a1 is neither in"
            + " the fleet nor made by a command above, expected one of g",
        "<at time='+1s'><mark name='m'/><mark name='m'/></at> | there are two marks 'm'",
        "<until within='5s'/> | until without an expectation, expected what to wait for",
        "<then/> | Invalid content was found starting with element 'then'",
        "<at time='+1s'> | not well-formed XML",
      })
  void whatIsWrongIsToldWithItsPlaceAndWhatWouldBeLegal(String steps, String message)
      throws IOException {
    Path file = scenario("  " + steps.replace('\'', '"').replace(';', '|'));
    for (String word : List.of("run", "check")) {
      err.getBuffer().setLength(0);
      assertThat(run("scenario", word, file.toString())).isEqualTo(2);
      assertThat(err.toString())
          .startsWith("arraytwin: " + file + ":1")
          .contains(message)
          .hasLineCount(1);
    }
    assertThat(out.toString()).as("nothing was played").isEmpty();
  }

  /** Whether the commands are carried out or refused, what they could make may be looked for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<do command='create-group' array='a1' name='h' target='a2' mode='sync'/> | array='a2'"
            + " group='h.r1001' status='New' | true",
        "<do command='create-group' array='a1' name='h' target='zz' mode='sync'"
            + " refused='NON_EXISTENT_TARGET'/> | array='a2' group='h.r1001' status='New' | false",
        "<do command='create-mirror' array='a1' name='m' target='a2' mode='sync' volumes='w'"
            + " targets='w'/> | group='m' equal='true' | true",
        "<do command='admit-target' array='a1' group='g' target='zz' mode='periodic'"
            + " refused='RCOPY_GROUP_STARTED'/> | array='a1' group='g@zz' status='New' | false",
        "<do command='create-volume' array='a2' name='x' pool='c' size='1GiB' provisioning='thin'/>"
            + " | array='a2' volume='x' written='0' | true",
        "<do command='rename-volume' array='a2' volume='w' name='x'/> | array='a2' volume='x'"
            + " written='0' | true",
        "<do command='create-copy' array='a1' name='s' kind='reference-snapshot' source='v'"
            + " target='t' pool='c'/> | array='a1' copy='s' state='Initialized' | true",
        "<do command='create-copy' array='a1' name='s' kind='reference-snapshot' source='v'"
            + " target='t' pool='c'/> | array='a1' volume='t' written='0' | true",
        "<do command='remove-volume' array='a1' volume='w'/> | array='a1' volume='w' written='0' |"
            + " false",
        "| array='a1' copy='s' kind='there is no copy s on a1' | true",
      })
  void whatACommandCouldMakeIsLookedForWhenItIsPlayed(String command, String expect, boolean good)
      throws IOException {
    Path file =
        scenario(
            ("  <at time='+1s'>"
                    + (command == null ? "" : command)
                    + "<expect "
                    + expect
                    + "/></at>")
                .replace('\'', '"'));
    assertThat(run("scenario", "check", file.toString())).as(err.toString()).isZero();
    assertThat(run("scenario", "run", file.toString())).as(out.toString()).isEqualTo(good ? 0 : 1);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aScenarioWithoutItsFleetIsRefused() throws IOException {
    Path file = folder.resolve("t.xml");
    Files.writeString(file, "<scenario name=\"t\"/>");
    assertThat(run("scenario", "check", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(":1:1: no fleet, expected attribute fleet (a file) or an element fleet");
    Files.writeString(file, "<scenario name=\"t\" fleet=\"none.xml\"/>");
    assertThat(run("scenario", "check", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("fleet file 'none.xml' is not there");
    assertThat(run("scenario", "run", folder.resolve("nothing.xml").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("nothing.xml: no such file");
  }

  @Test
  void aFleetFileOfTheProgramCanBeNamed() throws IOException {
    Path file = folder.resolve("t.xml");
    Files.writeString(
        file,
        "<scenario name=\"t\" fleet=\"two-site-dr.xml\"><at time=\"+1s\">"
            + "<expect group=\"crm\" exposureWrites=\"16\"/></at></scenario>");
    assertThat(run("scenario", "run", file.toString())).as(out.toString() + err).isZero();
  }

  @Test
  void theWordsThereAreAreListed() {
    assertThat(run("scenario", "words")).isZero();
    assertThat(out.toString())
        .contains("failover", "[nosnap]", "exposureWrites", "a volume of")
        .contains("    startfcmap [", "    states: idle_or_copied, preparing");
    for (Form form : org.arraytwin.catalog.Catalog.forms()) {
      assertThat(out.toString()).contains("  " + form.name() + " ");
    }
  }

  @Test
  void aMissingWordIsAskedFor() {
    assertThat(run("scenario")).isEqualTo(2);
    assertThat(err.toString()).contains("run, check, list or words?");
  }
}
