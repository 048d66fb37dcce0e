package org.arraytwin.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A body that comes too slowly fails with a TimeoutException. Each request counts for itself;
 * Jetty's own handler of this kind counts the bytes of all requests together, so that a server that
 * has read much would wait for ever.
 */
final class BodyRateHandler extends Handler.Wrapper {
  private final long minBytesPerSecond;

  /**
   * @param minBytesPerSecond 0 to let bodies take their time
   */
  BodyRateHandler(long minBytesPerSecond, Handler next) {
    super(next);
    this.minBytesPerSecond = minBytesPerSecond;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Request watched = minBytesPerSecond == 0 ? request : new Watched(request, minBytesPerSecond);
    return super.handle(watched, response, callback);
  }

  /** Looks at the rate whenever more is waited for; before the first byte idle time is enough. */
  private static final class Watched extends Request.Wrapper {
    private final long minBytesPerSecond;
    private boolean begun;
    private long beginNanos;
    private long bytes;
    private Content.@Nullable Chunk failure;

    Watched(Request request, long minBytesPerSecond) {
      super(request);
      this.minBytesPerSecond = minBytesPerSecond;
    }

    @Override
    public Content.@Nullable Chunk read() {
      if (failure != null) {
        return failure;
      }
      if (!begun) {
        begun = true;
        beginNanos = System.nanoTime();
      }
      Content.Chunk chunk = super.read();
      if (chunk != null) {
        bytes += chunk.remaining();
      }
      return chunk;
    }

    @Override
    public void demand(Runnable more) {
      double seconds = (System.nanoTime() - beginNanos) / (double) TimeUnit.SECONDS.toNanos(1);
      if (begun && bytes > 0 && bytes < seconds * minBytesPerSecond) {
        failure = Content.Chunk.from(new TimeoutException("the body comes too slowly"));
        more.run();
      } else {
        super.demand(more);
      }
    }
  }
}
