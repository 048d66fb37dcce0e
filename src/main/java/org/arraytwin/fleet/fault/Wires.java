package org.arraytwin.fleet.fault;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Link;

/** Finds the things of the world that a fault names. */
final class Wires {
  private Wires() {}

  static Site site(Steps steps, String name, String asked) {
    return site(steps.fleet(), name, asked);
  }

  static Site site(Fleet fleet, String name, String asked) {
    Site site = fleet.site(name);
    if (site == null) {
      throw new Refused(
          new Refusal(
              Reason.NON_EXISTENT_ARRAY,
              "array " + name,
              "not there",
              asked,
              "arrays: " + fleet.sites().map(Site::name).mkString(", ")));
    }
    return site;
  }

  /** The links between two arrays, or the one at a position. */
  static Array<Link> links(Steps steps, String a, String b, int index, String asked) {
    Array<Link> links = steps.fleet().links(site(steps, a, asked).id(), site(steps, b, asked).id());
    if (links.isEmpty() || index >= links.size() || index < -1) {
      throw new Refused(
          new Refusal(
              Reason.NON_EXISTENT_LINK,
              index < 0 ? "link " + a + " - " + b : "link " + index + " of " + a + " - " + b,
              "not there",
              asked,
              links.isEmpty() ? "no link joins them" : "0 to " + (links.size() - 1)));
    }
    return index < 0 ? links : Array.of(links.get(index));
  }

  static Refused refused(Reason reason, String object, String state, String asked, String legal) {
    return new Refused(new Refusal(reason, object, state, asked, legal));
  }
}
