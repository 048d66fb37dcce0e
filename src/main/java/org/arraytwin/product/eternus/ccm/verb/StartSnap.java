package org.arraytwin.product.eternus.ccm.verb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Together;
import org.arraytwin.product.eternus.ccm.call.Act;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Group;
import org.arraytwin.product.eternus.ccm.call.Pair;
import org.arraytwin.product.eternus.ccm.call.Sessions;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.ccm.call.Trouble;
import org.arraytwin.product.eternus.ccm.call.VolumeRef;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Orders;
import org.jspecify.annotations.Nullable;

/** {@code acsnap start}: a further generation of SnapOPC+ (Express V14.1, c-01-21). */
public final class StartSnap implements Verb {
  @Override
  public String name() {
    return "acsnap start";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-g GROUP [-p PAIR | -v VOLUME] [-r] | -g GROUP -concur",
        "Keeps the sources as of now; without a pair a free destination is chosen, or else the"
            + " oldest generation is given up.",
        List.of("-g", "-p", "-v"),
        List.of("-r", "-concur"),
        List.of("-g"),
        List.of(List.of("-p", "-v", "-concur"), List.of("-concur", "-r")));
  }

  @Override
  public void run(Call call) {
    Group group = Pairwise.group(call, List.of(Kind.SNAPOPC, Kind.SNAPOPCP));
    boolean back = call.arguments().has("-r");
    List<Pair> pairs = pairs(call, group, back);
    Pairwise work = new Pairwise(call, group, Act.START);
    if (back) {
      work.each(pairs, Kind.OPC, pair -> restore(call, group, pair));
    } else if (call.arguments().has("-concur")) {
      work.together(pairs, group.kind(), pair -> start(call, group, pair));
    } else {
      work.each(pairs, group.kind(), pair -> start(call, group, pair));
    }
  }

  /**
   * The pair that is named, or one of each source: for a restore its latest generation. Without
   * generations, all pairs.
   */
  private static List<Pair> pairs(Call call, Group group, boolean back) {
    if (call.arguments().has("-p")) {
      return Pairwise.chosen(call, group);
    }
    String only = call.arguments().value("-v");
    Map<VolumeRef, List<Pair>> bySource = new LinkedHashMap<>();
    for (Pair pair : Pairwise.chosen(call, group)) {
      if (only == null || pair.source().text().equals(only)) {
        bySource.computeIfAbsent(pair.source(), s -> new ArrayList<>()).add(pair);
      }
    }
    if (bySource.isEmpty()) {
      throw new CcmException(Trouble.NO_PAIR, String.valueOf(only), group.name());
    }
    if (group.kind() == Kind.SNAPOPC) {
      return bySource.values().stream().flatMap(List::stream).toList();
    }
    List<Pair> chosen = new ArrayList<>();
    bySource.forEach(
        (source, all) -> chosen.add(back ? latest(call, group, all) : next(call, group, all)));
    return chosen;
  }

  private static @Nullable CopySession session(Call call, Group group, Pair pair) {
    return Sessions.of(call, group, pair);
  }

  /** A destination without a session, or else that of the oldest generation. */
  private static Pair next(Call call, Group group, List<Pair> pairs) {
    return pairs.stream()
        .min(Comparator.comparingInt(pair -> Sessions.generation(call, group, pair)))
        .orElseThrow();
  }

  private static Pair latest(Call call, Group group, List<Pair> pairs) {
    Pair latest =
        pairs.stream()
            .max(Comparator.comparingInt(pair -> Sessions.generation(call, group, pair)))
            .orElseThrow();
    if (Sessions.generation(call, group, latest) == 0) {
      throw new CcmException(Trouble.NO_SESSION);
    }
    return latest;
  }

  /** A destination that has a session gives it up first, which only the oldest one can. */
  private static Command start(Call call, Group group, Pair pair) {
    Orders orders = call.orders(call.box(pair.source().box()).array());
    Sessions.requireFree(call, pair.target());
    Command fresh = Sessions.start(call, group.kind(), pair);
    CopySession before = session(call, group, pair);
    if (before == null) {
      return fresh;
    }
    if (group.kind() == Kind.SNAPOPC) {
      return orders.operate(before, Orders.startWord(Kind.SNAPOPC));
    }
    if (before.generation() != 1 && !orders.singly()) {
      throw new CcmException(Trouble.WRONG_STATUS, pair.text());
    }
    return new Together(List.of(orders.end(before, /* force= */ false), fresh));
  }

  /** The source gets back what a generation has kept, by an OPC. */
  private static Command restore(Call call, Group group, Pair pair) {
    if (session(call, group, pair) == null) {
      throw new CcmException(Trouble.NO_SESSION);
    }
    Sessions.requireFree(call, pair.source());
    return Sessions.back(call, pair);
  }
}
