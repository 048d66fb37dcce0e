package org.arraytwin.product.threepar.cli.rcopy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.arraytwin.fleet.Command;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.replication.GroupHalf;

/**
 * The sub-commands of {@code setrcopygroup} that change roles (sources: docs/FIDELITY.md): typed on
 * the array that is or becomes primary, carried out one group after another.
 */
public abstract class DisasterRecovery implements Word {
  private static final String OF_CPG = "it is an option of setrcopygroup cpg";

  private static final List<Option> COMMON =
      List.of(
          Confirm.FORCE,
          GroupLine.TARGET,
          Option.flag("-waittask", "returns when the operation is over"),
          GroupLine.PATTERN,
          Option.refused("-usr_cpg", OF_CPG),
          Option.refused("-snp_cpg", OF_CPG),
          Option.refused("-usr_cpg_unset", OF_CPG),
          Option.refused("-snp_cpg_unset", OF_CPG));

  private final String verb;
  private final Syntax syntax;

  DisasterRecovery(String verb, String about, List<Option> own, List<String> notes) {
    this.verb = verb;
    List<Option> options = new ArrayList<>(COMMON.subList(0, 4));
    options.addAll(own);
    options.addAll(COMMON.subList(4, COMMON.size()));
    List<String> allNotes = new ArrayList<>(notes);
    allNotes.add(Confirm.NO_TERMINAL);
    this.syntax = new Syntax(about, "<group>...", 1, Integer.MAX_VALUE, options, allNotes);
  }

  @Override
  public final String name() {
    return "setrcopygroup " + verb;
  }

  @Override
  public final Syntax syntax() {
    return syntax;
  }

  @Override
  public final void run(Call call) throws InterruptedException {
    check(call);
    Confirm.require(call, name());
    GroupLine.eachAtOneTarget(call, call.arguments().operands(), half -> change(call, half));
  }

  private void change(Call call, GroupHalf half) throws InterruptedException {
    String group = half.name();
    GroupLine.requireNoPromote(call, half);
    call.execute(command(call, group), half.group());
    if (call.has("-waittask")) {
      GroupLine.await(call, group, verb, ended(call), good(call, half));
    }
  }

  /** Refuses options that contradict each other. */
  void check(Call call) {}

  abstract Command command(Call call, String group);

  /** When there is nothing left to wait for. */
  Predicate<GroupHalf> ended(Call call) {
    return GroupLine::settled;
  }

  /** Whether it did what was asked. */
  abstract Predicate<GroupHalf> good(Call call, GroupHalf before);
}
