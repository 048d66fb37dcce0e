package org.arraytwin.product.storwize.system;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.arraytwin.array.StorageArray;

/** How a system names and numbers what it has. */
public final class Names {
  private static final int LONGEST = 63;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.\\- ]*");
  private static final Pattern ID = Pattern.compile("[0-9]{1,9}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter LONG_TIME =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/HH/mm/ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int ID_DIGITS = 14;

  private Names() {}

  /**
   * Checks a name that an operator gives.
   *
   * @throws Trouble where it breaks the rules: 1 to 63 letters, digits, {@code _ - .} and blanks,
   *     no digit or hyphen in front
   */
  public static String valid(String name) {
    if (name.length() > LONGEST) {
      throw new Trouble("5738E", name);
    }
    if (!NAME.matcher(name).matches()) {
      throw new Trouble("6527E", name);
    }
    return name;
  }

  /** The number that a text is, -1 where it is a name. */
  public static int id(String nameOrId) {
    return ID.matcher(nameOrId).matches() ? Integer.parseInt(nameOrId) : -1;
  }

  /** A time as listings have it, YYMMDDHHMMSS. */
  public static String time(long micros) {
    return TIME.format(Instant.ofEpochMilli(micros / 1000));
  }

  /** A time as remote copies have it, YYYY/MM/DD/HH/MM/SS. */
  public static String longTime(long micros) {
    return LONG_TIME.format(Instant.ofEpochMilli(micros / 1000));
  }

  /** The address of a system: that of its first node; empty without nodes. */
  public static String address(StorageArray array) {
    return array.nodes().isEmpty() ? "" : array.nodes().get(0).address();
  }

  /** 16 hexadecimal digits. */
  public static String systemId(StorageArray array) {
    return String.format(Locale.ROOT, "00000200A%07X", array.systemId());
  }

  /** The WWNN of a node that is counted from 0, made up: 16 hexadecimal digits. */
  public static String nodeWwnn(int node) {
    return String.format(Locale.ROOT, "50050768%08X", node + 1);
  }

  /** The unique identifier of a volume, 32 hexadecimal digits. */
  public static String uid(StorageArray array, int vdisk) {
    return String.format(Locale.ROOT, "6005076802%06X00%014X", array.systemId(), vdisk);
  }

  /** The volume that has a unique identifier, in whatever case, or -1 where it is none of these. */
  public static int vdisk(StorageArray array, String uid) {
    String end = uid.substring(Math.max(0, uid.length() - ID_DIGITS));
    int id = end.matches("0*[0-9A-Fa-f]{1,7}") ? Integer.parseInt(end, 16) : -1;
    return id >= 0 && uid(array, id).equalsIgnoreCase(uid) ? id : -1;
  }

  /** The name of the managed disk that a pool is made of. */
  public static String mdisk(int pool) {
    return "mdisk" + pool;
  }

  /** The name of an I/O group. */
  public static String ioGroup(int id) {
    return "io_grp" + id;
  }

  /** Bytes as listings have them, for example {@code 100.00GB}: units of 1,024. */
  public static String capacity(long bytes) {
    String[] units = {"B", "KB", "MB", "GB", "TB", "PB"};
    int unit = 0;
    double amount = bytes;
    while (amount >= 1024 && unit < units.length - 1) {
      amount /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + "B" : String.format(Locale.ROOT, "%.2f%s", amount, units[unit]);
  }
}
