package org.arraytwin.product.threepar.space;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.junit.jupiter.api.Test;

class UsageTest {
  private final Usage[] before = new Usage[2];
  private final Set<Long> seen = new HashSet<>();

  private static List<Long> figures(Usage usage) {
    List<Long> figures = new ArrayList<>();
    for (Pool pool : usage.site().pools()) {
      figures.addAll(List.of(usage.user(pool), usage.snapshot(pool), usage.remaining(pool)));
    }
    for (Volume volume : usage.site().volumes()) {
      figures.addAll(List.of(usage.user(volume), usage.snapshot(volume)));
    }
    figures.add(usage.remaining());
    return figures;
  }

  /** What was kept from earlier moments must never show. */
  private void agrees(Fleet fleet, long now) {
    FleetAt at = new FleetAt(fleet, now);
    for (int array : new int[] {LONDON, PARIS}) {
      Usage kept = Usage.of(at, array, before[array]);
      assertThat(figures(kept)).isEqualTo(figures(Usage.of(at, array, null)));
      before[array] = kept;
      seen.add(kept.remaining());
    }
  }

  @Test
  void whatIsKeptFromEarlierIsWhatWouldBeSummedUpAnew() {
    TwoSites sites = TwoSites.running(true);
    for (int step = 0; step < 400; step++) {
      if (step == 100) {
        sites.run(new CutLink("london", "paris", -1));
      } else if (step == 250) {
        sites.run(new HealLink("london", "paris", -1));
      }
      Fleet fleet = sites.fleet();
      long next = Math.max(fleet.now(), Math.min(fleet.nextDue(), fleet.now() + 2_000_000));
      agrees(fleet, fleet.now());
      agrees(fleet, (fleet.now() + next) / 2);
      sites.pass(0.7);
    }
    assertThat(seen).hasSizeGreaterThan(50);
  }
}
