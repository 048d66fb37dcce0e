package org.arraytwin.array;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a volume tells a host whose command it fails: sense key, additional sense code and its
 * qualifier (SPC-4, 4.5.6 and annex F).
 *
 * @param key 0 to 15
 * @param asc 0 to 255
 * @param ascq 0 to 255
 */
public record Sense(int key, int asc, int ascq) {
  /** Not ready: the logical unit is not accessible, no cause given. */
  public static final Sense NOT_READY = new Sense(2, 0x04, 0x00);

  /** Medium error: unrecovered read error. */
  public static final Sense UNREADABLE = new Sense(3, 0x11, 0x00);

  /** Hardware error: internal target failure. */
  public static final Sense HARDWARE_ERROR = new Sense(4, 0x44, 0x00);

  /** Data protect: write protected. */
  public static final Sense WRITE_PROTECTED = new Sense(7, 0x27, 0x00);

  /** Data protect: space allocation failed. */
  public static final Sense NO_SPACE = new Sense(7, 0x27, 0x07);

  public Sense {
    if ((key & ~0xF) != 0 || (asc & ~0xFF) != 0 || (ascq & ~0xFF) != 0) {
      throw new IllegalArgumentException("no sense: " + key + "/" + asc + "/" + ascq);
    }
  }

  /** The sense of a text such as {@code 7/27/07}, hexadecimal, or null where it is none. */
  public static @Nullable Sense parse(String text) {
    if (!text.matches("[0-9A-Fa-f]/[0-9A-Fa-f]{2}/[0-9A-Fa-f]{2}")) {
      return null;
    }
    return new Sense(
        Integer.parseInt(text.substring(0, 1), 16),
        Integer.parseInt(text.substring(2, 4), 16),
        Integer.parseInt(text.substring(5), 16));
  }

  /** For example {@code 7/27/07}, hexadecimal as the standards print it. */
  public String text() {
    return String.format(Locale.ROOT, "%X/%02X/%02X", key, asc, ascq);
  }
}
