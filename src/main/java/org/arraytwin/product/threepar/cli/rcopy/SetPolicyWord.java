package org.arraytwin.product.threepar.cli.rcopy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.table.Trait;

/** {@code setrcopygroup pol}. */
public final class SetPolicyWord implements Word {
  private static final List<String> LATER =
      List.of("path_management", "auto_synchronize", "mt_pp", "active_active");

  /** One policy of the list, for example {@code no_auto_recover}. */
  private record Wish(Policy policy, boolean on) {}

  private final boolean peerPersistence;

  /**
   * @param peerPersistence whether the release has auto_failover
   */
  public SetPolicyWord(boolean peerPersistence) {
    this.peerPersistence = peerPersistence;
  }

  @Override
  public String name() {
    return "setrcopygroup pol";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Sets policies of a group.",
        "<policy>[,<policy>...] <group>",
        2,
        2,
        List.of(Confirm.FORCE, GroupLine.PATTERN, GroupLine.TARGET),
        List.of(
            "auto_recover | no_auto_recover: restart by itself when lost links are back",
            "over_per_alert | no_over_per_alert: alert when a cycle exceeds its period (periodic)",
            "fail_wrt_on_err | no_fail_wrt_on_err: fail host writes when the target is lost (sync)",
            "auto_failover | no_auto_failover: go to Failsafe when the target is lost (sync)"));
  }

  @Override
  public void run(Call call) throws InterruptedException {
    List<Wish> wishes = wishes(call.arguments().operand(0));
    List<String> groups = call.arguments().from(1);
    if (call.has(GroupLine.TARGET.name())) {
      GroupLine.each(call, groups, half -> set(call, List.of(half), wishes));
    } else {
      GroupLine.eachGroup(call, groups, halves -> set(call, halves, wishes));
    }
  }

  /** All of them or none. */
  private static void set(Call call, List<GroupHalf> halves, List<Wish> wishes) {
    List<Command> commands = new ArrayList<>();
    for (Wish wish : wishes) {
      for (GroupHalf half : meant(halves, wish)) {
        commands.add(new SetPolicy(call.array(), half.name(), wish.policy(), wish.on()));
      }
    }
    call.execute(new Together(commands), halves.get(0).group());
  }

  /** Of a group with targets of both modes those for which there is such a policy. */
  private static List<GroupHalf> meant(List<GroupHalf> halves, Wish wish) {
    List<GroupHalf> active = halves.stream().filter(h -> !h.status().has(Trait.RESERVE)).toList();
    List<GroupHalf> fitting =
        active.stream()
            .filter(
                half ->
                    switch (wish.policy()) {
                      case AUTO_RECOVER -> true;
                      case OVER_PER_ALERT -> half.mode() == Mode.PERIODIC;
                      case FAIL_WRT_ON_ERR, AUTO_FAILOVER -> half.mode() == Mode.SYNC;
                    })
            .toList();
    // Where it fits none, the refusal says so.
    return !fitting.isEmpty() ? fitting : active.isEmpty() ? halves : active;
  }

  private List<Wish> wishes(String list) {
    List<Wish> wishes = new ArrayList<>();
    for (String word : list.split(",", -1)) {
      Wish wish = wish(word);
      for (Wish other : wishes) {
        if (other.policy() == wish.policy() && other.on() != wish.on()) {
          throw new CommandError("policy " + word + " contradicts another one in " + list);
        }
      }
      wishes.add(wish);
    }
    return wishes;
  }

  private Wish wish(String word) {
    boolean on = !word.startsWith("no_");
    String name = on ? word : word.substring(3);
    for (Policy policy : Policy.values()) {
      boolean available = policy != Policy.AUTO_FAILOVER || peerPersistence;
      if (available && policy.name().toLowerCase(Locale.ROOT).equals(name)) {
        return new Wish(policy, on);
      }
    }
    if (LATER.contains(name) || name.equals("auto_failover")) {
      throw new CommandError("policy " + word + " is not supported by this release of InForm OS");
    }
    throw new CommandError(
        "invalid policy "
            + word
            + "; [no_]auto_recover, [no_]over_per_alert, [no_]fail_wrt_on_err"
            + (peerPersistence ? " and [no_]auto_failover are legal" : " are legal"));
  }
}
