package org.arraytwin.product.eternus.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.Kind;
import org.jspecify.annotations.Nullable;

/** The error codes and accounts of the command line, as {@code eternus/cli.xml} has them. */
final class ErrorCodes {
  /** What a command fails by itself for. */
  enum Failure {
    UNKNOWN_COMMAND,
    UNKNOWN_PARAMETER,
    WRONG_PARAMETER,
    OUT_OF_RANGE,
    MISSING_PARAMETER,
    PARAMETER_COMBINATION,
    NO_OBJECT,
    NO_VOLUME,
    NO_RAID_GROUP,
    NO_THIN_POOL,
    /** The firmware does not have the command. */
    NOT_SUPPORTED,
    /** The firmware does not have the parameter. */
    PARAMETER_NOT_SUPPORTED,
    /** The engine has refused it for a reason that has no code of its own. */
    REFUSED
  }

  /** Commands on copies, on volumes, or all; the words of the file. */
  static final String COPY = "copy";

  static final String VOLUME = "volume";
  private static final String ALL = "";

  /** A reason, and which commands it is of. */
  private record ReasonKey(Reason reason, String of) {}

  private final Map<Failure, String> failures = new EnumMap<>(Failure.class);
  private final Map<ReasonKey, String> reasons = new HashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<Kind, String> flags = new EnumMap<>(Kind.class);
  private final Map<Integer, Qos.Limit> limits = new HashMap<>();

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
    codes.add(file, xml);
    for (ErrorsXml.ErrorXml one : xml.errors) {
      try {
        if (!one.when.isEmpty()) {
          String name = one.when.toUpperCase(Locale.ROOT).replace('-', '_');
          codes.failures.put(Failure.valueOf(name), one.code);
        }
        for (String reason : one.reasons.isBlank() ? new String[0] : one.reasons.split(" ", -1)) {
          codes.reasons.put(new ReasonKey(Reason.valueOf(reason), one.of), one.code);
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

  private void add(Path file, ErrorsXml xml) {
    for (ErrorsXml.KindXml one : xml.kinds) {
      Kind kind = Kind.ofWord(one.name);
      if (kind == null || flags.put(kind, one.flags) != null) {
        throw new ConfigException(
            file, one.line(), one.column(), "kind '" + one.name + "' is none, or is there twice");
      }
    }
    xml.levels.forEach(one -> limits.put(one.level, new Qos.Limit(one.iops, one.mib)));
    if (flags.size() < Kind.values().length || limits.size() < Qos.LEVELS) {
      throw new ConfigException(file, "a kind or a level of qos is missing");
    }
  }

  /** What show copy-sessions says of the kind of a session besides. */
  String flags(Kind kind) {
    return Objects.requireNonNull(flags.get(kind), "every kind has its flags");
  }

  /** What a level of quality of service lets through until it is set. */
  Qos.Limit limit(int level) {
    return Objects.requireNonNull(limits.get(level), "every level has its limit");
  }

  /** Names and roles of those who may log in, parted by a tab. */
  List<String> accounts() {
    return List.copyOf(accounts);
  }

  CliFailure failure(Failure failure) {
    return new CliFailure(String.valueOf(failures.get(failure)));
  }

  /**
   * What a refusal becomes.
   *
   * @param of which commands were asked: those on copies or those on volumes
   */
  CliFailure failure(Refusal refusal, String of) {
    String own = reasons.get(new ReasonKey(refusal.reason(), of));
    String code = own == null ? reasons.get(new ReasonKey(refusal.reason(), ALL)) : own;
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
      throw failure(Failure.NO_VOLUME);
    }
    return volume;
  }

  /** What a code means, or null where there is no such code. */
  @Nullable String text(String code) {
    return texts.get(code);
  }
}
