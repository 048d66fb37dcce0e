package org.arraytwin.fleet.copy;

import static org.arraytwin.fleet.copy.OneArray.GRAIN;
import static org.arraytwin.fleet.copy.OneArray.S;
import static org.arraytwin.fleet.copy.OneArray.T;
import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.Test;

/**
 * What a copy or a restore lacks that is broken off is nowhere: a cache that is lost soon after
 * does not bring it back.
 */
class BrokenOffIT {
  private final OneArray box = new OneArray();

  /** Writes grains of s. */
  private void write(long first, long count) {
    box.run(new HostWrite("box", "s", first * GRAIN, count * GRAIN));
  }

  @Test
  void aCancelledCopyLeavesNothingOfWhatItWasToBring() {
    write(0, 64);
    box.pass(20).create("c", "eternus-opc", "s", "t", 8).operate("c", "acopc start").pass(1);
    box.operate("c", "acopc cancel");
    assertThat(box.undefined(T, 60)).isTrue();
    Content left = box.content(T);

    box.run(new LoseCache("box"));

    assertThat(box.content(T).same(left)).isTrue();
  }

  @Test
  void aHaltedPromotionLeavesNeitherOldNorNewWhereItHadNotCome() {
    write(0, 64);
    box.pass(20).create("v", "threepar-virtual-copy", "s", "t", 0).operate("v", "createsv");
    write(0, 64);
    box.write("t", 40).pass(20).operate("v", "promotesv").pass(0.02);
    box.operate("v", "promotesv -halt");
    assertThat(box.undefined(S, 60)).isTrue();
    Content left = box.content(S);
    box.write("s", 50);

    box.run(new LoseCache("box"));

    assertThat(box.undefined(S, 60)).isTrue();
    assertThat(box.content(S).same(left)).as("but for the write that was in the cache").isTrue();
  }
}
