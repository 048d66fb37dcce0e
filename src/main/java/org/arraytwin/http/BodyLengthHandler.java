package org.arraytwin.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A body must be announced, and not as one that is too long; chunked ones are counted later. */
final class BodyLengthHandler extends Handler.Wrapper {
  private final long bodyBytes;

  BodyLengthHandler(long bodyBytes, Handler next) {
    super(next);
    this.bodyBytes = bodyBytes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!request.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
        && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      return new Refusal(411, null, "Content-Length or chunked transfer needed")
          .send(request, response, callback);
    }
    if (request.getLength() > bodyBytes) {
      return new Refusal(413, null, "the body is longer than " + bodyBytes + " bytes")
          .send(request, response, callback);
    }
    return super.handle(request, response, callback);
  }
}
