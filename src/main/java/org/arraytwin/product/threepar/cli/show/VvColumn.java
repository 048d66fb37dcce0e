package org.arraytwin.product.threepar.cli.show;

import java.util.List;
import java.util.function.BiFunction;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.word.Table.Align;
import org.arraytwin.product.threepar.cli.word.Table.Column;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.jspecify.annotations.Nullable;

/** The columns of {@code showvv}. */
enum VvColumn {
  ID("Id", Align.RIGHT, (site, vv) -> Integer.toString(vv.id())),
  NAME("Name", Align.LEFT, (site, vv) -> vv.name()),
  PROV("Prov", Align.LEFT, (site, vv) -> vv.provisioning().word()),
  TYPE("Type", Align.LEFT, (site, vv) -> "base"),
  COPY_OF("CopyOf", Align.LEFT, (site, vv) -> "---"),
  BS_ID("BsId", Align.RIGHT, (site, vv) -> Integer.toString(vv.id())),
  RD("Rd", Align.LEFT, VvColumn::access),
  DETAILED_STATE("-Detailed_State-", Align.DASHED, (site, vv) -> "normal"),
  ADM("Adm", Align.RIGHT, (site, vv) -> "0"),
  SNP("Snp", Align.RIGHT, (site, vv) -> "0"),
  USR("Usr", Align.RIGHT, (site, vv) -> Long.toString(Capacity.used(site, vv))),
  VSIZE("VSize", Align.RIGHT, (site, vv) -> Long.toString(Capacity.mib(vv.sizeBytes()))),
  STATE("State", Align.LEFT, (site, vv) -> "normal"),
  USR_CPG("UsrCPG", Align.LEFT, (site, vv) -> site.pools().get(vv.pool()).name()),
  VV_WWN("VV_WWN", Align.LEFT, (site, vv) -> site.array().volumeWwn(vv.id())),
  RCOPY_GROUP("RcopyGroup", Align.LEFT, VvColumn::group),
  RCOPY_STATUS("RcopyStatus", Align.LEFT, VvColumn::rcopyStatus);

  static final List<VvColumn> STANDARD =
      List.of(ID, NAME, PROV, TYPE, COPY_OF, BS_ID, RD, DETAILED_STATE, ADM, SNP, USR, VSIZE);

  private final String heading;
  private final Align align;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final BiFunction<Site, Volume, String> value;

  VvColumn(String heading, Align align, BiFunction<Site, Volume, String> value) {
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
    return new Column(heading, align, 3);
  }

  String value(Site site, Volume volume) {
    return value.apply(site, volume);
  }

  /** What the last line of the table holds. */
  String total(Site site, List<Volume> volumes) {
    return switch (this) {
      case ID -> Integer.toString(volumes.size());
      case NAME -> "total";
      case ADM, SNP -> "0";
      case USR -> Long.toString(volumes.stream().mapToLong(v -> Capacity.used(site, v)).sum());
      case VSIZE ->
          Long.toString(volumes.stream().mapToLong(v -> Capacity.mib(v.sizeBytes())).sum());
      default -> "";
    };
  }

  private static String access(Site site, Volume volume) {
    GroupHalf half = site.groupOf(volume.id());
    return half == null || half.source() ? "RW" : "RO";
  }

  private static String group(Site site, Volume volume) {
    GroupHalf half = site.groupOf(volume.id());
    return half == null ? "-" : half.name();
  }

  private static String rcopyStatus(Site site, Volume volume) {
    GroupHalf half = site.groupOf(volume.id());
    PairHalf pair =
        half == null ? null : half.pairs().find(p -> p.localVolume() == volume.id()).getOrNull();
    return pair == null ? "-" : pair.status().word();
  }
}
