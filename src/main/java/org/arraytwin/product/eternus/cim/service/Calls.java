package org.arraytwin.product.eternus.cim.service;

import io.vavr.collection.Set;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.Answers;
import org.arraytwin.fleet.site.Health;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.product.eternus.session.Uses;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * How calls of one box become commands and their outcomes answers. What a method changes is changed
 * when it answers; whether it answers with a job besides is a switch.
 *
 * @param table codes and operations
 * @param uses what volumes are for, and what is answered where a method is not for them
 * @param fleet where commands go
 * @param array id of the box
 * @param jobs of the box
 * @param paths of objects
 */
record Calls(ProviderTable table, Uses uses, FleetWriter fleet, int array, Jobs jobs, Paths paths) {
  static final long DONE = 0;
  private static final long JOB_STARTED = 4096;

  /** What one call does; it gives what comes out. */
  interface Work {
    Map<String, Object> run();
  }

  /** What comes out of a call that was refused. */
  interface Otherwise {
    Map<String, Object> of(Reason reason);
  }

  /** The answer to a call: what comes out, or the code for what was refused. */
  MethodResult answer(Given given, Work work) {
    return answer(given, work, reason -> Map.of());
  }

  /** The same where something comes out of a refused call, too. */
  MethodResult answer(Given given, Work work, Otherwise otherwise) {
    String method = given.method();
    boolean can = table.begins(method);
    Long armed = armed(method);
    boolean job = can && (jobs.usual() || Long.valueOf(JOB_STARTED).equals(armed));
    if (armed != null && !(can && armed == JOB_STARTED)) {
      return job
          ? begun(method, volumes(given, Map.of()), armed, Map.of())
          : new MethodResult(armed, Map.of());
    }
    try {
      long unfit = unfit(given);
      if (unfit != Uses.NONE) {
        return new MethodResult(unfit, Map.of());
      }
      if (can) {
        FleetAt now = fleet.now();
        jobs.require(now.fleet().site(array), volumes(given, Map.of()), method, now.now());
      }
      Map<String, Object> out = work.run();
      return job ? begun(method, volumes(given, out), DONE, out) : new MethodResult(DONE, out);
    } catch (Refused e) {
      Reason reason = e.refusal().reason();
      return new MethodResult(table.code(method, reason), otherwise.of(reason));
    }
  }

  /** Why the method is not for the volumes that it is about, of this box or of another one. */
  private long unfit(Given given) {
    Far far = given.far("TargetElement", paths);
    long there =
        far == null
            ? Uses.NONE
            : uses.refused(
                far.site(), given.method(), List.of(far.volume().id()), given.box().at().now());
    return there == Uses.NONE ? unfitHere(given) : there;
  }

  private long unfitHere(Given given) {
    Site site = given.box().site();
    Set<Integer> named = volumes(given, Map.of());
    for (String unit : given.texts("LUNames")) {
      Volume volume = Names.volume(site, unit);
      named = volume == null ? named : named.add(volume.id());
    }
    return uses.refused(site, given.method(), named, given.box().at().now());
  }

  private Set<Integer> volumes(Given given, Map<String, Object> out) {
    Site before = given.box().site();
    Site now = fleet.now().fleet().site(array);
    return Jobs.volumes(before, given.in().values()).union(Jobs.volumes(now, out.values()));
  }

  /** Answers that a job has been started, beside what comes out. */
  private MethodResult begun(
      String method, Set<Integer> volumes, long code, Map<String, Object> out) {
    Box after = execute(jobs.begin(array, method, volumes, code, table.unformatted(method)));
    Job job =
        Objects.requireNonNull(
            Jobs.find(after.site(), Jobs.last(after.site())), "the job that has begun");
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("Job", paths.of(after, job));
    all.putAll(out);
    return new MethodResult(JOB_STARTED, all);
  }

  /** The answer that waits for a method and is given by this, or null. */
  private @Nullable Long armed(String method) {
    if (fleet.now().fleet().site(array).health().answers().of(method) == null) {
      return null;
    }
    AtomicReference<@Nullable Long> code = new AtomicReference<>();
    fleet.execute(
        steps -> {
          Health health = steps.fleet().site(array).health();
          Answers.Armed armed = health.answers().of(method);
          if (armed != null) {
            code.set(armed.code());
            steps.put(array, health.with(health.answers().given(method)));
          }
        });
    return code.get();
  }

  /**
   * Carries out a command.
   *
   * @return the box right after it
   * @throws Refused where it is refused
   */
  Box execute(Command command) {
    Outcome outcome = fleet.execute(command);
    if (outcome.refusal() != null) {
      throw new Refused(outcome.refusal());
    }
    return new Box(new FleetAt(outcome.fleet(), outcome.fleet().now()), array);
  }

  /** What comes out, in the order in which it is declared. */
  static Map<String, Object> out(Object... namesAndValues) {
    Map<String, Object> out = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      out.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return out;
  }
}
