package org.arraytwin.product.storwize.cli.word;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.product.storwize.system.Trouble;
import org.jspecify.annotations.Nullable;

/** One condition of {@code -filtervalue}: {@code attribute=value} or a comparison. */
final class Filter {
  private static final Pattern TERM = Pattern.compile("([^=<>]+)(<=|>=|=|<|>)(.*)", Pattern.DOTALL);
  private static final Pattern AMOUNT =
      Pattern.compile(
          "([0-9]{1,18}(?:\\.[0-9]{1,6})?)(B|KB|MB|GB|TB|PB)?", Pattern.CASE_INSENSITIVE);
  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB", "PB");
  private static final BigDecimal STEP = BigDecimal.valueOf(1024);

  private Filter() {}

  /**
   * What a condition lets pass.
   *
   * @param attributes that can be filtered by
   * @throws Trouble where it is none
   */
  static Predicate<Fields> of(String term, List<String> attributes) {
    Matcher parts = TERM.matcher(term);
    if (!parts.matches() || !attributes.contains(parts.group(1))) {
      throw new Trouble("5741E", term);
    }
    String attribute = parts.group(1);
    String value = parts.group(3);
    if (parts.group(2).equals("=")) {
      Pattern pattern = Pattern.compile(glob(value), Pattern.DOTALL);
      return object -> pattern.matcher(object.required(attribute)).matches();
    }
    BigDecimal bound = amount(value);
    if (bound == null) {
      throw new Trouble("5741E", term);
    }
    IntPredicate wanted = comparison(parts.group(2));
    return object -> {
      BigDecimal amount = amount(object.required(attribute));
      return amount != null && wanted.test(amount.compareTo(bound));
    };
  }

  private static IntPredicate comparison(String operator) {
    return switch (operator) {
      case "<" -> order -> order < 0;
      case "<=" -> order -> order <= 0;
      case ">" -> order -> order > 0;
      default -> order -> order >= 0;
    };
  }

  /** A number, or a capacity in bytes; null where a text is neither. */
  private static @Nullable BigDecimal amount(String text) {
    Matcher parts = AMOUNT.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    int unit = parts.group(2) == null ? 0 : UNITS.indexOf(parts.group(2).toUpperCase(Locale.ROOT));
    return new BigDecimal(parts.group(1)).multiply(STEP.pow(unit));
  }

  private static String glob(String value) {
    StringBuilder regex = new StringBuilder();
    for (String literal : value.split("\\*", -1)) {
      regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(literal));
    }
    return regex.toString();
  }
}
