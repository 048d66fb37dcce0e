package org.arraytwin.product.eternus.ccm.verb;

import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Group;
import org.arraytwin.product.eternus.ccm.call.Pair;
import org.arraytwin.product.eternus.ccm.call.Sessions;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.ccm.call.Trouble;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Part;

/** {@code acpair}: the pairs of copy groups. */
public final class PairVerb {
  private PairVerb() {}

  private static Syntax syntax(String about, boolean needsPair) {
    return new Syntax(
        needsPair ? "-g GROUP -p PAIR" : "-g GROUP",
        about,
        needsPair ? List.of("-g", "-p") : List.of("-g"),
        List.of(),
        needsPair ? List.of("-g", "-p") : List.of("-g"),
        List.of());
  }

  /** {@code acpair set}. */
  public static final class Set implements Verb {
    private static final String FORM = "ARRAY/0xN[/0xSTART/0xSIZE]:ARRAY/0xN[/0xSTART/0xSIZE]";

    @Override
    public String name() {
      return "acpair set";
    }

    @Override
    public Syntax syntax() {
      return PairVerb.syntax("Adds a pair, source:destination, to a copy group.", true);
    }

    @Override
    public void run(Call call) {
      String text = call.arguments().needed("-p");
      Pair pair = Pair.parse(text);
      if (pair == null) {
        throw new CcmException(Trouble.WRONG_PAIR, text, "not a pair", FORM);
      }
      Group group = call.store().group(call.arguments().needed("-g"));
      check(call, group, pair);
      call.store()
          .change(
              group.name(),
              now -> {
                if (now.pairs().contains(pair)) {
                  throw new CcmException(Trouble.PAIR_EXISTS, pair.text(), now.name());
                }
                return now.with(pair);
              });
      call.response().line("Successful completion.");
    }

    private static void check(Call call, Group group, Pair pair) {
      String far = group.remote().isEmpty() ? group.box() : group.remote();
      boolean there = pair.source().box().equals(group.box()) && pair.target().box().equals(far);
      boolean swapped = pair.target().box().equals(group.box()) && pair.source().box().equals(far);
      if (!there && !swapped) {
        throw new CcmException(
            Trouble.WRONG_PAIR,
            pair.text(),
            "not in the storage systems of group " + group.name(),
            "a source in " + group.box() + " and a destination in " + far);
      }
      Volume source = call.volume(pair.source());
      Volume target = call.volume(pair.target());
      if (pair.source().box().equals(pair.target().box())
          && pair.source().number() == pair.target().number()) {
        throw new CcmException(
            Trouble.WRONG_PAIR, pair.text(), "a volume and itself", "two volumes");
      }
      if (pair.whole()) {
        whole(pair, source, target);
      } else {
        extents(call, group, pair, source, target);
      }
    }

    private static void whole(Pair pair, Volume source, Volume target) {
      if (target.sizeBytes() < source.sizeBytes()) {
        throw new CcmException(
            Trouble.WRONG_PAIR,
            pair.text(),
            blocks(source) + " and " + blocks(target) + " blocks",
            "a destination of the source's size or a larger one");
      }
    }

    private static void extents(Call call, Group group, Pair pair, Volume source, Volume target) {
      if (group.kind().remote()) {
        throw new CcmException(
            Trouble.WRONG_PAIR, pair.text(), "extents of a REC group", "whole volumes");
      }
      if (pair.source().size() != pair.target().size()) {
        throw new CcmException(
            Trouble.WRONG_PAIR,
            pair.text(),
            pair.source().size() + " and " + pair.target().size() + " blocks",
            "extents of one size on both sides");
      }
      Part part = call.part(pair);
      if (!part.fits(source, target)) {
        throw new CcmException(
            Trouble.WRONG_PAIR,
            pair.text(),
            "beyond the end of volumes of " + blocks(source) + " and " + blocks(target) + " blocks",
            "extents within both volumes");
      }
      if (!part.aligned()) {
        throw new CcmException(
            Trouble.WRONG_PAIR,
            pair.text(),
            "extents that do not begin and end at multiples of 0x80 blocks",
            "multiples of 0x80 blocks");
      }
    }

    private static long blocks(Volume volume) {
      return volume.sizeBytes() / CopySession.BLOCK_BYTES;
    }
  }

  /** {@code acpair delete}. */
  public static final class Delete implements Verb {
    @Override
    public String name() {
      return "acpair delete";
    }

    @Override
    public Syntax syntax() {
      return PairVerb.syntax(
          "Takes a pair out of a copy group; its session must have ended.", true);
    }

    @Override
    public void run(Call call) {
      Group group = call.store().group(call.arguments().needed("-g"));
      Pair pair = Pairwise.chosen(call, group).get(0);
      if (Sessions.either(call, group, pair) != null) {
        throw new CcmException(Trouble.SESSION_EXISTS);
      }
      call.store().change(group.name(), now -> now.without(pair));
      call.response().line("Successful completion.");
    }
  }

  /** {@code acpair query}. */
  public static final class Query implements Verb {
    @Override
    public String name() {
      return "acpair query";
    }

    @Override
    public Syntax syntax() {
      return PairVerb.syntax("Lists the pairs of a copy group.", false);
    }

    @Override
    public void run(Call call) {
      Group group = call.store().group(call.arguments().needed("-g"));
      Columns columns = new Columns("Source", "Target");
      call.response().list("PairList", "Pair");
      for (Pair pair : group.pairs()) {
        columns.row(pair.source().text(), pair.target().text());
        call.response().entry("Source", pair.source().text(), "Target", pair.target().text());
      }
      columns.print(call.response());
    }
  }
}
