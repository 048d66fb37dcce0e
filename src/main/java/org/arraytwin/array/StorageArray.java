package org.arraytwin.array;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of an array; what never changes while it runs.
 *
 * @param id dense id in the fleet
 * @param name unique in the fleet, also the host name its prompts show
 * @param product the product's id, for example {@code threepar}
 * @param model printed model
 * @param serial printed serial number
 * @param systemId decimal system id, 1 to 2^24-1; WWNs derive from it
 * @param osVersion printed version
 * @param nodes controller nodes
 */
public record StorageArray(
    int id,
    String name,
    String product,
    String model,
    String serial,
    int systemId,
    String osVersion,
    List<Node> nodes) {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String VENDOR = "60002AC000000000";
  private static final Pattern VOLUME_WWN =
      Pattern.compile(VENDOR + "([0-7][0-9A-F]{7})([0-9A-F]{8})");

  public StorageArray {
    nodes = List.copyOf(nodes);
  }

  /** The system WWN, 16 hex digits. */
  public String wwn() {
    return String.format(Locale.ROOT, "2FF70002AC%06X", systemId);
  }

  /** The NAA identifier of a volume of this array, 32 hex digits. */
  public String volumeWwn(int volumeId) {
    return VENDOR + HEX.toHexDigits(volumeId) + HEX.toHexDigits(systemId);
  }

  /** The id of the volume of this array from which an NAA identifier follows, or -1. */
  public int volumeId(String wwn) {
    Matcher parts = VOLUME_WWN.matcher(wwn);
    return parts.matches() && HexFormat.fromHexDigits(parts.group(2)) == systemId
        ? HexFormat.fromHexDigits(parts.group(1))
        : -1;
  }
}
