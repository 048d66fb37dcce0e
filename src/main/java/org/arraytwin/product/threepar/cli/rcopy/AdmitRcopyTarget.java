package org.arraytwin.product.threepar.cli.rcopy;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.remote.AdmitTarget;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.remote.Domains;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.TargetHalf;

/** {@code admitrcopytarget}. */
public final class AdmitRcopyTarget implements Word {
  @Override
  public String name() {
    return "admitrcopytarget";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Adds a second target to a stopped Remote Copy group.",
        "<target> {sync|periodic} <group> [<vv>:<sec_vv>...]",
        3,
        Integer.MAX_VALUE,
        List.of(),
        List.of("Each volume of the group needs one on the new target."));
  }

  @Override
  public void run(Call call) {
    String target = call.arguments().operand(0);
    Mode mode = ModeWord.mode(call.arguments().operand(1));
    String group = call.arguments().operand(2);
    TargetHalf known = Chosen.target(call, target);
    List<GroupHalf> halves = Chosen.group(call, group);
    GroupHalf first = halves.get(0);
    if (!first.running() && halves.stream().noneMatch(half -> half.peer() == known.peer())) {
      List<Mode> modes = new ArrayList<>(halves.stream().map(GroupHalf::mode).toList());
      modes.add(mode);
      ModeWord.requireOneOfEach(group, modes);
    }
    String domain = Domains.of(call.site(), first);
    if (!domain.isEmpty() && !Domains.all(call.at().fleet().site(known.peer())).contains(domain)) {
      throw new CommandError("domain " + domain + " does not exist on target " + target);
    }
    List<AdmitVolume.Names> pairs = new ArrayList<>();
    for (String pair : call.arguments().from(3)) {
      int colon = pair.indexOf(':');
      if (colon <= 0 || colon == pair.length() - 1) {
        throw new CommandError("invalid pair " + pair + "; <vv>:<sec_vv> is needed");
      }
      AdmitRcopyVv.requireSecondary(call, first, known.peer(), pair.substring(colon + 1));
      pairs.add(new AdmitVolume.Names(pair.substring(0, colon), pair.substring(colon + 1)));
    }
    if (pairs.size() != first.pairs().size()) {
      throw new CommandError(
          "group "
              + group
              + " has "
              + first.pairs().size()
              + " virtual volumes; a <vv>:<sec_vv> is needed for each");
    }
    call.execute(
        new Together(
            List.of(
                new AdmitTarget(call.array(), first.name(), target, mode),
                new AdmitVolume.All(call.array(), GroupHalf.named(group, target), pairs))),
        group);
    if (!domain.isEmpty()) {
      List<GroupHalf> all = Chosen.group(call, group);
      call.order(
          desk -> {
            new Domains(desk).assign(all, domain);
            return all;
          });
    }
  }
}
