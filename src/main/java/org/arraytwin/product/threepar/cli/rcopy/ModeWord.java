package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.replication.Mode;

/** The modes by the words of the command line. */
final class ModeWord {
  private ModeWord() {}

  static Mode mode(String word) {
    return switch (word) {
      case "sync" -> Mode.SYNC;
      case "periodic" -> Mode.PERIODIC;
      case "async" ->
          throw new CommandError("mode async is not supported by this release of InForm OS");
      default -> throw new CommandError("invalid mode " + word + "; sync and periodic are legal");
    };
  }

  /**
   * Requires that a group has no more than one target of each mode (WSAPI).
   *
   * @param modes of all its targets
   */
  static void requireOneOfEach(String group, List<Mode> modes) {
    for (Mode mode : List.of(Mode.SYNC, Mode.PERIODIC)) {
      long count = modes.stream().filter(m -> m == mode).count();
      if (count > 1) {
        throw new CommandError(
            "Group "
                + group
                + " can have no more than one "
                + (mode == Mode.SYNC ? "synchronous" : "periodic")
                + " target: it would have "
                + count
                + "; give one target each mode");
      }
    }
  }
}
