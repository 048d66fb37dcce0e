package org.arraytwin.wbem.pull;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.wbem.Enumerations;
import org.arraytwin.wbem.Portion;
import org.arraytwin.wbem.pull.Context.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The open enumerations of one server, bounded in number, idle time and age. The lock is held for
 * changes of phase only, never while objects are drawn.
 */
public final class PullContexts implements Enumerations {
  private final PullPolicy policy;
  private final LongSupplier nanos;
  private final Supplier<String> ids;
  private final Map<String, Context> contexts = new HashMap<>();
  private int reserved;
  private boolean closed;

  /** No context expires before; looking for expired ones earlier would be in vain. */
  private long sweepNanos;

  /**
   * With a clock and a source of names for contexts.
   *
   * @param nanos real time in nanoseconds from any origin
   * @param ids yields a name never given before, which nobody can guess
   */
  public PullContexts(PullPolicy policy, LongSupplier nanos, Supplier<String> ids) {
    this.policy = policy;
    this.nanos = nanos;
    this.ids = ids;
    this.sweepNanos = nanos.getAsLong();
  }

  /** With the machine's clock and 128 bits of chance in each name. */
  public static PullContexts of(PullPolicy policy) {
    SecureRandom random = new SecureRandom();
    return new PullContexts(
        policy,
        System::nanoTime,
        () -> {
          byte[] bytes = new byte[16];
          random.nextBytes(bytes);
          return HexFormat.of().formatHex(bytes);
        });
  }

  @Override
  public Portion open(String namespace, Terms terms, Supplier<Source> source) {
    check(terms);
    long idle = idleSeconds(terms.timeoutSeconds());
    reserve();
    Context context = null;
    try {
      Source opened = source.get();
      long last = nanos.getAsLong() + TimeUnit.SECONDS.toNanos(policy.ageSeconds());
      context =
          new Context(
              ids.get(),
              namespace,
              opened,
              terms.continueOnError(),
              TimeUnit.SECONDS.toNanos(idle),
              last);
    } finally {
      admit(context);
    }
    return begin(context, terms.maxObjects(), true);
  }

  private void check(Terms terms) {
    boolean language = terms.filterLanguage() != null;
    if (language != (terms.filterQuery() != null)) {
      throw new CimException(
          CimStatus.INVALID_PARAMETER,
          (language ? "FilterQueryLanguage" : "FilterQuery")
              + " is given without "
              + (language ? "FilterQuery" : "FilterQueryLanguage")
              + "; expected both or neither");
    }
    if (language && !policy.filters()) {
      throw new CimException(
          CimStatus.FILTERED_ENUMERATION_NOT_SUPPORTED,
          "FilterQuery is given; this server enumerates without filters only");
    }
    if (terms.continueOnError() && !policy.continueOnError()) {
      throw new CimException(
          CimStatus.CONTINUATION_ON_ERROR_NOT_SUPPORTED,
          "ContinueOnError is TRUE; this server supports FALSE only");
    }
  }

  private long idleSeconds(@Nullable Long asked) {
    if (asked == null) {
      return policy.standardIdleSeconds();
    }
    if (asked < 1 || asked > policy.idleSeconds()) {
      throw new CimException(
          CimStatus.INVALID_OPERATION_TIMEOUT,
          "OperationTimeout is "
              + asked
              + (asked == 0 ? " (none)" : "")
              + "; this server keeps idle enumerations for 1 to "
              + policy.idleSeconds()
              + " seconds");
    }
    return asked;
  }

  private synchronized void reserve() {
    if (closed) {
      throw new CimException(
          CimStatus.SERVER_IS_SHUTTING_DOWN, "this server is about to stop; nothing can be opened");
    }
    if (contexts.size() + reserved >= policy.contexts()) {
      sweep();
    }
    if (contexts.size() + reserved >= policy.contexts()) {
      throw new CimException(
          CimStatus.SERVER_LIMITS_EXCEEDED,
          "all "
              + policy.contexts()
              + " enumerations that this server keeps open are in use; close or drain one, or"
              + " enumerate without pulling");
    }
    reserved++;
  }

  private synchronized void admit(@Nullable Context context) {
    reserved--;
    if (context != null && closed) {
      context.phase = Phase.CLOSED;
    } else if (context != null) {
      contexts.put(context.id, context);
      if (context.lastNanos - sweepNanos < 0) {
        sweepNanos = context.lastNanos;
      }
    }
  }

  /** Makes the first step of a portion, because what fails there is still a clean error. */
  private Portion begin(Context context, long maxObjects, boolean opening) {
    boolean begun = false;
    try {
      boolean deferred = opening && context.continueOnError;
      if ((opening || maxObjects > 0) && !deferred && context.rest.fails()) {
        throw failed(context, opening);
      }
      Portion portion = new Drawing(this, context, Math.min(maxObjects, policy.objects()), opening);
      begun = true;
      return portion;
    } finally {
      if (!begun && context.phase == Phase.DRAWING) {
        broken(context);
      }
    }
  }

  /** The failure that comes next; the enumeration stays open only where the client wants it so. */
  private RuntimeException failed(Context context, boolean opening) {
    RuntimeException failure = context.rest.takeFailure();
    if (context.continueOnError && !opening) {
      rest(context);
    }
    return failure == null ? new IllegalStateException("no failure") : failure;
  }

  @Override
  public Portion pull(String namespace, String id, Portion.Kind kind, long maxObjects) {
    return begin(seize(namespace, id, kind), maxObjects, false);
  }

  private synchronized Context seize(String namespace, String id, Portion.Kind kind) {
    Context context = find(namespace, id);
    if (context.source.kind() != kind) {
      throw invalid(
          id,
          "yields other objects than "
              + kind.operation()
              + " does; continue it with "
              + context.source.kind().operation());
    }
    if (context.phase != Phase.IDLE) {
      throw invalid(id, "is in use by another operation; pull it again when that has answered");
    }
    context.phase = Phase.DRAWING;
    context.deadlineNanos = context.lastNanos;
    return context;
  }

  private Context find(String namespace, String id) {
    Context context = contexts.get(id);
    if (context != null && context.expired(nanos.getAsLong())) {
      remove(context);
      throw invalid(id, "has expired; open the enumeration anew");
    }
    if (context == null) {
      throw invalid(
          id, "is not open: it was never given, has come to its end, was closed or has expired");
    }
    if (!context.namespace.equals(namespace)) {
      throw invalid(id, "was opened in namespace " + context.namespace + ", not " + namespace);
    }
    return context;
  }

  private static CimException invalid(String id, String why) {
    return new CimException(
        CimStatus.INVALID_ENUMERATION_CONTEXT, "enumeration context '" + id + "' " + why);
  }

  private void remove(Context context) {
    context.phase = Phase.CLOSED;
    contexts.remove(context.id);
  }

  @Override
  public synchronized void end(String namespace, String id) {
    Context context = find(namespace, id);
    if (context.phase == Phase.SENDING) {
      throw new CimException(
          CimStatus.PULL_CANNOT_BE_ABANDONED,
          "enumeration context '"
              + id
              + "' is being pulled and a part of the answer has left; close it afterwards");
    }
    remove(context);
  }

  @Override
  public long count(String namespace, String id) {
    Context context;
    synchronized (this) {
      context = find(namespace, id);
    }
    // The moment does not change, so that a second walk meets the same objects.
    long taken = context.rest.taken();
    Ahead again = new Ahead(context.source.objects().get());
    while (!again.exhausted()) {
      RuntimeException failure = again.take() == null ? again.takeFailure() : null;
      if (failure != null && !context.continueOnError) {
        throw failure;
      }
    }
    return Math.max(0, again.taken() - taken);
  }

  synchronized void sending(Context context) {
    if (context.phase == Phase.CLOSED) {
      throw abandoned(context);
    }
    context.phase = Phase.SENDING;
  }

  static CimException abandoned(Context context) {
    return new CimException(
        CimStatus.PULL_HAS_BEEN_ABANDONED,
        "enumeration context '" + context.id + "' has been closed while it was pulled");
  }

  /** The portion is written: it ends here or waits for the next pull. */
  synchronized void sent(Context context, boolean exhausted) {
    sending(context);
    if (exhausted) {
      remove(context);
    } else {
      rest(context);
    }
  }

  private synchronized void rest(Context context) {
    if (context.phase != Phase.CLOSED) {
      context.rest(nanos.getAsLong());
      if (context.deadlineNanos - sweepNanos < 0) {
        sweepNanos = context.deadlineNanos;
      }
    }
  }

  synchronized void broken(Context context) {
    remove(context);
  }

  /** Drops what has expired; cheap where nothing can have. */
  public synchronized void sweep() {
    long now = nanos.getAsLong();
    if (now - sweepNanos < 0) {
      return;
    }
    long earliest = now + TimeUnit.SECONDS.toNanos(policy.ageSeconds());
    for (Iterator<Context> all = contexts.values().iterator(); all.hasNext(); ) {
      Context context = all.next();
      if (context.expired(now)) {
        context.phase = Phase.CLOSED;
        all.remove();
      } else if (context.deadlineNanos - earliest < 0) {
        earliest = context.deadlineNanos;
      }
    }
    sweepNanos = earliest;
  }

  /** How many enumerations are open. */
  public synchronized int size() {
    return contexts.size();
  }

  @Override
  public synchronized void drop() {
    contexts.values().forEach(context -> context.phase = Phase.CLOSED);
    contexts.clear();
  }

  @Override
  public synchronized void close() {
    closed = true;
    drop();
  }
}
