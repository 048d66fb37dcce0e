package org.arraytwin.fleet.fault.parts;

import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;

/** Finds the parts of arrays that a fault names. */
final class Part {
  private Part() {}

  static Site site(Steps steps, String name, String asked) {
    Site site = steps.fleet().site(name);
    if (site == null) {
      throw refused(
          Reason.NON_EXISTENT_ARRAY,
          "array " + name,
          "not there",
          asked,
          "arrays: " + steps.fleet().sites().map(Site::name).mkString(", "));
    }
    return site;
  }

  static Pool pool(Site site, String name, String asked) {
    return site.pools()
        .find(p -> p.name().equals(name))
        .getOrElseThrow(
            () ->
                refused(
                    Reason.NON_EXISTENT_POOL,
                    "pool " + name + " on " + site.name(),
                    "not there",
                    asked,
                    "pools: " + site.pools().map(Pool::name).mkString(", ")));
  }

  /** The position of a controller, checked. */
  static int node(Site site, int node, String asked) {
    int nodes = Math.max(1, site.array().nodes().size());
    if (node < 0 || node >= nodes) {
      throw refused(
          Reason.NON_EXISTENT_NODE,
          controller(site, node),
          "not there",
          asked,
          "0 to " + (nodes - 1));
    }
    return node;
  }

  static String controller(Site site, int node) {
    return "controller " + node + " of " + site.name();
  }

  /** The number of an I/O group, checked. */
  static int group(Site site, int group, String asked) {
    if (group < 0 || group >= site.ioGroups()) {
      throw refused(
          Reason.NON_EXISTENT_NODE,
          "I/O group " + group + " of " + site.name(),
          "not there",
          asked,
          "0 to " + (site.ioGroups() - 1));
    }
    return group;
  }

  /** The number of a disk, checked. */
  static int disk(Site site, Pool pool, int disk, String asked) {
    if (disk < 0 || disk >= pool.disks()) {
      throw refused(
          Reason.NON_EXISTENT_DISK,
          disk(site, pool, disk),
          "not there",
          asked,
          "0 to " + (pool.disks() - 1));
    }
    return disk;
  }

  static String disk(Site site, Pool pool, int disk) {
    return "disk " + disk + " of " + named(site, pool);
  }

  static String named(Site site, Pool pool) {
    return "pool " + pool.name() + " on " + site.name();
  }

  static PoolHealth health(Steps steps, Site site, Pool pool) {
    return steps.fleet().site(site.id()).health().pool(pool.id());
  }

  static void put(Steps steps, Site site, Pool pool, PoolHealth health) {
    steps.put(site.id(), steps.fleet().site(site.id()).health().with(pool.id(), health));
  }

  static Refused refused(Reason reason, String object, String state, String asked, String legal) {
    return new Refused(new Refusal(reason, object, state, asked, legal));
  }
}
