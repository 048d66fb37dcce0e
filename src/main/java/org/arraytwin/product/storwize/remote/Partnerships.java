package org.arraytwin.product.storwize.remote;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.arraytwin.fleet.remote.GrantTarget;
import org.arraytwin.product.storwize.system.Card;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.Desk.Decision;
import org.arraytwin.product.storwize.system.Drawer;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.replication.TargetHalf;

/**
 * Orders about partnerships. Each system makes, stops and removes its own half; only while both
 * halves are there and neither is stopped do the systems exchange anything.
 *
 * @param desk where they are taken
 */
public record Partnerships(Desk desk) {
  private static final String YES = "yes";
  private static final String NO = "no";

  /**
   * The terms of a half.
   *
   * @param type fc, ipv4 or ipv6
   * @param linkMbits bandwidth between the systems, Mbit/s
   * @param copyRate percent of it for background copies
   */
  public record Terms(String type, int linkMbits, int copyRate) {}

  /**
   * Makes this system's half (mkfcpartnership, mkippartnership, mkpartnership).
   *
   * @param system name, id or address of the other one
   * @throws Trouble where it is refused
   */
  public void create(String order, String system, Terms terms) {
    desk.order(
        order,
        cluster -> {
          Partnership found = candidate(cluster, system);
          if (found.configured()) {
            throw new Trouble("6035E", system);
          }
          Partnership back = found.back();
          if (back.configured() && !back.type().equals(terms.type())) {
            throw new Trouble("5753E", system);
          }
          Card card =
              new Card(
                  found.card().id(),
                  Map.of(
                      Partnership.TYPE, terms.type(),
                      Partnership.LINK, String.valueOf(terms.linkMbits()),
                      Partnership.RATE, String.valueOf(terms.copyRate())));
          return changed(found, card);
        });
  }

  /**
   * Stops this system's half or starts it again (chpartnership -stop, -start).
   *
   * @throws Trouble where it is refused
   */
  public void stop(String system, boolean stopped) {
    change(system, card -> card.with(Partnership.STOPPED, stopped ? YES : NO));
  }

  /**
   * Changes the terms of this system's half (chpartnership).
   *
   * @param linkMbits of the link, empty to leave it
   * @param copyRate percent for background copies, empty to leave it
   * @throws Trouble where it is refused
   */
  public void limit(String system, String linkMbits, String copyRate) {
    change(
        system,
        card -> {
          Card linked = linkMbits.isEmpty() ? card : card.with(Partnership.LINK, linkMbits);
          return copyRate.isEmpty() ? linked : linked.with(Partnership.RATE, copyRate);
        });
  }

  private void change(String system, UnaryOperator<Card> change) {
    desk.order(
        "chpartnership",
        cluster -> {
          Partnership found = configured(cluster, system);
          return changed(found, change.apply(found.card()));
        });
  }

  /**
   * Removes this system's half (rmpartnership); the other one's stays, half of a partnership.
   *
   * @throws Trouble where it is refused
   */
  public void remove(String system) {
    desk.order(
        "rmpartnership",
        cluster -> {
          Partnership found = configured(cluster, system);
          return changed(found, new Card(found.card().id(), Map.of(Partnership.CONFIGURED, NO)));
        });
  }

  private static Decision changed(Partnership found, Card card) {
    Partnership next = new Partnership(found.in(), found.target(), card);
    return new Decision(
        List.of(new GrantTarget(found.in().array(), found.target().name(), next.grant())),
        List.of(card.put(Drawer.PARTNERSHIP)));
  }

  private static Partnership configured(Cluster cluster, String system) {
    Partnership found = find(cluster, system);
    if (found == null || !found.configured()) {
      throw new Trouble(missing(system), system);
    }
    return found;
  }

  private static Partnership candidate(Cluster cluster, String system) {
    Partnership found = find(cluster, system);
    if (found == null || !found.visible()) {
      throw new Trouble(missing(system), system);
    }
    return found;
  }

  private static String missing(String system) {
    return Names.id(system) < 0 ? "5754E" : "5753E";
  }

  private static @org.jspecify.annotations.Nullable Partnership find(
      Cluster cluster, String system) {
    for (TargetHalf target : RemoteCopies.of(cluster).joined()) {
      Partnership found = Partnership.of(cluster, target);
      if (RemoteCopies.means(found.system(), system)) {
        return found;
      }
    }
    return null;
  }
}
