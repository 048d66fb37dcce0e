package org.arraytwin.fleet.masking;

import io.vavr.collection.Vector;
import java.util.Locale;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.Masking;
import org.arraytwin.fleet.site.UnitGroup;

/** What the commands on masking ask of an array first. */
final class Masks {
  private static final int WWN_DIGITS = 16;

  private Masks() {}

  static UnitGroup group(Site site, int id, String asked) {
    return group(site, site.masking(), id, asked);
  }

  static UnitGroup group(Site site, Masking masking, int id, String asked) {
    UnitGroup group = masking.group(id);
    if (group == null) {
      throw refused(
          Reason.NON_EXISTENT_UNIT_GROUP,
          "group " + id + " on " + site.name(),
          "not there",
          asked,
          "groups: " + masking.groups().keySet().mkString(", "));
    }
    return group;
  }

  static Volume volume(Site site, String name, String asked) {
    Volume volume = site.volume(name);
    if (volume == null) {
      throw refused(
          Reason.NON_EXISTENT_VOLUME,
          "volume " + name + " on " + site.name(),
          "not there",
          asked,
          "name volumes of the array");
    }
    return volume;
  }

  static HostPort port(Site site, String id, String asked) {
    HostPort port = site.masking().port(id);
    if (port == null) {
      throw refused(
          Reason.NON_EXISTENT_PORT,
          "port " + id + " on " + site.name(),
          "not there",
          asked,
          "ports: " + site.masking().ports().keySet().mkString(", "));
    }
    return port;
  }

  /** An initiator's name as the array writes it. */
  static String initiator(Site site, String name, String asked) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean iscsi = lower.matches("(iqn|eui|naa)\\.[a-z0-9.:-]{1,219}");
    boolean wwn = lower.length() == WWN_DIGITS && lower.matches("[0-9a-f]+");
    if (!iscsi && !wwn) {
      throw refused(
          Reason.INV_INPUT_ILLEGAL_CHAR,
          "array " + site.name(),
          "not to know '" + name + "' as an initiator",
          asked,
          "a WWN of 16 hex digits or an iSCSI name");
    }
    return lower;
  }

  static Vector<String> initiators(Site site, Vector<String> names, String asked) {
    return names.map(name -> initiator(site, name, asked)).distinct();
  }

  /** What an initiator of that name speaks. */
  static HostProtocol protocol(String name) {
    return name.indexOf('.') >= 0 ? HostProtocol.ISCSI : HostProtocol.FC;
  }

  static Refused refused(Reason reason, String object, String state, String asked, String legal) {
    return new Refused(new Refusal(reason, object, state, asked, legal));
  }
}
