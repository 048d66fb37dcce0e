package org.arraytwin.product.eternus.ccm.verb;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.ccm.call.VolumeRef;
import org.arraytwin.product.eternus.session.Box;

/** {@code acinq lv}: the logical volumes of a storage system. */
public final class VolumesVerb implements Verb {
  private static final long MIB = 1L << 20;

  @Override
  public String name() {
    return "acinq lv";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-a ARRAY [-l]",
        "Lists the logical volumes of a storage system; -l with all that is known of them.",
        List.of("-a"),
        List.of("-l"),
        List.of("-a"),
        List.of());
  }

  @Override
  public void run(Call call) {
    String name = call.arguments().needed("-a");
    Box box = call.answering(name);
    boolean all = call.arguments().has("-l");
    Columns columns =
        all
            ? new Columns(
                "LV No",
                "LV Name",
                "+LV Size",
                "LV Type",
                "RG No",
                "Encrypt",
                "+Virtual Size",
                "Copy Inhibit")
            : new Columns("LV No", "LV Name", "+LV Size", "LV Type");
    call.response().list("LvList", "Lv");
    for (Volume volume : box.site().volumes().iterator().filter(Objects::nonNull)) {
      String number = "0x" + Integer.toHexString(volume.id()).toUpperCase(Locale.ROOT);
      String size = volume.sizeBytes() / MIB + "M";
      String pool = "0x" + Integer.toHexString(volume.pool()).toUpperCase(Locale.ROOT);
      String virtual = volume.provisioning() == Provisioning.THIN ? size : "-";
      String inhibit = call.store().inhibited(VolumeRef.whole(name, volume.id())) ? "Yes" : "-";
      if (all) {
        columns.row(number, volume.name(), size, "Open", pool, "-", virtual, inhibit);
      } else {
        columns.row(number, volume.name(), size, "Open");
      }
      call.response()
          .entry(
              "LvNo",
              number,
              "LvName",
              volume.name(),
              "LvSize",
              size,
              "LvType",
              "Open",
              "RgNo",
              pool,
              "Encrypt",
              "-",
              "VirtualSize",
              virtual,
              "CopyInhibit",
              inhibit);
    }
    columns.print(call.response());
  }
}
