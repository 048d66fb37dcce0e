package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.SyncStatus;

/** {@code startrcopygroup}. */
public final class StartRcopyGroup implements Word {
  @Override
  public String name() {
    return "startrcopygroup";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Starts a Remote Copy group.",
        "<group> [<vv>:<snapshot>|<vv>:-]...",
        1,
        Integer.MAX_VALUE,
        List.of(
            Option.flag("-nosync", "takes the volumes for synchronized, without a copy"),
            Option.flag("-wait", "returns when all volumes are synchronized"),
            GroupLine.PATTERN,
            GroupLine.TARGET),
        List.of(
            "<vv>:- copies that volume whole; where one is named, all must be that were never in"
                + " sync.",
            "<snapshot> is a read-only one of <vv>, which the target has of the remote volume,"
                + " too."));
  }

  @Override
  public void run(Call call) throws InterruptedException {
    List<String> named = call.arguments().from(1);
    if (!named.isEmpty()) {
      StartingPoints.check(call, call.arguments().operand(0), named);
    }
    GroupLine.each(call, call.arguments().operands().subList(0, 1), half -> start(call, half));
  }

  private void start(Call call, GroupHalf half) throws InterruptedException {
    if (OneSided.waits(call, half, name())) {
      return;
    }
    String group = half.name();
    GroupLine.requireNoPromote(call, half);
    OneSided.require(call, half, name());
    call.execute(new StartGroup(call.array(), group, call.has("-nosync")), half.group());
    OneSided.done(call, half, name());
    if (call.has("-wait")) {
      GroupLine.await(call, group, "start", StartRcopyGroup::ended, g -> synced(g));
    }
  }

  /** Whether a synchronization has come to an end, good or bad. */
  static boolean ended(GroupHalf half) {
    return !half.running()
        || (GroupLine.settled(half) && half.pairs().forAll(p -> p.status() != SyncStatus.SYNCING));
  }

  static boolean synced(GroupHalf half) {
    return half.running() && half.allPairs(SyncStatus.SYNCED);
  }
}
