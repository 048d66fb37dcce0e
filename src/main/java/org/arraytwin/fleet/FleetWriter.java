package org.arraytwin.fleet;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer: carries out commands one at a time against the current fleet, lets deadlines
 * happen when virtual time reaches them, and publishes each next fleet.
 *
 * <p>Readers never wait. Where more falls due than can be done in time (a long jump, a high scale),
 * virtual time lags: it is done in slices, between which commands get their turn, and nobody sees a
 * time before which not everything has happened. Of an instant at which much happens readers see
 * how far it has come: something is then due at the very time they see.
 */
public final class FleetWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FleetWriter.class);
  private static final long SLICE_NANOS = 20_000_000L;
  private static final long CLOSE_MILLIS = 1_000;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final VirtualClock clock;
  private final List<Consumer<Outcome>> subscribers = new CopyOnWriteArrayList<>();
  private final Thread timer = new Thread(this::runDeadlines, "fleet-time");
  private volatile Fleet fleet;
  private volatile boolean closed;
  private volatile @Nullable Throwable broken;

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

  /**
   * Carries out a command now.
   *
   * @throws IllegalStateException where the fleet has stopped because of a defect
   */
  public Outcome execute(Command command) {
    lock.lock();
    try {
      long now = slice(clock.nowMicros());
      Outcome outcome = publish(Outcome.execute(fleet, command, now));
      slice(now);
      return outcome;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The fleet as of now, with everything happened that was due before.
   *
   * @throws IllegalStateException where the fleet has stopped because of a defect
   */
  public FleetAt now() {
    requireSound();
    Fleet seen = fleet;
    long wished = clock.nowMicros();
    long due = seen.nextDue();
    long now = due >= 0 && due <= wished ? due - 1 : wished;
    return new FleetAt(seen, Math.max(seen.now(), now));
  }

  /** Jumps forward in virtual time; everything due on the way has happened when this returns. */
  public FleetAt jump(long micros) {
    if (micros < 0) {
      throw new IllegalArgumentException("time does not run backwards");
    }
    return reach(reach(clock.nowMicros()).now() + micros);
  }

  /**
   * Jumps to the next deadline; all that falls due at that instant has happened when this returns.
   *
   * @return empty where nothing will ever fall due unless somebody does something
   */
  public Optional<FleetAt> step() {
    long due = reach(clock.nowMicros()).fleet().nextDue();
    return due < 0 ? Optional.empty() : Optional.of(reach(due));
  }

  /**
   * Lets everything happen that is due up to a time, slice by slice, however much that is; it is
   * that time then, or later. Less has happened only where the writer was closed meanwhile.
   */
  private FleetAt reach(long target) {
    while (true) {
      lock.lock();
      try {
        long reached = slice(target);
        if (!fleet.dueBy(target) || closed) {
          clock.set(Math.max(reached, clock.nowMicros()));
          changed.signalAll();
          return new FleetAt(fleet, reached);
        }
      } finally {
        lock.unlock();
      }
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
      while (!condition.test(caughtUp())) {
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

  /** The fleet after a slice of what is due by now; the lock is held. */
  private FleetAt caughtUp() {
    long reached = slice(clock.nowMicros());
    return new FleetAt(fleet, reached);
  }

  /** Ends the passing of time; waits for nobody longer than a second. */
  @Override
  public void close() {
    closed = true;
    timer.interrupt();
    try {
      if (lock.tryLock(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
        changed.signalAll();
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Lets happen what is due up to a time, for a slice of real time at most; the lock is held.
   *
   * @return the time reached: the one asked for, or a later one that the fleet has; where the slice
   *     did not suffice that of the fleet, at which, too, something may still be due
   */
  private long slice(long to) {
    requireSound();
    long end = System.nanoTime() + SLICE_NANOS;
    while (fleet.dueBy(to)) {
      if (System.nanoTime() - end > 0) {
        clock.set(fleet.now());
        return fleet.now();
      }
      try {
        publish(Outcome.next(fleet));
      } catch (RuntimeException | Error e) {
        broken = e;
        LOG.error("virtual time stands still for good: what fell due could not happen", e);
        throw e;
      }
    }
    return Math.max(to, fleet.now());
  }

  private void requireSound() {
    Throwable defect = broken;
    if (defect != null) {
      throw new IllegalStateException(
          "the fleet has stopped because of a defect: " + defect, defect);
    }
  }

  private Outcome publish(Outcome outcome) {
    fleet = outcome.fleet();
    changed.signalAll();
    if (!outcome.events().isEmpty()) {
      for (Consumer<Outcome> subscriber : subscribers) {
        try {
          subscriber.accept(outcome);
        } catch (RuntimeException e) {
          LOG.error("a subscriber failed; the change itself stands", e);
        }
      }
    }
    return outcome;
  }

  private void runDeadlines() {
    try {
      while (!closed) {
        round();
      }
    } catch (InterruptedException e) {
      if (!closed) {
        LOG.error("the thread of virtual time was interrupted");
      }
    } catch (RuntimeException | Error e) {
      broken = broken == null ? e : broken;
    }
  }

  /** One turn under the lock; it is given up between turns, so that others get theirs. */
  @SuppressWarnings("WaitNotInLoop") // its only caller is the loop
  private void round() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      slice(clock.nowMicros());
      long due = fleet.nextDue();
      long nanos = due < 0 ? -1 : clock.realNanosUntil(due);
      if (nanos < 0) {
        changed.await();
      } else if (nanos > 0) {
        changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }
}
