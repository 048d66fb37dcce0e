package org.arraytwin.product.threepar.cim.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.arraytwin.config.ProductConfig.StateRow;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.TargetStatus;
import org.jspecify.annotations.Nullable;

/**
 * From what one array knows of a volume pair to CopyState, SyncState and ProgressStatus: the first
 * matching row of the product's table (HP 3PAR CIM API reference, tables 106 and 107). Total: every
 * combination has an answer, worked out once.
 */
public final class StateTable {
  private static final List<StateColumn> COLUMNS = StateColumn.ALL;

  /** A row with, for each column, the set of values it accepts as bits. */
  private record Mask(List<Integer> accepted, Triple triple) {
    private boolean matches(int[] combination) {
      for (int i = 0; i < combination.length; i++) {
        if ((accepted.get(i) & (1 << combination[i])) == 0) {
          return false;
        }
      }
      return true;
    }
  }

  private final Triple[] answers;

  /**
   * @throws IllegalArgumentException where a row names an unknown column or value, or where some
   *     combination matches no row
   */
  public StateTable(List<StateRow> rows) {
    List<Mask> masks = new ArrayList<>();
    for (StateRow row : rows) {
      masks.add(mask(row));
    }
    int size = 1;
    for (StateColumn column : COLUMNS) {
      size *= column.domain().size();
    }
    answers = new Triple[size];
    for (int i = 0; i < size; i++) {
      answers[i] = first(masks, combination(i));
    }
  }

  /** The triple of a pair whose half, sync status and target status are these. */
  public Triple of(GroupHalf half, SyncStatus sync, TargetStatus target) {
    int index = 0;
    for (StateColumn column : COLUMNS) {
      index = index * column.domain().size() + column.at(half, sync, target);
    }
    return answers[index];
  }

  private static int[] combination(int index) {
    int[] combination = new int[COLUMNS.size()];
    int rest = index;
    for (int i = COLUMNS.size() - 1; i >= 0; i--) {
      int n = COLUMNS.get(i).domain().size();
      combination[i] = rest % n;
      rest /= n;
    }
    return combination;
  }

  private static Triple first(List<Mask> masks, int[] combination) {
    for (Mask mask : masks) {
      if (mask.matches(combination)) {
        return mask.triple();
      }
    }
    StringJoiner what = new StringJoiner(" ");
    for (int i = 0; i < combination.length; i++) {
      what.add(COLUMNS.get(i).word() + "=" + COLUMNS.get(i).domain().get(combination[i]));
    }
    throw new IllegalArgumentException("the state table has no row for " + what);
  }

  private static Mask mask(StateRow row) {
    List<Integer> accepted = new ArrayList<>();
    int known = 0;
    for (int i = 0; i < COLUMNS.size(); i++) {
      String wanted = row.when().get(COLUMNS.get(i).word());
      accepted.add(wanted == null ? -1 : bit(COLUMNS.get(i), wanted, row.when()));
      known += wanted == null ? 0 : 1;
    }
    if (known != row.when().size()) {
      throw new IllegalArgumentException(
          "the state table's row " + row.when() + " names a column that does not exist");
    }
    return new Mask(accepted, new Triple(row.copyState(), row.syncState(), row.progressStatus()));
  }

  private static int bit(StateColumn column, String wanted, Map<String, @Nullable String> when) {
    for (int i = 0; i < column.domain().size(); i++) {
      if (column.domain().get(i).equalsIgnoreCase(wanted)) {
        return 1 << i;
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "the state table's row %s: %s is not a value of %s, expected one of %s",
            when,
            wanted,
            column.word(),
            column.domain()));
  }
}
