package org.arraytwin.simulation;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.table.SessionTable;

/**
 * The rules that simulated arrays obey: those of the provider configuration, read once.
 *
 * @param config where fleets are read with
 * @param rules of each product
 * @param ways to cells that lives hardly come to by chance
 */
record Tables(ProviderConfig config, Map<String, Rules> rules, List<Way> ways) {
  private static final String PRODUCT = "threepar";
  private static final List<String> PRODUCTS = List.of(PRODUCT, "storwize", "eternus");
  private static final String WAYS = "/simulation/ways.txt";

  /** The tables of a folder of provider configuration. */
  static Tables of(Path folder) {
    ProviderConfig config = new ProviderConfig(folder);
    Map<String, Rules> rules = new TreeMap<>();
    for (String product : PRODUCTS) {
      Rules own = config.product(product).rules();
      Vector<SessionTable> all = own.tables();
      for (String kind : config.sessions()) {
        all = own.table(kind) == null ? all.append(config.session(kind)) : all;
      }
      rules.put(product, own.with(all));
    }
    return new Tables(config, rules, written(WAYS));
  }

  /** What stands in a file of the tests' resources. */
  static List<Way> written(String name) {
    try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(name), name)) {
      return Way.read(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With every table changed. */
  Tables changed(UnaryOperator<SessionTable> change) {
    Map<String, Rules> other = new TreeMap<>(rules);
    other.replaceAll((product, now) -> now.with(now.tables().map(change)));
    return new Tables(config, other, ways);
  }

  List<SessionTable> all() {
    return rules.get(PRODUCT).tables().toJavaList();
  }
}
