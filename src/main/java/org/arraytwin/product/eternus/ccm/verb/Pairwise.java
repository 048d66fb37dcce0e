package org.arraytwin.product.eternus.ccm.verb;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Together;
import org.arraytwin.product.eternus.ccm.call.Act;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Group;
import org.arraytwin.product.eternus.ccm.call.Pair;
import org.arraytwin.product.eternus.ccm.call.Response;
import org.arraytwin.product.eternus.ccm.call.Sessions;
import org.arraytwin.product.eternus.ccm.call.Trouble;
import org.arraytwin.product.eternus.ccm.call.VolumeRef;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Names;

/** Does the same to pairs of a group, one after the other or all at one instant, and reports it. */
final class Pairwise {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final HexFormat HEX = HexFormat.of();

  private final Call call;
  private final Group group;
  private final Act act;
  private int succeeded;
  private int failed;

  Pairwise(Call call, Group group, Act act) {
    this.call = call;
    this.group = group;
    this.act = act;
  }

  /**
   * The pairs of a group that a command means: all, or that of {@code -p}.
   *
   * @throws CcmException where the group is empty or has no such pair
   */
  static List<Pair> chosen(Call call, Group group) {
    String wanted = call.arguments().value("-p");
    if (wanted == null) {
      if (group.pairs().isEmpty()) {
        throw new CcmException(Trouble.GROUP_EMPTY, group.name());
      }
      return group.pairs();
    }
    Pair pair = Pair.parse(wanted);
    if (pair == null || !group.pairs().contains(pair)) {
      throw new CcmException(Trouble.NO_PAIR, wanted, group.name());
    }
    return List.of(pair);
  }

  /** The group that a command means, of one of some kinds. */
  static Group group(Call call, List<Kind> kinds) {
    Group group = call.store().group(call.arguments().needed("-g"));
    if (!kinds.contains(group.kind())) {
      throw new CcmException(
          Trouble.WRONG_GROUP_TYPE,
          group.name(),
          group.kind().word(),
          String.join(" or ", kinds.stream().map(Kind::word).toList()));
    }
    return group;
  }

  /**
   * One pair after the other; one that fails does not stop the rest.
   *
   * @param plan what is to be carried out for a pair
   */
  void each(List<Pair> pairs, Kind kind, Function<Pair, Command> plan) {
    for (Pair pair : pairs) {
      try {
        Pair before = directed(pair);
        call.execute(plan.apply(pair), kind, act);
        done(pair, kind, before);
      } catch (CcmException e) {
        fail(pair, e);
      }
    }
    count();
  }

  /** All pairs at one instant, or none of them. */
  void together(List<Pair> pairs, Kind kind, Function<Pair, Command> plan) {
    List<Command> all = new ArrayList<>();
    try {
      List<Pair> before = pairs.stream().map(this::directed).toList();
      pairs.forEach(pair -> all.add(plan.apply(pair)));
      call.execute(new Together(all), kind, act);
      for (int i = 0; i < pairs.size(); i++) {
        done(pairs.get(i), kind, before.get(i));
      }
    } catch (CcmException e) {
      pairs.forEach(pair -> fail(pair, e));
    }
    count();
  }

  /** A pair as its session runs, or as it was set where there is none. */
  private Pair directed(Pair pair) {
    if (call.arguments().has("-r")) {
      return pair.reversed();
    }
    boolean turned =
        Sessions.of(call, group, pair) == null && Sessions.either(call, group, pair) != null;
    return turned ? pair.reversed() : pair;
  }

  private void done(Pair pair, Kind kind, Pair before) {
    succeeded++;
    Pair runs = act == Act.CANCEL ? before : directed(pair);
    String detail =
        String.join(
            "\n",
            stamped(call, call.catalog().banner(kind, act)),
            "# From:" + place(call, runs.source()) + size(runs.source()),
            "# To  :" + place(call, runs.target()));
    call.response().line(pair.text());
    detail.lines().forEach(call.response()::line);
    call.response().result(new Response.Result(pair.text(), true, "", detail));
  }

  /** A banner with the time before it. */
  static String stamped(Call call, String banner) {
    return "# DATE : "
        + STAMP.format(Instant.ofEpochMilli(call.now().now() / 1000))
        + " - << "
        + banner
        + " >>";
  }

  private void fail(Pair pair, CcmException e) {
    failed++;
    String text = call.catalog().text(e);
    call.response().line(pair.text());
    call.response().line(text);
    call.response().result(new Response.Result(pair.text(), false, text, ""));
  }

  private void count() {
    call.response().line("");
    call.response().line("  Succeeded : " + succeeded);
    call.response().line("  Failed    : " + failed);
    if (failed > 0) {
      call.response().code(succeeded > 0 ? call.catalog().partial() : call.catalog().failed());
    }
  }

  /** For example {@code BoxID=3030.../Olu=1/Adr_high=0/Adr_low=0}. */
  static String place(Call call, VolumeRef volume) {
    String id = Names.boxId(call.box(volume.box()).site().array());
    long start = Math.max(0, volume.start());
    return "BoxID="
        + HEX.formatHex(id.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        + "/Olu="
        + volume.number()
        + "/Adr_high="
        + (start >>> Integer.SIZE)
        + "/Adr_low="
        + (start & 0xFFFFFFFFL);
  }

  /** 0 stands for the whole volume. */
  private static String size(VolumeRef volume) {
    long size = Math.max(0, volume.size());
    return "/size_high=" + (size >>> Integer.SIZE) + "/size_low=" + (size & 0xFFFFFFFFL);
  }

  Group group() {
    return group;
  }
}
