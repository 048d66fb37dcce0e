package org.arraytwin.cim.query.term;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of an array.
 *
 * @param items in their order, null for NULL
 * @param ordered whether the order counts: ArrayType Ordered or Indexed, not Bag (DSP0004 5.1.2.8)
 */
public record ArrayValue(List<@Nullable Object> items, boolean ordered) {

  /** Whether both hold the same; in the same order, unless both are bags. */
  Relation relation(ArrayValue other) {
    if (items.size() != other.items.size()) {
      return Relation.UNEQUAL;
    }
    boolean inOrder = ordered && other.ordered;
    List<@Nullable Object> left = new ArrayList<>(other.items);
    for (Object item : items) {
      if (!removed(left, item, inOrder)) {
        return Relation.UNEQUAL;
      }
    }
    return Relation.EQUAL;
  }

  private static boolean removed(
      List<@Nullable Object> left, @Nullable Object item, boolean inOrder) {
    for (int i = 0; i < left.size(); i++) {
      if (same(left.get(i), item)) {
        left.remove(i);
        return true;
      }
      if (inOrder) {
        return false;
      }
    }
    return false;
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    return (a == null || b == null) ? a == b : Relation.of(a, b) == Relation.EQUAL;
  }
}
