package org.arraytwin.product.storwize.cli.order;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.arraytwin.product.storwize.cli.word.Arguments;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.host.Hosts;
import org.arraytwin.product.storwize.system.Trouble;

/** Commands on hosts and what they see. */
public final class HostVerbs {
  private static final String HOST = "host";
  private static final String FORCE = "force";
  private static final String ISCSI = "iscsiname";

  private HostVerbs() {}

  public static Map<String, Verb> all() {
    return Map.of(
        "mkhost",
        HostVerbs::create,
        "addhostport",
        call -> hosts(call).addPorts(call.arguments().object(), ports(call.arguments())),
        "rmhostport",
        call ->
            hosts(call)
                .removePorts(
                    call.arguments().object(),
                    ports(call.arguments()),
                    call.arguments().has(FORCE)),
        "chhost",
        HostVerbs::change,
        "rmhost",
        call -> hosts(call).remove(call.arguments().object(), call.arguments().has(FORCE)),
        "mkvdiskhostmap",
        HostVerbs::map,
        "rmvdiskhostmap",
        call -> hosts(call).unmap(call.arguments().value(HOST), call.arguments().object()));
  }

  private static Hosts hosts(Call call) {
    return new Hosts(call.desk());
  }

  private static void create(Call call) {
    Arguments typed = call.arguments();
    String id = hosts(call).create(typed.value("name"), ports(typed));
    call.print("Host, id [" + id + "], successfully created");
  }

  private static void change(Call call) {
    Arguments typed = call.arguments();
    if (typed.has("name")) {
      hosts(call).rename(typed.object(), typed.value("name"));
    } else {
      hosts(call).secret(typed.object(), typed.value("chapsecret"));
    }
  }

  /** WWPNs are parted by colons, iSCSI names by commas. */
  private static List<String> ports(Arguments typed) {
    boolean iscsi = typed.has(ISCSI);
    String given =
        iscsi ? typed.value(ISCSI) : typed.value(typed.has("fcwwpn") ? "fcwwpn" : "hbawwpn");
    List<String> ports = Arrays.asList(given.split(iscsi ? "," : ":", -1));
    for (String port : ports) {
      // By its dots the one is told from the other later.
      if (iscsi != port.indexOf('.') >= 0) {
        throw new Trouble(iscsi ? "6578E" : "5867E", port);
      }
    }
    return ports;
  }

  private static void map(Call call) {
    Arguments typed = call.arguments();
    int unit =
        hosts(call)
            .map(typed.value(HOST), typed.object(), typed.number("scsi", -1), typed.has(FORCE));
    call.print("Virtual Disk to Host map, id [" + unit + "], successfully created");
  }
}
