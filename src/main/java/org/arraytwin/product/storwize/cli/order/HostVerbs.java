package org.arraytwin.product.storwize.cli.order;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.arraytwin.product.storwize.cli.word.Arguments;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.host.Hosts;

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
    if (typed.has(ISCSI)) {
      return Arrays.asList(typed.value(ISCSI).split(",", -1));
    }
    String wwpns = typed.has("fcwwpn") ? typed.value("fcwwpn") : typed.value("hbawwpn");
    return Arrays.asList(wwpns.split(":", -1));
  }

  private static void map(Call call) {
    Arguments typed = call.arguments();
    int unit =
        hosts(call)
            .map(typed.value(HOST), typed.object(), typed.number("scsi", -1), typed.has(FORCE));
    call.print("Virtual Disk to Host map, id [" + unit + "], successfully created");
  }
}
