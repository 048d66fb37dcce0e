package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.profile.CommandLine.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Volumes made, made larger, called otherwise and removed by the box's own command line. */
class EternusVolumesIT {
  private static EternusBoxes boxes;

  @BeforeAll
  static void start() {
    boxes = new EternusBoxes();
  }

  @AfterAll
  static void stop() {
    boxes.close();
  }

  private static String typed(String line) {
    return boxes.type("dx1", line).output();
  }

  private static Volume volume(String name) {
    return Objects.requireNonNull(boxes.server().fleet().now().fleet().site(0).volume(name), name);
  }

  @Test
  void aVolumeComesGrowsAndGoes() {
    assertThat(typed("create volume -name fresh -size 10gb -rg-name RG001"))
        .matches("00\n[0-9A-F]{4}\n");
    assertThat(volume("fresh").sizeBytes()).isEqualTo(10L << 30);
    assertThat(typed("show volumes -pool-name RG001")).contains("\tfresh\t");
    assertThat(typed("expand volume -volume-name fresh -rg-name RG001 -size 5gb"))
        .isEqualTo("00\n");
    assertThat(volume("fresh").sizeBytes()).isEqualTo(15L << 30);
    assertThat(
            boxes
                .server()
                .fleet()
                .execute(new HostWrite("dx1", "fresh", 14L << 30, 1 << 20))
                .refusal())
        .isNull();
    assertThat(typed("set volume -volume-name fresh -name other")).isEqualTo("00\n");
    assertThat(typed("delete volume -volume-name other")).isEqualTo("00\n");
    assertThat(typed("delete volume -volume-name other")).startsWith("01\nB303");
  }

  @Test
  void whatCannotBeIsAnsweredWithItsCode() {
    assertThat(typed("create volume -name s -size 1gb -rg-name RG001")).startsWith("01\nB32D");
    assertThat(typed("create volume -name a -size 1gb")).startsWith("01\n0004");
    assertThat(typed("create volume -name a -size lots -rg-name RG001")).startsWith("01\n0001");
    assertThat(typed("create volume -name a -size 1gb -rg-name RG777")).startsWith("01\nB003");
    assertThat(typed("create volume -name a -size 1gb -pool-name RG001")).startsWith("01\nB025");
    assertThat(typed("create volume -name a -size 100tb -rg-name RG001")).startsWith("01\n0100");
    String longest = "x".repeat(33);
    assertThat(typed("create volume -name " + longest + " -size 1gb -rg-name RG001"))
        .startsWith("01\n8107");
    boxes.must("acec start -g EC");
    assertThat(typed("delete volume -volume-name s")).startsWith("01\nB335");
    assertThat(typed("expand volume -volume-name t -size 1gb")).startsWith("01\nB335");
    boxes.pass(60);
    boxes.must("acec cancel -g EC");
  }

  @Test
  void aMirrorThatFailsIsNotComplete() {
    boxes.must("acec start -g EC");
    boxes.pass(2);
    boxes.act("break t");
    boxes.pass(30);
    assertThat(boxes.type("ccm", "acec query -g EC").output())
        .contains("EC Error Suspend")
        .doesNotContain("2097152");
    boxes.act("mend t");
    boxes.must("acec cancel -g EC");
  }

  @Test
  void levelsOfServiceAreKeptAndToldAsTheFirmwareHasThem() {
    assertThat(typed("set volume-qos -bandwidth-limit 8 -volume-name s"))
        .matches("00\n[0-9A-F]{4}\n");
    assertThat(typed("show volume-qos")).contains("\ts\t08\t\n");
    assertThat(typed("set volume-qos -read-bandwidth-limit 8 -volume-name s"))
        .startsWith("01\n5000");
    assertThat(typed("show qos-bandwidth-limit")).startsWith("01\n0030");
    assertThat(typed("set volume-qos -bandwidth-limit 4 -read-bandwidth-limit 8 -volume-name s"))
        .startsWith("01\n");
    assertThat(typed("show volume-qos")).as("nothing of it is done").contains("\ts\t08\t\n");
    assertThat(typed("set volume-qos -bandwidth-limit 16 -volume-name s")).startsWith("01\n0002");
    assertThat(typed("set volume-qos -volume-name s")).startsWith("01\n0004");
    assertThat(typed("set volume-qos -bandwidth-limit 8 -volume-name none")).startsWith("01\nB303");

    String limit = "set qos-bandwidth-limit -mode volume-qos-read -bandwidth-limit 3 -iops 500";
    assertThat(later(limit + " -throughput 90")).isEqualTo("00\n0001\n");
    assertThat(later(limit + " -throughput 2097152")).startsWith("01\n0002");
    assertThat(later(limit.replace("-read", "-all") + " -throughput 90")).startsWith("01\n0001");
    String[] level = later("show qos-bandwidth-limit").split("\n", -1)[2 + 3].split("\t", -1);
    assertThat(List.of(level).subList(0, 5))
        .containsExactly("03", "00002724", "00000258", "000001F4", "0000005A");
    String set =
        "set volume-qos -bandwidth-limit 0 -read-bandwidth-limit 3 -write-bandwidth-limit 0";
    assertThat(later(set + " -volume-name r")).isEqualTo("00\n0000\n");
    assertThat(later("show volume-qos")).contains("0000\tr\t00\t03\t00\n");
  }

  private static String later(String line) {
    return boxes.type("dx2", line).output();
  }

  @Test
  void aBoxWithoutPowerAnswersNothing() {
    boxes.run(new FailArray("dx2"));
    for (String line : new String[] {"show volumes", "set volume-qos -volume-number 0"}) {
      Answer answer = boxes.type("dx2", line);
      assertThat(answer.output()).isEmpty();
      assertThat(answer.error()).isEqualTo("The connection to dx2 is lost: no power.\n");
      assertThat(answer.exitCode()).isEqualTo(1);
      assertThat(answer.closes()).isTrue();
    }
    boxes.run(new RestoreArray("dx2"));
    assertThat(boxes.type("dx2", "show volumes").output()).startsWith("00\n");
  }
}
