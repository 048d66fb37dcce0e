package org.arraytwin.product.eternus.cim.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.site.Answers;
import org.arraytwin.fleet.site.Health;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * How calls of one box become commands and their outcomes answers. Everything is done when the
 * answer leaves, so that there are no jobs.
 *
 * @param table codes and operations
 * @param fleet where commands go
 * @param array id of the box
 */
record Calls(ProviderTable table, FleetWriter fleet, int array) {
  static final long DONE = 0;

  /** What one call does; it gives what comes out. */
  interface Work {
    Map<String, Object> run();
  }

  /** The answer to a call: what comes out, or the code for what was refused. */
  MethodResult answer(String method, Work work) {
    Long armed = armed(method);
    if (armed != null) {
      return new MethodResult(armed, Map.of());
    }
    try {
      return new MethodResult(DONE, work.run());
    } catch (Refused e) {
      return new MethodResult(table.code(method, e.refusal().reason()), Map.of());
    }
  }

  /** The answer that waits for a method and is given by this, or null. */
  @Nullable Long armed(String method) {
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
