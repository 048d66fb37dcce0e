package org.arraytwin.replication.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.copy.NaiveArray.NaiveCopy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Random copies, cascades, restores and interruptions against an array that moves every grain. */
class MoverModelTest {
  private static final int VOLUMES = 7;
  private static final int GRAINS = 41;
  private static final TreeMap<String, Integer> DONE = new TreeMap<>();

  @AfterAll
  static void everyKindOfChangeWasMade() {
    assertThat(DONE.keySet())
        .contains(
            "write",
            "time",
            "start",
            "again",
            "retarget",
            "restore",
            "interrupt",
            "finish",
            "drop",
            "clean",
            "pace",
            "mirror",
            "split",
            "resume",
            "reverse",
            "lose");
    assertThat(DONE.values()).allMatch(n -> n > 50);
  }

  @TestFactory
  Stream<DynamicTest> everyReadIsAnsweredFromTheDiskThatHoldsTheData() {
    return LongStream.rangeClosed(1, 400)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Life(seed).go()));
  }

  /** One array under random commands, twice. */
  private static final class Life implements Volumes {
    private final SplittableRandom random;
    private final NaiveArray naive;
    private final Content[] stored = new Content[VOLUMES];

    /** Of ten copies, about so many stand in their source's chain. */
    private final int chained;

    private final int unit;
    private CopyGraph graph = CopyGraph.EMPTY;
    private long stamps;

    /**
     * Whether a mirror has fed another one. What the second brought and the first has replaced by
     * what was there before is no difference, though a bitmap would have it.
     */
    private boolean mirrorsInRow;

    private final List<String> log = new ArrayList<>();

    Life(long seed) {
      random = new SplittableRandom(seed);
      unit = List.of(1, 2, 4).get(random.nextInt(3));
      chained = List.of(0, 5, 10).get(random.nextInt(3));
      naive = new NaiveArray(VOLUMES, GRAINS, unit);
      Arrays.fill(stored, Content.blank((long) GRAINS * Content.GRAIN_BYTES));
    }

    @Override
    public Content content(int volume) {
      return graph.content(volume, v -> stored[v], naive.now);
    }

    @Override
    public void replace(int volume, Content content) {
      stored[volume] = content;
    }

    void go() {
      for (int i = 0; i < 120; i++) {
        String what = step();
        DONE.merge(what, 1, Integer::sum);
        log.add(what);
        compare();
      }
    }

    private String step() {
      int roll = random.nextInt(20);
      if (roll < 6) {
        return write();
      }
      if (roll < 8) {
        naive.advance(random.nextInt(3) == 0 ? 5_000_000 : random.nextInt(1_500_000));
        return "time";
      }
      int source = random.nextInt(VOLUMES);
      int target = random.nextInt(VOLUMES);
      NaiveCopy onto = naive.onto(target);
      if (onto == null) {
        return source == target ? write() : begin(source, target);
      }
      return change(onto);
    }

    private String write() {
      int volume = random.nextInt(VOLUMES);
      NaiveCopy onto = naive.onto(volume);
      if (onto != null && onto.live) {
        return "none";
      }
      int from = random.nextInt(GRAINS);
      int count = random.nextInt(4) == 0 ? random.nextInt(GRAINS - from) + 1 : 1;
      long stamp = ++stamps;
      stored[volume] = stored[volume].write(from, count, stamp);
      for (int g = from; g < from + count; g++) {
        naive.write(volume, g, stamp);
      }
      return "write";
    }

    private long rate() {
      return random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(20);
    }

    private Shape shape(long rate) {
      return new Shape(
          unit,
          random.nextBoolean(),
          rate * unit * Content.GRAIN_BYTES,
          random.nextInt(10) < chained);
    }

    private Run whole(int volume) {
      return new Run(volume, 0, naive.grains);
    }

    private Mover mover() {
      return new Mover(graph, this, naive.now);
    }

    private void keep(Mover mover) {
      graph = mover.graph();
    }

    private String begin(int source, int target) {
      for (int v = source, hops = 0; hops < VOLUMES; hops++) {
        NaiveCopy up = naive.onto(v);
        if (up == null) {
          break;
        }
        v = up.source;
        if (v == target) {
          return "none";
        }
      }
      NaiveCopy up = naive.onto(source);
      long rate = rate();
      Shape shape = shape(rate);
      Mover mover = mover();
      boolean live = random.nextInt(4) == 0 && (up == null || !up.active);
      mirrorsInRow |= live && naive.from(target).stream().anyMatch(c -> c.live);
      if (live) {
        mover.mirror(Spot.of(source), Spot.of(target), naive.grains, shape, null);
        graph = mover.graph();
      } else {
        start(mover, source, target, shape, null);
      }
      naive.start(source, target, shape, null, live, rate);
      return live ? "mirror" : "start";
    }

    private void start(
        Mover mover, int source, int target, Shape shape, @Nullable PointInTime known) {
      mover.start(Spot.of(source), Spot.of(target), shape, content(source), known);
      keep(mover);
    }

    private String change(NaiveCopy copy) {
      if (copy.live) {
        return split(copy);
      }
      return switch (random.nextInt(8)) {
        case 0 -> again(copy);
        case 1 -> restore(copy);
        case 2 -> interrupt(copy);
        case 3 -> finish(copy);
        case 4 -> copy.active ? clean(copy) : mirrorAgain(copy);
        case 5 -> copy.active ? pace(copy) : reverse(copy);
        case 6 -> copy.active ? again(copy) : retarget(copy);
        default -> lose();
      };
    }

    /** A copy from another source takes a target that is only tracked. */
    private String retarget(NaiveCopy copy) {
      int source = random.nextInt(VOLUMES);
      return source == copy.target || source == copy.source
          ? "none"
          : begin(source, copy.target).replace("start", "retarget");
    }

    private String again(NaiveCopy copy) {
      if (graph.entangled(whole(copy.source), whole(copy.target))) {
        return "none";
      }
      long rate = rate();
      Shape shape = shape(rate);
      boolean all = random.nextInt(3) == 0;
      start(
          mover(), copy.source, copy.target, shape, all ? null : graph.copy(Spot.of(copy.target)));
      naive.start(copy.source, copy.target, shape, all ? null : copy, false, rate);
      return "again";
    }

    private String restore(NaiveCopy copy) {
      if (naive.onto(copy.source) != null
          || graph.entangled(whole(copy.target), whole(copy.source))) {
        return "none";
      }
      long rate = rate();
      Shape shape = shape(rate);
      boolean all = random.nextInt(3) == 0;
      start(
          mover(),
          /* source= */ copy.target,
          /* target= */ copy.source,
          shape,
          all ? null : graph.copy(Spot.of(copy.target)));
      naive.start(
          /* source= */ copy.target,
          /* target= */ copy.source,
          shape,
          all ? null : copy,
          false,
          rate);
      return "restore";
    }

    private String interrupt(NaiveCopy copy) {
      Mover mover = mover();
      long stamp = Undefined.stamp(++stamps);
      mover.interrupt(Spot.of(copy.target), stamp);
      keep(mover);
      naive.interrupt(copy, stamp);
      return "interrupt";
    }

    private String finish(NaiveCopy copy) {
      for (boolean holds : copy.holds) {
        if (copy.active && !holds) {
          return "none";
        }
      }
      Mover mover = mover();
      boolean drop = random.nextInt(3) == 0;
      if (drop) {
        mover.drop(Spot.of(copy.target));
        naive.leave(copy);
        naive.copies.remove(copy);
      } else {
        mover.rest(Spot.of(copy.target));
        naive.rest(copy);
      }
      keep(mover);
      return drop ? "drop" : "finish";
    }

    private String clean(NaiveCopy copy) {
      if (!copy.chained) {
        return "none";
      }
      long rate = rate();
      Mover mover = mover();
      mover.clean(Spot.of(copy.target), rate * unit * Content.GRAIN_BYTES);
      keep(mover);
      naive.clean(copy, rate);
      return "clean";
    }

    private String pace(NaiveCopy copy) {
      Mover mover = mover();
      copy.rateUnits = rate();
      mover.pace(Spot.of(copy.target), copy.rateUnits * unit * Content.GRAIN_BYTES);
      keep(mover);
      return "pace";
    }

    private String mirrorAgain(NaiveCopy copy) {
      NaiveCopy up = naive.onto(copy.source);
      if ((up != null && up.active) || graph.entangled(whole(copy.source), whole(copy.target))) {
        return "none";
      }
      long rate = rate();
      Shape shape = shape(rate);
      Mover mover = mover();
      mirrorsInRow |= naive.from(copy.target).stream().anyMatch(c -> c.live);
      mover.mirror(
          Spot.of(copy.source),
          Spot.of(copy.target),
          naive.grains,
          shape,
          graph.copy(Spot.of(copy.target)));
      keep(mover);
      naive.start(copy.source, copy.target, shape, copy, true, rate);
      return "resume";
    }

    private String split(NaiveCopy copy) {
      Mover mover = mover();
      long stamp = Undefined.stamp(++stamps);
      mover.split(Spot.of(copy.target), stamp);
      keep(mover);
      naive.split(copy, stamp);
      return "split";
    }

    private String reverse(NaiveCopy copy) {
      if (naive.onto(copy.source) != null) {
        return "none";
      }
      Mover mover = mover();
      mover.reverse(Spot.of(copy.target));
      keep(mover);
      naive.reverse(copy);
      return "reverse";
    }

    private String lose() {
      int volume = random.nextInt(VOLUMES);
      NaiveCopy onto = naive.onto(volume);
      if (onto != null || naive.from(volume).isEmpty()) {
        return "none";
      }
      boolean[] all = new boolean[naive.units()];
      Arrays.fill(all, true);
      long stamp = Undefined.stamp(++stamps);
      Mover mover = mover();
      mover.undefine(volume, Extents.of(0, GRAINS), stamp);
      keep(mover);
      naive.undefine(volume, all, stamp);
      return "lose";
    }

    private void compare() {
      Supply supply = mover().supply();
      for (int v = 0; v < VOLUMES; v++) {
        Content content = content(v);
        NaiveCopy copy = naive.onto(v);
        for (int g = 0; g < GRAINS; g++) {
          int place = naive.place(v, g / unit);
          require(content.stampAt(g) == naive.logical[v][g], "content", v, g);
          int supplier = supply.supplier(v, g);
          require(mirrorsInRow || supplier == place, "supplier", v, g);
          require(naive.disk[supplier][g] == naive.logical[v][g], "disk of the supplier", v, g);
          require(naive.disk[place][g] == naive.logical[v][g], "disk", v, g);
        }
        if (copy != null) {
          compare(supply, copy, graph.copy(Spot.of(v)));
        }
      }
    }

    private void compare(Supply supply, NaiveCopy copy, PointInTime data) {
      Extents lacking = supply.lacking(data);
      boolean[] bits = naive.differing(copy);
      Extents difference = supply.difference(data);
      for (int g = 0; g < GRAINS; g++) {
        boolean lacks = copy.active && !copy.holds[g / unit];
        boolean differs = naive.logical[copy.source][g] != naive.logical[copy.target][g];
        require(agree(lacking.contains(g), lacks), "lacking", copy.target, g);
        require(supply.has(data, g) != lacking.contains(g), "has", copy.target, g);
        require((!differs && !lacks) || difference.contains(g), "difference", copy.target, g);
        require(
            copy.live || agree(difference.contains(g), bits[g / unit]), "bitmap", copy.target, g);
      }
    }

    private boolean agree(boolean engine, boolean model) {
      return mirrorsInRow || engine == model;
    }

    private void require(boolean holds, String what, int volume, int grain) {
      if (!holds) {
        throw new AssertionError(
            what + " of volume " + volume + " at grain " + grain + " after " + log);
      }
    }
  }
}
