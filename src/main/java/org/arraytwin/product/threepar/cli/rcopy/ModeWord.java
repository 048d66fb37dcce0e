package org.arraytwin.product.threepar.cli.rcopy;

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
}
