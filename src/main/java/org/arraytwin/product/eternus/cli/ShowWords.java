package org.arraytwin.product.eternus.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.product.eternus.session.Status;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.product.eternus.session.Transfer;
import org.arraytwin.product.eternus.session.Uses;
import org.arraytwin.replication.Mode;

/**
 * The commands that show something. Positions of fields and their widths: OpenStack driver and the
 * samples of its tests; what the samples have nowhere else is FF.
 */
final class ShowWords {
  private static final int SESSION_FIELDS = 41;
  private static final int VOLUME_FIELDS = 29;
  private static final int UID = 20;
  private static final int ENCLOSURE_FIELDS = 13;
  private static final int FIRMWARE = 11;
  private static final int SERIAL_DIGITS = 10;
  private static final String ACCOUNT = "\t01\t00\t00\t00";
  private static final String AVAILABLE = "A001";
  private static final String STANDARD = "00";
  private static final String THIN = "0B";
  private static final String NO_BOX = "#".repeat(40);
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String THROUGH = "22";
  private static final Pattern ERROR_CODE = Pattern.compile("E?([0-9A-Fa-f]{4})");

  private final Supplier<Box> box;
  private final StatusTable statuses;
  private final Uses uses;
  private final ErrorCodes codes;

  ShowWords(Supplier<Box> box, StatusTable statuses, Uses uses, ErrorCodes codes) {
    this.box = box;
    this.statuses = statuses;
    this.uses = uses;
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

  private Reply users(Parameters typed) {
    typed.allow(Set.of());
    return Reply.rows(codes.accounts().stream().map(account -> account + ACCOUNT).toList());
  }

  private Reply enclosure(Parameters typed) {
    typed.allow(Set.of());
    Site site = box.get().site();
    String serial = site.array().serial();
    return Reply.of(
        new Row(ENCLOSURE_FIELDS)
            .set(0, site.name())
            .set(2, site.array().model())
            .set(3, serial.substring(Math.max(0, serial.length() - SERIAL_DIGITS)))
            .set(FIRMWARE, site.array().osVersion())
            .line());
  }

  /** All volumes, or those of a pool. */
  private Reply volumes(Parameters typed) {
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
                .set(2, AVAILABLE)
                .set(3, type(site, volume))
                .set(5, Row.number(volume.pool()))
                .set(6, site.pools().get(volume.pool()).name())
                .set(7, Row.blocks(blocks(volume)))
                .set(UID, Names.uid(site.array(), volume.id()))
                .line());
      }
    }
    return Reply.rows(lines);
  }

  private String type(Site site, Volume volume) {
    Uses.Use use = uses.of(site, volume.id());
    if (use != null) {
      return use.type();
    }
    return volume.provisioning() == Provisioning.THIN ? THIN : STANDARD;
  }

  private static long blocks(Volume volume) {
    return volume.sizeBytes() / CopySession.BLOCK_BYTES;
  }

  private Reply sessions(Parameters typed) {
    typed.allow(Set.of());
    return Reply.rows(box.get().sessions().map(this::line).toJavaList(), Reply.TAB);
  }

  private String line(CopySession session) {
    Status status = statuses.of(session.kind(), session.state());
    Row row =
        new Row(SESSION_FIELDS)
            .set(0, Row.number(session.sid()))
            .set(2, session.kind().mirrors() ? "02" : "01")
            .set(3, codes.flags(session.kind()))
            .set(6, status.cliPhase())
            .set(7, status.cliStatus())
            .set(11, boxId(session, session.sourceArray()))
            .set(12, boxId(session, session.targetArray()))
            .set(13, Row.place(session.source()))
            .set(14, Row.place(session.target()))
            .set(18, Row.blocks(session.totalBlocks()))
            .set(19, Row.blocks(session.part().sourceBlock()))
            .set(20, Row.blocks(session.part().targetBlock()))
            .set(35, String.format(Locale.ROOT, "%02X", session.percent()));
    if (session.createdMicros() > 0) {
      row.set(25, STARTED.format(Instant.ofEpochMilli(session.createdMicros() / 1000)) + "00");
    }
    Transfer transfer = session.transfer();
    return transfer == null
        ? row.line()
        : row.set(5, transfer.through() ? THROUGH : mode(transfer.mode())).line();
  }

  /** The storage system of one end of a remote session; of a local one number signs. */
  private String boxId(CopySession session, int array) {
    return session.kind().remote()
        ? Names.boxId(box.get().at().fleet().site(array).array())
        : NO_BOX;
  }

  private static String mode(Mode mode) {
    return switch (mode) {
      case SYNC -> "10";
      case ADAPTIVE -> "20";
      case ASYNC, PERIODIC -> "21";
    };
  }

  private Reply meaning(Parameters typed) {
    typed.allow(Set.of("-error-code"));
    Matcher code = ERROR_CODE.matcher(typed.needed("-error-code"));
    String text = code.matches() ? codes.text(code.group(1).toUpperCase(Locale.ROOT)) : null;
    if (text == null) {
      throw codes.failure(Failure.NO_OBJECT);
    }
    return Reply.rows(List.of(code.group(1).toUpperCase(Locale.ROOT) + "\t" + text));
  }
}
