package org.arraytwin.product.storwize.remote;

import java.util.Map;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.system.Card;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Drawer;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.replication.TargetHalf;

/**
 * What one system makes of another that a link joins to it: whether it has its half of a
 * partnership, and on which terms. A link of the fleet file is a whole partnership at first.
 *
 * @param in the system
 * @param target as the engine has it
 * @param card what was asked for; empty where nobody asked
 */
public record Partnership(Cluster in, TargetHalf target, Card card) {
  static final String CONFIGURED = "configured";
  static final String STOPPED = "stopped";
  static final String TYPE = "type";
  static final String LINK = "linkbandwidthmbits";
  static final String RATE = "backgroundcopyrate";
  private static final String YES = "yes";
  private static final long BYTES_PER_MBIT = 125_000;
  private static final int ALL = 100;

  static Partnership of(Cluster cluster, TargetHalf target) {
    String id = String.valueOf(target.peer());
    Card card = cluster.card(Drawer.PARTNERSHIP, id);
    return new Partnership(cluster, target, card == null ? new Card(id, Map.of()) : card);
  }

  /** The other system's side of it. */
  Partnership back() {
    Cluster there = new Cluster(in.at(), target.peer(), in.data());
    TargetHalf half = there.site().target(in.array());
    if (half == null) {
      throw new IllegalStateException(there.site().name() + " has no link to " + in.array());
    }
    return of(there, half);
  }

  public Site other() {
    return in.at().fleet().site(target.peer());
  }

  public StorageArray system() {
    return other().array();
  }

  public String id() {
    return Names.systemId(system());
  }

  /** Whether this system has made its half. */
  public boolean configured() {
    return !card.value(CONFIGURED).equals("no");
  }

  /** Whether the other system has made its half. */
  public boolean configuredThere() {
    return back().configured();
  }

  boolean stopped() {
    return card.value(STOPPED).equals(YES);
  }

  /** {@code fc}, {@code ipv4} or {@code ipv6}. */
  public String type() {
    String type = card.value(TYPE);
    return type.isEmpty() ? "fc" : type;
  }

  /** Bandwidth between the systems in Mbit/s; empty where nobody has told it. */
  public String linkMbits() {
    return card.value(LINK);
  }

  /** Percent of it that background copies may take. */
  public int copyRate() {
    String rate = card.value(RATE);
    return rate.isEmpty() ? ALL : Integer.parseInt(rate);
  }

  /** Whether the other system can be seen: it runs, and a link to it is whole. */
  public boolean visible() {
    return in.at().fleet().reachable(in.array(), target.peer());
  }

  /** What the engine is to let the two exchange by this half, bytes a second. */
  long grant() {
    if (!configured() || stopped()) {
      return 0;
    }
    return linkMbits().isEmpty()
        ? Long.MAX_VALUE
        : Math.max(1, Long.parseLong(linkMbits()) * BYTES_PER_MBIT / ALL * copyRate());
  }

  /** How it stands, as lspartnership has it. */
  public String state() {
    if (!visible()) {
      return "not_present";
    }
    Partnership back = back();
    if (!back.configured()) {
      return stopped() ? "partially_configured_local_stopped" : "partially_configured_local";
    }
    if (stopped()) {
      return "fully_configured_stopped";
    }
    if (back.stopped()) {
      return "fully_configured_remote_stopped";
    }
    return in.at().fleet().inTouch(in.array(), target.peer()) ? "fully_configured" : "not_present";
  }
}
