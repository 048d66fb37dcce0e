package org.arraytwin.scenario;

import java.util.Map;
import java.util.Set;
import org.arraytwin.catalog.Order;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Reason;
import org.arraytwin.scenario.look.Checks;
import org.arraytwin.scenario.look.Mentions;
import org.arraytwin.scenario.look.Names;
import org.arraytwin.scenario.look.Sizes;
import org.jspecify.annotations.Nullable;

/** All that is known of a fleet by a step of a scenario that is only read. */
final class Known {
  private final Names names;
  private final Kinds kinds;
  private final Sizes sizes;
  private final Mentions mentions;

  Known(FleetPlan plan, ProviderConfig config) {
    names = new Names(plan);
    kinds = new Kinds(config, plan);
    sizes = new Sizes(plan);
    mentions = new Mentions(plan, names);
  }

  /** Takes in what a command may make. */
  void after(Order order) {
    names.after(order.name(), order.words());
    kinds.after(order.name(), order.words());
    sizes.after(order.name(), order.words());
  }

  /**
   * Looks at a command.
   *
   * @param refused the reason for which it must be refused, or null
   * @throws WrongWords where it can mean nothing by then
   */
  void require(String command, Map<String, String> words, @Nullable Reason refused) {
    kinds.require(command, words, refused);
    mentions.require(command, words, refused);
    sizes.require(command, words, refused);
  }

  /**
   * Looks at an expectation.
   *
   * @param marks the moments that have a name by then
   * @throws WrongWords where it can never be seen
   */
  void require(Map<String, String> words, Set<String> marks) {
    Checks.require(words, marks, kinds.states());
    names.require(words);
  }
}
