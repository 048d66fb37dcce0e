package org.arraytwin.product.bs2000.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.product.bs2000.sdf.Bound;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Label;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.PubsetId;
import org.arraytwin.product.bs2000.system.Security;
import org.arraytwin.product.bs2000.system.Selection;
import org.arraytwin.product.bs2000.system.ShcException;
import org.jspecify.annotations.Nullable;

/** The pairs that a command is about, and what all commands on pairs have in common. */
public final class Chosen {
  private final Job job;
  private final ShcOsd rules;
  private final Act act;
  private final Machine machine;
  private final Pairs pairs;
  private final Selection selection;

  private Chosen(
      Job job, ShcOsd rules, Act act, Function<Machine, Selection> selecting, Set<CopyType> types) {
    this.job = job;
    this.rules = rules;
    this.act = act;
    machine = job.machine();
    Security.requireControl(job, machine);
    pairs = new Pairs(machine, rules, types);
    selection = selecting.apply(machine);
  }

  /** What a command that does something to pairs of some types begins with. */
  public static Chosen of(Job job, ShcOsd rules, Act act, CopyType... types) {
    return new Chosen(
        job, rules, act, machine -> Selection.of(machine, job.operands()), Set.of(types));
  }

  /** The same of a command that is about a pubset as a whole. */
  public static Chosen pubset(Job job, ShcOsd rules, Act act, String pubset, CopyType... types) {
    return new Chosen(
        job, rules, act, machine -> Selection.ofPubset(machine, pubset), Set.of(types));
  }

  public Job job() {
    return job;
  }

  ShcOsd rules() {
    return rules;
  }

  public Machine machine() {
    return machine;
  }

  public Pairs pairs() {
    return pairs;
  }

  public Selection selection() {
    return selection;
  }

  /**
   * For each selected unit the pairs that an operand names: by clone or snap units, by the id that
   * their pubset has, by position, or the first.
   *
   * @param operand CLONE-UNIT or SNAP-UNIT
   * @param what a unit has none of, for the message
   * @throws ShcException where there is none, or one is of no use
   */
  public List<Pair> existing(String operand, String what) {
    Bound.Choice choice = job.operands().of(operand);
    List<Disk> units = selection.units();
    requireCount(units.size(), choice.keyword() == null ? choice.words().size() : units.size());
    List<Pair> chosen = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      Disk unit = units.get(i);
      List<Pair> all = pairs.of(unit);
      if (all.isEmpty()) {
        throw new ShcException(Notice.NO_PAIR, unit.shown(), what);
      }
      String mn = choice.keyword() == null ? choice.words().get(i) : "";
      List<Pair> found = pick(choice, mn, all);
      if (found.isEmpty()) {
        throw new ShcException(Notice.NO_PAIR, unit.shown(), what + " " + wanted(choice, mn));
      }
      chosen.addAll(found);
    }
    chosen.forEach(this::requireUsable);
    return chosen;
  }

  private static String wanted(Bound.Choice choice, String mn) {
    Bound.Choice pubset = choice.structure().optional("PUBSET");
    return pubset == null ? mn : "OF PUBSET " + pubset.word();
  }

  private List<Pair> pick(Bound.Choice choice, String mn, List<Pair> all) {
    String keyword = choice.keyword();
    if (keyword == null) {
      Disk copy = machine.device(mn);
      return all.stream().filter(p -> p.copy().equals(copy)).toList();
    }
    return switch (keyword) {
      case "*ALL" -> all;
      case "*FIRST" -> List.of(all.get(0));
      case "*BY-PUBSET" -> {
        String id = choice.structure().of("PUBSET").word();
        yield all.stream()
            .filter(p -> id.equals(PubsetId.of(machine.label(p.copy()).vsn())))
            .toList();
      }
      default -> List.of(positioned(choice.structure().of("POSITION"), all));
    };
  }

  private static Pair positioned(Bound.Choice position, List<Pair> all) {
    int number = position.is("*LAST") ? all.size() : Integer.parseInt(position.word());
    if (number < 1 || number > all.size()) {
      throw new ShcException(
          Notice.NO_POSITION,
          all.get(0).unit().shown(),
          Integer.toString(all.size()),
          Integer.toString(number));
    }
    return all.get(number - 1);
  }

  private void requireUsable(Pair pair) {
    Security.requireUsable(machine, pair.unit());
    Security.requireUsable(machine, pair.copy());
  }

  /**
   * Checks that there is one copy for each unit.
   *
   * @throws ShcException where there is not
   */
  public static void requireCount(int units, int copies) {
    if (units != copies) {
      throw new ShcException(Notice.WRONG_COUNT, Integer.toString(units), Integer.toString(copies));
    }
  }

  /**
   * Checks that the status of a pair takes the command.
   *
   * @param forced whether FORCE=*YES is given
   * @throws ShcException where it does not
   */
  public void requireStatus(Pair pair, boolean forced) {
    ShcOsd.Answer answer = rules.answer(pair.type(), pair.status().name(), act);
    if (answer == ShcOsd.Answer.FORCE && !forced) {
      throw new ShcException(
          Notice.NEEDS_FORCE,
          job.command(),
          pair.unit().shown(),
          pair.copy().shown(),
          pair.status().name());
    }
    if (answer == ShcOsd.Answer.NO) {
      List<String> possible = rules.possible(pair.type(), act);
      if (possible.isEmpty()) {
        throw new ShcException(
            Notice.WRONG_TYPE,
            job.command(),
            pair.unit().shown(),
            pair.copy().shown(),
            pair.type().word());
      }
      throw new ShcException(
          Notice.WRONG_STATUS,
          job.command(),
          pair.unit().shown(),
          pair.copy().shown(),
          pair.status().name(),
          String.join(", ", possible));
    }
  }

  /**
   * Checks that no pubset uses a disk.
   *
   * @throws ShcException where one does
   */
  public void requireUnused(Disk disk) {
    String user = machine.user(disk);
    if (user != null) {
      throw new ShcException(Notice.PUBSET_IN_USE, job.command(), disk.shown(), user);
    }
  }

  /** What a copy of a unit's label becomes by NEW-PUBSET, as the copy's device has it. */
  public Label copied(Disk unit, Disk copy) {
    Label original = machine.label(unit);
    String vsn = selection.renames() ? selection.renamed(original.vsn()) : original.vsn();
    return new Label(vsn, machine.user(unit) != null || original.open(), true);
  }

  /** Notes a label, and writes it to the disk where the data that it got bears another one. */
  public void label(Order order, Disk disk, Label label, String brought) {
    if (!disk.configured()) {
      return;
    }
    if (!label.vsn().equals(brought)) {
      order.command(job.labelling(machine, disk));
    }
    order.write(machine.notebook().label(disk, label));
  }

  /** Has orders carried out, all at one instant where I/O is held. */
  public void carryOut(List<Order> orders) {
    job.carryOut(orders, selection.held());
  }

  /** Tells that the command has been carried out. */
  public void completed(List<Pair> done) {
    job.note(
        Notice.COMPLETED,
        job.command(),
        String.join(", ", done.stream().map(p -> p.unit().shown()).toList()));
  }

  /** Waits, where that is asked for, until pairs do not copy any more; then does something. */
  public void whenSynchronized(List<Pair> done, Runnable then) {
    job.later(
        now -> settled(now, done),
        () -> {
          Pairs after = new Pairs(job.machine(), rules, Set.of(CopyType.values()));
          for (Pair pair : done) {
            Pair now = after.onto(pair.copy());
            String status = now == null ? "ENDED" : now.status().name();
            if (now == null || now.status().is(Status.FAILED)) {
              job.note(Notice.PAIR_FAILED, pair.unit().shown(), pair.copy().shown(), status);
            }
          }
          if (job.code() == 0) {
            then.run();
          }
        });
  }

  private boolean settled(FleetAt at, List<Pair> done) {
    Pairs pairs = new Pairs(job.machine(at), rules, Set.of(CopyType.values()));
    for (Pair pair : done) {
      @Nullable Pair now = pairs.onto(pair.copy());
      if (now != null && now.status().is(Status.SYNCHRONIZING)) {
        return false;
      }
    }
    return true;
  }
}
