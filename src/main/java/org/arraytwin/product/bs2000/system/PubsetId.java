package org.arraytwin.product.bs2000.system;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two notations of VSNs of pubset volumes, and what a VSN becomes when its pubset is renamed:
 * {@code PUBA00} is volume 0 of pubset A, {@code CLN.00} volume 0 of pubset CLN (V15, renaming of
 * pubsets).
 */
public final class PubsetId {
  private static final Pattern PUB = Pattern.compile("PUB([A-Z0-9])([0-9]{2})");
  private static final Pattern POINT = Pattern.compile("([A-Z0-9]{2,4})\\.([0-9]{1,3})");
  private static final int VSN_LENGTH = 6;
  private static final int LONGEST = 4;

  private PubsetId() {}

  /** The pubset that a VSN belongs to, or null where it is a private one. */
  public static @Nullable String of(String vsn) {
    Matcher matcher = matcher(vsn);
    return matcher == null ? null : matcher.group(1);
  }

  private static @Nullable Matcher matcher(String vsn) {
    if (vsn.length() != VSN_LENGTH) {
      return null;
    }
    Matcher pub = PUB.matcher(vsn);
    if (pub.matches()) {
      return pub;
    }
    Matcher point = POINT.matcher(vsn);
    return point.matches() ? point : null;
  }

  /**
   * The VSN of the same volume in a pubset of another id.
   *
   * @throws ShcException where the id is too long for it, or the volume's number is
   */
  public static String renamed(String vsn, String id) {
    Matcher matcher = matcher(vsn);
    if (matcher == null) {
      throw new ShcException(Notice.RENAME_KIND, "VOLUME " + vsn + " IS NOT OF A PUBSET");
    }
    String old = matcher.group(1);
    if (id.length() == LONGEST && old.length() != LONGEST) {
      throw new ShcException(Notice.RENAME_LENGTH, old, id);
    }
    if (id.equals(old)) {
      throw new ShcException(Notice.SAME_ID, id);
    }
    int width = id.length() == 1 ? 2 : VSN_LENGTH - 1 - id.length();
    String number = String.format(Locale.ROOT, "%0" + width + "d", number(matcher));
    if (number.length() > width) {
      throw new ShcException(Notice.RENAME_NUMBERS, old, id, vsn);
    }
    return id.length() == 1 ? "PUB" + id + number : id + "." + number;
  }

  private static int number(Matcher matcher) {
    return Integer.parseInt(matcher.group(2));
  }

  /** A VSN that no pubset has, for {@code NEW-PUBSET=*SPECIAL-VSN}. */
  public static String special(String vsn) {
    return vsn.contains(".") ? vsn.replace('.', '#') : "#" + vsn.substring(1);
  }
}
