package org.arraytwin.wbem;

import java.util.List;

/** What a CIM server serves, at any moment. Safe for many threads. */
@FunctionalInterface
public interface Model {
  /** Everything as of now; cheap, because every request asks. */
  Moment open();

  /** A model that never changes. */
  static Model of(List<? extends Instances> namespaces) {
    Moment moment = Moment.of(namespaces);
    return () -> moment;
  }
}
