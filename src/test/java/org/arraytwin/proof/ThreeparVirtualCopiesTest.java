package org.arraytwin.proof;

import java.util.stream.Stream;
import org.arraytwin.fleet.CopyKinds;
import org.junit.jupiter.api.Tag;

/** The same walks of an HP 3PAR's virtual copies, beside those of the other kinds. */
@Tag("walk")
class ThreeparVirtualCopiesTest extends CopyStatesTest {
  static final String KIND = "threepar-virtual-copy";

  @Override
  Stream<String> kinds() {
    return CopyKinds.ALL.stream().filter(KIND::equals);
  }
}
