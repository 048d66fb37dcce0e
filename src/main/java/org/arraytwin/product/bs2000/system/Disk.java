package org.arraytwin.product.bs2000.system;

import org.arraytwin.array.Volume;

/**
 * A disk: a volume of a storage system, perhaps a device of this host.
 *
 * @param mn mnemonic, empty where the host has no such device
 * @param serial number of the storage system
 * @param array id of the storage system
 * @param volume of it
 */
public record Disk(String mn, String serial, int array, Volume volume) {
  /** The mnemonic, or serial number and device number where it has none. */
  public String shown() {
    return mn.isEmpty() ? serial + "#" + number() : mn;
  }

  /** Device number, decimal. */
  public String number() {
    return Integer.toString(volume.id());
  }

  public boolean configured() {
    return !mn.isEmpty();
  }

  /** Whether both are the same volume. */
  public boolean same(int otherArray, int otherVolume) {
    return array == otherArray && volume.id() == otherVolume;
  }
}
