package org.arraytwin.replication.table;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words of session files for the closed sets behind them: {@code TARGET_LOST} is target-lost.
 */
public final class Words {
  private Words() {}

  /** The word of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant of a word, or null where there is none. */
  public static <E extends Enum<E>> @Nullable E find(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(word)) {
        return constant;
      }
    }
    return null;
  }
}
