package org.arraytwin.product.threepar.cli.show;

import java.util.List;
import java.util.function.ToLongFunction;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.word.Table.Align;
import org.arraytwin.product.threepar.cli.word.Table.Column;
import org.arraytwin.product.threepar.cli.word.Times;
import org.arraytwin.product.threepar.copy.Copies;
import org.arraytwin.product.threepar.copy.Removals;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.product.threepar.copy.SnapshotSpace;
import org.arraytwin.product.threepar.remote.Domains;
import org.arraytwin.product.threepar.space.Usage;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.jspecify.annotations.Nullable;

/** The columns of {@code showvv}. */
enum VvColumn {
  ID("Id", Align.RIGHT, (shown, vv) -> Integer.toString(vv.id())),
  NAME("Name", Align.LEFT, (shown, vv) -> vv.name()),
  PROV("Prov", Align.LEFT, VvColumn::provisioning),
  TYPE("Type", Align.LEFT, VvColumn::type),
  COPY_OF("CopyOf", Align.LEFT, VvColumn::copyOf),
  BS_ID("BsId", Align.RIGHT, (shown, vv) -> Integer.toString(shown.copies().base(vv).id())),
  RD("Rd", Align.LEFT, VvColumn::access),
  DETAILED_STATE("-Detailed_State-", Align.DASHED, VvColumn::detailedState),
  ADM("Adm", Align.RIGHT, (shown, vv) -> own(shown, vv, 0)),
  SNP("Snp", Align.RIGHT, (shown, vv) -> own(shown, vv, shown.space().snapshot(vv))),
  USR("Usr", Align.RIGHT, (shown, vv) -> own(shown, vv, shown.space().user(vv))),
  VSIZE("VSize", Align.RIGHT, (shown, vv) -> mib(vv.sizeBytes())),
  STATE("State", Align.LEFT, VvColumn::state),
  USR_CPG("UsrCPG", Align.LEFT, (shown, vv) -> shown.space().site().pools().get(vv.pool()).name()),
  SNP_CPG("SnpCPG", Align.LEFT, VvColumn::snapshotCpg),
  DOMAIN("Domain", Align.LEFT, VvColumn::domain),
  VV_WWN("VV_WWN", Align.LEFT, (shown, vv) -> vv.wwn(shown.space().site().array())),
  RCOPY_GROUP("RcopyGroup", Align.LEFT, VvColumn::group),
  RCOPY_STATUS("RcopyStatus", Align.LEFT, VvColumn::rcopyStatus),
  CREATION_TIME("CreationTime", Align.LEFT, VvColumn::creation),
  RETENTION_END("RetentionEndTime", Align.LEFT, VvColumn::retention),
  EXPIRATION("ExpirationTime", Align.LEFT, VvColumn::expiration);

  static final List<VvColumn> STANDARD =
      List.of(ID, NAME, PROV, TYPE, COPY_OF, BS_ID, RD, DETAILED_STATE, ADM, SNP, USR, VSIZE);

  private static final String NONE = "--";

  /** What a column shows of a volume. */
  private interface Getter {
    String of(Shown shown, Volume volume);
  }

  private final String heading;
  private final Align align;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Getter value;

  VvColumn(String heading, Align align, Getter value) {
    this.heading = heading;
    this.align = align;
    this.value = value;
  }

  /** The column as {@code -showcols} names it, or null. */
  static @Nullable VvColumn named(String name) {
    for (VvColumn column : values()) {
      if (column.heading().equals(name)) {
        return column;
      }
    }
    return null;
  }

  /** Its heading without hyphens. */
  String heading() {
    return align == Align.DASHED ? heading.substring(1, heading.length() - 1) : heading;
  }

  Column column() {
    return new Column(heading, align, this == ID ? 3 : 0);
  }

  String value(Shown shown, Volume volume) {
    return value.of(shown, volume);
  }

  /** What the last line of the table holds. */
  String total(Shown shown, List<Volume> volumes) {
    return switch (this) {
      case ID -> Integer.toString(volumes.size());
      case NAME -> "total";
      case ADM -> "0";
      case SNP -> sum(bases(shown, volumes), shown.space()::snapshot);
      case USR -> sum(bases(shown, volumes), shown.space()::user);
      case VSIZE -> sum(volumes, Volume::sizeBytes);
      default -> "";
    };
  }

  private static List<Volume> bases(Shown shown, List<Volume> volumes) {
    return volumes.stream().filter(v -> shown.copies().virtual(v.id()) == null).toList();
  }

  /** The sum of the figures above it, each rounded up. */
  private static String sum(List<Volume> volumes, ToLongFunction<Volume> bytes) {
    return Long.toString(volumes.stream().mapToLong(v -> Usage.mib(bytes.applyAsLong(v))).sum());
  }

  private static String mib(long bytes) {
    return Long.toString(Usage.mib(bytes));
  }

  private static String provisioning(Shown shown, Volume volume) {
    return shown.copies().virtual(volume.id()) == null ? volume.provisioning().word() : "snp";
  }

  private static String type(Shown shown, Volume volume) {
    Replica replica = shown.copies().onto(volume.id());
    return replica == null ? "base" : replica.virtual() ? "vcopy" : "pcopy";
  }

  private static String copyOf(Shown shown, Volume volume) {
    Replica replica = shown.copies().onto(volume.id());
    return replica == null ? "---" : replica.parent().name();
  }

  /** Space that a virtual copy takes is told at its base volume. */
  private static String own(Shown shown, Volume volume, long bytes) {
    return shown.copies().virtual(volume.id()) == null ? mib(bytes) : NONE;
  }

  private static String state(Shown shown, Volume volume) {
    Replica replica = shown.copies().onto(volume.id());
    boolean failed =
        dead(shown, volume)
            || shown.copies().halfway(volume.id()) != null
            || (replica != null && replica.failed());
    return failed ? "failed" : "normal";
  }

  /** Whether its disks cannot be read: of a CPG that is offline or has lost its RAID. */
  private static boolean dead(Shown shown, Volume volume) {
    PoolHealth pool = shown.space().site().health().pool(volume.pool());
    return pool.lost() || !pool.online();
  }

  /** Words of the CLI reference 2.3.1 p. 22.213. */
  private static String detailedState(Shown shown, Volume volume) {
    Copies copies = shown.copies();
    Replica replica = copies.onto(volume.id());
    if (copies.promoting(volume.id()) != null) {
      return "promoting";
    }
    if (copies.halfway(volume.id()) != null) {
      return "copy_failed";
    }
    if (replica != null && replica.failed()) {
      return "stale";
    }
    if (dead(shown, volume)) {
      return "lds_not_started";
    }
    return replica != null && !replica.virtual() && replica.busy() ? "copying" : "normal";
  }

  private static String creation(Shown shown, Volume volume) {
    Replica replica = shown.copies().onto(volume.id());
    return replica == null || !replica.virtual()
        ? NONE
        : Times.stamp(replica.copy().createdMicros());
  }

  private static String retention(Shown shown, Volume volume) {
    return time(Removals.retained(shown.copies(), volume));
  }

  private static String expiration(Shown shown, Volume volume) {
    return time(Removals.expires(shown.copies(), volume));
  }

  private static String time(@Nullable Long micros) {
    return micros == null ? NONE : Times.stamp(micros);
  }

  private static String access(Shown shown, Volume volume) {
    GroupHalf half = shown.space().site().groupOf(volume.id());
    boolean written = half == null || half.source();
    return written && !shown.copies().readOnly(volume) ? "RW" : "RO";
  }

  private static String snapshotCpg(Shown shown, Volume volume) {
    Site site = shown.space().site();
    return SnapshotSpace.of(shown.copies(), volume) ? site.pools().get(volume.pool()).name() : NONE;
  }

  private static String domain(Shown shown, Volume volume) {
    String domain = Domains.of(shown.space().site(), volume);
    return domain.isEmpty() ? "-" : domain;
  }

  private static String group(Shown shown, Volume volume) {
    GroupHalf half = shown.space().site().groupOf(volume.id());
    return half == null ? "-" : half.name();
  }

  private static String rcopyStatus(Shown shown, Volume volume) {
    GroupHalf half = shown.space().site().groupOf(volume.id());
    PairHalf pair = half == null ? null : half.pairs().of(volume.id());
    return pair == null ? "-" : pair.status().word();
  }
}
