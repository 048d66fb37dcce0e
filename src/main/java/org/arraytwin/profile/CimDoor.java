package org.arraytwin.profile;

import java.io.IOException;

/** Where an array's CIM server listens, for products whose operators switch it on and off. */
public interface CimDoor {
  /** Of an array that nobody can reach over the network. */
  CimDoor NONE =
      new CimDoor() {
        @Override
        public void open() {}

        @Override
        public void settle() {}
      };

  /**
   * Begins to listen where it does not yet, before the array says so: what cannot be done is then
   * refused to the one who has asked for it.
   *
   * @throws IOException where the port cannot be listened on; the message names it
   */
  void open() throws IOException;

  /**
   * Listens, or no longer does, as the array says by now. Connections and pulled enumerations that
   * there are end where it no longer does.
   *
   * @throws IOException where the port cannot be listened on; the message names it
   */
  void settle() throws IOException;
}
