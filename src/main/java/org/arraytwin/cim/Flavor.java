package org.arraytwin.cim;

/**
 * How a qualifier travels to subclasses (DSP0004 clause 5.6.3).
 *
 * @param overridable {@code EnableOverride} (true) or {@code DisableOverride}
 * @param toSubclass {@code ToSubclass} (true) or {@code Restricted}
 * @param translatable {@code Translatable}
 */
public record Flavor(boolean overridable, boolean toSubclass, boolean translatable) {
  /** What holds where a declaration names no flavor: EnableOverride, ToSubclass. */
  public static final Flavor DEFAULT = new Flavor(true, true, false);
}
