package org.arraytwin.product.threepar.copy;

/**
 * A task that copies data within the array.
 *
 * @param id unique on the array, from 1 on
 * @param type {@code vv_copy} or {@code promote_sv}
 * @param volume name of the volume that the data comes onto
 * @param status of it
 * @param percent 0 to 100
 * @param startMicros when it began
 * @param finishMicros when it was complete; -1 while it is not, and where that is not known
 * @param method of CIM that began it; empty where it was typed
 */
public record CopyTask(
    int id,
    String type,
    String volume,
    Status status,
    int percent,
    long startMicros,
    long finishMicros,
    String method) {
  /** A physical copy is made, or made again. */
  public static final String COPY = "vv_copy";

  /** A virtual copy is promoted. */
  public static final String PROMOTE = "promote_sv";

  /** What may become of a task. */
  public enum Status {
    ACTIVE("active"),
    DONE("done"),
    FAILED("failed"),
    CANCELLED("cancelled");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** As {@code showtask} prints it. */
    public String word() {
      return word;
    }
  }
}
