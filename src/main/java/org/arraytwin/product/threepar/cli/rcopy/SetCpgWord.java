package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import java.util.Map;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.GroupCpgs;
import org.arraytwin.product.threepar.remote.Domains;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/** {@code setrcopygroup cpg}. */
public final class SetCpgWord implements Word {
  private static final String USER_UNSET = "-usr_cpg_unset";
  private static final String SNAPSHOT_UNSET = "-snp_cpg_unset";
  private static final GroupCpgs.Choice NONE = new GroupCpgs.Choice("", Map.of());

  @Override
  public String name() {
    return "setrcopygroup cpg";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Sets the CPGs from which volumes of a group are made.",
        "<group>",
        1,
        1,
        List.of(
            Confirm.FORCE,
            CpgOptions.USER_OPTION,
            CpgOptions.SNAPSHOT_OPTION,
            Option.flag(USER_UNSET, "forgets the CPGs of volumes"),
            Option.flag(SNAPSHOT_UNSET, "forgets the CPGs of snapshots"),
            GroupLine.PATTERN),
        List.of("The local CPG counts once the group has failed over and recovered."));
  }

  @Override
  public void run(Call call) throws InterruptedException {
    CpgOptions user = one(call, CpgOptions.USER, USER_UNSET);
    CpgOptions snapshot = one(call, CpgOptions.SNAPSHOT, SNAPSHOT_UNSET);
    boolean nothing = user == null && snapshot == null;
    if (nothing && !call.has(USER_UNSET) && !call.has(SNAPSHOT_UNSET)) {
      throw new CommandError(
          "nothing to set; -usr_cpg, -snp_cpg, -usr_cpg_unset or -snp_cpg_unset must be given");
    }
    GroupLine.eachGroup(
        call, call.arguments().operands(), halves -> set(call, halves, user, snapshot));
  }

  private static @Nullable CpgOptions one(Call call, String option, String unset) {
    if (call.has(option) && call.has(unset)) {
      throw new CommandError("options " + option + " and " + unset + " exclude each other");
    }
    return CpgOptions.of(call, option);
  }

  private static void set(
      Call call, List<GroupHalf> halves, @Nullable CpgOptions user, @Nullable CpgOptions snapshot) {
    List<GroupHalf> active = halves.stream().filter(h -> !h.status().has(Trait.RESERVE)).toList();
    for (GroupHalf half : active) {
      requirePrimary(half);
      requireReady(call, half);
    }
    if (active.isEmpty()) {
      requirePrimary(halves.get(0));
    }
    String domain = Domains.of(call.site(), halves.get(0));
    CpgOptions.requireDomain(call, user, domain);
    CpgOptions.requireDomain(call, snapshot, domain);
    GroupCpgs.Choice users = call.has(USER_UNSET) ? NONE : CpgOptions.choice(call, active, user);
    GroupCpgs.Choice snapshots =
        call.has(SNAPSHOT_UNSET) ? NONE : CpgOptions.choice(call, active, snapshot);
    call.order(
        desk -> {
          new GroupCpgs(desk).set(active, users, snapshots);
          return active;
        });
  }

  private static void requirePrimary(GroupHalf half) {
    if (!half.source()) {
      throw new CommandError(
          "Operation is allowed on the primary side of group "
              + half.group()
              + " only: it is "
              + half.role().word()
              + "; run it on "
              + half.target()
              + " for group "
              + half.remoteGroup());
    }
  }

  private static void requireReady(Call call, GroupHalf half) {
    if (!call.at().fleet().inTouch(call.array(), half.peer())) {
      throw new CommandError(
          "Target of group "
              + half.group()
              + " is not ready: "
              + half.target()
              + " has to learn of its CPGs; wait until showrcopy targets shows ready");
    }
  }
}
