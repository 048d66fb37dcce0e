package org.arraytwin.fleet.site;

import io.vavr.collection.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers that an array's own interfaces will give instead of doing what they are asked.
 *
 * @param byMethod by the name of what is asked
 */
public record Answers(TreeMap<String, Armed> byMethod) {
  public static final Answers NONE = new Answers(TreeMap.empty());

  /**
   * An answer that waits.
   *
   * @param code as the interface has it
   * @param times how often it will still be given, 1 or more
   */
  public record Armed(long code, int times) {}

  /** The answer that waits for a method, or null. */
  public @Nullable Armed of(String method) {
    return byMethod.get(method).getOrNull();
  }

  public Answers with(String method, Armed armed) {
    return new Answers(byMethod.put(method, armed));
  }

  /** Once the answer of a method has been given. */
  public Answers given(String method) {
    Armed armed = of(method);
    return armed == null || armed.times() <= 1
        ? new Answers(byMethod.remove(method))
        : with(method, new Armed(armed.code(), armed.times() - 1));
  }
}
