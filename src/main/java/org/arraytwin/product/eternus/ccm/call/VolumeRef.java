package org.arraytwin.product.eternus.ccm.call;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A volume as commands name it, for example {@code ET001/0x1}; an extent of it, as {@code
 * ET001/0x1/0x0/0x1000}, counts blocks.
 *
 * @param box name of the storage system
 * @param number of the volume
 * @param start first block of an extent, -1 for the whole volume
 * @param size blocks of an extent, -1 for the whole volume
 */
public record VolumeRef(String box, int number, long start, long size) {
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z0-9_.#-]+)/0x([0-9A-Fa-f]{1,4})(?:/0x([0-9A-Fa-f]{1,12})/0x([0-9A-Fa-f]{1,12}))?");

  /** The whole of a volume. */
  public static VolumeRef whole(String box, int number) {
    return new VolumeRef(box, number, -1, -1);
  }

  /** The volume that a text names, or null where it names none. */
  public static @Nullable VolumeRef parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    boolean extent = form.group(3) != null;
    return new VolumeRef(
        form.group(1),
        Integer.parseInt(form.group(2), 16),
        extent ? Long.parseLong(form.group(3), 16) : -1,
        extent ? Long.parseLong(form.group(4), 16) : -1);
  }

  public String text() {
    String whole = box + "/0x" + hex(number);
    return start < 0 ? whole : whole + "/0x" + hex(start) + "/0x" + hex(size);
  }

  private static String hex(long number) {
    return Long.toHexString(number).toUpperCase(Locale.ROOT);
  }
}
