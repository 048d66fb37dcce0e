package org.arraytwin.product.storwize.cli.order;

import java.util.Map;
import org.arraytwin.product.storwize.cli.word.Arguments;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.product.storwize.system.Vdisks;

/** Commands on volumes. */
public final class VdiskVerbs {
  private VdiskVerbs() {}

  public static Map<String, Verb> all() {
    return Map.of(
        "mkvdisk",
        VdiskVerbs::create,
        "rmvdisk",
        call -> new Vdisks(call.desk()).remove(call.arguments().object(), forced(call)),
        "chvdisk",
        call ->
            new Vdisks(call.desk())
                .rename(call.arguments().object(), call.arguments().value("name")));
  }

  private static boolean forced(Call call) {
    return call.arguments().has("force");
  }

  private static void create(Call call) {
    Arguments typed = call.arguments();
    int id =
        new Vdisks(call.desk())
            .create(
                typed.value("name"),
                typed.value("mdiskgrp"),
                bytes(typed.value("size"), typed.value("unit")),
                typed.has("rsize"));
    call.print("Virtual Disk, id [" + id + "], successfully created");
  }

  private static long bytes(String size, String unit) {
    int shift =
        switch (unit) {
          case "b" -> 0;
          case "kb" -> 10;
          case "gb" -> 30;
          case "tb" -> 40;
          case "pb" -> 50;
          default -> 20;
        };
    try {
      return Math.multiplyExact(Long.parseLong(size), 1L << shift);
    } catch (NumberFormatException e) {
      throw new Trouble("5716E", size);
    } catch (ArithmeticException e) {
      throw new Trouble("5703E", size);
    }
  }
}
