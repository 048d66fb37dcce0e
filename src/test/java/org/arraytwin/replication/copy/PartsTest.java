package org.arraytwin.replication.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Copies of parts of volumes, held against plain arrays of what each volume holds. */
class PartsTest {
  private static final int[] GRAINS = {64, 48, 300};
  private static final Shape SLOW = new Shape(1, false, 4L * Content.GRAIN_BYTES, false);

  /** Random lives of three volumes of different sizes. */
  private static final class Life implements Volumes {
    private final Random random;
    private final Content[] stored = new Content[GRAINS.length];
    private final long[][] held = new long[GRAINS.length][];
    private CopyGraph graph = CopyGraph.EMPTY;
    private long now;
    private long stamp;
    private int started;

    Life(long seed) {
      random = new Random(seed);
      for (int v = 0; v < GRAINS.length; v++) {
        stored[v] = Content.blank((long) GRAINS[v] * Content.GRAIN_BYTES);
        held[v] = new long[GRAINS[v]];
      }
    }

    @Override
    public Content content(int volume) {
      return graph.content(volume, v -> stored[v], now);
    }

    @Override
    public void replace(int volume, Content content) {
      stored[volume] = content;
    }

    private Mover mover() {
      return new Mover(graph, this, now);
    }

    int go() {
      for (int step = 0; step < 60; step++) {
        switch (random.nextInt(6)) {
          case 0, 1 -> write();
          case 2 -> start();
          case 3 -> again();
          case 4 -> finish();
          default -> now += random.nextInt(4) * 1_000_000L;
        }
        check();
      }
      return started;
    }

    private void write() {
      int volume = random.nextInt(GRAINS.length);
      int first = random.nextInt(GRAINS[volume]);
      int count = 1 + random.nextInt(Math.min(6, GRAINS[volume] - first));
      stamp++;
      stored[volume] = stored[volume].write(first, count, stamp);
      java.util.Arrays.fill(held[volume], first, first + count, stamp);
    }

    private void start() {
      int source = random.nextInt(GRAINS.length);
      int target = (source + 1 + random.nextInt(GRAINS.length - 1)) % GRAINS.length;
      int grains = 1 + random.nextInt(30);
      begin(
          new Run(source, random.nextInt(GRAINS[source] - grains), grains),
          new Run(target, random.nextInt(GRAINS[target] - grains), grains),
          null);
    }

    /** A differential start, in either direction. */
    private void again() {
      for (PointInTime copy : graph.all()) {
        if (copy.active() || random.nextInt(3) == 0) {
          continue;
        }
        boolean back = random.nextBoolean();
        begin(
            back ? copy.targetRun() : copy.sourceRun(),
            back ? copy.sourceRun() : copy.targetRun(),
            copy);
        return;
      }
    }

    private void begin(Run source, Run target, PointInTime known) {
      boolean taken = graph.onto(target).exists(c -> c.active() || !c.equals(known));
      if (taken || graph.entangled(source, target)) {
        return;
      }
      Mover mover = mover();
      Content image = content(source.volume()).slice(source.first(), source.grains());
      mover.start(source.spot(), target.spot(), SLOW, image, known);
      graph = mover.graph();
      System.arraycopy(
          held[source.volume()],
          (int) source.first(),
          held[target.volume()],
          (int) target.first(),
          (int) target.grains());
      started++;
    }

    /** A copy that is complete goes on tracking, or ends. */
    private void finish() {
      for (PointInTime copy : graph.all()) {
        Mover mover = mover();
        if (copy.active() && mover.supply().lacking(copy).isEmpty()) {
          if (random.nextBoolean()) {
            mover.rest(copy.to());
          } else {
            mover.drop(copy.to());
          }
          graph = mover.graph();
          return;
        }
      }
    }

    private void check() {
      for (int v = 0; v < GRAINS.length; v++) {
        Content content = content(v);
        long[] read = LongStream.range(0, GRAINS[v]).map(content::stampAt).toArray();
        assertThat(read).isEqualTo(held[v]);
      }
      Supply supply = mover().supply();
      for (PointInTime copy : graph.all()) {
        Extents lacking = supply.lacking(copy);
        Extents difference = supply.difference(copy);
        for (int g = 0; g < copy.grains(); g++) {
          long there = held[copy.source()][(int) copy.from().first() + g];
          long here = held[copy.target()][(int) copy.to().first() + g];
          assertThat(there == here || difference.contains(g)).as("tells %s", g).isTrue();
          if (lacking.contains(g)) {
            assertThat(there).as("still there to be copied: %s", g).isEqualTo(here);
            assertThat(supply.supplier(copy.target(), copy.to().first() + g))
                .as("answered by some volume, maybe by another part of the same")
                .isBetween(0, GRAINS.length - 1);
          }
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> volumesHoldWhatWasWrittenAndCopiedWhateverPartsAreCopied() {
    return LongStream.range(0, 60)
        .mapToObj(
            seed ->
                DynamicTest.dynamicTest(
                    "seed " + seed, () -> assertThat(new Life(seed).go()).isPositive()));
  }

  @Test
  void aPartThatIsMirroredFollowsAndTheRestOfItsTargetIsItsOwn() {
    Life life = new Life(0);
    life.stored[0] = life.stored[0].write(0, 64, 1);
    life.stored[2] = life.stored[2].write(0, 300, 2);
    Mover mover = life.mover();
    mover.mirror(new Spot(0, 10), new Spot(2, 100), 20, SLOW, null);
    life.graph = mover.graph();
    life.now = 2_000_000; // eight grains have come across
    life.stored[0] = life.stored[0].write(12, 1, 3).write(29, 1, 4);
    life.stored[2] = life.stored[2].write(99, 1, 5);
    Content mirror = life.content(2);
    assertThat(mirror.stampAt(99)).isEqualTo(5);
    assertThat(mirror.stampAt(102)).isEqualTo(3);
    assertThat(mirror.stampAt(107)).isEqualTo(1);
    assertThat(mirror.stampAt(108)).isEqualTo(2);
    assertThat(mirror.stampAt(120)).isEqualTo(2);
    life.now = 9_000_000;
    mover = life.mover();
    assertThat(mover.split(new Spot(2, 100), Undefined.stamp(1)).isEmpty()).isTrue();
    life.graph = mover.graph();
    life.stored[0] = life.stored[0].write(12, 1, 6);
    assertThat(life.content(2).slice(100, 20).stampAt(2)).isEqualTo(3);
    assertThat(life.mover().supply().difference(life.graph.copy(new Spot(2, 100))).count())
        .isEqualTo(1);
  }
}
