package org.arraytwin.product.storwize.system;

import java.util.List;

/**
 * A FlashCopy consistency group at one moment. To the engine it is known by its id.
 *
 * @param in its system
 * @param card its id, what it is called and whether it goes with its last mapping
 */
public record MappingGroup(Cluster in, Card card) {
  static final String NAME = "name";
  static final String AUTODELETE = "autodelete";
  static final String USED = "used";

  public String id() {
    return card.id();
  }

  public String name() {
    return card.value(NAME);
  }

  public boolean autodelete() {
    return card.value(AUTODELETE).equals("yes");
  }

  public List<Mapping> members() {
    return in.mappings(in.site().local().group(id()));
  }

  /** Whether it has gone with its last mapping. */
  boolean over() {
    return autodelete() && card.value(USED).equals("yes") && members().isEmpty();
  }

  /** That of its members, {@code empty} without any. */
  public String status() {
    return in.data().group(members().stream().map(Mapping::status).toList());
  }

  /** When it was started, as listings have it; empty for never. */
  public String startTime() {
    long last = members().stream().mapToLong(m -> m.copy().instantMicros()).max().orElse(-1);
    return last < 0 ? "" : Names.time(last);
  }
}
