package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.fault.HostRead;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.profile.CommandLine.Answer;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the ETERNUS SF Express guide (V15.0, A.5.1) promises of QuickOPC, sentence by sentence, on
 * contents: beside the box, two plain arrays of grains are written as hosts write, and a start
 * copies one to the other at once.
 */
class QuickOpcPromisesIT {
  private static final long GRAIN = Content.GRAIN_BYTES;
  private static final int GRAINS = (int) ((1L << 30) / GRAIN);
  private static final int COPY_SECONDS = 60;

  private final EternusBoxes boxes = new EternusBoxes();
  private final long[] source = new long[GRAINS];
  private final long[] target = new long[GRAINS];

  @BeforeEach
  void fresh() {
    boxes.fresh();
    adopt("s", source);
    adopt("t", target);
    for (int i = 0; i < 40; i++) {
      write("s", source, 11 * i);
    }
  }

  @AfterEach
  void close() {
    boxes.close();
  }

  /** The plain array takes over what the volume holds before anything is copied. */
  private void adopt(String volume, long[] plain) {
    Content content = boxes.content(volume);
    for (int i = 0; i < GRAINS; i++) {
      plain[i] = content.stampAt(i);
    }
  }

  private void write(String volume, long[] plain, int grain) {
    assertThat(
            boxes
                .server()
                .fleet()
                .execute(new HostWrite("dx1", volume, grain * GRAIN, GRAIN))
                .refusal())
        .isNull();
    plain[grain] = boxes.content(volume).stampAt(grain);
  }

  private void start(String options) {
    boxes.must("acopc start -g QUICK" + options);
    System.arraycopy(source, 0, target, 0, GRAINS);
  }

  /** Both volumes hold what the plain arrays do. */
  private void asPlain() {
    Content from = boxes.content("s");
    Content onto = boxes.content("t");
    for (int i = 0; i < GRAINS; i++) {
      assertThat(from.stampAt(i)).as("source, grain " + i).isEqualTo(source[i]);
      assertThat(onto.stampAt(i)).as("destination, grain " + i).isEqualTo(target[i]);
    }
  }

  private CopyEvidence evidence() {
    FleetAt at = boxes.server().fleet().now();
    Site site = at.fleet().site(0);
    Volume volume = Objects.requireNonNull(site.volume("t"));
    LocalCopy copy = Objects.requireNonNull(site.local().onto(volume.id()));
    return CopyEvidence.of(at, 0, copy);
  }

  private String session() {
    return boxes.session("acopc", "QUICK");
  }

  private boolean refused(String volume, int grain, boolean write) {
    var command =
        write
            ? new HostWrite("dx1", volume, grain * GRAIN, GRAIN)
            : new HostRead("dx1", volume, grain * GRAIN, GRAIN);
    return boxes.server().fleet().execute(command).refusal() != null;
  }

  @Test
  void startAnswersCopiedBeforeAnyPhysicalCopyHasTakenPlace() {
    Answer answer = boxes.type("ccm", "acopc start -g QUICK");
    System.arraycopy(source, 0, target, 0, GRAINS);
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.output()).contains("<< QuickOPC Started >>", "Succeeded : 1");
    assertThat(evidence().lacking()).isEqualTo(GRAINS);
    assertThat(evidence().percent()).isZero();
    asPlain();
  }

  @Test
  void physicalCopyAndTrackingBeginAfterTheLogicalCopyAndGoOnByThemselves() {
    start("");
    assertThat(session()).isEqualTo("OPC Executing/Copying/Tracking");
    boxes.pass(2);
    assertThat(evidence().lacking()).isBetween(1L, (long) GRAINS - 1);
    boxes.pass(COPY_SECONDS);
    assertThat(evidence().lacking()).isZero();
    asPlain();
  }

  @Test
  void physicalCopyAndTrackingAreNotVisibleToTheServer() {
    start("");
    for (int i = 0; i < 12; i++) {
      write("s", source, 7 * i);
      write("t", target, 9 * i + 1);
      asPlain();
      boxes.pass(0.7);
    }
    asPlain();
  }

  @Test
  void theDestinationIsReadAndWrittenFromTheLogicalCopyOn() {
    start("");
    assertThat(refused("t", 3, false)).isFalse();
    write("t", target, 3);
    write("t", target, GRAINS - 1);
    asPlain();
    boxes.pass(COPY_SECONDS);
    asPlain();
  }

  @Test
  void theDestinationIsReadAndWrittenFromTheLogicalCopyOnWhenRestarted() {
    start("");
    boxes.pass(COPY_SECONDS);
    write("s", source, 5);
    start(" -diff");
    assertThat(refused("t", 5, false)).isFalse();
    write("t", target, 5);
    asPlain();
    boxes.pass(COPY_SECONDS);
    asPlain();
  }

  @Test
  void theSessionRemainsWhenThePhysicalCopyHasFinishedForItTracks() {
    start("");
    boxes.pass(COPY_SECONDS);
    assertThat(session()).isEqualTo("OPC Executing/Tracking");
    boxes.pass(7 * 86_400);
    assertThat(session()).isEqualTo("OPC Executing/Tracking");
    asPlain();
  }

  @Test
  void aDifferentialStartCopiesOnlyTheAreasThatWereTracked() {
    start("");
    boxes.pass(COPY_SECONDS);
    write("s", source, 100);
    write("s", source, 101);
    write("t", target, 200);
    start(" -diff");
    assertThat(evidence().lacking()).isEqualTo(3);
    asPlain();
  }

  @Test
  void aDifferentialStartBeginsWithALogicalCopyToo() {
    start("");
    boxes.pass(COPY_SECONDS);
    write("s", source, 100);
    start(" -diff");
    assertThat(session()).isEqualTo("OPC Executing/Copying/Tracking");
    write("s", source, 100);
    asPlain();
    boxes.pass(COPY_SECONDS);
    asPlain();
  }

  @Test
  void trackingStartsAnewAtEveryDifferentialStart() {
    start("");
    boxes.pass(COPY_SECONDS);
    write("s", source, 100);
    start(" -diff");
    boxes.pass(COPY_SECONDS);
    write("s", source, 300);
    start(" -diff");
    assertThat(evidence().lacking()).as("100 is not sent again").isOne();
    asPlain();
  }

  @Test
  void whatChangedAtTheSourceIsSentByTheRestart() {
    start("");
    boxes.pass(COPY_SECONDS);
    write("s", source, 42);
    asPlain();
    assertThat(target[42]).isNotEqualTo(source[42]);
    start(" -diff");
    assertThat(target[42]).isEqualTo(source[42]);
    asPlain();
  }

  @Test
  void everyChangeOfTheDestinationSinceTheLastLogicalCopyIsDiscardedByTheRestart() {
    start("");
    write("t", target, 17);
    boxes.pass(COPY_SECONDS);
    write("t", target, 18);
    write("s", source, 18);
    start(" -diff");
    asPlain();
    boxes.pass(COPY_SECONDS);
    asPlain();
    assertThat(boxes.content("t").same(boxes.content("s"))).isTrue();
  }

  @Test
  void aDifferentialStartWhileThePreviousOneStillCopiesIsTheSourceAsOfNow() {
    start("");
    boxes.pass(1);
    write("s", source, 900);
    write("t", target, 901);
    start(" -diff");
    asPlain();
    boxes.pass(COPY_SECONDS);
    asPlain();
    assertThat(session()).isEqualTo("OPC Executing/Tracking");
  }

  @Test
  void stoppedInPhysicalCopyAndTrackingTheDestinationCannotBeUsed() {
    start("");
    boxes.pass(1);
    long lacked = evidence().lacking();
    boxes.must("acopc cancel -g QUICK");
    assertThat(session()).isEqualTo("none");
    assertThat(CopyEvidence.undefined(boxes.content("t"))).isEqualTo(lacked).isPositive();
  }

  @Test
  void stoppedWhileTrackingTheDestinationCanBeUsed() {
    start("");
    boxes.pass(COPY_SECONDS);
    write("t", target, 8);
    boxes.must("acopc cancel -g QUICK");
    assertThat(session()).isEqualTo("none");
    assertThat(CopyEvidence.undefined(boxes.content("t"))).isZero();
    asPlain();
  }

  @Test
  void startsAreRefusedWithTheirIdsAndChangeNothing() {
    assertThat(boxes.act("acopc start -g QUICK -diff")).contains("ccm4012");
    asPlain();
    start("");
    write("t", target, 4);
    assertThat(boxes.act("acopc start -g QUICK")).contains("ccm4013");
    asPlain();
    boxes.pass(COPY_SECONDS);
    assertThat(boxes.act("acopc start -g QUICK")).contains("ccm4013");
    asPlain();
    assertThat(boxes.act("acopc start -g QUICK -diff -r")).contains("ccm2005");
    assertThat(boxes.act("acopc begin -g QUICK")).contains("ccm2001");
    assertThat(boxes.act("acopc start")).contains("ccm2004");
    assertThat(boxes.act("acopc start -g QUICK -p dx1/0x0:dx1/0x9")).contains("ccm3006");
    assertThat(boxes.act("acopc start -g NIL")).contains("ccm3001");
    asPlain();
  }

  /** Chosen from a seed, which a failure names. */
  @Test
  void whateverHostsAndOperatorsDoItIsWhatThePlainArraysHold() {
    for (long seed = 1; seed <= 6; seed++) {
      Random random = new Random(seed);
      StringBuilder told = new StringBuilder("seed " + seed);
      boxes.fresh();
      adopt("s", source);
      adopt("t", target);
      boolean there = false;
      for (int step = 0; step < 40; step++) {
        switch (random.nextInt(5)) {
          case 0 -> {
            int grain = random.nextInt(GRAINS);
            told.append("; write s ").append(grain);
            write("s", source, grain);
          }
          case 1 -> {
            int grain = random.nextInt(GRAINS);
            told.append("; write t ").append(grain);
            write("t", target, grain);
          }
          case 2 -> {
            double seconds = random.nextInt(30) / 10.0;
            told.append("; pass ").append(seconds);
            boxes.pass(seconds);
          }
          default -> {
            told.append(there ? "; start -diff" : "; start");
            start(there ? " -diff" : "");
            there = true;
          }
        }
        compare(told.toString());
      }
    }
  }

  private void compare(String told) {
    Content from = boxes.content("s");
    Content onto = boxes.content("t");
    for (int i = 0; i < GRAINS; i++) {
      boolean same = from.stampAt(i) == source[i] && onto.stampAt(i) == target[i];
      assertThat(same).as("grain " + i + " after " + told).isTrue();
    }
  }
}
