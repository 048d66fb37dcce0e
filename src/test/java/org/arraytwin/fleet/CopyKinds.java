package org.arraytwin.fleet;

import java.util.List;

/** The kinds of copies within an array, as provider-config has them. */
public final class CopyKinds {
  public static final List<String> ALL =
      List.of(
          "reference-snapshot",
          "reference-clone",
          "eternus-quickopc",
          "eternus-opc",
          "eternus-snapopc",
          "eternus-snapopc-single",
          "eternus-ec",
          "storwize-flashcopy",
          "threepar-virtual-copy",
          "threepar-physical-copy");

  private CopyKinds() {}
}
