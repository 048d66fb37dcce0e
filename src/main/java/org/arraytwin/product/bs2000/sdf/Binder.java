package org.arraytwin.product.bs2000.sdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.product.bs2000.sdf.Definition.Keyword;
import org.arraytwin.product.bs2000.sdf.Definition.Operand;
import org.arraytwin.product.bs2000.sdf.SdfException.Mistake;
import org.jspecify.annotations.Nullable;

/** Gives what was typed its meaning by a definition. */
final class Binder {
  private Binder() {}

  static Bound bind(List<Operand> operands, List<Value.Given> given) {
    Map<String, Value> typed = new LinkedHashMap<>();
    int position = 0;
    for (Value.Given one : given) {
      Operand operand;
      if (one.name() == null) {
        if (position >= operands.size()) {
          if (one.value() instanceof Value.Left) {
            continue;
          }
          throw new SdfException(Mistake.TOO_MANY_OPERANDS, text(one.value()));
        }
        operand = operands.get(position++);
      } else {
        operand = named(operands, one.name());
        position = operands.indexOf(operand) + 1;
      }
      if (one.value() instanceof Value.Left) {
        continue;
      }
      if (typed.put(operand.name(), one.value()) != null) {
        throw new SdfException(Mistake.OPERAND_TWICE, operand.name());
      }
    }
    Map<String, Bound.Choice> values = new LinkedHashMap<>();
    for (Operand operand : operands) {
      values.put(operand.name(), choice(operand, typed.get(operand.name())));
    }
    return new Bound(values);
  }

  private static Operand named(List<Operand> operands, String name) {
    Operand operand = Abbreviation.find(name, operands, Operand::name);
    if (operand == null) {
      throw new SdfException(
          Mistake.UNKNOWN_OPERAND,
          name,
          String.join(", ", operands.stream().map(Operand::name).toList()));
    }
    return operand;
  }

  private static Bound.Choice choice(Operand operand, @Nullable Value value) {
    if (value == null) {
      String usual = operand.usual();
      if (usual == null) {
        throw new SdfException(Mistake.MISSING_OPERAND, operand.name());
      }
      return choice(operand, new Value.Word(usual.toUpperCase(Locale.ROOT), usual, null));
    }
    if (value instanceof Value.Several several) {
      return list(operand, several);
    }
    Value.Word word = (Value.Word) value;
    Keyword keyword = keyword(operand, word);
    if (keyword != null) {
      List<Value.Given> structure = word.structure();
      return new Bound.Choice(
          keyword.name(),
          bind(keyword.operands(), structure == null ? List.of() : structure),
          List.of());
    }
    return new Bound.Choice(null, Bound.NONE, List.of(free(operand, word)));
  }

  /** A word with a star is meant as a keyword; one without is one where it can be nothing else. */
  private static @Nullable Keyword keyword(Operand operand, Value.Word word) {
    boolean free = operand.free() != null && operand.free().matches(text(operand.free(), word));
    boolean starred = word.text().startsWith("*") || word.structure() != null;
    if (free && !starred) {
      return null;
    }
    return Abbreviation.find(word.text(), operand.keywords(), Keyword::name);
  }

  private static String free(Operand operand, Value.Word word) {
    Definition.Free free = operand.free();
    if (free == null || word.structure() != null || !free.matches(text(free, word))) {
      throw new SdfException(Mistake.WRONG_VALUE, operand.name(), word.text(), operand.shown());
    }
    return text(free, word);
  }

  private static String text(Definition.Free free, Value.Word word) {
    return free.low() ? word.typed() : word.text();
  }

  private static Bound.Choice list(Operand operand, Value.Several several) {
    if (several.values().size() > operand.most()) {
      throw new SdfException(
          Mistake.LIST_TOO_LONG, operand.name(), Integer.toString(operand.most()));
    }
    List<String> words = new ArrayList<>();
    for (Value value : several.values()) {
      if (!(value instanceof Value.Word word)) {
        throw new SdfException(Mistake.WRONG_VALUE, operand.name(), text(value), operand.shown());
      }
      words.add(free(operand, word));
    }
    return new Bound.Choice(null, Bound.NONE, words);
  }

  private static String text(Value value) {
    if (value instanceof Value.Word word) {
      return word.text();
    }
    return value instanceof Value.Several several
        ? "(" + String.join(",", several.values().stream().map(Binder::text).toList()) + ")"
        : "";
  }
}
