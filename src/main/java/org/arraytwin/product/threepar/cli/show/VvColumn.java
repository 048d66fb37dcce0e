package org.arraytwin.product.threepar.cli.show;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import org.arraytwin.array.Volume;
import org.arraytwin.product.threepar.cli.word.Table.Align;
import org.arraytwin.product.threepar.cli.word.Table.Column;
import org.arraytwin.product.threepar.space.Usage;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.jspecify.annotations.Nullable;

/** The columns of {@code showvv}. */
enum VvColumn {
  ID("Id", Align.RIGHT, (space, vv) -> Integer.toString(vv.id())),
  NAME("Name", Align.LEFT, (space, vv) -> vv.name()),
  PROV("Prov", Align.LEFT, (space, vv) -> vv.provisioning().word()),
  TYPE("Type", Align.LEFT, (space, vv) -> "base"),
  COPY_OF("CopyOf", Align.LEFT, (space, vv) -> "---"),
  BS_ID("BsId", Align.RIGHT, (space, vv) -> Integer.toString(vv.id())),
  RD("Rd", Align.LEFT, VvColumn::access),
  DETAILED_STATE("-Detailed_State-", Align.DASHED, (space, vv) -> "normal"),
  ADM("Adm", Align.RIGHT, (space, vv) -> "0"),
  SNP("Snp", Align.RIGHT, (space, vv) -> mib(space.snapshot(vv))),
  USR("Usr", Align.RIGHT, (space, vv) -> mib(space.user(vv))),
  VSIZE("VSize", Align.RIGHT, (space, vv) -> mib(vv.sizeBytes())),
  STATE("State", Align.LEFT, (space, vv) -> "normal"),
  USR_CPG("UsrCPG", Align.LEFT, (space, vv) -> space.site().pools().get(vv.pool()).name()),
  VV_WWN("VV_WWN", Align.LEFT, (space, vv) -> space.site().array().volumeWwn(vv.id())),
  RCOPY_GROUP("RcopyGroup", Align.LEFT, VvColumn::group),
  RCOPY_STATUS("RcopyStatus", Align.LEFT, VvColumn::rcopyStatus);

  static final List<VvColumn> STANDARD =
      List.of(ID, NAME, PROV, TYPE, COPY_OF, BS_ID, RD, DETAILED_STATE, ADM, SNP, USR, VSIZE);

  private final String heading;
  private final Align align;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final BiFunction<Usage, Volume, String> value;

  VvColumn(String heading, Align align, BiFunction<Usage, Volume, String> value) {
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

  String value(Usage space, Volume volume) {
    return value.apply(space, volume);
  }

  /** What the last line of the table holds. */
  String total(Usage space, List<Volume> volumes) {
    return switch (this) {
      case ID -> Integer.toString(volumes.size());
      case NAME -> "total";
      case ADM -> "0";
      case SNP -> sum(volumes, space::snapshot);
      case USR -> sum(volumes, space::user);
      case VSIZE -> sum(volumes, Volume::sizeBytes);
      default -> "";
    };
  }

  /** The sum of the figures above it, each rounded up. */
  private static String sum(List<Volume> volumes, ToLongFunction<Volume> bytes) {
    return Long.toString(volumes.stream().mapToLong(v -> Usage.mib(bytes.applyAsLong(v))).sum());
  }

  private static String mib(long bytes) {
    return Long.toString(Usage.mib(bytes));
  }

  private static String access(Usage space, Volume volume) {
    GroupHalf half = space.site().groupOf(volume.id());
    return half == null || half.source() ? "RW" : "RO";
  }

  private static String group(Usage space, Volume volume) {
    GroupHalf half = space.site().groupOf(volume.id());
    return half == null ? "-" : half.name();
  }

  private static String rcopyStatus(Usage space, Volume volume) {
    GroupHalf half = space.site().groupOf(volume.id());
    PairHalf pair =
        half == null ? null : half.pairs().find(p -> p.localVolume() == volume.id()).getOrNull();
    return pair == null ? "-" : pair.status().word();
  }
}
