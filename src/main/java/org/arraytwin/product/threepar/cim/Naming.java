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
    if (!(wwn instanceof String text)) {
      return null;
    }
    Volume numbered = s.site().numbered(text);
    return numbered != null ? numbered : s.knownAs(text);
  }
}
