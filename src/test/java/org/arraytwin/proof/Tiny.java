package org.arraytwin.proof;

import java.util.List;
import java.util.stream.IntStream;
import org.arraytwin.array.Node;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Outcome;

/** What fleets small enough to be walked whole are made of. */
final class Tiny {
  private Tiny() {}

  /** An array with some controllers. */
  static StorageArray array(int id, String name, int controllers) {
    List<Node> nodes =
        IntStream.range(0, controllers)
            .mapToObj(n -> new Node(n, name + "-" + n, "10.0." + n + "." + id, n + ":3:1"))
            .toList();
    return new StorageArray(id, name, "tiny", "T", "100" + id, 1000 + id, "1", nodes);
  }

  /** The fleet after a command that must not be refused. */
  static Fleet run(Fleet fleet, Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    if (outcome.refused()) {
      throw new AssertionError(outcome.refusal().message());
    }
    return outcome.fleet();
  }
}
