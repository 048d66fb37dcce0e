package org.arraytwin.product.threepar.cli.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What followed a word, sorted by its syntax.
 *
 * @param options by name; a flag's value is empty
 * @param operands everything else, in order
 */
public record Arguments(Map<String, String> options, List<String> operands) {
  public Arguments {
    options = Map.copyOf(options);
    operands = List.copyOf(operands);
  }

  /**
   * Sorts tokens; options and operands may be mixed.
   *
   * @throws CommandError for an option that is unknown, refused or without its value, and for too
   *     few or too many operands
   */
  public static Arguments parse(Word word, List<String> tokens) {
    Syntax syntax = word.syntax();
    Map<String, String> options = new HashMap<>();
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (token.length() < 2 || token.charAt(0) != '-') {
        operands.add(token);
        continue;
      }
      Option option = known(word, token);
      String value = "";
      if (option.argument() != null) {
        i++;
        if (i == tokens.size()) {
          throw new CommandError("option " + token + " needs " + option.argument());
        }
        value = tokens.get(i);
        if (option.pairs()) {
          List<String> pairs = pairs(tokens, i + 1);
          i += pairs.size();
          value = String.join(" ", value, String.join(" ", pairs)).strip();
        }
      }
      if (options.put(token, value) != null) {
        throw new CommandError("option " + token + " is given twice");
      }
    }
    if (operands.size() < syntax.least() || operands.size() > syntax.most()) {
      throw new CommandError(
          (operands.size() < syntax.least() ? "too few" : "too many")
              + " arguments; usage: "
              + syntax.usage(word.name()));
    }
    return new Arguments(options, operands);
  }

  /** The pairs from a position on; what names a thing again is no more of them. */
  private static List<String> pairs(List<String> tokens, int from) {
    List<String> pairs = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (int i = from; i < tokens.size(); i++) {
      int colon = tokens.get(i).indexOf(':');
      if (colon <= 0 || !named.add(tokens.get(i).substring(0, colon))) {
        break;
      }
      pairs.add(tokens.get(i));
    }
    return pairs;
  }

  private static Option known(Word word, String token) {
    Option option = word.syntax().option(token);
    if (option == null) {
      throw new CommandError(
          "invalid option " + token + "; usage: " + word.syntax().usage(word.name()));
    }
    if (option.refusal() != null) {
      throw new CommandError("option " + token + " is not available: " + option.refusal());
    }
    return option;
  }

  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** The value of an option, or null where it was not given. */
  public @Nullable String value(String option) {
    return options.get(option);
  }

  public String operand(int index) {
    return operands.get(index);
  }

  /** The operands from one on. */
  public List<String> from(int index) {
    return operands.subList(Math.min(index, operands.size()), operands.size());
  }
}
