package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.fleet.fault.HostRead;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of parts of volumes, and onto larger volumes, as typed on the server. */
class EternusPartsIT {
  private static final long GRAIN = Content.GRAIN_BYTES;
  private static final long MIB = 1L << 20;

  private static EternusBoxes boxes;
  private static int turn;

  @BeforeAll
  static void start() {
    boxes = new EternusBoxes();
  }

  @AfterAll
  static void stop() {
    boxes.close();
  }

  @BeforeEach
  void fresh() {
    boxes.fresh();
  }

  @AfterEach
  void gone() {
    boxes.pass(3600);
    for (String group : List.of("PARTS", "MORE")) {
      for (String end : List.of("acopc cancel -force", "acsnap cancel -force", "acec cancel")) {
        typed(end + " -g " + group);
      }
    }
    turn++;
  }

  private static void group(String name, String type, String... pairs) {
    must("acgroup create -g " + name + " -type " + type + " -a dx1");
    for (String pair : pairs) {
      must("acpair set -g " + name + " -p " + pair);
    }
  }

  /** Each test has groups of its own: their names get its number. */
  private static String own(String line) {
    return line.replaceAll("-g (\\w+)", "-g $1" + turn);
  }

  private static void must(String line) {
    boxes.must(own(line));
  }

  private static String typed(String line) {
    return boxes.type("ccm", own(line)).output();
  }

  private static Content part(String volume, long firstMib, long mib) {
    return boxes.content(volume).slice(firstMib * MIB / GRAIN, mib * MIB / GRAIN);
  }

  private static boolean writes(String volume, long offset) {
    return boxes.server().fleet().execute(new HostWrite("dx1", volume, offset, GRAIN)).refusal()
        == null;
  }

  private static boolean reads(String volume, long offset) {
    return boxes.server().fleet().execute(new HostRead("dx1", volume, offset, GRAIN)).refusal()
        == null;
  }

  @Test
  void partsOfAVolumeAreCopiedToPartsOfOthersAndRefreshedByDifferences() {
    Content before = boxes.content("t");
    group(
        "PARTS",
        "QuickOPC",
        "dx1/0x0/0x0/0x80000:dx1/0x1/0x100000/0x80000", // 256 MiB from 0 to 512 MiB
        "dx1/0x0/0x80000/0x80000:dx1/0x1/0x0/0x80000",
        "dx1/0x0/0x80000/0x80:dx1/0x2/0x80/0x80");
    must("acopc start -g PARTS");
    assertThat(part("t", 512, 256).same(part("s", 0, 256))).isTrue();
    assertThat(part("t", 0, 256).same(part("s", 256, 256))).isTrue();
    assertThat(part("t", 256, 256).same(before.slice(4096, 4096))).isTrue();
    boxes.pass(10);
    assertThat(typed("accopy query -a dx1 -type local"))
        .contains("dx1/0x0/0x80000/0x80 ", "dx1/0x1/0x100000/0x80000", "\"Tracking\"");

    Content image = part("s", 0, 256);
    assertThat(writes("s", 3 * GRAIN)).isTrue();
    assertThat(writes("t", 512 * MIB + 9 * GRAIN)).isTrue();
    assertThat(part("t", 512, 256).differing(image)).isEqualTo(1);
    must("acopc start -g PARTS -diff");
    assertThat(part("t", 512, 256).same(part("s", 0, 256))).isTrue();
    assertThat(boxes.content("t").written()).isEqualTo(boxes.content("t").grains());
    assertThat(typed("acopc query -g PARTS")).contains("\"Copying/Tracking\"");
  }

  @Test
  void eightSessionsAreOfOneAreaNotOfOneVolume() {
    String[] pairs = new String[9];
    for (int i = 0; i < 9; i++) {
      pairs[i] = "dx1/0x0/0x0/0x80000:dx1/0x" + Integer.toHexString(4 + i) + "/0x0/0x80000";
    }
    group("PARTS", "OPC", pairs);
    String ninth = typed("acopc start -g PARTS");
    assertThat(ninth).contains("Succeeded : 8", "Failed    : 1", "TOO_MANY_SESSIONS");
    group("MORE", "OPC", "dx1/0x0/0x80000/0x80:dx1/0xC/0x0/0x80");
    assertThat(typed("acopc start -g MORE")).contains("Succeeded : 1");
  }

  @Test
  void aSessionFollowsAnotherWhereAllItCopiesIsBroughtByThat() {
    group("PARTS", "QuickOPC", "dx1/0x0/0x0/0x1000:dx1/0x1/0x0/0x1000");
    must("acopc start -g PARTS");
    group("MORE", "OPC", "dx1/0x1/0x800/0x1000:dx1/0x2/0x0/0x1000");
    assertThat(typed("acopc start -g MORE")).contains("ccm5004", "CASCADE_NOT_POSSIBLE");
    must("acpair delete -g MORE -p dx1/0x1/0x800/0x1000:dx1/0x2/0x0/0x1000");
    must("acpair set -g MORE -p dx1/0x1/0x800/0x800:dx1/0x2/0x0/0x800");
    assertThat(typed("acopc start -g MORE")).contains("Succeeded : 1");
  }

  @Test
  void theRestOfAMirrorsDestinationStaysItsHosts() {
    group("PARTS", "EC", "dx1/0x0/0x0/0x80000:dx1/0x1/0x0/0x80000");
    must("acec start -g PARTS");
    assertThat(reads("t", 0)).isFalse();
    assertThat(writes("t", 300 * MIB)).isTrue();
    boxes.pass(10);
    assertThat(reads("t", 0)).isTrue();
    assertThat(writes("t", 0)).isFalse();
    assertThat(writes("s", 5 * GRAIN)).isTrue();
    assertThat(part("t", 0, 256).same(part("s", 0, 256))).isTrue();
    must("acec suspend -g PARTS");
    assertThat(writes("s", 6 * GRAIN)).isTrue();
    assertThat(part("t", 0, 256).differing(part("s", 0, 256))).isEqualTo(1);
    must("acec reverse -g PARTS");
    must("acec resume -g PARTS");
    boxes.pass(10);
    assertThat(part("t", 0, 256).same(part("s", 0, 256))).isTrue();
    assertThat(typed("acec query -g PARTS")).contains("<==", "\"Paired\"");
  }

  @Test
  void generationsAreCountedForEachArea() {
    group(
        "PARTS",
        "SnapOPCP",
        "dx1/0x0/0x0/0x1000:dx1/0x4/0x0/0x1000",
        "dx1/0x0/0x0/0x1000:dx1/0x5/0x0/0x1000",
        "dx1/0x0/0x1000/0x1000:dx1/0x4/0x1000/0x1000");
    must("acsnap start -g PARTS");
    assertThat(writes("s", GRAIN)).isTrue();
    Content area = part("s", 0, 2);
    must("acsnap start -g PARTS");
    assertThat(writes("s", GRAIN)).isTrue();
    assertThat(part("more.2", 0, 2).same(area)).isTrue();
    assertThat(part("more.1", 0, 2).differing(area)).isEqualTo(1);
    assertThat(typed("acsnap query -g PARTS"))
        .contains("\"Copy On Write(Inactive)\"", "\"Copy On Write(Active)\"");
  }

  @Test
  void aDestinationMayBeLargerAndGivesBackWhatItWasGiven() {
    group("PARTS", "QuickOPC", "dx1/0x0:dx1/0x18"); // 1 GiB to 2 TiB
    must("acopc start -g PARTS");
    Content image = boxes.content("s");
    assertThat(writes("s", 0)).isTrue();
    assertThat(writes("big.1", 5L << 30)).isTrue();
    must("acopc start -g PARTS -r");
    assertThat(boxes.content("s").same(image)).isTrue();
    boxes.pass(60);
    assertThat(typed("acopc query -g PARTS")).contains("\"Tracking\"", "2097152");
    group("MORE", "OPC");
    assertThat(typed("acpair set -g MORE -p dx1/0x18:dx1/0x2")).contains("ccm3008", "blocks");
  }

  @Test
  void pairsThatCannotBeAreRefused() {
    group("MORE", "OPC");
    assertThat(typed("acpair set -g MORE -p dx1/0x0/0x0/0x80:dx1/0x1")).contains("ccm3008");
    assertThat(typed("acpair set -g MORE -p dx1/0x0/0x0/0x81:dx1/0x1/0x0/0x81"))
        .contains("multiples of 0x80 blocks");
    assertThat(typed("acpair set -g MORE -p dx1/0x0/0x1FFF80/0x100:dx1/0x1/0x0/0x100"))
        .contains("beyond the end");
    assertThat(typed("acpair set -g MORE -p dx1/0x0/0x0/0x80:dx1/0x0/0x80/0x80"))
        .contains("two volumes");
  }

  @Test
  void theBoxItselfCopiesParts() {
    String line =
        "start copy-opc -source-volume-number 0 -destination-volume-number 1"
            + " -source-lba 128 -destination-lba 256 -size ";
    assertThat(boxes.type("dx1", line + "4096").output()).startsWith("00");
    assertThat(part("t", 0, 1).slice(2, 14).same(part("s", 0, 1).slice(1, 14))).isTrue();
    assertThat(boxes.type("dx1", line + "100").output()).startsWith("01\n0001");
    assertThat(boxes.type("dx1", line + "2097152").output()).startsWith("01");
  }
}
