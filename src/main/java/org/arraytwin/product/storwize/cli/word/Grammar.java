package org.arraytwin.product.storwize.cli.word;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.product.storwize.system.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * What may follow a command.
 *
 * @param name for example {@code mkfcmap}
 * @param prefix svctask or svcinfo
 * @param about what it does, one sentence
 * @param operand what it is about, empty for nothing
 * @param operandNeeded whether that must be given
 * @param oneOf parameters one of which must be there, empty for any or none
 * @param exclusive parameters that exclude one another, one list for each set of them
 * @param concise columns of a listing, empty where it lists nothing
 * @param detail names in the listing of one object, empty where there is none
 * @param parameters in the order of the help
 */
public record Grammar(
    String name,
    String prefix,
    String about,
    String operand,
    boolean operandNeeded,
    List<String> oneOf,
    List<List<String>> exclusive,
    List<String> concise,
    List<String> detail,
    List<Parameter> parameters) {
  public Grammar {
    oneOf = List.copyOf(oneOf);
    exclusive = List.copyOf(exclusive);
    concise = List.copyOf(concise);
    detail = List.copyOf(detail);
    parameters = List.copyOf(parameters);
  }

  private @Nullable Parameter parameter(String wanted) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(wanted)) {
        return parameter;
      }
    }
    return null;
  }

  /**
   * Sorts what was typed behind the command.
   *
   * @throws Trouble where it breaks the rules
   */
  public Arguments parse(List<String> tokens) {
    Map<String, String> values = new HashMap<>();
    String object = null;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (!token.startsWith("-") || token.length() == 1) {
        if (object != null || operand.isEmpty()) {
          throw new Trouble(operand.isEmpty() ? "5709E" : "5744E", token);
        }
        object = token;
        continue;
      }
      Parameter parameter = parameter(token.substring(1));
      if (parameter == null) {
        throw new Trouble("5709E", token);
      }
      if (!parameter.refused().isEmpty()) {
        throw new Trouble(parameter.refused(), token);
      }
      String value = "";
      if (!parameter.flag()) {
        i++;
        if (i == tokens.size()) {
          throw new Trouble("5708E", token);
        }
        value = tokens.get(i);
        parameter.check(value);
      }
      if (values.put(parameter.name(), value) != null) {
        throw new Trouble("5737E", token);
      }
    }
    check(values, object);
    return new Arguments(values, object == null ? "" : object);
  }

  private void check(Map<String, String> values, @Nullable String object) {
    for (Parameter parameter : parameters) {
      if (parameter.needed() && !values.containsKey(parameter.name())) {
        throw new Trouble("5707E");
      }
    }
    if (object == null && operandNeeded) {
      throw new Trouble("5701E");
    }
    for (List<String> set : exclusive) {
      if (set.stream().filter(values::containsKey).count() > 1) {
        throw new Trouble("5713E");
      }
    }
    if (!oneOf.isEmpty() && oneOf.stream().noneMatch(values::containsKey)) {
      throw new Trouble("5733E");
    }
  }

  /** What {@code -h} prints. */
  public List<String> help() {
    StringBuilder usage = new StringBuilder(prefix).append(' ').append(name);
    for (Parameter parameter : parameters) {
      usage.append(' ').append(parameter.shown());
    }
    if (!operand.isEmpty()) {
      usage.append(' ').append(operandNeeded ? operand : "[" + operand + "]");
    }
    List<String> lines = new java.util.ArrayList<>();
    lines.add(name);
    lines.add("");
    lines.add(about);
    lines.add("");
    lines.add("Syntax");
    lines.add("  " + usage);
    int width = parameters.stream().mapToInt(p -> p.name().length()).max().orElse(0);
    if (width > 0) {
      lines.add("");
      lines.add("Parameters");
    }
    for (Parameter parameter : parameters) {
      String fill = " ".repeat(width - parameter.name().length() + 2);
      lines.add("  -" + parameter.name() + fill + parameter.about());
    }
    return lines;
  }
}
