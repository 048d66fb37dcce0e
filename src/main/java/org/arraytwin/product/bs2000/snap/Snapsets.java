package org.arraytwin.product.bs2000.snap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.arraytwin.product.bs2000.pair.Act;
import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Fresh;
import org.arraytwin.product.bs2000.pair.Pair;
import org.arraytwin.product.bs2000.pair.Pairs;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.bs2000.system.Verb;

/** The commands on Snapsets (BS2000 commands manual, CREATE-SNAPSET and following). */
public final class Snapsets {
  private static final String ALL = "*ALL";

  private Snapsets() {}

  private static String pubset(Job job) {
    return job.operands().of("PUBSET").word();
  }

  private static List<Snapset> existing(Machine machine, String pubset) {
    List<Snapset> all = Snapset.of(machine, pubset);
    if (all.isEmpty()) {
      throw new ShcException(Notice.NO_SNAPSET, pubset);
    }
    return all;
  }

  /** Those that the operand SNAPSET names: by letter, by age (-1 the latest), or all. */
  private static List<Snapset> named(Job job, String pubset, List<Snapset> all) {
    var choice = job.operands().of("SNAPSET");
    if (choice.keyword() != null) {
      return choice.is(ALL) ? all : all.subList(0, 1);
    }
    String word = choice.word();
    int age = word.startsWith("-") ? -Integer.parseInt(word) : 0;
    List<Snapset> found =
        age == 0
            ? all.stream().filter(s -> s.id().equals(word)).toList()
            : age > all.size() ? List.of() : List.of(all.get(all.size() - age));
    if (found.isEmpty()) {
      String there = String.join(", ", all.stream().map(Snapset::id).toList());
      throw new ShcException(Notice.NO_SUCH_SNAPSET, pubset, word, there);
    }
    return found;
  }

  /** Ends the snap pairs of a Snapset. */
  private static void end(Chosen chosen, Snapset snapset, Order order) {
    List<Pair> pairs = new ArrayList<>();
    for (String mn : snapset.snaps()) {
      Pair pair = chosen.pairs().onto(chosen.machine().device(mn));
      if (pair != null) {
        chosen.requireUnused(pair.copy());
        pairs.add(pair);
      }
    }
    pairs.forEach(pair -> Snaps.stop(chosen, pair, /* forced= */ false, order));
  }

  /** {@code /CREATE-SNAPSET}. */
  public record Create(ShcOsd rules) implements Verb {
    @Override
    public String name() {
      return "CREATE-SNAPSET";
    }

    @Override
    public void run(Job job) {
      String pubset = pubset(job);
      Chosen chosen = Chosen.pubset(job, rules, Act.START, pubset, CopyType.values());
      Machine machine = chosen.machine();
      if (machine.notebook().devices(pubset).isEmpty()) {
        throw new ShcException(Notice.NOT_IMPORTED, pubset);
      }
      List<Snapset> all = new ArrayList<>(Snapset.of(machine, pubset));
      int limit = rules.number("snapsetLimit");
      boolean full = all.size() >= limit;
      if (full && job.given("DELETE-EARLIEST", "*NO")) {
        throw new ShcException(Notice.SNAPSET_LIMIT, pubset, Integer.toString(limit));
      }
      if (!all.isEmpty() && (full || job.given("DELETE-EARLIEST", "*YES"))) {
        Order ending = new Order();
        end(chosen, all.remove(0), ending);
        ending.write(Snapset.note(machine, pubset, all));
        job.carryOut(List.of(ending), /* together= */ true);
        chosen = Chosen.pubset(job, rules, Act.START, pubset, CopyType.values());
      }
      List<Disk> units = chosen.selection().units();
      Fresh fresh = new Fresh(chosen, rules, CopyType.SNAP);
      List<Disk> snaps = fresh.select(units);
      fresh.require(units, snaps);
      Order order = new Order();
      for (int i = 0; i < units.size(); i++) {
        Snaps.start(chosen, units.get(i), snaps.get(i), order);
      }
      List<String> mns = snaps.stream().map(Disk::mn).toList();
      all.add(new Snapset(Snapset.free(all), machine.at().now(), mns));
      order.write(Snapset.note(machine, pubset, all));
      job.carryOut(List.of(order), /* together= */ true);
    }
  }

  /** {@code /DELETE-SNAPSET}. */
  public record Delete(ShcOsd rules) implements Verb {
    @Override
    public String name() {
      return "DELETE-SNAPSET";
    }

    @Override
    public void run(Job job) {
      String pubset = pubset(job);
      Chosen chosen = Chosen.pubset(job, rules, Act.STOP, pubset, CopyType.SNAP);
      List<Snapset> all = new ArrayList<>(existing(chosen.machine(), pubset));
      List<Snapset> gone = List.copyOf(named(job, pubset, all));
      Order order = new Order();
      gone.forEach(snapset -> end(chosen, snapset, order));
      all.removeAll(gone);
      order.write(Snapset.note(chosen.machine(), pubset, all));
      job.carryOut(List.of(order), /* together= */ true);
    }
  }

  /** {@code /SHOW-SNAPSET-CONFIGURATION}. */
  public record Show(ShcOsd rules) implements Verb {
    @Override
    public String name() {
      return "SHOW-SNAPSET-CONFIGURATION";
    }

    @Override
    public void run(Job job) {
      String pubset = pubset(job);
      Machine machine = job.machine();
      List<Snapset> all = existing(machine, pubset);
      Pairs pairs = new Pairs(machine, rules, Set.of(CopyType.SNAP));
      List<Snapset> shown = named(job, pubset, all);
      job.print("% PUBSET " + pubset);
      job.print(line("SNAPSET", "AGE", "CREATED", "STATUS", "SNAP-UNITS"));
      for (Snapset snapset : shown) {
        job.print(
            line(
                snapset.id(),
                Integer.toString(all.indexOf(snapset) - all.size()),
                Instant.ofEpochSecond(snapset.createdMicros() / 1_000_000).toString(),
                status(machine, pairs, snapset),
                String.join(", ", snapset.snaps())));
      }
    }

    /** What the worst of its pairs is. */
    private static String status(Machine machine, Pairs pairs, Snapset snapset) {
      return snapset.snaps().stream()
          .map(mn -> pairs.onto(machine.device(mn)))
          .map(pair -> pair == null ? "UNUSED" : pair.status().name())
          .max(Comparator.naturalOrder())
          .orElse("UNUSED");
    }

    private static String line(String... cells) {
      return String.format(Locale.ROOT, "%% %-7s %-4s %-20s %-14s %s", (Object[]) cells);
    }
  }
}
