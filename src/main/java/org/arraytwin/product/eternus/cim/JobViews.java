package org.arraytwin.product.eternus.cim;

import io.vavr.collection.Iterator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.product.eternus.cim.service.Job;
import org.arraytwin.product.eternus.cim.service.Jobs;
import org.arraytwin.product.eternus.cim.service.Services;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/** What methods have begun that answered with a job (fujitsu C.2). */
final class JobViews {
  private static final String CLASS = "FUJITSU_ConcreteJob";
  private static final String STEM = "FUJITSU:JOB";
  private static final int DIGITS = 18;

  /** A client that has no time requirement for a transition. */
  private static final CimDateTime AT_LEISURE = CimDateTime.ofInterval(Duration.ZERO);

  private static final long DONE = 0;
  private static final long INVALID_PARAMETER = 5;
  private static final long INVALID_TRANSITION = 4097;
  private static final long NO_TIMEOUT = 4098;
  private static final long START = 2;
  private static final long SERVICE = 6;
  private static final long VENDOR_STATE = 0x8000;
  private static final long OTHER = 1;
  private static final long MAJOR = 5;
  private static final long UNKNOWN = 0;
  private static final long FAILED = 1;

  private final ElementView<Moment, Job> jobs;
  private final List<AssociationView<Moment, ?>> associations;

  JobViews(Home home, ServiceViews services, ElementView<Moment, Volume> volumes) {
    jobs = jobs(home);
    associations = List.of(owners(home, services), affected(home, volumes));
  }

  ElementView<Moment, Job> jobs() {
    return jobs;
  }

  List<AssociationView<Moment, ?>> associations() {
    return associations;
  }

  /** The path of a job. */
  static ObjectPath path(Home home, Job job) {
    return new ObjectPath(
        null, home.namespace(), CLASS, List.of(new ObjectPath.Key("InstanceID", id(job))));
  }

  private static ElementView<Moment, Job> jobs(Home home) {
    ElementView<Moment, Job> errors = errors(home);
    return ElementView.<Moment, Job>finding((s, path) -> job(s, path.key("InstanceID")))
        .all(s -> Jobs.all(s.site()))
        .index("InstanceID", (s, id) -> Moment.optional(job(s, id)))
        .value("InstanceID", (s, job) -> id(job))
        .value("Name", (s, job) -> job.method())
        .value("ElementName", (s, job) -> job.method())
        .value("JobState", (s, job) -> job.state(s.now()))
        .value("JobStatus", (s, job) -> word(job, s.now()))
        .value("PercentComplete", (s, job) -> job.percent(s.now()))
        .value("ErrorCode", (s, job) -> job.error(s.now()))
        .value("ErrorDescription", (s, job) -> told(job, s.now()))
        .value("OperationalStatus", (s, job) -> job.operational(s.now()))
        .value("TimeSubmitted", (s, job) -> CimDateTime.ofEpochMicros(job.startMicros()))
        .value("StartTime", (s, job) -> CimDateTime.ofEpochMicros(job.startMicros()))
        .value("TimeOfLastStateChange", (s, job) -> changed(job, s.now()))
        .constant("DeleteOnCompletion", true)
        .method("RequestStateChange", (s, job, in) -> change(job, s.now(), in))
        .method("GetError", (s, job, in) -> new MethodResult(DONE, error(errors, s, job)))
        .method("GetErrors", (s, job, in) -> new MethodResult(DONE, all(errors, s, job)))
        .otherMethods((s, job, in) -> Services.notSupported())
        .build(home, CLASS);
  }

  /** A running job is not stopped: what its method has changed is changed already. */
  private static MethodResult change(Job job, long now, Map<String, Object> in) {
    Object wanted = in.get("RequestedState");
    boolean valid =
        wanted instanceof Long state
            && ((state >= START && state <= SERVICE) || state >= VENDOR_STATE);
    if (!valid) {
      return new MethodResult(INVALID_PARAMETER, Map.of());
    }
    if (in.get("TimeoutPeriod") instanceof CimDateTime within && !within.equals(AT_LEISURE)) {
      return new MethodResult(NO_TIMEOUT, Map.of());
    }
    boolean started = Long.valueOf(START).equals(wanted);
    return job.runs(now) && !started
        ? Services.notSupported()
        : new MethodResult(INVALID_TRANSITION, Map.of());
  }

  private static Map<String, Object> error(ElementView<Moment, Job> errors, Moment s, Job job) {
    return job.error(s.now()) == 0 ? Map.of() : Map.of("Error", errors.instance(s, job));
  }

  private static Map<String, Object> all(ElementView<Moment, Job> errors, Moment s, Job job) {
    return Map.of("Errors", job.error(s.now()) == 0 ? List.of() : List.of(errors.instance(s, job)));
  }

  private static ElementView<Moment, Job> errors(Home home) {
    return ElementView.<Moment, Job>finding((s, path) -> null)
        .constant("OwningEntity", "FUJITSU")
        .value("MessageID", (s, job) -> Long.toString(job.code()))
        .value("Message", (s, job) -> told(job, s.now()))
        .constant("ErrorType", OTHER)
        .constant("OtherErrorType", "return code of the method")
        .constant("PerceivedSeverity", MAJOR)
        .constant("ProbableCause", UNKNOWN)
        .constant("CIMStatusCode", FAILED)
        .build(home, "CIM_Error");
  }

  private static String id(Job job) {
    return STEM + String.format(Locale.ROOT, "%04d", job.id());
  }

  private static @Nullable Job job(Moment s, @Nullable Object id) {
    String digits =
        id instanceof String text && text.startsWith(STEM) ? text.substring(STEM.length()) : "";
    if (!digits.matches("[0-9]{1," + DIGITS + "}")) {
      return null;
    }
    Job found = Jobs.find(s.site(), Long.parseLong(digits));
    return found == null || !id(found).equals(id) ? null : found;
  }

  private static String word(Job job, long now) {
    return job.runs(now) ? "Running" : job.code() == 0 ? "Completed" : "Exception";
  }

  private static @Nullable String told(Job job, long now) {
    return job.error(now) == 0 ? null : job.method() + " has failed with " + job.code();
  }

  private static CimDateTime changed(Job job, long now) {
    return CimDateTime.ofEpochMicros(job.runs(now) ? job.startMicros() : job.endMicros());
  }

  private AssociationView<Moment, Job> owners(Home home, ServiceViews services) {
    var all =
        AssociationView.<Moment, Job>listing(s -> Jobs.all(s.site()))
            .end("OwnedElement", jobs, (s, job) -> job, (s, job) -> Iterator.of(job))
            .end("OwningElement", (s, job) -> services.of(owner(job)).of(s.site()));
    for (Services service : Services.values()) {
      all.from(
          services.of(service), (s, site) -> Jobs.all(site).filter(job -> owner(job) == service));
    }
    return all.build(home, "FUJITSU_OwningJobElement");
  }

  private static Services owner(Job job) {
    return Services.of(job.method());
  }

  /**
   * What a job is about.
   *
   * @param volume one that is still there
   */
  private record About(Job job, Volume volume) {
    static Iterator<About> all(Moment s) {
      return Jobs.all(s.site()).flatMap(job -> of(s, job));
    }

    static Iterator<About> of(Moment s, Job job) {
      return job.volumes()
          .iterator()
          .flatMap(number -> Moment.optional(s.box().volume(number)))
          .map(volume -> new About(job, volume));
    }

    static Iterator<About> of(Moment s, Volume volume) {
      return all(s).filter(about -> about.volume.id() == volume.id());
    }
  }

  private AssociationView<Moment, About> affected(Home home, ElementView<Moment, Volume> volumes) {
    return AssociationView.<Moment, About>listing(About::all)
        .end("AffectingElement", jobs, (s, about) -> about.job(), About::of)
        .end("AffectedElement", volumes, (s, about) -> about.volume(), About::of)
        .build(home, "FUJITSU_AffectedJobElement");
  }
}
