package org.arraytwin.product.threepar.cim;

import org.arraytwin.array.Volume;
import org.arraytwin.config.ProductConfig;
import org.jspecify.annotations.Nullable;

/**
 * How this product forms identifiers, and back.
 *
 * @param prefix of generated InstanceIDs, {@code 3PAR} up to OS 3.1.1 (CIM API reference)
 */
record Naming(String prefix) {
  static final String SYSTEM_CLASS = "TPD_StorageSystem";
  private static final int WWN_DIGITS = 32;
  private static final int VOLUME_ID_AT = 16;
  private static final int SYSTEM_ID_AT = 24;

  static Naming of(ProductConfig config) {
    return new Naming(config.switches().getOrDefault("instanceIdPrefix", "3PAR"));
  }

  String instanceId(String name) {
    return prefix + ":" + name;
  }

  /** The name an InstanceID was formed from, or null. */
  @Nullable String name(@Nullable Object instanceId) {
    return instanceId instanceof String s && s.startsWith(prefix + ":")
        ? s.substring(prefix.length() + 1)
        : null;
  }

  /** The volume whose WWN that is, or null; most WWNs carry the volume's id. */
  static @Nullable Volume volume(Snapshot s, @Nullable Object wwn) {
    if (!(wwn instanceof String text) || text.length() != WWN_DIGITS) {
      return null;
    }
    int id = 0;
    for (int i = VOLUME_ID_AT; i < SYSTEM_ID_AT; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || id > Integer.MAX_VALUE >> 4) {
        return null;
      }
      id = (id << 4) | digit;
    }
    Volume found = id < s.site().volumes().size() ? s.site().volumes().get(id) : null;
    return found != null && found.wwn(s.site().array()).equals(text) ? found : s.knownAs(text);
  }
}
