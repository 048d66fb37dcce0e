package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.copy.CopyTask;
import org.arraytwin.product.threepar.copy.CopyTasks;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/** The calls that have begun jobs (CIM API reference, Job Control). */
final class CallViews {
  private static final String STEM = "result";

  /** One call, as told before or after it. */
  private record Told(CopyTask task, boolean before) {}

  private final ElementView<Snapshot, CopyTask> results;
  private final AssociationView<Snapshot, CopyTask> associations;

  CallViews(
      Home home,
      Naming naming,
      ElementView<Snapshot, CopyTask> jobs,
      ElementView<Snapshot, Site> services,
      ElementView<Snapshot, Site> configurations) {
    ElementView<Snapshot, Told> calls =
        ElementView.<Snapshot, Told>finding((s, path) -> null)
            .value("MethodName", (s, told) -> told.task().method())
            .value("PreCall", (s, told) -> told.before())
            .value("ReturnValue", (s, told) -> told.before() ? null : returned())
            .value(
                "IndicationTime", (s, told) -> CimDateTime.ofEpochMicros(told.task().startMicros()))
            .value(
                "SourceInstanceModelPath",
                (s, told) ->
                    (configuring(told.task()) ? configurations : services)
                        .path(s, s.site())
                        .toString())
            .build(home, "CIM_InstMethodCall");
    results =
        ElementView.<Snapshot, CopyTask>finding(
                (s, path) -> task(s, naming.name(path.key("InstanceID"))))
            .all(CallViews::begun)
            .value("InstanceID", (s, task) -> naming.instanceId(STEM + task.id()))
            .value("ElementName", (s, task) -> task.method())
            .value("PreCallIndication", (s, task) -> calls.instance(s, new Told(task, true)))
            .value("PostCallIndication", (s, task) -> calls.instance(s, new Told(task, false)))
            .build(home, "TPD_MethodResult");
    associations =
        AssociationView.<Snapshot, CopyTask>listing(CallViews::begun)
            .end(
                "Job",
                jobs,
                (s, task) -> task,
                (s, task) -> Iterator.of(task).filter(CallViews::called))
            .end("JobParameters", results, (s, task) -> task, (s, task) -> Iterator.of(task))
            .build(home, "TPD_AssociatedJobMethodResult");
  }

  ElementView<Snapshot, CopyTask> results() {
    return results;
  }

  AssociationView<Snapshot, CopyTask> associations() {
    return associations;
  }

  private static String returned() {
    return String.valueOf(ReplicationMethods.JOB_STARTED);
  }

  private static boolean configuring(CopyTask task) {
    return ConfigurationMethods.NAMES.contains(task.method());
  }

  private static boolean called(CopyTask task) {
    return !task.method().isEmpty();
  }

  private static Iterator<CopyTask> begun(Snapshot s) {
    List<CopyTask> tasks = CopyTasks.all(s.copies());
    return Iterator.ofAll(tasks).filter(CallViews::called);
  }

  private static @Nullable CopyTask task(Snapshot s, @Nullable String name) {
    if (name == null || !name.matches(STEM + "[1-9][0-9]{0,8}")) {
      return null;
    }
    CopyTask task = CopyTasks.find(s.copies(), Integer.parseInt(name.substring(STEM.length())));
    return task == null || !called(task) ? null : task;
  }
}
