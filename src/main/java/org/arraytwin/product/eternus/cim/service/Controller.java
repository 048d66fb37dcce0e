package org.arraytwin.product.eternus.cim.service;

import io.vavr.collection.Iterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.fleet.site.Masking;
import org.arraytwin.fleet.site.UnitGroup;
import org.jspecify.annotations.Nullable;

/**
 * An affinity group at a port: the view that a host gets there.
 *
 * @param group number of the affinity group
 * @param port id
 */
public record Controller(int group, String port) {
  private static final Pattern DEVICE = Pattern.compile("AFG([0-9A-F]{4})_(.+)");
  private static final int HEX = 16;

  /** For example {@code AFG0010_CM00CA00P00}. */
  public String deviceId() {
    return String.format(Locale.ROOT, "AFG%04X_%s", group, port);
  }

  /** The controller of a DeviceID where there is one, else null. */
  public static @Nullable Controller of(Masking masking, @Nullable Object deviceId) {
    Matcher text = DEVICE.matcher(deviceId instanceof String given ? given : "");
    if (!text.matches()) {
      return null;
    }
    UnitGroup group = masking.group(Integer.parseInt(text.group(1), HEX));
    return group != null && group.ports().contains(text.group(2))
        ? new Controller(group.id(), text.group(2))
        : null;
  }

  /** The controllers of a group, by port. */
  public static Iterator<Controller> of(UnitGroup group) {
    return group.ports().iterator().map(port -> new Controller(group.id(), port));
  }

  /** All controllers of a box. */
  public static Iterator<Controller> all(Masking masking) {
    return masking.groups().values().iterator().flatMap(Controller::of);
  }
}
