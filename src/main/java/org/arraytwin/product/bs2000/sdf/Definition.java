package org.arraytwin.product.bs2000.sdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command.
 *
 * @param name in full
 * @param about one line for the help
 * @param operands in the order of their positions
 */
public record Definition(String name, String about, List<Operand> operands) {
  public Definition {
    operands = List.copyOf(operands);
  }

  /**
   * An operand.
   *
   * @param name in full
   * @param usual what stands for it where nothing is given; null where something must be
   * @param most how many values it takes; more than one: a list is allowed
   * @param keywords words that it may be, each perhaps with a structure
   * @param free what else it may be; null for nothing else
   */
  public record Operand(
      String name, @Nullable String usual, int most, List<Keyword> keywords, @Nullable Free free) {
    public Operand {
      keywords = List.copyOf(keywords);
    }

    /** As the help shows it. */
    String shown() {
      List<String> values = new ArrayList<>();
      Stream.ofNullable(usual).forEach(values::add);
      keywords.stream()
          .filter(k -> !k.name().equals(usual))
          .map(Keyword::shown)
          .forEach(values::add);
      Stream.ofNullable(free).map(Free::shown).forEach(values::add);
      String list = most > 1 ? "list-poss(" + most + "): " : "";
      return name + " = " + list + String.join(" / ", values);
    }
  }

  /** A word with its star, and what may stand in brackets behind it. */
  public record Keyword(String name, List<Operand> operands) {
    public Keyword {
      operands = List.copyOf(operands);
    }

    String shown() {
      return operands.isEmpty()
          ? name
          : name + "(" + String.join(", ", operands.stream().map(Operand::shown).toList()) + ")";
    }
  }

  /** Data types of values that are no keywords. */
  public enum Free {
    /** A mnemonic device name. */
    MN("<alphanum-name 2..2> / <x-text 4..4>", "[A-Z0-9@#$]{2}|[0-9A-F]{4}"),
    /** A volume serial number. */
    VSN("<vsn 1..6>", "[A-Z0-9@#$.]{1,6}"),
    /** A pubset id. */
    CAT_ID("<cat-id 1..4>", "[A-Z0-9]{1,4}"),
    /** The serial number of a storage system. */
    SERIAL("<alphanum-name 3..14>", "[A-Z0-9@#$]{3,14}"),
    /** A number of a logical volume, or of a line of output. */
    INTEGER("<integer 0..65535>", "[0-9]{1,5}"),
    /** A letter that names a snapset, or its age. */
    SNAPSET("<name 1..1 with-low> / <integer -52..-1>", "[A-Za-z]|-[1-9][0-9]?"),
    /** The identification of a message. */
    MESSAGE("<alphanum-name 7..7>", "[A-Z]{3}[0-9A-F]{4}"),
    /** The name of a command, which may be abbreviated. */
    COMMAND("<structured-name 1..30>", "[A-Z][A-Z0-9-]{0,29}");

    private final String shown;
    private final Pattern form;

    Free(String shown, String form) {
      this.shown = shown;
      this.form = Pattern.compile(form);
    }

    public String shown() {
      return shown;
    }

    /** Whether lower case counts (with-low). */
    boolean low() {
      return this == SNAPSET;
    }

    boolean matches(String word) {
      return form.matcher(word).matches();
    }
  }
}
