package org.arraytwin.proof;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** The same walks of an HP 3PAR's groups, beside those of the other kinds: they take longest. */
@Tag("walk")
class ThreeparWalksTest extends RemoteWalksTest {
  @Override
  Stream<String> kinds() {
    return Stream.of(Walks.KINDS.get(0));
  }
}
