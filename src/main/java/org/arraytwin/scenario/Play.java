package org.arraytwin.scenario;

import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.arraytwin.array.Volume;
import org.arraytwin.catalog.Catalog;
import org.arraytwin.catalog.Form;
import org.arraytwin.catalog.Span;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.fleet.truth.DataSentence;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.scenario.look.Check;
import org.arraytwin.scenario.look.Checks;
import org.arraytwin.scenario.look.Match;
import org.arraytwin.scenario.look.Past;
import org.arraytwin.scenario.look.Scene;
import org.jspecify.annotations.Nullable;

/** Plays a scenario on a fleet: from deadline to deadline, as fast as it goes. */
public final class Play {
  /** Words of commands and expectations that name a session. */
  private static final List<String> SESSION_WORDS = List.of("group", "session", "copy", "name");

  private final Scenario scenario;
  private final Narrator narrator;
  private final boolean stopAtFailure;
  private final long start;
  private final Past past;
  private final Map<Integer, Map<String, HalfLine>> shown = new LinkedHashMap<>();
  private final Set<Integer> touched = new LinkedHashSet<>();
  private final Map<Integer, Set<Integer>> touchedCopies = new TreeMap<>();
  private Array<Site> lastSites = Array.empty();
  private Fleet fleet;
  private int held;
  private int failed;

  private Play(Scenario scenario, Fleet fleet, Narrator narrator, boolean stopAtFailure) {
    this.scenario = scenario;
    this.fleet = fleet;
    this.narrator = narrator;
    this.stopAtFailure = stopAtFailure;
    this.start = fleet.now();
    this.past = new Past(start);
  }

  /**
   * Plays it to its end.
   *
   * @param fleet as it is at the start
   * @param stopAtFailure whether a failed expectation ends it
   */
  public static Result run(
      Scenario scenario, Fleet fleet, Narrator narrator, boolean stopAtFailure) {
    return new Play(scenario, fleet, narrator, stopAtFailure).run();
  }

  private Result run() {
    past.keep(fleet);
    narrator.begins(scenario, observe());
    boolean broken = false;
    try {
      for (Step step : scenario.steps()) {
        step(step);
        if (failed > 0 && stopAtFailure) {
          break;
        }
      }
    } catch (IllegalStateException e) {
      narrator.broken(offset(), String.valueOf(e.getMessage()));
      broken = true;
    }
    Result result = new Result(scenario.name(), held, failed, broken, offset());
    narrator.ends(result);
    return result;
  }

  private long offset() {
    return fleet.now() - start;
  }

  private void step(Step step) {
    if (step.when() instanceof Step.When.At at) {
      advance(start + at.micros());
    } else if (step.when() instanceof Step.When.After after) {
      advance(fleet.now() + after.micros());
    } else if (step.when() instanceof Step.When.Within within) {
      await(step, fleet.now() + within.micros());
    }
    narrator.reached(offset(), step);
    for (Act act : step.acts()) {
      act(act);
    }
    past.keep(fleet);
    tell();
  }

  private void advance(long to) {
    for (long due = fleet.nextDue(); due >= 0 && due <= to; due = fleet.nextDue()) {
      fleet = Outcome.advance(fleet, due).fleet();
      showChanges();
    }
    fleet = Outcome.advance(fleet, to).fleet();
  }

  /** Goes from deadline to deadline until everything the step expects is seen. */
  private void await(Step step, long latest) {
    while (!seen(step)) {
      long due = fleet.nextDue();
      if (due < 0 || due > latest) {
        advance(latest);
        return;
      }
      advance(due);
    }
  }

  private boolean seen(Step step) {
    return step.acts().stream()
        .filter(a -> a instanceof Act.Expect)
        .allMatch(a -> look((Act.Expect) a).stream().allMatch(Verdict::held));
  }

  private void act(Act act) {
    if (act instanceof Act.Do command) {
      give(command);
    } else if (act instanceof Act.Expect expect) {
      List<Verdict> verdicts = look(expect);
      verdicts.forEach(verdict -> count(verdict.held()));
      narrator.looked(offset(), verdicts);
      touch(expect.words());
    } else if (act instanceof Act.Mark mark) {
      past.mark(mark.name(), fleet);
    }
  }

  private void count(boolean good) {
    held += good ? 1 : 0;
    failed += good ? 0 : 1;
  }

  private void give(Act.Do act) {
    Command command = command(act);
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    fleet = outcome.fleet();
    Refusal refusal = outcome.refusal();
    boolean expected = refusal == null ? act.refused() == null : refusal.reason() == act.refused();
    count(expected);
    narrator.commanded(offset(), act, refusal, expected);
    touch(act.order().words());
    showChanges();
  }

  private Command command(Act.Do act) {
    Form form = Catalog.find(act.order().name());
    if (form == null) {
      throw new IllegalStateException("there is no command " + act.order().name());
    }
    try {
      return form.read(fleet, act.order().words());
    } catch (WrongWords e) {
      throw new IllegalStateException(
          "line " + act.place().line() + ": " + act.order().text() + ": " + e.getMessage(), e);
    }
  }

  private List<Verdict> look(Act.Expect expect) {
    Scene scene = new Scene(new FleetAt(fleet, fleet.now()), start, expect.words(), past);
    List<Verdict> verdicts = new ArrayList<>();
    expect
        .words()
        .forEach(
            (word, expected) -> {
              Check check = Checks.find(word);
              if (check != null) {
                String seen = check.seen(scene, expected);
                verdicts.add(
                    new Verdict(
                        expect.place(),
                        about(expect.words()),
                        word,
                        expected,
                        seen,
                        Match.holds(expected, seen)));
              }
            });
    return verdicts;
  }

  private static String about(Map<String, String> words) {
    List<String> parts = new ArrayList<>();
    for (String subject : List.of("array", "group", "copy", "volume", "pool")) {
      String name = words.get(subject);
      if (name != null) {
        parts.add(name);
      }
    }
    return parts.isEmpty() ? "fleet" : String.join(" ", parts);
  }

  /** Tells of the halves that are not as they were. */
  private void showChanges() {
    List<HalfLine> changes = observe();
    if (!changes.isEmpty()) {
      narrator.changed(offset(), changes);
    }
  }

  @SuppressWarnings(
      "ReferenceEquality") // the same site has the same halves; equal ones differ in none
  private List<HalfLine> observe() {
    List<HalfLine> changes = new ArrayList<>();
    for (int i = 0; i < fleet.sites().size(); i++) {
      Site site = fleet.sites().get(i);
      if (i < lastSites.size() && lastSites.get(i) == site) {
        continue;
      }
      Map<String, HalfLine> now = new LinkedHashMap<>();
      for (GroupHalf half : site.groups()) {
        if (half != null) {
          note(site, now, Halves.line(site, half), changes, () -> touched.add(half.session()));
        }
      }
      for (LocalCopy copy : site.local().copies()) {
        if (copy != null) {
          note(site, now, Halves.line(site, copy), changes, () -> touch(site, copy));
        }
      }
      Map<String, HalfLine> before = shown.put(site.id(), now);
      if (before != null) {
        before.keySet().removeAll(now.keySet());
        before.values().forEach(gone -> changes.add(gone.gone()));
      }
    }
    lastSites = fleet.sites();
    return changes;
  }

  private void note(
      Site site,
      Map<String, HalfLine> now,
      HalfLine line,
      List<HalfLine> changes,
      Runnable changed) {
    now.put(line.session(), line);
    Map<String, HalfLine> before = shown.get(site.id());
    if (before == null || !line.equals(before.get(line.session()))) {
      changes.add(line);
      changed.run();
    }
  }

  /** Notes the sessions that words name, so that their data is told. */
  private void touch(Map<String, String> words) {
    for (Site site : fleet.sites()) {
      if (!words.getOrDefault("array", site.name()).equals(site.name())) {
        continue;
      }
      for (String word : SESSION_WORDS) {
        String name = words.getOrDefault(word, "");
        GroupHalf half = site.group(name);
        if (half != null) {
          touched.add(half.session());
        }
        touch(site, site.local().copy(name));
      }
      site.local().group(words.getOrDefault("group", "")).forEach(copy -> touch(site, copy));
      Volume volume = site.volume(words.getOrDefault("volume", ""));
      if (volume != null) {
        touch(site, site.local().onto(volume.id()));
        site.local().from(volume.id()).forEach(copy -> touch(site, copy));
      }
    }
  }

  private void touch(Site site, @Nullable LocalCopy copy) {
    if (copy != null) {
      touchedCopies.computeIfAbsent(site.id(), id -> new LinkedHashSet<>()).add(copy.id());
    }
  }

  private void tell() {
    FleetAt at = new FleetAt(fleet, fleet.now());
    for (int id : touched) {
      @Nullable Session session = fleet.sessions().get(id);
      if (session != null) {
        narrator.data(offset(), session.name(), DataSentence.of(Evidence.of(at, session)));
      }
    }
    touched.clear();
    touchedCopies.forEach((array, ids) -> ids.forEach(id -> tell(at, array, id)));
    touchedCopies.clear();
  }

  private void tell(FleetAt at, int array, int id) {
    LocalCopy copy = fleet.site(array).local().copy(id);
    if (copy != null) {
      CopyEvidence evidence = CopyEvidence.of(at, array, copy);
      long instant = evidence.instantMicros() - start;
      String moment = instant < 0 ? "before the start" : "+" + Span.print(instant);
      narrator.data(offset(), copy.name(), evidence.sentence(moment));
    }
  }
}
