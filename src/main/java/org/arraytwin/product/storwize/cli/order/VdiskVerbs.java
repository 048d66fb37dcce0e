package org.arraytwin.product.storwize.cli.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.product.storwize.cli.word.Arguments;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.host.Hosts;
import org.arraytwin.product.storwize.remote.Relationships;
import org.arraytwin.product.storwize.system.IoGroups;
import org.arraytwin.product.storwize.system.NewVdisk;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.product.storwize.system.Vdisks;
import org.jspecify.annotations.Nullable;

/** Commands on volumes and the I/O groups that serve them. */
public final class VdiskVerbs {
  private static final String REAL = "rsize";
  private static final String WARNING = "warning";
  private static final int ALL = 100;

  private VdiskVerbs() {}

  public static Map<String, Verb> all() {
    return Map.of(
        "mkvdisk",
        VdiskVerbs::create,
        "rmvdisk",
        VdiskVerbs::remove,
        "expandvdisksize",
        VdiskVerbs::expand,
        "chiogrp",
        VdiskVerbs::memory,
        "chvdisk",
        VdiskVerbs::change);
  }

  private static void memory(Call call) {
    Arguments typed = call.arguments();
    new IoGroups(call.desk())
        .memory(typed.object(), typed.value("feature"), typed.number("size", 0));
  }

  private static void change(Call call) {
    Arguments typed = call.arguments();
    Vdisks vdisks = new Vdisks(call.desk());
    if (typed.has("name")) {
      vdisks.rename(typed.object(), typed.value("name"));
    } else if (typed.has("autoexpand")) {
      vdisks.autoexpand(typed.object(), typed.value("autoexpand").equals("on"));
    } else if (typed.has(WARNING)) {
      vdisks.warning(typed.object(), vdisk -> warning(typed, vdisk.sizeBytes()));
    } else {
      vdisks.easyTier(typed.object(), typed.value("easytier"));
    }
  }

  private static void expand(Call call) {
    Arguments typed = call.arguments();
    Vdisks vdisks = new Vdisks(call.desk());
    if (typed.has(REAL)) {
      vdisks.expandReal(typed.object(), bytes(typed, REAL));
    } else {
      vdisks.expand(typed.object(), bytes(typed, "size"));
    }
  }

  private static void remove(Call call) {
    Arguments typed = call.arguments();
    boolean force = typed.has("force");
    boolean hidden = force || typed.has("removehostmappings");
    new Vdisks(call.desk())
        .remove(
            typed.object(),
            force,
            (cluster, vdisk) -> {
              List<Command> commands = new ArrayList<>();
              commands.addAll(hidden ? Hosts.releasing(cluster, vdisk) : List.of());
              commands.addAll(force ? Relationships.releasing(cluster, vdisk) : List.of());
              return commands;
            });
  }

  private static void create(Call call) {
    Arguments typed = call.arguments();
    long size = bytes(typed, "size");
    int id =
        new Vdisks(call.desk())
            .create(
                new NewVdisk(
                    typed.value("name"),
                    typed.value("mdiskgrp"),
                    size,
                    typed.value("iogrp"),
                    thin(typed, size),
                    typed.value("easytier")));
    call.print("Virtual Disk, id [" + id + "], successfully created");
  }

  /** What a volume asks for with {@code -rsize}; null for a full one. */
  private static NewVdisk.@Nullable Thin thin(Arguments typed, long size) {
    if (!typed.has(REAL)) {
      if (!typed.flags("autoexpand", WARNING, "grainsize").isEmpty()) {
        throw new Trouble("5707E");
      }
      return null;
    }
    return new NewVdisk.Thin(
        amount(typed, REAL, size),
        !typed.has("autoexpand"),
        typed.number("grainsize", NewVdisk.Thin.USUAL_GRAIN),
        warning(typed, size));
  }

  /** Percent of the size, rounded up, whatever it was given as; 0 where it was not. */
  private static int warning(Arguments typed, long size) {
    long bytes = typed.has(WARNING) ? amount(typed, WARNING, size) : 0;
    if (bytes > size) {
      throw new Trouble("5703E", typed.value(WARNING));
    }
    int percent = 0;
    while (percent < ALL && Volume.share(size, percent) < bytes) {
      percent++;
    }
    return percent;
  }

  /** A parameter that is a percentage of a size or an amount of its own, in bytes. */
  private static long amount(Arguments typed, String parameter, long size) {
    String value = typed.value(parameter);
    if (!value.endsWith("%")) {
      return bytes(typed, parameter);
    }
    String percent = value.substring(0, value.length() - 1);
    if (!percent.matches("[0-9]{1,3}")) {
      throw new Trouble("5716E", value);
    }
    int of = Integer.parseInt(percent);
    if (of > ALL) {
      throw new Trouble("5703E", value);
    }
    return Volume.share(size, of);
  }

  private static long bytes(Arguments typed, String parameter) {
    String size = typed.value(parameter);
    int shift =
        switch (typed.value("unit")) {
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
