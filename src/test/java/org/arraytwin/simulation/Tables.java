package org.arraytwin.simulation;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.table.SessionTable;

/**
 * The rules that simulated arrays obey: those of the provider configuration, read once.
 *
 * @param config where fleets are read with
 * @param rules of each product
 */
record Tables(ProviderConfig config, Map<String, Rules> rules) {
  private static final String PRODUCT = "threepar";

  /** The tables of a folder of provider configuration. */
  static Tables of(Path folder) {
    ProviderConfig config = new ProviderConfig(folder);
    Rules own = config.product(PRODUCT).rules();
    Vector<SessionTable> all = own.tables();
    for (String kind : config.sessions()) {
      all = own.table(kind) == null ? all.append(config.session(kind)) : all;
    }
    return new Tables(config, Map.of(PRODUCT, with(own, all)));
  }

  private static Rules with(Rules rules, Vector<SessionTable> tables) {
    return new Rules(
        rules.timings(),
        rules.returningPrimaryTurnsSecondaryRev(),
        rules.maxConcurrentSyncs(),
        tables);
  }

  /** With every table changed. */
  Tables changed(UnaryOperator<SessionTable> change) {
    Rules now = rules.get(PRODUCT);
    return new Tables(config, Map.of(PRODUCT, with(now, now.tables().map(change))));
  }

  List<SessionTable> all() {
    return rules.get(PRODUCT).tables().toJavaList();
  }
}
