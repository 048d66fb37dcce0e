package org.arraytwin.product.eternus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.eternus.cli.ErrorCodes.Failure;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.product.eternus.session.Status;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.product.eternus.session.Transfer;
import org.arraytwin.replication.Mode;

/** The commands that show something (positions of fields: OpenStack driver). */
final class ShowWords {
  private static final int SESSION_FIELDS = 41;
  private static final int VOLUME_FIELDS = 21;
  private static final int ENCLOSURE_FIELDS = 12;
  private static final String THROUGH = "22";
  private static final Pattern ERROR_CODE = Pattern.compile("E?([0-9A-Fa-f]{4})");

  private final Supplier<Box> box;
  private final StatusTable statuses;
  private final ErrorCodes codes;

  ShowWords(Supplier<Box> box, StatusTable statuses, ErrorCodes codes) {
    this.box = box;
    this.statuses = statuses;
    this.codes = codes;
  }

  Map<String, Word> words() {
    return Map.of(
        "show users", this::users,
        "show enclosure-status", this::enclosure,
        "show volumes", this::volumes,
        "show copy-sessions", this::sessions,
        "show cli-error-code", this::meaning);
  }

  private List<String> users(Parameters typed) {
    typed.allow(Set.of());
    return codes.accounts();
  }

  private List<String> enclosure(Parameters typed) {
    typed.allow(Set.of());
    Site site = box.get().site();
    return List.of(
        new Row(ENCLOSURE_FIELDS)
            .set(0, site.name())
            .set(1, site.array().model())
            .set(2, site.array().serial())
            .set(ENCLOSURE_FIELDS - 1, site.array().osVersion())
            .line());
  }

  /** All volumes, or those of a pool. */
  private List<String> volumes(Parameters typed) {
    typed.allow(Set.of("-pool-name"));
    Site site = box.get().site();
    String name = typed.value("-pool-name");
    Pool pool =
        name == null
            ? null
            : site.pools()
                .find(p -> p.name().equals(name))
                .getOrElseThrow(() -> codes.failure(Failure.NO_OBJECT));
    List<String> lines = new ArrayList<>();
    for (Volume volume : site.volumes().iterator().filter(Objects::nonNull)) {
      if (pool == null || volume.pool() == pool.id()) {
        lines.add(
            new Row(VOLUME_FIELDS)
                .set(0, Row.number(volume.id()))
                .set(1, volume.name())
                .set(2, volume.provisioning() == Provisioning.THIN ? "41" : "00")
                .set(7, String.format(Locale.ROOT, "%016X", blocks(volume)))
                .set(VOLUME_FIELDS - 1, Names.uid(site.array(), volume.id()))
                .line());
      }
    }
    return lines;
  }

  private static long blocks(Volume volume) {
    return volume.sizeBytes() / CopySession.BLOCK_BYTES;
  }

  private List<String> sessions(Parameters typed) {
    typed.allow(Set.of());
    return box.get().sessions().map(this::line).toJavaList();
  }

  private String line(CopySession session) {
    Status status = statuses.of(session.kind(), session.state());
    Row row =
        new Row(SESSION_FIELDS)
            .set(0, Row.number(session.sid()))
            .set(2, session.kind().mirrors() ? "02" : "01")
            .set(3, session.kind() == Kind.QUICKOPC ? "20" : "00")
            .set(6, status.cliPhase())
            .set(7, status.cliStatus())
            .set(13, Row.number(session.source()))
            .set(14, Row.number(session.target()));
    Transfer transfer = session.transfer();
    return transfer == null
        ? row.line()
        : row.set(5, transfer.through() ? THROUGH : mode(transfer.mode())).line();
  }

  private static String mode(Mode mode) {
    return switch (mode) {
      case SYNC -> "10";
      case ADAPTIVE -> "20";
      case ASYNC, PERIODIC -> "21";
    };
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
}
