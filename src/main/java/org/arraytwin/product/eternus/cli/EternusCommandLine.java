package org.arraytwin.product.eternus.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.eternus.cli.ErrorCodes.Failure;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Limits;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.product.eternus.session.Status;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.replication.Mode;

/**
 * The command line of one box, in the form that drivers read: a status of two hex digits, then,
 * where it is 00, how many lines follow (hexadecimal) and the lines, their fields parted by tabs;
 * where it is 01, an error code (fujitsu C.4).
 */
public final class EternusCommandLine implements CommandLine {
  private static final int SESSION_FIELDS = 41;
  private static final int VOLUME_FIELDS = 21;
  private static final int ENCLOSURE_FIELDS = 12;
  private static final String EMPTY = "FF";
  private static final String SYNCHRONOUS = "10";
  private static final Pattern ERROR_CODE = Pattern.compile("E?([0-9A-Fa-f]{4})");

  private final ArrayContext context;
  private final StatusTable statuses;
  private final ErrorCodes codes;
  private final Limits limits;

  /**
   * @throws org.arraytwin.config.ConfigException where the files of the product are wrong
   */
  public EternusCommandLine(ArrayContext context) {
    this.context = context;
    statuses = StatusTable.read(context.data(), context.config());
    codes = ErrorCodes.read(context.data());
    limits = Limits.read(context.data(), context.config());
  }

  @Override
  public String prompt() {
    return "\nCLI> ";
  }

  @Override
  public Answer run(String line) {
    if (line.isBlank()) {
      return new Answer("", 0, false);
    }
    try {
      Parameters typed = Parameters.parse(line, codes);
      if (typed.command().equals("exit") || typed.command().equals("logout")) {
        return new Answer("", 0, true);
      }
      List<String> lines = carryOut(typed);
      StringBuilder text = new StringBuilder("00\n");
      if (!lines.isEmpty()) {
        text.append(String.format(Locale.ROOT, "%04X\n", lines.size()));
        lines.forEach(one -> text.append(one).append('\n'));
      }
      return new Answer(text.toString(), 0, false);
    } catch (CliFailure e) {
      return new Answer("01\n" + e.code() + "\n", 1, false);
    }
  }

  private List<String> carryOut(Parameters typed) {
    return switch (typed.command()) {
      case "show users" -> users(typed);
      case "show enclosure-status" -> enclosure(typed);
      case "show volumes" -> volumes(typed);
      case "show copy-sessions" -> sessions(typed);
      case "show cli-error-code" -> meaning(typed);
      case "start copy-opc" -> start(typed, Kind.OPC);
      case "start copy-snap-opc" -> start(typed, Kind.SNAPOPCP);
      case "stop copy-session" -> stop(typed);
      default -> throw codes.failure(Failure.UNKNOWN_COMMAND);
    };
  }

  private Box box() {
    return new Box(context.fleet().now(), context.array());
  }

  /** The login that drivers use has the role Software. */
  private List<String> users(Parameters typed) {
    typed.allow(Set.of());
    return List.of("software\tSoftware");
  }

  private static List<String> fields(int count) {
    return new ArrayList<>(java.util.Collections.nCopies(count, EMPTY));
  }

  private List<String> enclosure(Parameters typed) {
    typed.allow(Set.of());
    Site site = box().site();
    List<String> fields = fields(ENCLOSURE_FIELDS);
    fields.set(0, site.name());
    fields.set(1, site.array().model());
    fields.set(2, site.array().serial());
    fields.set(ENCLOSURE_FIELDS - 1, site.array().osVersion());
    return List.of(String.join("\t", fields));
  }

  private List<String> volumes(Parameters typed) {
    typed.allow(Set.of("-pool-name"));
    Site site = box().site();
    String name = typed.needed("-pool-name");
    Pool pool =
        site.pools()
            .find(p -> p.name().equals(name))
            .getOrElseThrow(() -> codes.failure(Failure.NO_OBJECT));
    List<String> lines = new ArrayList<>();
    for (Volume volume : site.volumes().iterator().filter(Objects::nonNull)) {
      if (volume.pool() == pool.id()) {
        List<String> fields = fields(VOLUME_FIELDS);
        fields.set(0, hex(volume.id()));
        fields.set(1, volume.name());
        fields.set(2, volume.provisioning() == Provisioning.THIN ? "41" : "00");
        fields.set(7, String.format(Locale.ROOT, "%016X", volume.sizeBytes() / 512));
        fields.set(VOLUME_FIELDS - 1, Names.uid(site.array(), volume.id()));
        lines.add(String.join("\t", fields));
      }
    }
    return lines;
  }

  private List<String> sessions(Parameters typed) {
    typed.allow(Set.of());
    Box box = box();
    return box.sessions().map(session -> line(box, session)).toJavaList();
  }

  private String line(Box box, CopySession session) {
    Status status = statuses.of(session.kind(), session.state());
    String[] fields = new String[SESSION_FIELDS];
    Arrays.fill(fields, EMPTY);
    boolean mirror = session.kind() == Kind.EC || session.kind() == Kind.REC;
    fields[0] = hex(session.sid());
    fields[2] = mirror ? "02" : "01";
    fields[3] = session.kind() == Kind.QUICKOPC ? "20" : "00";
    fields[5] = mode(box, session);
    fields[6] = status.cliPhase();
    fields[7] = status.cliStatus();
    fields[13] = hex(session.source());
    fields[14] = hex(session.target());
    return String.join("\t", fields);
  }

  private static String mode(Box box, CopySession session) {
    if (!session.kind().remote()) {
      return EMPTY;
    }
    Mode mode = Objects.requireNonNull(box.site().group(session.name()), session.name()).mode();
    return mode == Mode.SYNC ? SYNCHRONOUS : mode == Mode.ADAPTIVE ? "20" : "21";
  }

  private List<String> meaning(Parameters typed) {
    typed.allow(Set.of("-error-code"));
    Matcher code = ERROR_CODE.matcher(typed.needed("-error-code"));
    String text = code.matches() ? codes.text(code.group(1).toUpperCase(Locale.ROOT)) : null;
    if (text == null) {
      throw codes.failure(Failure.NO_OBJECT);
    }
    return List.of(code.group(1).toUpperCase(Locale.ROOT) + "\t" + text);
  }

  private List<String> start(Parameters typed, Kind kind) {
    typed.allow(
        Set.of(
            "-mode",
            "-source-volume-number",
            "-destination-volume-number",
            "-source-lba",
            "-destination-lba",
            "-size"));
    Volume source = volume(typed.number("-source-volume-number"));
    Volume target = volume(typed.number("-destination-volume-number"));
    execute(Orders.of(context.array(), context.config(), limits).start(kind, source, target));
    CopySession made = box().between(context.array(), source.id(), context.array(), target.id());
    return made == null ? List.of() : List.of(hex(made.sid()));
  }

  private List<String> stop(Parameters typed) {
    typed.allow(Set.of("-session-id"));
    CopySession session = box().session(typed.number("-session-id"));
    if (session == null) {
      throw codes.failure(Failure.NO_OBJECT);
    }
    execute(
        Orders.of(context.array(), context.config(), limits)
            .operate(session, Orders.endWord(session.kind())));
    return List.of();
  }

  private Volume volume(int number) {
    Volume volume = box().volume(number);
    if (volume == null) {
      throw codes.failure(Failure.NO_OBJECT);
    }
    return volume;
  }

  private void execute(Command command) {
    Refusal refusal = context.fleet().execute(command).refusal();
    if (refusal != null) {
      throw codes.failure(refusal);
    }
  }

  private static String hex(int number) {
    return String.format(Locale.ROOT, "%04X", number);
  }
}
