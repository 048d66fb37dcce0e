package org.arraytwin.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.config.ProductConfig.StateRow;

/** Reads a product's state table and proves it total and free of rows that never apply. */
final class StateTable {
  private static final long MAX_COMBINATIONS = 1_000_000;

  private final Path file;
  private final ProductXml.StatesXml xml;
  private final Map<String, List<String>> columns = new LinkedHashMap<>();

  private StateTable(Path file, ProductXml.StatesXml xml) {
    this.file = file;
    this.xml = xml;
  }

  static List<StateRow> read(Path file, ProductXml.StatesXml xml) {
    StateTable table = new StateTable(file, xml);
    table.columns();
    List<StateRow> rows = xml.rows.stream().map(table::row).toList();
    table.prove(rows);
    return rows;
  }

  private void columns() {
    long combinations = 1;
    for (ProductXml.ColumnXml column : xml.columns) {
      List<String> values = List.of(column.values.split(" ", -1));
      if (columns.putIfAbsent(column.name, values) != null) {
        throw wrong(column, "there are two columns '" + column.name + "', expected one");
      }
      combinations *= values.size();
      if (combinations > MAX_COMBINATIONS) {
        throw wrong(column, "the columns have more than 1000000 combinations of values");
      }
    }
  }

  private StateRow row(ProductXml.RowXml row) {
    Map<String, String> when = new LinkedHashMap<>();
    for (String term : row.when.isEmpty() ? List.<String>of() : List.of(row.when.split(" ", -1))) {
      int equals = term.indexOf('=');
      String column = term.substring(0, equals);
      String value = term.substring(equals + 1);
      List<String> values = columns.get(column);
      if (values == null) {
        throw wrong(
            row,
            "column '"
                + column
                + "' is unknown, expected "
                + FleetChecks.oneOf(List.copyOf(columns.keySet())));
      }
      if (!values.contains(value)) {
        throw wrong(
            row,
            "'" + value + "' is no " + column + ", expected one of " + String.join(", ", values));
      }
      if (when.putIfAbsent(column, value) != null) {
        throw wrong(row, "column '" + column + "' twice, expected it once");
      }
    }
    return new StateRow(
        when, row.copyState, row.syncState, row.progressStatus, row.source, row.certainty);
  }

  /** Walks all combinations of column values, as the digits of a counter. */
  private void prove(List<StateRow> rows) {
    boolean[] reached = new boolean[rows.size()];
    List<String> names = List.copyOf(columns.keySet());
    List<List<String>> values = List.copyOf(columns.values());
    int[] digits = new int[names.size()];
    Map<String, String> state = new LinkedHashMap<>();
    do {
      for (int i = 0; i < digits.length; i++) {
        state.put(names.get(i), values.get(i).get(digits[i]));
      }
      int row = first(rows, state);
      if (row < 0) {
        throw wrong(xml, "no row matches " + words(state) + ", expected one for every combination");
      }
      reached[row] = true;
    } while (next(digits, values));
    for (int i = 0; i < reached.length; i++) {
      if (!reached[i]) {
        throw wrong(
            xml.rows.get(i),
            "this row is never the first that matches, expected it further up or not at all");
      }
    }
  }

  private static boolean next(int[] digits, List<List<String>> values) {
    for (int i = 0; i < digits.length; i++) {
      if (++digits[i] < values.get(i).size()) {
        return true;
      }
      digits[i] = 0;
    }
    return false;
  }

  private static int first(List<StateRow> rows, Map<String, String> state) {
    for (int i = 0; i < rows.size(); i++) {
      if (state.entrySet().containsAll(rows.get(i).when().entrySet())) {
        return i;
      }
    }
    return -1;
  }

  private static String words(Map<String, String> state) {
    List<String> terms = new ArrayList<>();
    state.forEach((column, value) -> terms.add(column + "=" + value));
    return String.join(" ", terms);
  }

  private ConfigException wrong(Located at, String message) {
    return FleetChecks.wrong(file, at, message);
  }
}
