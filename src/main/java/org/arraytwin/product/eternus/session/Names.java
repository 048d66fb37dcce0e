package org.arraytwin.product.eternus.session;

import java.util.Locale;
import org.arraytwin.array.StorageArray;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.jspecify.annotations.Nullable;

/** How an ETERNUS names itself and its volumes. */
public final class Names {
  private static final String VENDOR = "600000E00D";
  private static final int DIGITS = 32;
  private static final int NUMBER_AT = 24;
  private static final int NUMBER_END = 28;
  private static final int MODEL_LENGTH = 14;
  private static final int TYPE_LENGTH = 12;
  private static final int SERIAL_LENGTH = 14;

  private Names() {}

  /** A volume's unique identifier: 32 hex digits of which 24 to 27 are its number. */
  public static String uid(StorageArray array, int number) {
    return String.format(Locale.ROOT, "%s2A0000%08X%04X0000", VENDOR, array.systemId(), number);
  }

  /** The volume of a unique identifier, or null. */
  public static @Nullable Volume volume(Site site, @Nullable Object uid) {
    if (!(uid instanceof String text) || text.length() != DIGITS) {
      return null;
    }
    int number;
    try {
      number = Integer.parseInt(text.substring(NUMBER_AT, NUMBER_END), 16);
    } catch (NumberFormatException e) {
      return null;
    }
    return uid(site.array(), number).equals(text) && number < site.volumes().size()
        ? site.volumes().get(number)
        : null;
  }

  /**
   * The box id: 40 characters, the model and serial number filled up with number signs as in {@code
   * 00E4000M3#####E450S20A####KD4030639004##}.
   */
  public static String boxId(StorageArray array) {
    String serial = word(array.serial());
    int from = Math.max(0, serial.length() - SERIAL_LENGTH);
    return fill("00" + word(array.model()), MODEL_LENGTH)
        + fill(word(array.model()), TYPE_LENGTH)
        + fill(serial.substring(from), SERIAL_LENGTH);
  }

  private static String word(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  private static String fill(String text, int length) {
    return text.length() >= length
        ? text.substring(0, length)
        : text + "#".repeat(length - text.length());
  }

  /** The address of its management port, by which its CIM objects call the system. */
  public static String systemName(StorageArray array) {
    return array.nodes().isEmpty() ? array.name() : array.nodes().get(0).address();
  }
}
