package org.arraytwin.proof;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.replication.copy.NaiveArray.NaiveCopy;

/** Who reads through the targets of whom in cascades, in a witness's own words. */
record CopyReaders(CopyWitness witness) {

  /** Copies from the target of one; none where either of the two lacks nothing. */
  List<NaiveCopy> of(NaiveCopy copy) {
    List<NaiveCopy> found = new ArrayList<>();
    CopyWitness.Pair own = witness.inCharge(copy.target);
    if (own == null || !own.table.table().copies().cascades() || !CopyWitness.lacks(copy)) {
      return found;
    }
    for (NaiveCopy other : witness.array.copies) {
      boolean reads = other.active && !other.live && other.source == copy.target;
      if (reads && CopyWitness.lacks(other) && !origin(copy, other.target)) {
        found.add(other);
      }
    }
    return found;
  }

  /** Whether what a copy brings comes from a volume, directly or by others. */
  private boolean origin(NaiveCopy copy, int volume) {
    NaiveCopy at = copy;
    for (int hops = 0; at != null && hops <= witness.array.copies.size(); hops++) {
      if (at.source == volume) {
        return true;
      }
      NaiveCopy up = witness.array.onto(at.source);
      at = up != null && up.active ? up : null;
    }
    return false;
  }

  /** All that depend on one, in chains and cascades, each before those that it reads through. */
  List<NaiveCopy> dependents(NaiveCopy copy) {
    List<NaiveCopy> found = new ArrayList<>();
    add(found, copy);
    found.remove(copy);
    return found;
  }

  private void add(List<NaiveCopy> found, NaiveCopy copy) {
    List<NaiveCopy> chain = new ArrayList<>(List.of(copy));
    for (NaiveCopy o = witness.array.neighbour(copy, -1);
        o != null;
        o = witness.array.neighbour(o, -1)) {
      chain.add(0, o);
    }
    for (NaiveCopy each : chain) {
      for (NaiveCopy reader : of(each)) {
        if (!found.contains(reader)) {
          add(found, reader);
        }
      }
      if (!found.contains(each)) {
        found.add(each);
      }
    }
  }

  /** The session that brings data to a session's source and waits, being ended; or null. */
  CopyWitness.Pair ending(CopyWitness.Pair pair) {
    NaiveCopy up = witness.array.onto(pair.source);
    CopyWitness.Pair own = up == null || !up.active ? null : witness.inCharge(up.target);
    boolean cascades = own != null && own.table.table().copies().cascades();
    return cascades && own.ending() ? own : null;
  }
}
