package org.arraytwin.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command is about, read before it is carried out, one reference after another. Where there
 * are a hundred thousand of everything, whatever a command meets is far away in memory, and it
 * would wait for each. What several commands are about comes at the same time if all of them follow
 * one reference, then all of them the next.
 */
@FunctionalInterface
public interface Ahead {
  /**
   * For how many commands it is worth the while: more would push out of the caches what they read.
   */
  int FEW = 8;

  /**
   * Follows the next references and reads a little of what is there.
   *
   * @return what to go on with, or null where all is read
   * @throws IllegalStateException where what is read does not belong together
   */
  @Nullable Ahead follow();

  /** Reads what a command is about that is to be carried out. */
  static void read(Fleet fleet, Command command) {
    Ahead next = command.ahead(fleet);
    while (next != null) {
      next = next.follow();
    }
  }

  /** Reads what commands are about that are to be carried out soon. */
  static void read(Fleet fleet, List<? extends Command> commands) {
    @Nullable Ahead[] all = new Ahead[commands.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = commands.get(i).ahead(fleet);
    }
    int left = all.length;
    while (left > 0) {
      left = 0;
      for (int i = 0; i < all.length; i++) {
        Ahead next = all[i];
        if (next != null) {
          all[i] = next.follow();
          left++;
        }
      }
    }
  }

  /** Two at the same time. */
  static @Nullable Ahead both(@Nullable Ahead one, @Nullable Ahead other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return () -> both(one.follow(), other.follow());
  }
}
