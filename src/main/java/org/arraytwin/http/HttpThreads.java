package org.arraytwin.http;

import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/** The threads that all endpoints of a process share. Close it after the last endpoint. */
public final class HttpThreads implements AutoCloseable {
  private static final int IDLE_MILLIS = 30_000;

  private final QueuedThreadPool pool;
  private final Scheduler scheduler;

  /**
   * Starts the threads.
   *
   * @param maxThreads each endpoint keeps one; the others serve one request at a time each
   */
  public HttpThreads(int maxThreads) {
    pool = new QueuedThreadPool(maxThreads, Math.min(4, maxThreads), IDLE_MILLIS);
    pool.setName("http");
    scheduler = new ScheduledExecutorScheduler("http-timer", false);
    LifeCycle.start(pool);
    LifeCycle.start(scheduler);
  }

  QueuedThreadPool pool() {
    return pool;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  @Override
  public void close() {
    LifeCycle.stop(scheduler);
    LifeCycle.stop(pool);
  }
}
