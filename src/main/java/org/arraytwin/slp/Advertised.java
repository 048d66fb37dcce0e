package org.arraytwin.slp;

import java.util.List;

/** The services there are at any moment. */
@FunctionalInterface
public interface Advertised {
  /**
   * All of them, as the asker reaches them.
   *
   * @param host this machine's address or name towards the asker, in brackets where it needs them
   */
  List<Advertisement> at(String host);
}
