package org.arraytwin.product.storwize.cli.word;

import java.util.ArrayList;
import java.util.List;

/** What {@code help} and {@code -h} print. */
public final class Help {
  private Help() {}

  /** All commands with what they do. */
  public static List<String> of(Catalog catalog) {
    int width = catalog.all().stream().mapToInt(g -> g.name().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Grammar grammar : catalog.all()) {
      String fill = " ".repeat(width - grammar.name().length() + 2);
      lines.add(grammar.name() + fill + grammar.about());
    }
    lines.add("");
    lines.add("A command with -h behind it is explained.");
    return lines;
  }
}
