package org.arraytwin.product.eternus.session;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;

/** What every state of every kind of session is called; total over the product's tables. */
public final class StatusTable {
  private record Key(Kind kind, String state) {}

  private final Map<Key, Status> rows = new HashMap<>();

  private StatusTable() {}

  /**
   * Reads {@code eternus/status.xml} and proves it total.
   *
   * @param data the folder of provider-config
   * @param config the product whose tables have the states
   * @throws ConfigException where it is wrong, where a state has no row, or where a row is about a
   *     state that no table has
   */
  public static StatusTable read(Path data, ProductConfig config) {
    Path file = data.resolve("eternus").resolve("status.xml");
    StatusXml xml =
        BoundFile.read(file, data.resolve("eternus").resolve("status.xsd"), StatusXml.class);
    StatusTable table = new StatusTable();
    for (StatusXml.RowXml row : xml.rows) {
      Kind kind = Kind.ofWord(row.kind);
      SessionTable rules = kind == null ? null : config.rules().table(kind.table());
      if (kind == null || rules == null) {
        throw wrong(file, row, "the product has no kind of session '" + row.kind + "'");
      }
      if (rules.states().stream().noneMatch(s -> s.word().equals(row.state))) {
        throw wrong(file, row, row.kind + " has no state '" + row.state + "'");
      }
      if (table.rows.putIfAbsent(new Key(kind, row.state), row.status()) != null) {
        throw wrong(file, row, "state '" + row.state + "' of " + row.kind + " twice");
      }
    }
    for (Kind kind : Kind.values()) {
      SessionTable rules = config.rules().table(kind.table());
      for (State state : rules == null ? java.util.List.<State>of() : rules.states()) {
        if (!table.rows.containsKey(new Key(kind, state.word()))) {
          throw new ConfigException(
              file, "state '" + state.word() + "' of " + kind.word() + " has no row");
        }
      }
    }
    return table;
  }

  private static ConfigException wrong(Path file, StatusXml.RowXml row, String message) {
    return new ConfigException(file, row.line(), row.column(), message);
  }

  /** What a state is called. */
  public Status of(Kind kind, String state) {
    Status status = rows.get(new Key(kind, state));
    if (status == null) {
      throw new IllegalArgumentException("no state '" + state + "' of " + kind);
    }
    return status;
  }
}
