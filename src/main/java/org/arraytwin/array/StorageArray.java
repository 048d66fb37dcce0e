package org.arraytwin.array;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

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

  public StorageArray {
    nodes = List.copyOf(nodes);
  }

  /** The system WWN, 16 hex digits. */
  public String wwn() {
    return String.format(Locale.ROOT, "2FF70002AC%06X", systemId);
  }

  /** The NAA identifier of a volume of this array, 32 hex digits. */
  public String volumeWwn(int volumeId) {
    return "60002AC000000000" + HEX.toHexDigits(volumeId) + HEX.toHexDigits(systemId);
  }
}
