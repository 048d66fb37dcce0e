package org.arraytwin.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.arraytwin.login.Password;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Rules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderConfigIT {
  private static final Path SHIPPED = Path.of("provider-config").toAbsolutePath();
  private static final long GIB = 1L << 30;

  @TempDir Path folder;
  private Path fleet;
  private Path product;

  @BeforeEach
  void copyTheShippedFiles() throws IOException {
    fleet = folder.resolve("fleets/fleet.xml");
    product = folder.resolve("products/threepar.xml");
    Files.createDirectories(product.getParent());
    Files.createDirectories(fleet.getParent());
    Files.createDirectories(folder.resolve("sessions"));
    for (String name :
        List.of(
            "fleet.xsd",
            "product.xsd",
            "session.xsd",
            "products/threepar.xml",
            "sessions/threepar-remote-copy.xml",
            "sessions/threepar-virtual-copy.xml",
            "sessions/threepar-physical-copy.xml")) {
      Files.copy(SHIPPED.resolve(name), folder.resolve(name));
    }
    Files.copy(SHIPPED.resolve("fleets/two-site-dr.xml"), fleet);
  }

  private FleetPlan readFleet() {
    return new ProviderConfig(folder).fleet(fleet, GIB);
  }

  private void replace(Path file, String old, String with) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replaceFirst(Pattern.quote(old), with));
  }

  private void fleetIsRefused(String old, String with, String message) throws IOException {
    replace(fleet, old, with);
    assertThatThrownBy(this::readFleet)
        .isInstanceOf(ConfigException.class)
        .hasMessage(fleet + message);
  }

  /** The mistake is told at the place where an element begins. */
  private void productIsRefused(String old, String with, String element, String message)
      throws IOException {
    replace(product, old, with);
    String text = Files.readString(product);
    assertThat(text).contains(element);
    String before = text.substring(0, text.indexOf(element));
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    int column = before.length() - before.lastIndexOf('\n');
    assertThatThrownBy(() -> new ProviderConfig(folder).product("threepar"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(product + ":" + line + ":" + column + ": " + message);
  }

  @Test
  void theShippedFleetIsTwoArraysWithTwoLinksAndTwoGroups() {
    FleetPlan plan = readFleet();

    assertThat(plan.name()).isEqualTo("two-site-dr");
    assertThat(plan.consolePort()).isEqualTo(8088);
    assertThat(plan.arrays())
        .extracting(FleetPlan.ArrayPlan::name, FleetPlan.ArrayPlan::systemId)
        .containsExactly(tuple("london", 1001), tuple("paris", 1002));
    assertThat(plan.arrays().get(0).ports()).isEqualTo(new FleetPlan.Ports(5988, 5989, 5922));
    assertThat(plan.arrays().get(0).users())
        .isEqualTo(Map.of("admin", new Password.Plain("arraytwin")));
    assertThat(plan.arrays().get(0).volumes())
        .extracting(FleetPlan.VolumePlan::name)
        .startsWith("payroll.1", "payroll.2", "payroll.3", "payroll.4", "crm.1");
    assertThat(plan.arrays().get(0).volumes())
        .anySatisfy(v -> assertThat(v.sizeBytes()).isEqualTo(16L << 40));
    assertThat(plan.links()).hasSize(2).allMatch(l -> l.bytesPerSecond() == 100L << 20);
    assertThat(plan.groups())
        .extracting(FleetPlan.GroupPlan::name, FleetPlan.GroupPlan::mode, g -> g.pairs().size())
        .containsExactly(tuple("payroll", Mode.SYNC, 4), tuple("crm", Mode.PERIODIC, 8));
    assertThat(plan.groups().get(1).periodSeconds()).isEqualTo(300);
  }

  @Test
  void aPasswordInPlainTextOfAUsersOwnFleetIsRefused() throws IOException {
    Path own = Files.copy(fleet, folder.resolve("own.xml"));
    assertThatThrownBy(() -> new ProviderConfig(folder).fleet(own, GIB))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            own
                + ":7:5: user 'admin' has a password in plain text, as only bundled demo fleets"
                + " may, expected a hash: run ./arraytwin password");
  }

  @Test
  void aHashedPasswordIsReadAndADamagedOneRefused() throws IOException {
    String hash = Password.Hashed.of("secret", Password.Hashed.MIN_ITERATIONS).form();
    replace(fleet, "password=\"arraytwin\"", "password=\"" + hash + "\"");
    assertThat(readFleet().arrays().get(0).users())
        .isEqualTo(Map.of("admin", Password.parse(hash)));
    replace(fleet, hash, hash.substring(0, hash.length() - 3));
    assertThatThrownBy(this::readFleet)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(fleet + ":7:")
        .hasMessageContaining("not of the form pbkdf2-sha256:ITERATIONS:SALT:HASH");
  }

  @Test
  void theShippedProductHasATotalStateTable() {
    ProductConfig config = new ProviderConfig(folder).product("threepar");

    assertThat(config.implementationNamespace()).isEqualTo("root/tpd");
    assertThat(config.interopNamespace()).isEqualTo("root/PG_InterOp");
    assertThat(config.mof()).isEqualTo("threepar.mof");
    assertThat(config.rules().returningPrimaryTurnsSecondaryRev()).isTrue();
    assertThat(config.rules().maxConcurrentSyncs()).isEqualTo(20);
    assertThat(config.rules().timings().targetFailedPeriodic()).isEqualTo(200);
    assertThat(config.switches())
        .containsEntry("undiscoveredWhen", "target-failed")
        .containsEntry("instanceIdPrefix", "3PAR");
    assertThat(config.states()).hasSize(17);
    assertThat(config.states().get(0).when()).isEqualTo(Map.of("group", "Backup"));
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> new ProviderConfig(folder).fleet(folder.resolve("missing.xml"), GIB))
        .isInstanceOf(ConfigException.class)
        .hasMessage(folder.resolve("missing.xml") + ": no such file");
  }

  @Test
  void anUnknownElementIsPlaced() throws IOException {
    fleetIsRefused(
        "<node name=\"1301001-0\"",
        "<nude name=\"1301001-0\"",
        ":8:5: Invalid content was found starting with element 'nude'."
            + " One of '{user, node, hostPort, cpg}' is expected.");
  }

  @Test
  void aMissingAttributeIsNamed() throws IOException {
    fleetIsRefused(
        " systemId=\"1001\"",
        "",
        ":5:3: attribute systemId of array is missing, expected 1 to 16777215");
  }

  @Test
  void aSizeWithoutUnitIsExplained() throws IOException {
    fleetIsRefused(
        "size=\"16TiB\"",
        "size=\"16TB\"",
        ":17:5: size '16TB' of volume is wrong, expected a number and a unit, for example 512MiB,"
            + " 100GiB or 16TiB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model=\"InServ T400\" | | :5:3: attribute model of array is missing, expected 1 to 64"
            + " characters",
        "mode=\"sync\" | mode=\"slow\" | :34:3: mode 'slow' of group is wrong, expected one of"
            + " sync, periodic, async, adaptive",
        "systemId=\"1001\" | systemid=\"1001\" | :5:3: array has no attribute systemid, expected"
            + " name, product, model, serial, systemId, osVersion",
        "mibPerSecond=\"100\" | mibPerSecond=\"ten\" | :31:3: mibPerSecond 'ten' of link is wrong,"
            + " expected a whole number from 1 on",
      })
  void anAttributeIsToldWithItsElementAndWhatIsLegal(String old, String with, String message)
      throws IOException {
    fleetIsRefused(old, with == null ? "" : with, message);
  }

  @Test
  void fullVolumesThatTheirCpgCannotHoldAreRefused() throws IOException {
    fleetIsRefused(
        "cpg=\"SSD_r1\" size=\"32GiB\"",
        "cpg=\"SSD_r1\" size=\"9TiB\"",
        ":15:5: cpg 'SSD_r1' of 8388608 MiB has 8388608 MiB left, 1 fully provisioned of 9TiB do"
            + " not fit; expected a larger cpg, smaller volumes, or provisioning tpvv");
  }

  @Test
  void fullVolumesCountTogether() throws IOException {
    fleetIsRefused(
        "<volume name=\"home.%d\" count=\"3\" cpg=\"NL_r6\" size=\"2TiB\" provisioning=\"tpvv\"/>",
        "<volume name=\"home.%d\" count=\"3\" cpg=\"SSD_r1\" size=\"4TiB\" provisioning=\"full\"/>",
        ":16:5: cpg 'SSD_r1' of 8388608 MiB has 8355840 MiB left, 3 fully provisioned of 4TiB do"
            + " not fit; expected a larger cpg, smaller volumes, or provisioning tpvv");
  }

  @Test
  void brokenXmlIsPlaced() throws IOException {
    replace(fleet, "</array>", "</aray>");
    assertThatThrownBy(this::readFleet)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(fleet + ":18:")
        .hasMessageContaining("not well-formed XML: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void xmlThatBreaksOffInsideATextIsPlaced() throws IOException {
    String whole = Files.readString(fleet);
    Files.writeString(fleet, whole.substring(0, whole.indexOf("<link") - 1));
    assertThatThrownBy(this::readFleet)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(fleet + ":31:2: ")
        .hasMessageContaining("not well-formed XML: Unexpected end-of-input");
  }

  @Test
  void aByteThatIsNoTextIsPlaced() throws IOException {
    byte[] bytes = Files.readString(fleet).replace("</array>", "?</array>").getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '?' && bytes[i + 1] == '<' ? (byte) 0xff : bytes[i];
    }
    Files.write(fleet, bytes);
    assertThatThrownBy(this::readFleet)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(fleet + ":18:")
        .hasMessageContaining("not well-formed XML: Illegal XML character");
  }

  @Test
  void aDoctypeIsRefusedBeforeAnythingItNamesIsRead() throws IOException {
    fleetIsRefused(
        "<fleet ",
        "<!DOCTYPE fleet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<fleet ",
        ":2:101: not well-formed XML: a DOCTYPE is not allowed here");
  }

  @Test
  void anUnknownProductIsNamed() throws IOException {
    fleetIsRefused(
        "product=\"threepar\"",
        "product=\"fourpar\"",
        ":5:3: product 'fourpar' is unknown, expected one of threepar");
  }

  @Test
  void anUnknownCpgIsNamed() throws IOException {
    fleetIsRefused(
        "cpg=\"SSD_r1\"",
        "cpg=\"SSD_r2\"",
        ":15:5: cpg 'SSD_r2' is unknown, expected one of FC_r5, NL_r6, SSD_r1");
  }

  @Test
  void twoVolumesOfOneNameAreRefused() throws IOException {
    fleetIsRefused(
        "name=\"archive\"",
        "name=\"payroll.3\"",
        ":17:5: there are two volumes 'payroll.3', expected different names");
  }

  @Test
  void aVolumeIsCalledAsItsProductAllows() throws IOException {
    replace(product, "pattern=\"[A-Za-z0-9]", "pattern=\"[B-Zb-z0-9]");
    FleetPlan plan = readFleet();
    Map<String, Rules> rules =
        Map.of("threepar", new ProviderConfig(folder).product("threepar").rules());
    assertThatThrownBy(() -> FleetBuilder.build(plan, rules, 1_700_000_000_000_000L, 0))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(fleet + ":17:5: ")
        .hasMessageContaining("not to have a volume called 'archive'");
  }

  @Test
  void clashingPortsAreRefused() throws IOException {
    fleetIsRefused(
        "ssh=\"6922\"",
        "ssh=\"5989\"",
        ":20:5: port 5989 for ssh of paris is taken by https of london, expected a free one");
  }

  @Test
  void anUnknownVolumeInAGroupIsNamed() throws IOException {
    fleetIsRefused(
        "<pair volume=\"payroll.%d\" count=\"4\"/>",
        "<pair volume=\"archive\" remote=\"test.scratsch\"/>",
        ":35:5: volume 'test.scratsch' of paris is unknown, expected one of crm.1, crm.2, crm.3,"
            + " crm.4, crm.5, crm.6, crm.7, crm.8, payroll.1, payroll.2, payroll.3, payroll.4,"
            + " test.scratch");
  }

  @Test
  void aPairOfUnequalSizesIsRefused() throws IOException {
    fleetIsRefused(
        "<pair volume=\"payroll.%d\" count=\"4\"/>",
        "<pair volume=\"oltp.redo\" remote=\"test.scratch\"/>",
        ":35:5: oltp.redo of london has 34359738368 bytes and test.scratch of paris has"
            + " 536870912000, expected equal sizes");
  }

  @Test
  void anUnknownArrayInALinkIsNamed() throws IOException {
    fleetIsRefused(
        "<link from=\"london\" to=\"paris\"",
        "<link from=\"london\" to=\"rome\"",
        ":31:3: array 'rome' is unknown, expected one of london, paris");
  }

  @Test
  void aPeriodBelowFiveMinutesIsRefused() throws IOException {
    fleetIsRefused(
        "periodSeconds=\"300\"",
        "periodSeconds=\"299\"",
        ":38:3: periodSeconds 299 is wrong, expected 0 or 300 to 31622400");
  }

  @Test
  void contentsThatCannotFitAreRefusedWithTheFormula() {
    assertThatThrownBy(() -> new ProviderConfig(folder).fleet(fleet, 100L << 20))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            fleet
                + ":34:3: worst-case contents need 74 MiB (sum over the groups of range / 64 KiB x"
                + " 390 B x 6: payroll 37 MiB, crm 37 MiB), more than 60 % of the heap of 100 MiB;"
                + " expected smaller workload ranges or a larger heap (-Xmx)");
  }

  /** A copy keeps one more of what is written to its source and to its target, by hosts alone. */
  @Test
  void copiesWithinAnArrayNeedMemoryForWhatHostsWrite() {
    Path shipped = Path.of("provider-config");
    Path copies = shipped.resolve("fleets/local-copies.xml");
    assertThatThrownBy(() -> new ProviderConfig(shipped).fleet(copies, 32L << 20))
        .hasMessageContaining(
            "worst-case contents need 42 MiB (sum over the groups of range / 64 KiB x 390 B x 6, of"
                + " their copies within an array x 1: orders 19 MiB, stock 10 MiB, snap.1 4 MiB,"
                + " snap.2 4 MiB, flash.1 2 MiB, flash.2 2 MiB, equal 2 MiB, clone 4 MiB)");
  }

  /** What one host writes to many volumes is spread over them, and so is what their copies keep. */
  @Test
  void aCopyKeepsItsVolumesPartOfWhatAHostWritesToMany() throws IOException {
    Path spread = folder.resolve("s.xml");
    Files.writeString(
        spread,
        """
        <fleet name="s" consolePort="1">
          <array name="a" product="eternus" model="m" serial="s" systemId="1" osVersion="1">
            <ports http="2" https="3" ssh="4"/><user name="u" password="HASH"/>
            <node name="n" address="1" port="0:0:1"/><cpg name="c" size="99TiB"/>
            <volume name="m%d" count="1000" cpg="c" size="1GiB"/>
            <volume name="t%d" count="1000" cpg="c" size="1GiB"/>
            <copy kind="reference-clone" name="c%d" count="1000" source="m%d" target="t%d"/>
            <workload volume="m%d" count="1000" seed="1" mibPerSecond="1" rangeMib="1000"/>
          </array>
        </fleet>
        """
            .replace("HASH", Password.Hashed.of("secret", Password.Hashed.MIN_ITERATIONS).form()));
    assertThatThrownBy(() -> new ProviderConfig(SHIPPED).fleet(spread, 64L << 20))
        .hasMessageStartingWith(spread + ":8:5: worst-case contents need 42 MiB ");
    assertThat(new ProviderConfig(SHIPPED).fleet(spread, 72L << 20).copies()).hasSize(1000);
  }

  @Test
  void ofManyThatNeedMemoryTheFirstAreNamed() throws IOException {
    Path many = Files.copy(SHIPPED.resolve("fleets/local-copies.xml"), folder.resolve("many.xml"));
    String hash = Password.Hashed.of("secret", Password.Hashed.MIN_ITERATIONS).form();
    replace(many, "password=\"arraytwin\"", "password=\"" + hash + "\"");
    replace(many, "\"flash.%d\" count=\"2\"", "\"flash.%d\" count=\"20\"");
    assertThatThrownBy(() -> new ProviderConfig(SHIPPED).fleet(many, 32L << 20))
        .hasMessageContaining("flash.5 2 MiB, flash.6 2 MiB, 16 more), more than 60 %");
  }

  @Test
  void aStateTableWithAHoleIsRefused() throws IOException {
    productIsRefused(
        "<row when=\"sync=Stale\"",
        "<row when=\"sync=Stale target=ready\"",
        "<states>",
        "no row matches activity=NONE reversed=false source=false sync=Stale target=new"
            + " recoverFailed=false peerFailedOver=false group=New, expected one for every"
            + " combination");
  }

  @Test
  void aRowThatIsNeverReachedIsRefused() throws IOException {
    productIsRefused(
        "<row when=\"sync=Stopped recoverFailed=true\"",
        "<row when=\"sync=Stale recoverFailed=true\"",
        "<row when=\"sync=Stale recoverFailed=true\"",
        "this row is never the first that matches, expected it further up or not at all");
  }

  @Test
  void aRowWithAnUnknownValueIsRefused() throws IOException {
    productIsRefused(
        "<row when=\"sync=Stale\"",
        "<row when=\"sync=Stail\"",
        "<row when=\"sync=Stail\"",
        "'Stail' is no sync, expected one of New, Syncing, Synced, NotSynced, Stopped," + " Stale");
  }

  @Test
  void aSwitchWithAnUnknownValueIsRefused() throws IOException {
    productIsRefused(
        "value=\"target-failed\"",
        "value=\"always\"",
        "<switch name=\"undiscoveredWhen\"",
        "undiscoveredWhen 'always' is wrong, expected one of target-failed, never");
  }
}
