package org.arraytwin.product.threepar.cli.service;

import java.util.List;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.service.SwitchReplication;
import org.arraytwin.product.threepar.cli.peer.RemoveRcopyTarget;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;

/** {@code startrcopy} and {@code stoprcopy} (sources: docs/FIDELITY.md). */
public final class RemoteCopyWords {
  private RemoteCopyWords() {}

  /** Both of them. */
  public static List<Word> all() {
    return List.of(new Start(), new Stop());
  }

  /** {@code startrcopy}. */
  private static final class Start implements Word {
    @Override
    public String name() {
      return "startrcopy";
    }

    @Override
    public Syntax syntax() {
      return new Syntax(
          "Starts Remote Copy on this system.",
          "",
          0,
          0,
          List.of(),
          List.of("Groups stay stopped; the links come back as after a loss of power."));
    }

    @Override
    public void run(Call call) {
      call.execute(new SwitchReplication(call.array(), true), "Remote Copy");
    }
  }

  /** {@code stoprcopy}. */
  private static final class Stop implements Word {
    @Override
    public String name() {
      return "stoprcopy";
    }

    @Override
    public Syntax syntax() {
      return new Syntax(
          "Stops Remote Copy on this system: its targets find it silent.",
          "",
          0,
          0,
          List.of(
              Confirm.FORCE,
              Option.flag("-stopgroups", "stops the groups first of which this is the primary"),
              Option.flag("-clear", "removes the groups and the targets first")),
          List.of(Confirm.NO_TERMINAL));
    }

    @Override
    public void run(Call call) throws InterruptedException {
      Confirm.require(call, name());
      if (call.has("-stopgroups")) {
        for (GroupHalf half : call.site().groups()) {
          if (half != null && half.source() && half.running()) {
            stop(call, half);
          }
        }
      }
      if (call.has("-clear")) {
        for (TargetHalf target : call.site().targets()) {
          RemoveRcopyTarget.remove(call, target, true);
        }
      }
      call.execute(new SwitchReplication(call.array(), false), running(call));
    }

    /** The group that the refusal is about, if there is one. */
    private static String running(Call call) {
      return call.site()
          .groups()
          .filter(half -> half != null && half.source() && (half.running() || half.changing()))
          .map(GroupHalf::group)
          .headOption()
          .getOrElse("");
    }

    private static void stop(Call call, GroupHalf half) throws InterruptedException {
      call.execute(new StopGroup(call.array(), half.name(), false), half.group());
      String gaveUp =
          call.await(
              at -> {
                GroupHalf now = at.fleet().site(call.array()).group(half.name());
                return now == null || !(now.running() || now.changing());
              });
      if (gaveUp != null) {
        throw new CommandError(
            "group " + half.group() + " is still being stopped, no longer waited for: " + gaveUp);
      }
    }
  }
}
