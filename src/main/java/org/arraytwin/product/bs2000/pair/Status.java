package org.arraytwin.product.bs2000.pair;

/**
 * The status of a pair.
 *
 * @param name as it is shown, for example {@code REST-IN-PROG}
 * @param unit whether the unit is READY
 * @param copy whether the clone or snap unit is READY
 */
public record Status(String name, boolean unit, boolean copy) {
  /** Copying is under way. */
  public static final String SYNCHRONIZING = "SYNCHRONIZING";

  /** The session is unusable. */
  public static final String FAILED = "FAILED";

  /** The unit is being reconstructed. */
  public static final String REST_IN_PROG = "REST-IN-PROG";

  public boolean is(String other) {
    return name.equals(other);
  }

  /** READY or NOT-READY. */
  public static String word(boolean ready) {
    return ready ? "READY" : "NOT-READY";
  }
}
