package org.arraytwin.replication.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a cell says. */
public sealed interface Verdict {
  /**
   * It is refused and nothing changes.
   *
   * @param reason name of the typed reason
   * @param is what the session is, with {@code {details}}
   * @param legal what would be legal, with {@code {details}}
   */
  record Refuse(String reason, String is, String legal) implements Verdict {}

  /**
   * The combination never comes up; that it does is a defect.
   *
   * @param why it cannot
   */
  record Never(String why) implements Verdict {}

  /**
   * It happens. First the states change, then the peer does its part, then this side.
   *
   * @param next this side's new state, null where it stays
   * @param peer the peer's new state, null where it stays; only while the two are in touch
   * @param effects what this side does, in order
   * @param peerEffects what the peer does, in order; only while the two are in touch
   * @param then what happens later, on each side whose state this sets; null for nothing
   * @param after how much later, null for at once
   */
  record Take(
      @Nullable State next,
      @Nullable State peer,
      List<Effect> effects,
      List<Effect> peerEffects,
      @Nullable Happening then,
      @Nullable Delay after)
      implements Verdict {
    /** Accepted without a change. */
    public static final Take NOTHING = new Take(null, null, List.of(), List.of(), null, null);

    public Take {
      effects = List.copyOf(effects);
      peerEffects = List.copyOf(peerEffects);
    }

    /** Whether it is accepted without a change. */
    public boolean changesNothing() {
      return next == null && effects.isEmpty() && then == null && !tellsPeer();
    }

    /** Whether the peer has a part in it. */
    public boolean tellsPeer() {
      return peer != null || !peerEffects.isEmpty();
    }
  }
}
