package org.arraytwin.product.storwize.cli.word;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.arraytwin.product.storwize.system.Trouble;

/** Prints objects as the product does: a table of many, or one with a line for each attribute. */
final class Listing {
  /** What every listing takes. */
  static final List<Parameter> PARAMETERS =
      List.of(
          flag("nohdr", "Leaves the headings out."),
          value("delim", "delimiter", "Puts this between values instead of blanks."),
          flag("bytes", "Prints capacities in bytes."),
          value(
              "filtervalue",
              "attribute=value",
              "Lists what has these values, parted by colons; * stands for anything,"
                  + " and < <= > >= compare numbers and capacities."),
          flag("filtervalue?", "Prints the attributes that can be filtered by."));

  private static final String DELIMITER = "delim";

  private final Grammar grammar;
  private final Arguments arguments;

  /**
   * @throws Trouble where what is to part values is more or less than one character
   */
  Listing(Grammar grammar, Arguments arguments) {
    if (arguments.has(DELIMITER) && arguments.value(DELIMITER).length() != 1) {
      throw new Trouble("5706E", DELIMITER);
    }
    this.grammar = grammar;
    this.arguments = arguments;
  }

  private static Parameter flag(String name, String about) {
    return value(name, "", about);
  }

  private static Parameter value(String name, String value, String about) {
    return new Parameter(name, value, false, List.of(), null, null, "", about);
  }

  /** The table of some objects, each as its attributes by name. */
  List<String> many(List<Fields> objects) {
    if (arguments.has("filtervalue?")) {
      return grammar.concise();
    }
    Predicate<Fields> wanted = filter();
    List<List<String>> rows = new ArrayList<>();
    if (!arguments.has("nohdr")) {
      rows.add(grammar.concise());
    }
    for (Fields object : objects) {
      if (wanted.test(object)) {
        rows.add(grammar.concise().stream().map(object::required).toList());
      }
    }
    boolean nothing = rows.size() == (arguments.has("nohdr") ? 0 : 1);
    return nothing ? List.of() : lines(rows);
  }

  private List<String> lines(List<List<String>> rows) {
    if (arguments.has(DELIMITER)) {
      return rows.stream().map(row -> String.join(arguments.value(DELIMITER), row)).toList();
    }
    int[] widths = new int[grammar.concise().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 1));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** One object, then others that belong to it, behind an empty line each. */
  List<String> one(Fields object, List<Fields> parts) {
    List<String> lines = new ArrayList<>();
    grammar.detail().forEach(name -> lines.add(line(name, object.required(name))));
    for (Fields part : parts) {
      if (part.parted()) {
        lines.add("");
      }
      part.all().forEach((name, value) -> lines.add(line(name, value)));
    }
    return lines;
  }

  private String line(String name, String value) {
    String between = arguments.has(DELIMITER) ? arguments.value(DELIMITER) : " ";
    return arguments.has("nohdr") ? value : (name + between + value).stripTrailing();
  }

  private Predicate<Fields> filter() {
    Predicate<Fields> all = object -> true;
    if (!arguments.has("filtervalue")) {
      return all;
    }
    for (String term : arguments.value("filtervalue").split(":", -1)) {
      all = all.and(Filter.of(term, grammar.concise()));
    }
    return all;
  }
}
