package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import org.arraytwin.fleet.remote.SyncGroup;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.replication.GroupHalf;

/** {@code syncrcopy}. */
public final class SyncRcopy implements Word {
  @Override
  public String name() {
    return "syncrcopy";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Synchronizes a started Remote Copy group now.",
        "<group>",
        1,
        1,
        List.of(
            Option.flag("-w", "returns when the synchronization is over"),
            Option.refused("-n", "the resync snapshots are always kept here"),
            Option.flag("-ovrd", "does not ask although the volumes are synchronized already"),
            GroupLine.TARGET),
        List.of("Only what differs is ever copied."));
  }

  @Override
  public void run(Call call) throws InterruptedException {
    GroupLine.each(call, call.arguments().operands(), half -> sync(call, half));
  }

  private static void sync(Call call, GroupHalf half) throws InterruptedException {
    String group = half.name();
    call.execute(new SyncGroup(call.array(), group), half.group());
    if (call.has("-w")) {
      GroupLine.await(
          call, group, "synchronization", StartRcopyGroup::ended, StartRcopyGroup::synced);
    }
  }
}
