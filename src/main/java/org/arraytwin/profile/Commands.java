package org.arraytwin.profile;

import java.util.List;
import java.util.function.Function;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Together;

/**
 * Where views send the commands that clients' writes amount to.
 *
 * @param fleet carries one out
 */
public record Commands(Function<Command, Outcome> fleet) {
  /**
   * Carries out all or none.
   *
   * @throws CimException with the status for the reason why one was refused
   */
  void execute(List<Command> commands) {
    Command all = commands.size() == 1 ? commands.get(0) : new Together(commands);
    Refusal refusal = fleet.apply(all).refusal();
    if (refusal != null) {
      throw new CimException(status(refusal.reason()), refusal.message());
    }
  }

  private static CimStatus status(Reason reason) {
    return switch (reason) {
      case NON_EXISTENT_VOLUME, NON_EXISTENT_RCOPY_GROUP -> CimStatus.NOT_FOUND;
      case EXISTENT_VOLUME, EXISTENT_RCOPY_GROUP -> CimStatus.ALREADY_EXISTS;
      case INV_INPUT_ILLEGAL_CHAR,
          INV_INPUT_EXCEEDS_LENGTH,
          INV_INPUT_PARAM_CONFLICT,
          INV_INPUT_EXCEEDS_RANGE,
          INV_INPUT_BELOW_RANGE ->
          CimStatus.INVALID_PARAMETER;
      default -> CimStatus.FAILED;
    };
  }
}
