package org.arraytwin.fleet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer: carries out commands one at a time against the current fleet, lets deadlines
 * happen when virtual time reaches them, and publishes each next fleet. Readers never wait for it
 * unless a deadline has just passed that it has not yet seen to.
 */
public final class FleetWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FleetWriter.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final VirtualClock clock;
  private final List<Consumer<Outcome>> subscribers = new CopyOnWriteArrayList<>();
  private final Thread timer = new Thread(this::runDeadlines, "fleet-time");
  private volatile Fleet fleet;
  private volatile boolean closed;

  public FleetWriter(Fleet fleet, VirtualClock clock) {
    this.fleet = fleet;
    this.clock = clock;
    timer.setDaemon(true);
    timer.start();
  }

  public VirtualClock clock() {
    return clock;
  }

  /** Calls somebody after each change, in order, on the thread that made it. */
  public void subscribe(Consumer<Outcome> subscriber) {
    subscribers.add(subscriber);
  }

  /** Carries out a command now. */
  public Outcome execute(Command command) {
    lock.lock();
    try {
      return publish(Outcome.execute(fleet, command, later(clock.nowMicros())));
    } finally {
      lock.unlock();
    }
  }

  /** The fleet as of now, with everything happened that was due. */
  public FleetAt now() {
    Fleet seen = fleet;
    long now = Math.max(seen.now(), clock.nowMicros());
    long due = seen.nextDue();
    if (due < 0 || due > now) {
      return new FleetAt(seen, now);
    }
    lock.lock();
    try {
      return catchUp();
    } finally {
      lock.unlock();
    }
  }

  /** Jumps forward in virtual time; everything due on the way happens. */
  public FleetAt jump(long micros) {
    lock.lock();
    try {
      clock.jump(micros);
      return catchUp();
    } finally {
      lock.unlock();
    }
  }

  /** Goes on at another time scale. */
  public void scale(double scale) {
    lock.lock();
    try {
      clock.scale(scale);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a condition on the fleet holds.
   *
   * @return whether it came to hold within so much real time
   */
  public boolean await(Predicate<FleetAt> condition, long timeout, TimeUnit unit)
      throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lock();
    try {
      while (!condition.test(catchUp())) {
        if (left <= 0 || closed) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private FleetAt catchUp() {
    long now = later(clock.nowMicros());
    long due = fleet.nextDue();
    if (due >= 0 && due <= now) {
      publish(Outcome.advance(fleet, now));
    }
    return new FleetAt(fleet, now);
  }

  private long later(long now) {
    return Math.max(now, fleet.now());
  }

  private Outcome publish(Outcome outcome) {
    fleet = outcome.fleet();
    changed.signalAll();
    if (!outcome.events().isEmpty()) {
      for (Consumer<Outcome> subscriber : subscribers) {
        subscriber.accept(outcome);
      }
    }
    return outcome;
  }

  private void runDeadlines() {
    lock.lock();
    try {
      while (!closed) {
        catchUp();
        long due = fleet.nextDue();
        long nanos = due < 0 ? -1 : clock.realNanosUntil(due);
        if (nanos < 0) {
          changed.await();
        } else if (nanos > 0) {
          changed.awaitNanos(nanos);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the deadline thread has stopped: virtual time no longer moves anything", e);
    } finally {
      lock.unlock();
    }
  }
}
