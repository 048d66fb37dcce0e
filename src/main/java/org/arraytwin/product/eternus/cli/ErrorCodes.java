package org.arraytwin.product.eternus.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.product.eternus.session.Box;
import org.jspecify.annotations.Nullable;

/** The error codes and accounts of the command line, as {@code eternus/cli.xml} has them. */
final class ErrorCodes {
  /** What a command fails by itself for. */
  enum Failure {
    UNKNOWN_COMMAND,
    WRONG_PARAMETER,
    MISSING_PARAMETER,
    NO_OBJECT,
    /** The engine has refused it for a reason that has no code of its own. */
    REFUSED
  }

  private final Map<Failure, String> failures = new EnumMap<>(Failure.class);
  private final Map<Reason, String> reasons = new EnumMap<>(Reason.class);
  private final Map<String, String> texts = new LinkedHashMap<>();

  private final List<String> accounts = new ArrayList<>();

  private ErrorCodes() {}

  /**
   * Reads the codes.
   *
   * @param data the folder of provider-config
   * @throws ConfigException where the file is wrong or a failure has no code
   */
  static ErrorCodes read(Path data) {
    Path folder = data.resolve("eternus");
    Path file = folder.resolve("cli.xml");
    ErrorsXml xml = BoundFile.read(file, folder.resolve("cli.xsd"), ErrorsXml.class);
    ErrorCodes codes = new ErrorCodes();
    xml.accounts.forEach(one -> codes.accounts.add(one.name + "\t" + one.role));
    for (ErrorsXml.ErrorXml one : xml.errors) {
      try {
        if (!one.when.isEmpty()) {
          String name = one.when.toUpperCase(Locale.ROOT).replace('-', '_');
          codes.failures.put(Failure.valueOf(name), one.code);
        }
        for (String reason : one.reasons.isBlank() ? new String[0] : one.reasons.split(" ", -1)) {
          codes.reasons.put(Reason.valueOf(reason), one.code);
        }
      } catch (IllegalArgumentException e) {
        throw new ConfigException(file, one.line(), one.column(), String.valueOf(e.getMessage()));
      }
      if (codes.texts.putIfAbsent(one.code, one.text) != null) {
        throw new ConfigException(file, one.line(), one.column(), "code " + one.code + " twice");
      }
    }
    for (Failure failure : Failure.values()) {
      if (!codes.failures.containsKey(failure)) {
        throw new ConfigException(file, "there is no code for " + failure);
      }
    }
    return codes;
  }

  /** Names and roles of those who may log in, parted by a tab. */
  List<String> accounts() {
    return List.copyOf(accounts);
  }

  CliFailure failure(Failure failure) {
    return new CliFailure(String.valueOf(failures.get(failure)));
  }

  CliFailure failure(Refusal refusal) {
    String code = reasons.get(refusal.reason());
    return code == null ? failure(Failure.REFUSED) : new CliFailure(code);
  }

  /**
   * The volume of a number.
   *
   * @throws CliFailure where there is none
   */
  Volume volume(Box box, int number) {
    Volume volume = box.volume(number);
    if (volume == null) {
      throw failure(Failure.NO_OBJECT);
    }
    return volume;
  }

  /** What a code means, or null where there is no such code. */
  @Nullable String text(String code) {
    return texts.get(code);
  }
}
