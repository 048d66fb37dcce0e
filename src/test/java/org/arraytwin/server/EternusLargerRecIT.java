package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** REC to a larger volume: its beginning follows the source, the rest is its own. */
class EternusLargerRecIT {
  private static final long GIB = 1L << 30;

  private static EternusBoxes boxes;

  @BeforeAll
  static void start() {
    boxes = new EternusBoxes();
    assertThat(boxes.type("dx2", "create volume -name wide -size 2gb -rg-name RG001").exitCode())
        .isZero();
    boxes.must("acgroup create -g WIDE -type REC -a dx1 -ra dx2");
    boxes.must("acpair set -g WIDE -p dx1/0x0:dx2/0x2");
  }

  @AfterAll
  static void stop() {
    boxes.close();
  }

  private static void write(String array, String volume, long offset) {
    HostWrite write = new HostWrite(array, volume, offset, 4 * Content.GRAIN_BYTES);
    assertThat(boxes.server().fleet().execute(write).refusal()).isNull();
  }

  private static Content part(String volume, long from, long count) {
    FleetAt at = boxes.server().fleet().now();
    return at.content(volume.equals("s") ? 0 : 1, volume).slice(from, count);
  }

  private static final long GRAINS = GIB / Content.GRAIN_BYTES;

  private static boolean follows() {
    return part("wide", 0, GRAINS).same(part("s", 0, GRAINS));
  }

  private static void proven() {
    FleetAt at = boxes.server().fleet().now();
    at.fleet()
        .sessions()
        .filter(session -> session != null)
        .forEach(
            session ->
                assertThat(Evidence.of(at, session).sides())
                    .allSatisfy(
                        side -> assertThat(side.proof()).isNotEqualTo(Evidence.Proof.DISPROVEN)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "stack", "consist"})
  void theRestOfALargerDestinationStaysAsItIs(String mode) {
    boxes.fresh();
    write("dx2", "wide", GIB);
    Content rest = part("wide", GRAINS, GRAINS);
    boxes.must("acec start -g WIDE -transfer " + mode);
    assertThat(part("wide", GRAINS, GRAINS).same(rest)).isTrue();
    boxes.pass(2);
    assertThat(part("wide", GRAINS, GRAINS).same(rest)).isTrue();
    proven();
    boxes.pass(60);
    assertThat(boxes.type("ccm", "acec query -g WIDE").output())
        .contains("dx1/0x0 ==> dx2/0x2", "\"Paired\"", " 2097152");
    write("dx1", "s", 0);
    boxes.pass(10);
    assertThat(follows()).isTrue();
    proven();
    boxes.must("acec suspend -g WIDE");
    boxes.pass(10);
    Content moment = part("s", 0, GRAINS);
    write("dx1", "s", GIB / 2);
    write("dx2", "wide", GIB / 4);
    write("dx2", "wide", GIB + GIB / 2);
    assertThat(part("wide", 0, GRAINS).same(moment)).isFalse();
    Content own = part("wide", GRAINS, GRAINS);
    assertThat(own.same(rest)).isFalse();
    proven();
    assertThat(boxes.type("ccm", "acec reverse -g WIDE").output())
        .contains("ccm5004", "VOL_SIZE_NOT_MATCH");
    boxes.must("acec resume -g WIDE");
    boxes.pass(60);
    write("dx1", "s", GIB / 8);
    boxes.pass(10);
    assertThat(follows()).isTrue();
    assertThat(part("wide", GRAINS, GRAINS).same(own)).isTrue();
    proven();
    boxes.must("acec cancel -g WIDE");
    assertThat(follows()).isTrue();
    assertThat(part("wide", GRAINS, GRAINS).same(own)).isTrue();
    write("dx2", "wide", 0);
  }
}
