package org.arraytwin.product.eternus.ccm.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may follow a subcommand.
 *
 * @param usage as the manual writes it, without the command's name
 * @param about one line for the help
 * @param values options that take a value
 * @param flags options that take none
 * @param needed options that must be there
 * @param exclusive groups of options of which at most one may be there
 */
public record Syntax(
    String usage,
    String about,
    List<String> values,
    List<String> flags,
    List<String> needed,
    List<List<String>> exclusive) {
  private static final String XML = "-xml";

  public Syntax {
    values = List.copyOf(values);
    flags = List.copyOf(flags);
    needed = List.copyOf(needed);
    exclusive = List.copyOf(exclusive);
  }

  /** What was typed, sorted. */
  public record Arguments(Map<String, String> options) {
    public Arguments {
      options = Map.copyOf(options);
    }

    public boolean has(String option) {
      return options.containsKey(option);
    }

    public @Nullable String value(String option) {
      return options.get(option);
    }

    /** The value of an option that the syntax needs. */
    public String needed(String option) {
      String value = options.get(option);
      if (value == null) {
        throw new IllegalArgumentException(option + " is not needed by the syntax");
      }
      return value;
    }
  }

  /**
   * Sorts what was typed behind a subcommand.
   *
   * @param name of the command and subcommand, for the usage
   * @throws CcmException where it does not follow the syntax
   */
  public Arguments parse(String name, List<String> words) {
    String line = name + " " + usage;
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String value = "";
      if (values.contains(word)) {
        i++;
        if (i == words.size() || known(words.get(i))) {
          throw new CcmException(Trouble.MISSING_VALUE, word, line);
        }
        value = words.get(i);
      } else if (!known(word)) {
        throw new CcmException(Trouble.UNKNOWN_OPTION, word, line);
      }
      if (options.put(word, value) != null) {
        throw new CcmException(Trouble.CONFLICTING_OPTIONS, word + " " + word, line);
      }
    }
    for (List<String> group : exclusive) {
      List<String> both = new ArrayList<>(group);
      both.retainAll(options.keySet());
      if (both.size() > 1) {
        throw new CcmException(Trouble.CONFLICTING_OPTIONS, String.join(" ", both), line);
      }
    }
    Arguments arguments = new Arguments(options);
    require(name, arguments);
    return arguments;
  }

  private boolean known(String word) {
    return word.equals(XML) || values.contains(word) || flags.contains(word);
  }

  /**
   * Checks that the options are there which must be.
   *
   * @param name of the command and subcommand, for the usage
   * @throws CcmException where one is not
   */
  public void require(String name, Arguments arguments) {
    for (String option : needed) {
      if (!arguments.has(option)) {
        throw new CcmException(Trouble.MISSING_OPTION, option, name + " " + usage);
      }
    }
  }
}
