package org.arraytwin.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Requests in flight are bounded; one too many is told to come again (HTTP 503). */
final class RequestsHandler extends Handler.Wrapper {
  private final Semaphore free;

  RequestsHandler(Semaphore free, Handler next) {
    super(next);
    this.free = free;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!free.tryAcquire()) {
      return Refusal.busy("too many requests are in flight").send(request, response, callback);
    }
    AtomicBoolean held = new AtomicBoolean(true);
    Runnable release =
        () -> {
          if (held.getAndSet(false)) {
            free.release();
          }
        };
    boolean taken = false;
    try {
      taken = super.handle(request, response, Callback.from(callback, release));
      return taken;
    } finally {
      if (!taken) {
        release.run();
      }
    }
  }
}
