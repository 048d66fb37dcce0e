package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.product.threepar.copy.CopyRefused;
import org.arraytwin.product.threepar.copy.CopyTask;
import org.arraytwin.product.threepar.copy.CopyTasks;
import org.arraytwin.product.threepar.copy.PhysicalCopies;
import org.arraytwin.product.threepar.copy.Promotes;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/** Tasks that copy, as jobs. */
final class JobViews {
  private static final String STEM = "task";
  private static final long TERMINATE = 4;
  private static final long DONE = 0;
  private static final long NOT_SUPPORTED = 1;
  private static final long INVALID_TRANSITION = 4097;

  private final ElementView<Snapshot, CopyTask> jobs;
  private final AssociationView<Snapshot, CopyTask> owners;

  JobViews(Home home, Naming naming, CopyDesk desk, ElementView<Snapshot, Site> services) {
    jobs =
        ElementView.<Snapshot, CopyTask>finding(
                (s, path) -> task(s, naming.name(path.key("InstanceID"))))
            .all(s -> CopyTasks.all(s.copies()).iterator())
            .value("InstanceID", (s, task) -> naming.instanceId(STEM + task.id()))
            .value("ElementName", (s, task) -> task.type() + " " + task.volume())
            .value("Name", (s, task) -> STEM + task.id())
            .value("JobState", (s, task) -> state(s, task))
            .value("JobStatus", (s, task) -> task.status().word())
            .value("PercentComplete", (s, task) -> (long) task.percent())
            .value("StartTime", (s, task) -> CimDateTime.ofEpochMicros(task.startMicros()))
            .value("TimeSubmitted", (s, task) -> CimDateTime.ofEpochMicros(task.startMicros()))
            .value("OperationalStatus", (s, task) -> operational(task))
            .constant("DeleteOnCompletion", false)
            .value("ErrorCode", (s, task) -> task.status() == CopyTask.Status.FAILED ? 4L : 0L)
            .method("RequestStateChange", (s, task, in) -> change(s, desk, task, in))
            .otherMethods((s, task, in) -> new MethodResult(NOT_SUPPORTED, Map.of()))
            .build(home, "TPD_ConcreteJob");
    owners =
        AssociationView.<Snapshot, CopyTask>listing(s -> CopyTasks.all(s.copies()).iterator())
            .end("OwnedElement", jobs, (s, task) -> task, (s, task) -> Iterator.of(task))
            .end(
                "OwningElement",
                services,
                (s, task) -> s.site(),
                (s, site) -> CopyTasks.all(s.copies()).iterator())
            .build(home, "TPD_OwningJobElement");
  }

  ElementView<Snapshot, CopyTask> jobs() {
    return jobs;
  }

  AssociationView<Snapshot, CopyTask> owners() {
    return owners;
  }

  /** The path of a task's job. */
  static ObjectPath path(Home home, Naming naming, int task) {
    return new ObjectPath(
        null,
        home.namespace(),
        "TPD_ConcreteJob",
        List.of(new ObjectPath.Key("InstanceID", naming.instanceId(STEM + task))));
  }

  private static @Nullable CopyTask task(Snapshot s, @Nullable String name) {
    if (name == null || !name.matches(STEM + "[1-9][0-9]{0,8}")) {
      return null;
    }
    return CopyTasks.find(s.copies(), Integer.parseInt(name.substring(STEM.length())));
  }

  /** New while it is queued, Running, Completed, Terminated or Exception. */
  private static Long state(Snapshot s, CopyTask task) {
    return switch (task.status()) {
      case ACTIVE -> {
        Replica replica = CopyTasks.replica(s.copies(), task);
        yield replica != null && replica.queued() ? 2L : 4L;
      }
      case DONE -> 7L;
      case CANCELLED -> 8L;
      case FAILED -> 10L;
    };
  }

  /** OK, with Completed behind it once it is over; Error where it has failed. */
  private static List<Long> operational(CopyTask task) {
    return switch (task.status()) {
      case ACTIVE -> List.of(2L);
      case FAILED -> List.of(6L, 17L);
      default -> List.of(2L, 17L);
    };
  }

  /** Terminate halts the copy or the promote (CIM API reference 2.3.1 p. 5.89, 3.1.1 p. 63). */
  private static MethodResult change(
      Snapshot s, CopyDesk desk, CopyTask task, Map<String, Object> in) {
    if (!(in.get("RequestedState") instanceof Long wanted) || wanted != TERMINATE) {
      return new MethodResult(NOT_SUPPORTED, Map.of());
    }
    Replica replica = CopyTasks.replica(s.copies(), task);
    if (replica == null || task.status() != CopyTask.Status.ACTIVE) {
      return new MethodResult(INVALID_TRANSITION, Map.of());
    }
    try {
      if (replica.virtual()) {
        new Promotes(desk).halt(replica.volume().name());
      } else {
        new PhysicalCopies(desk).halt(replica.volume().name());
      }
      return new MethodResult(DONE, Map.of());
    } catch (CopyRefused e) {
      return new MethodResult(INVALID_TRANSITION, Map.of());
    }
  }
}
