package org.arraytwin.product.eternus.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.array.Volume;
import org.arraytwin.product.eternus.cli.ErrorCodes.Failure;
import org.arraytwin.product.eternus.session.Box;
import org.jspecify.annotations.Nullable;

/** A command line as typed: words, then parameters with hyphens and a value each. */
final class Parameters {
  private final ErrorCodes codes;
  private final String command;
  private final Map<String, String> values;

  private Parameters(ErrorCodes codes, String command, Map<String, String> values) {
    this.codes = codes;
    this.command = command;
    this.values = values;
  }

  static Parameters parse(String line, ErrorCodes codes) {
    List<String> words = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    String[] parts = line.strip().split("\\s+", -1);
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].startsWith("-")) {
        words.add(parts[i]);
      } else if (i + 1 == parts.length || values.put(parts[i], parts[++i]) != null) {
        throw codes.failure(Failure.WRONG_PARAMETER);
      }
    }
    return new Parameters(codes, String.join(" ", words), values);
  }

  /** The words, for example {@code show copy-sessions}. */
  String command() {
    return command;
  }

  /**
   * Checks that no other parameters are there.
   *
   * @throws CliFailure where one is
   */
  void allow(Set<String> known) {
    if (!known.containsAll(values.keySet())) {
      throw codes.failure(Failure.UNKNOWN_PARAMETER);
    }
  }

  @Nullable String value(String name) {
    return values.get(name);
  }

  /**
   * A value that must be there.
   *
   * @throws CliFailure where it is not
   */
  String needed(String name) {
    String value = values.get(name);
    if (value == null) {
      throw codes.failure(Failure.MISSING_PARAMETER);
    }
    return value;
  }

  /**
   * A number that may be left out.
   *
   * @throws CliFailure where it is no number
   */
  long number(String name, long otherwise) {
    String value = values.get(name);
    try {
      return value == null ? otherwise : Long.decode(value);
    } catch (NumberFormatException e) {
      throw codes.failure(Failure.WRONG_PARAMETER);
    }
  }

  /**
   * A number, decimal or with {@code 0x} hexadecimal.
   *
   * @throws CliFailure where it is missing or no number
   */
  int number(String name) {
    try {
      return Integer.decode(needed(name));
    } catch (NumberFormatException e) {
      throw codes.failure(Failure.WRONG_PARAMETER);
    }
  }

  /**
   * A number that must be there and lie between two others.
   *
   * @throws CliFailure where it is missing, no number, or does not
   */
  long within(String name, long least, long most) {
    needed(name);
    long number = number(name, least);
    if (number < least || number > most) {
      throw codes.failure(Failure.OUT_OF_RANGE);
    }
    return number;
  }

  /**
   * The volume that {@code -volume-name} or {@code -volume-number} names.
   *
   * @throws CliFailure where neither is there, or there is no such volume
   */
  Volume volume(Box box) {
    String name = values.get("-volume-name");
    if (name == null) {
      return codes.volume(box, number("-volume-number"));
    }
    Volume volume = box.site().volume(name);
    if (volume == null) {
      throw codes.failure(Failure.NO_VOLUME);
    }
    return volume;
  }
}
