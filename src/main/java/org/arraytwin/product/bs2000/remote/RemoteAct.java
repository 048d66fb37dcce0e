package org.arraytwin.product.bs2000.remote;

/** What is done to a remote copy pair. */
enum RemoteAct {
  HOLD,
  RESUME,
  SWAP,
  MODIFY,
  STOP
}
