package org.arraytwin.product.eternus.cim.service;

import io.vavr.collection.Iterator;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.product.eternus.session.Names;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a box, kept among its documents for five minutes after their end. What a method has
 * changed is changed when it answers; its job says how long the box takes to finish the command,
 * and until then another one about the same volumes is not taken.
 */
public final class Jobs {
  private static final String FOLDER = "eternus/job";
  private static final String COUNT = "eternus/jobs";
  private static final String LAST = "last";
  private static final long SECOND = 1_000_000L;
  private static final long KEPT = 300 * SECOND;
  private static final long USUAL_SECONDS = 10;
  private static final List<String> ENDS = List.of("SyncedElement", "SystemElement");

  private final long seconds;
  private final int most;

  /**
   * @param config whose switch {@code jobSeconds} says how long jobs last, 0 for none, and {@code
   *     maxJobs} how many run at a time
   */
  Jobs(ProductConfig config) {
    seconds = Long.parseLong(config.switches().getOrDefault("jobSeconds", "0"));
    most = Integer.parseInt(config.switches().getOrDefault("maxJobs", "16"));
  }

  /** All that there are, in the order in which they began. */
  public static Iterator<Job> all(Site site) {
    return Iterator.ofAll(site.documents().folder(FOLDER).all()).map(Job::of);
  }

  /** The one of an id, or null. */
  public static @Nullable Job find(Site site, long id) {
    Document found = site.documents().folder(FOLDER).get(Long.toString(id));
    return found == null ? null : Job.of(found);
  }

  /** Whether methods answer with jobs. */
  boolean usual() {
    return seconds > 0;
  }

  /**
   * Checks that no job is in the way of a command.
   *
   * @throws Refused where one about the same volumes is under way, or too many are
   */
  void require(Site site, Set<Integer> volumes, String method, long now) {
    Vector<Job> running = all(site).filter(job -> job.runs(now)).toVector();
    Job before = running.find(job -> job.volumes().exists(volumes::contains)).getOrNull();
    if (before != null) {
      throw refused(site, Reason.TASK_IN_PROCESS, method, before.method() + " in process");
    }
    if (usual() && running.size() >= most) {
      throw refused(site, Reason.TOO_MANY_TASKS, method, "busy with " + most + " jobs");
    }
  }

  private static Refused refused(Site site, Reason reason, String method, String state) {
    return new Refused(
        new Refusal(reason, "box " + site.name(), state, method, "wait until a job has ended"));
  }

  /** The volumes of a box that references name, as such or as an end of a session. */
  static Set<Integer> volumes(Site site, Iterable<?> values) {
    Set<Integer> found = LinkedHashSet.empty();
    for (Object value : values) {
      if (value instanceof ObjectPath path) {
        Volume volume = Names.volume(site, path.key("DeviceID"));
        found = volume == null ? found : found.add(volume.id());
        found = found.union(volumes(site, Iterator.ofAll(ENDS).map(path::key)));
      }
    }
    return found;
  }

  /**
   * Begins a job; its id is {@link #last} right afterwards.
   *
   * @param code 0, or the code with which it is to fail
   * @param interrupted 0, or the code with which it fails where a RAID group of its volumes is not
   *     operative when it would be over: what formats them is interrupted then
   */
  Command begin(int array, String method, Set<Integer> volumes, long code, long interrupted) {
    return steps -> {
      long id = last(steps.fleet().site(array)) + 1;
      long lasts = SECOND * (usual() ? seconds : USUAL_SECONDS);
      Job job = new Job(id, method, steps.now(), steps.now() + lasts, code, volumes.toVector());
      steps.write(array, List.of(new Write.Put(job.document(FOLDER)), count(id)));
      if (code == 0 && interrupted != 0) {
        steps.schedule(job.endMicros(), new Interrupted(array, id, interrupted));
      }
      steps.schedule(job.endMicros() + KEPT, new Forget(array, id));
    };
  }

  /** The id of the job that began last. */
  static long last(Site site) {
    Document count = site.documents().folder(COUNT).get(LAST);
    return count == null ? 0 : Long.parseLong(new String(count.bytes(), StandardCharsets.UTF_8));
  }

  private static Write count(long id) {
    byte[] text = Long.toString(id).getBytes(StandardCharsets.UTF_8);
    return new Write.Put(new Document(COUNT, LAST, text, List.of()));
  }

  /** A job would be over; it fails where what it formats cannot be reached. */
  private record Interrupted(int array, long id, long code) implements Command {
    @Override
    public void decide(Steps steps) {
      Site site = steps.fleet().site(array);
      Job job = find(site, id);
      if (job != null && job.volumes().exists(volume -> unreachable(site, volume))) {
        steps.write(array, List.of(new Write.Put(job.failed(code).document(FOLDER))));
      }
    }

    private static boolean unreachable(Site site, int volume) {
      Volume found = site.volumes().get(volume);
      return found != null
          && found.provisioning() == Provisioning.FULL
          && (site.health().pool(found.pool()).lost()
              || !site.health().pool(found.pool()).online());
    }
  }

  /** A job has been over long enough. */
  private record Forget(int array, long id) implements Command {
    @Override
    public void decide(Steps steps) {
      steps.write(array, List.of(new Write.Remove(FOLDER, Long.toString(id))));
    }
  }
}
