package org.arraytwin.cim.query.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT statement.
 *
 * @param items of the select list; an item without expression is {@code *}
 * @param className after FROM
 * @param classAt where it stands
 * @param alias of the class, or null
 * @param where the condition, or null
 */
public record Statement(
    List<Item> items,
    String className,
    int classAt,
    @Nullable String alias,
    @Nullable Syntax where) {
  public Statement {
    items = List.copyOf(items);
  }

  /**
   * One item of the select list.
   *
   * @param expression null for {@code *} and {@code name.*}
   * @param of the name before {@code .*}, or null
   * @param label after AS, or null
   */
  public record Item(
      int at, @Nullable Syntax expression, @Nullable String of, @Nullable String label) {}
}
