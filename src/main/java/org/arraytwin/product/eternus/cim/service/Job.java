package org.arraytwin.product.eternus.cim.service;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.arraytwin.fleet.document.Document;

/**
 * What a method has begun that answered with a job (fujitsu C.2, Job class). It is over at its end,
 * whether anybody looks or not.
 *
 * @param id counted from 1 in its box
 * @param method that began it
 * @param startMicros virtual time of the call
 * @param endMicros virtual time of its end
 * @param code 0, or the return code with which it fails
 * @param volumes numbers of the volumes that it is about
 */
public record Job(
    long id,
    String method,
    long startMicros,
    long endMicros,
    long code,
    io.vavr.collection.Vector<Integer> volumes) {
  private static final long RUNNING = 4;
  private static final long COMPLETED = 7;
  private static final long EXCEPTION = 10;
  private static final long OK = 2;
  private static final long ERROR = 6;
  private static final long OVER = 17;
  private static final long HUNDRED = 100;
  private static final String FIELD = "|";

  static Job of(Document document) {
    String[] f = new String(document.bytes(), StandardCharsets.UTF_8).split("\\|", -1);
    return new Job(
        Long.parseLong(document.key()),
        f[0],
        Long.parseLong(f[1]),
        Long.parseLong(f[2]),
        Long.parseLong(f[3]),
        f[4].isEmpty()
            ? io.vavr.collection.Vector.empty()
            : io.vavr.collection.Vector.of(f[4].split(",", -1)).map(Integer::valueOf));
  }

  Document document(String folder) {
    String text =
        String.join(
            FIELD,
            method,
            Long.toString(startMicros),
            Long.toString(endMicros),
            Long.toString(code),
            volumes.mkString(","));
    return new Document(
        folder, Long.toString(id), text.getBytes(StandardCharsets.UTF_8), List.of());
  }

  /** The same, to fail with a code. */
  Job failed(long with) {
    return new Job(id, method, startMicros, endMicros, with, volumes);
  }

  /** Whether it is still under way by a time. */
  public boolean runs(long now) {
    return now < endMicros;
  }

  /** CIM_ConcreteJob.JobState by a time: Running, Completed, or Exception. */
  public Long state(long now) {
    return runs(now) ? RUNNING : code == 0 ? COMPLETED : EXCEPTION;
  }

  /** OperationalStatus by a time: OK, with Completed behind it once it is over, or Error. */
  public List<Long> operational(long now) {
    if (runs(now)) {
      return List.of(OK);
    }
    return List.of(code == 0 ? OK : ERROR, OVER);
  }

  /** How far it has come by a time, 0 to 100. */
  public Long percent(long now) {
    return runs(now) ? (now - startMicros) * HUNDRED / (endMicros - startMicros) : HUNDRED;
  }

  /** The code it has failed with by a time; 0 as long as it has not. */
  public Long error(long now) {
    return runs(now) ? 0L : code;
  }
}
