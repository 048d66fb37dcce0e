package org.arraytwin.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.server.CommandFailure;

/**
 * One row of test-fixtures/threepar/table-106.csv or table-107.csv.
 *
 * @param row number in the manual's table, with a letter where one cell holds two results
 * @param event what happens
 * @param array primary, secondary or both
 * @param role as showrcopy prints it
 * @param sync as showrcopy prints it
 * @param triple the values of the CIM properties
 * @param note what is ambiguous about the row, empty for nothing
 */
record ExpectedRow(
    String row, String event, String array, String role, String sync, Triple triple, String note) {

  static List<ExpectedRow> read(Path file) {
    List<ExpectedRow> rows = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (String line : lines.subList(1, lines.size())) {
        String[] cell = line.split(",", -1);
        rows.add(
            new ExpectedRow(
                cell[0],
                cell[1],
                cell[2],
                cell[3],
                cell[4],
                new Triple(number(cell[6]), number(cell[7]), number(cell[8])),
                cell[9]));
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot read the expected values: " + e.getMessage(), e);
    }
    return rows;
  }

  private static int number(String cell) {
    return Integer.parseInt(cell.strip());
  }
}
