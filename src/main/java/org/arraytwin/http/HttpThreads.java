package org.arraytwin.http;

import java.util.concurrent.Semaphore;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/** The threads that all endpoints of a process share. Close it after the last endpoint. */
public final class HttpThreads implements AutoCloseable {
  private static final int IDLE_MILLIS = 30_000;
  private static final int THREADS_PER_ENDPOINT = 2;

  /** So that whoever comes too much is told so at once. */
  private static final int THREADS_TO_REFUSE = 8;

  private final QueuedThreadPool pool;
  private final Scheduler scheduler;
  private final Semaphore free;

  /**
   * Starts the threads.
   *
   * @param requests in flight at a time, all endpoints together
   * @param endpoints that share them
   */
  public HttpThreads(int requests, int endpoints) {
    int maxThreads = requests + THREADS_PER_ENDPOINT * endpoints + THREADS_TO_REFUSE;
    free = new Semaphore(requests);
    pool = new QueuedThreadPool(maxThreads, Math.min(4, maxThreads), IDLE_MILLIS);
    pool.setName("http");
    scheduler = new ScheduledExecutorScheduler("http-timer", false);
    LifeCycle.start(pool);
    LifeCycle.start(scheduler);
  }

  /** Permits for requests in flight. */
  Semaphore free() {
    return free;
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
