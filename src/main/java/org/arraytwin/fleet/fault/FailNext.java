package org.arraytwin.fleet.fault;

import io.vavr.collection.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;

/**
 * Arms a fault: the next resync (any start or cycle), recover or restore of a group fails.
 *
 * @param operation resync, recover or restore
 * @param group name of the group where it was created
 * @param percent of the largest volume's copy at which a resync or recover fails, 0 to 100; a
 *     restore fails at its end
 */
public record FailNext(String operation, String group, int percent) implements Command {
  /** What may be made to fail. */
  public static final List<String> OPERATIONS = List.of("resync", "recover", "restore");

  @Override
  public void decide(Steps steps) {
    if (!OPERATIONS.contains(operation)) {
      throw Wires.refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "operation " + operation,
          "unknown",
          "fail-next",
          "one of " + OPERATIONS.mkString(", "));
    }
    if (percent < 0 || percent > 100) {
      throw Wires.refused(
          percent < 0 ? Reason.INV_INPUT_BELOW_RANGE : Reason.INV_INPUT_EXCEEDS_RANGE,
          "group " + group,
          "not armed",
          "fail-next at " + percent + " percent",
          "0 to 100");
    }
    Session session =
        steps.fleet().sessions().find(s -> s != null && s.name().equals(group)).getOrNull();
    if (session == null) {
      throw Wires.refused(
          Reason.NON_EXISTENT_RCOPY_GROUP,
          "group " + group,
          "not there",
          "fail-next",
          "groups: "
              + steps.fleet().sessions().filter(s -> s != null).map(Session::name).mkString(", "));
    }
    steps.put(
        session.armed(
            session
                .armed()
                .filter(f -> !f.operation().equals(operation))
                .append(new Session.ArmedFault(operation, percent))));
  }
}
