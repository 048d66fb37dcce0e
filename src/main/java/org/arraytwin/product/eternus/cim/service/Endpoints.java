package org.arraytwin.product.eternus.cim.service;

import java.util.Locale;
import org.arraytwin.array.HostPort;
import org.arraytwin.fleet.site.Masking;

/** How the provider names what ports speak. */
public final class Endpoints {
  private Endpoints() {}

  /**
   * An iSCSI target port: its iSCSI name and the tag of its portal group, which counts the ports of
   * the box from 1 on, as in {@code iqn...,t,0x0009}.
   */
  public static String iscsiName(Masking masking, HostPort port) {
    int tag = masking.ports().keySet().toVector().indexOf(port.id()) + 1;
    return String.format(Locale.ROOT, "%s,t,0x%04x", port.name(), tag);
  }
}
