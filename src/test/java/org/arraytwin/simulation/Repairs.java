package org.arraytwin.simulation;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Condition;
import org.arraytwin.array.Volume;
import org.arraytwin.catalog.Order;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.TargetHalf;

/** What is broken in a fleet and how it is mended. */
final class Repairs {
  private Repairs() {}

  /** Everything that brings a fleet back to health. */
  static List<Order> of(Fleet fleet) {
    List<Order> open = new ArrayList<>();
    for (Link link : fleet.links()) {
      String a = fleet.site(link.a()).name();
      String b = fleet.site(link.b()).name();
      open.add(Drawer.order("heal-link", "a", a, "b", b, "index", "all"));
      open.add(Drawer.order("slow-link", "a", a, "b", b, "rate", "4MiB"));
      open.add(Drawer.order("delay-link", "a", a, "b", b, "latency", "0ms"));
    }
    for (Site site : fleet.sites()) {
      String array = site.name();
      if (!site.powered()) {
        open.add(0, Drawer.order("restore-array", "array", array));
      }
      for (TargetHalf target : site.targets()) {
        var links = fleet.links(site.id(), target.peer());
        for (int i = 0; i < links.size(); i++) {
          if (!links.get(i).usedBy(site.id())) {
            open.add(
                Drawer.order(
                    "use-link",
                    "array",
                    array,
                    "target",
                    target.name(),
                    "index",
                    Integer.toString(i),
                    "used",
                    "true"));
          }
        }
        if (target.grant().copyBytesPerSecond() < Long.MAX_VALUE) {
          open.add(Drawer.order("grant-target", "array", array, "target", target.name()));
        }
      }
      for (int node : site.health().down()) {
        open.add(
            Drawer.order("restore-controller", "array", array, "node", Integer.toString(node)));
      }
      for (int ioGroup : site.health().blind()) {
        open.add(
            Drawer.order("return-metadata", "array", array, "ioGroup", Integer.toString(ioGroup)));
      }
      site.pools()
          .forEach(
              pool -> {
                if (!site.health().pool(pool.id()).online()) {
                  open.add(Drawer.order("pool-online", "array", array, "pool", pool.name()));
                }
                if (site.health().pool(pool.id()).lost()) {
                  open.add(Drawer.order("renew-pool", "array", array, "pool", pool.name()));
                }
                if (site.health().pool(pool.id()).full()) {
                  open.add(
                      Drawer.order(
                          "grow-pool", "array", array, "pool", pool.name(), "more", "16MiB"));
                }
              });
      for (Volume volume : site.volumes()) {
        if (volume != null && !site.health().condition(volume.id()).equals(Condition.ONLINE)) {
          open.add(
              Drawer.order(
                  "volume-condition",
                  "array",
                  array,
                  "volume",
                  volume.name(),
                  "condition",
                  "online"));
        }
      }
    }
    return open;
  }
}
