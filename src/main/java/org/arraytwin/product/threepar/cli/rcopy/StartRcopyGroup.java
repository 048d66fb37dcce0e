package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
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
        "<group>",
        1,
        Integer.MAX_VALUE,
        List.of(
            Option.flag("-nosync", "takes the volumes for synchronized, without a copy"),
            Option.flag("-wait", "returns when all volumes are synchronized"),
            GroupLine.PATTERN,
            GroupLine.TARGET),
        List.of("Starting from named snapshots (<vv>:<snap>) is not available here."));
  }

  @Override
  public void run(Call call) throws InterruptedException {
    if (call.arguments().operands().size() > 1) {
      throw new CommandError(
          "starting from named snapshots is not available: this system has no named snapshots");
    }
    GroupLine.each(call, call.arguments().operands(), half -> start(call, half));
  }

  private static void start(Call call, GroupHalf half) throws InterruptedException {
    String group = half.name();
    call.execute(new StartGroup(call.array(), group, call.has("-nosync")), half.group());
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
