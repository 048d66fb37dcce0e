package org.arraytwin.bench;

import org.arraytwin.array.Provisioning;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.setup.AddVolume;

/**
 * The memory of a fleet: volumes that nobody writes, a fifth of them in pairs. Prints the heap in
 * use after a collection, before and after the fleet was built.
 */
public final class Crowd {
  private Crowd() {}

  /** Idle volumes, pairs. */
  public static void main(String[] args) {
    int volumes = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int pairs = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    long before = used();
    long from = System.nanoTime();
    Mix mix = new Mix(pairs, 1);
    Fleet fleet = mix.fleet();
    mix.forget();
    for (int i = 0; i < volumes; i++) {
      fleet = Mix.run(fleet, new AddVolume(i & 1, "idle." + i, 0, 1L << 40, Provisioning.THIN));
    }
    double seconds = (System.nanoTime() - from) / 1e9;
    long after = used();
    System.out.printf(
        "%,d idle volumes and %,d pairs: %,d MiB of heap retained, built in %.1f s, at most %,d MiB%n",
        volumes,
        fleet.sessions().size(),
        after - before >> 20,
        seconds,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
