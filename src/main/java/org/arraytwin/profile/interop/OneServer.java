package org.arraytwin.profile.interop;

import io.vavr.collection.Iterator;

/** The CIM server of an array as an object: there is exactly one. */
enum OneServer {
  THIS;

  static Iterator<OneServer> only() {
    return Iterator.of(THIS);
  }
}
