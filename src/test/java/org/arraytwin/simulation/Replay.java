package org.arraytwin.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Reason;
import org.arraytwin.scenario.Act;
import org.arraytwin.scenario.FleetChoice;
import org.arraytwin.scenario.Place;
import org.arraytwin.scenario.Scenario;
import org.arraytwin.scenario.ScenarioWriter;
import org.arraytwin.scenario.Step;

/** A run as a scenario file, which {@code ./arraytwin scenario run} plays. */
final class Replay {
  private Replay() {}

  /** The run with what it was refused, and at its end the expectation that is not met. */
  static Scenario scenario(Run run, Tables tables) {
    List<Step> steps = new ArrayList<>();
    List<Act> acts = new ArrayList<>();
    World world = new World(run.topology(), tables, new Hits(tables.all()));
    long wait = 0;
    try {
      for (Deed deed : run.whole(tables)) {
        if (deed instanceof Deed.Pass pass) {
          steps.add(step(wait, acts));
          acts = new ArrayList<>();
          wait = pass.micros();
          world.pass(pass.micros());
        } else {
          Deed.Give give = (Deed.Give) deed;
          Act.Do act = new Act.Do(Place.NONE, give.order(), null);
          acts.add(act);
          Reason reason = world.give(give);
          if (reason != null) {
            acts.set(acts.size() - 1, act.refused(reason));
          }
        }
      }
    } catch (Violation.Found e) {
      // This is where it ends.
    }
    Violation violation = run.violation();
    if (violation != null && !violation.expect().isEmpty()) {
      acts.add(Act.Expect.of(violation.expect()));
    }
    steps.add(step(wait, acts));
    String story =
        violation == null
            ? "Seed " + run.seed() + "."
            : "Seed " + run.seed() + " breaks: " + violation.rule() + ". " + violation.message();
    return new Scenario(
        "seed-" + run.seed(),
        story,
        FleetChoice.inline(run.topology().fleet()),
        Scenario.DEFAULT_START_MICROS,
        0,
        steps);
  }

  private static Step step(long after, List<Act> acts) {
    return new Step(Place.NONE, new Step.When.After(after), "", acts);
  }

  /** Writes it into a folder and returns the file. */
  static Path write(Run run, Tables tables, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("seed-" + run.seed() + ".xml");
    return Files.writeString(file, ScenarioWriter.write(scenario(run, tables)));
  }
}
