package org.arraytwin.product.threepar.space;

/** Bytes that volumes and their snapshots take. */
record Drawn(long user, long snapshot) {
  static final Drawn NONE = new Drawn(0, 0);

  Drawn plus(Drawn other) {
    return new Drawn(user + other.user, snapshot + other.snapshot);
  }

  Drawn snapshots() {
    return new Drawn(0, snapshot);
  }
}
