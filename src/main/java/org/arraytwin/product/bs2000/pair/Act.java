package org.arraytwin.product.bs2000.pair;

/** What is done to a pair; START makes a further pair of its unit. */
public enum Act {
  START,
  ACTIVATE,
  RESTART,
  RESTORE,
  SWAP,
  STOP
}
