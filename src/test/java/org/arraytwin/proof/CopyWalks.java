package org.arraytwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.arraytwin.replication.table.CopyRules;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Verdict;

/** The walks through the copies within an array, kind by kind. */
final class CopyWalks {
  private CopyWalks() {}

  private static TinyBox box(SessionTable table, int units, int volumes) {
    return TinyBox.of(table, units, volumes);
  }

  private static CopyWalk walk(
      String name, Function<SessionTable, TinyBox> box, UnaryOperator<CopyAlphabet> alphabet) {
    return new CopyWalk(name, box, alphabet);
  }

  /** One session between two volumes of two units. */
  private static TinyBox single(SessionTable table) {
    return box(table, 2, 2).copying("c", "s", "t");
  }

  private static boolean flushes(SessionTable table) {
    return table.happening(Happening.FLUSHED) != null;
  }

  private static boolean chains(SessionTable table) {
    return table.copies().chain() != CopyRules.Chain.NONE;
  }

  private static List<CopyWalk> singles() {
    return List.of(
        walk(
            "single",
            t -> flushes(t) ? single(t).withCaches() : single(t),
            a -> a.writes("s0", "s1", "t0")),
        walk(
            "single, no background copy",
            t -> box(t, 2, 2).lazy("c", "s", "t"),
            a -> a.writes("s0", "s1", "t0")),
        walk("rates", CopyWalks::single, a -> a.writes("s0", "t0").rates("c")),
        walk(
            "removed once complete",
            t -> box(t, 2, 2).fleeting("c", "s", "t"),
            a -> a.writes("s0", "t0")),
        walk(
            "incremental",
            t -> box(t, 2, 2).incremental("c", "s", "t"),
            a -> a.writes("s0", "t0").metadata()));
  }

  private static List<CopyWalk> pairs() {
    return List.of(
        walk(
            "two targets",
            t -> twoTargets(t),
            a -> chains(a.box().table()) ? a.writes("s0", "t0") : unhalted(a).writes("s0")),
        walk(
            "cascade",
            t -> box(t, 1, 3).copying("c", "s", "t").lazy("d", "t", "u"),
            a -> a.writes("s0")),
        walk(
            "ring",
            t -> box(t, 1, 2).copying("c", "s", "t").copying("d", "t", "s"),
            a -> a.writes("s0")),
        walk(
            "group",
            t -> box(t, 1, 3).grouped("c", "s", "t", "g").grouped("d", "s", "u", "g"),
            a -> unhalted(a).writes("s0").together("g")));
  }

  /** Promotes are halted in walks of one session, and of two where these are not too many. */
  private static CopyAlphabet unhalted(CopyAlphabet alphabet) {
    return alphabet.without("promotesv -halt");
  }

  /** Members that are prepared one by one and started at one instant. */
  private static List<CopyWalk> groups() {
    return List.of(
        walk(
            "group that is a cascade",
            t -> box(t, 1, 3).grouped("c", "s", "t", "g").grouped("d", "t", "u", "g"),
            a -> a.writes("s0").together("g")),
        walk(
            "kept target",
            t -> box(t, 2, 2).keeping("c", "s", "t"),
            a -> a.writes("s0").conditions("t")),
        walk(
            "kept target of a chain",
            t -> box(t, 1, 3).lazy("c", "s", "t").keeping("d", "s", "u"),
            a -> chained(a).conditions("u")),
        walk(
            "group, failing flushes",
            t -> box(t, 1, 4).grouped("c", "s", "t", "g").grouped("d", "u", "w", "g").withCaches(),
            a -> a.writes("u0").without("rmfcmap").together("g").failingFlushes("u")));
  }

  private static List<CopyWalk> troubles() {
    return List.of(
        walk("failing volumes", CopyWalks::single, a -> a.writes("s0").conditions("s", "t")),
        walk("power", CopyWalks::single, a -> a.writes("s0").power()),
        walk("bitmaps", CopyWalks::single, a -> a.writes("s0").metadata()),
        walk(
            "fed",
            t -> box(t, 1, 2).copying("c", "s", "t").withFar(),
            a -> a.writes("s0").fed("s", "t")),
        walk(
            "little space",
            t -> single(t).inPool(box(t, 2, 2).unit(), "t"),
            a -> a.writes("s0", "s1", "t0")),
        walk(
            "little space for the source",
            t -> single(t).inPool(box(t, 1, 2).unit(), "s"),
            a -> a.writes("s0", "t0", "t1")),
        walk(
            "lost caches",
            t -> box(t, 1, 2).copying("c", "s", "t").withCaches(),
            a -> a.writes("s0", "t0").losingCaches().failingFlushes("s")));
  }

  /** Troubles of chains, where older targets read through newer ones. */
  private static List<CopyWalk> chains() {
    return List.of(
        walk("chain, failing source", CopyWalks::chain, a -> chained(a).conditions("s")),
        walk("chain, failing target", CopyWalks::chain, a -> chained(a).conditions("u")),
        walk("chain, bitmaps", CopyWalks::chain, a -> chained(a).metadata()),
        walk(
            "chain, written while it is cleaned",
            t -> box(t, 2, 3).lazy("c", "s", "t").lazy("d", "s", "u"),
            a -> a.writes("s0", "s1").only("startfcmap +prep", "stopfcmap")),
        walk(
            "chain of three",
            t -> moving(box(t, 1, 4).lazy("c", "s", "t"), "d", "s", "u").lazy("e", "s", "w"),
            CopyWalks::several),
        walk(
            "cascade, bitmaps",
            t -> box(t, 1, 3).copying("c", "s", "t").lazy("d", "t", "u"),
            a -> chained(a).metadata()),
        walk(
            "cascade, failing volume between",
            t -> box(t, 1, 3).lazy("c", "s", "t").lazy("d", "t", "u"),
            a -> chained(a).conditions("t")),
        walk(
            "cascade of three",
            t -> moving(box(t, 1, 4).lazy("c", "s", "t").lazy("d", "t", "u"), "e", "u", "w"),
            CopyWalks::several),
        walk(
            "cascade from a chain",
            t -> box(t, 1, 4).lazy("c", "s", "t").lazy("d", "s", "u").lazy("e", "u", "w"),
            CopyWalks::several),
        walk(
            "two from one target",
            t -> moving(box(t, 1, 4).lazy("c", "s", "t").lazy("d", "t", "u"), "e", "t", "w"),
            CopyWalks::several),
        walk(
            "chain, little space",
            t -> chain(t).inPool(box(t, 1, 2).unit(), "tu"),
            a -> chained(a).writes("u0")),
        walk("chain, no space", t -> chain(t).inPool(1, "tu"), a -> chained(a)));
  }

  /** Troubles of chains in which a copy moves by itself. */
  private static List<CopyWalk> movingChains() {
    return List.of(
        walk("chain, rates", CopyWalks::chain, a -> chained(a).without("stopfcmap").rates("d")),
        walk(
            "chain, removed once complete",
            t -> box(t, 1, 3).lazy("c", "s", "t").fleeting("d", "s", "u"),
            CopyWalks::chained));
  }

  /** Older targets of a chain need no background copy to depend on newer ones. */
  private static TinyBox twoTargets(SessionTable table) {
    TinyBox box = box(table, 1, 3);
    return chains(table)
        ? moving(box.lazy("c", "s", "t"), "d", "s", "u")
        : box.copying("c", "s", "t").copying("d", "s", "u");
  }

  /** With a session that copies in the background, unless others would restore beside it. */
  private static TinyBox moving(TinyBox box, String name, String source, String target) {
    return restores(box.table())
        ? box.lazy(name, source, target)
        : box.copying(name, source, target);
  }

  /**
   * Whether sessions restore. They do so at a rate that is no multiple of that of background
   * copies: were both under way at once, the two would hardly ever be so far apart again.
   */
  private static boolean restores(SessionTable table) {
    return table.cells().stream()
        .anyMatch(
            c ->
                c.verdict() instanceof Verdict.Take take
                    && take.effects().contains(Effect.RESTORE_SOURCE));
  }

  private static CopyAlphabet chained(CopyAlphabet alphabet) {
    return alphabet.writes("s0").without("prestartfcmap");
  }

  /** Of three sessions none is prepared first, and promotes are not halted. */
  private static CopyAlphabet several(CopyAlphabet alphabet) {
    return unhalted(alphabet).without("prestartfcmap");
  }

  private static TinyBox chain(SessionTable table) {
    return box(table, 1, 3).lazy("c", "s", "t").lazy("d", "s", "u");
  }

  /** The walks of a kind. */
  static List<CopyWalk> of(SessionTable table) {
    List<CopyWalk> all = new ArrayList<>(singles());
    all.addAll(pairs());
    all.addAll(troubles());
    all.add(
        walk(
            "onto the source of a mirror",
            t -> box(t, 1, 2).copying("c", "s", "t").beside("eternus-ec", "m", "t", "s"),
            a -> a.writes("t0")));
    if (flushes(table)) {
      all.addAll(groups());
    }
    if (table.copies().sharedTargets()) {
      all.add(
          walk(
              "two sources of one target, incremental",
              t -> box(t, 2, 3).incremental("c", "s", "t").incremental("d", "u", "t"),
              a -> a.writes("s0", "t1").without("prestartfcmap")));
      all.add(
          walk(
              "two sources of one target",
              t -> box(t, 1, 3).copying("c", "s", "t").copying("d", "u", "t"),
              a -> a.writes("s0")));
    }
    if (chains(table)) {
      all.addAll(chains());
      if (!restores(table)) {
        all.addAll(movingChains());
      }
      if (!table.copies().cascades()) {
        all.add(
            walk(
                "chain of three, written",
                t -> box(t, 1, 4).lazy("c", "s", "t").lazy("d", "s", "u").lazy("e", "s", "w"),
                a -> several(chained(a)).without("promotesv").conditions("u")));
      }
    }
    return List.copyOf(all);
  }
}
