package org.arraytwin.http;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** POST, and M-POST from HTTP/1.1 on (RFC 2774); OPTIONS is answered here, all else is 501. */
final class MethodHandler extends Handler.Wrapper {
  private static final String OPTIONS_PREFIX = "48";

  private final Map<String, String> abilities;

  MethodHandler(Map<String, String> abilities, Handler next) {
    super(next);
    this.abilities = abilities;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return switch (request.getMethod()) {
      case "POST" -> super.handle(request, response, callback);
      case "OPTIONS" -> options(response, callback);
      case "M-POST" -> {
        Refusal refusal = mandatory(request);
        yield refusal == null
            ? super.handle(request, response, callback)
            : refusal.send(request, response, callback);
      }
      default ->
          new Refusal(501, null, "method " + request.getMethod() + "; expected POST")
              .send(request, response, callback);
    };
  }

  private static @Nullable Refusal mandatory(Request request) {
    if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0) {
      return new Refusal(400, null, "M-POST needs HTTP/1.1");
    }
    return Extension.of(request.getHeaders().get("Man")) == null
        ? new Refusal(510, null, "M-POST needs the header Man: " + Extension.URI + " ; ns=NN")
        : null;
  }

  private boolean options(Response response, Callback callback) {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.ALLOW, "POST, M-POST, OPTIONS");
    response.getHeaders().put("Opt", Extension.URI + " ; ns=" + OPTIONS_PREFIX);
    abilities.forEach((name, v) -> response.getHeaders().put(OPTIONS_PREFIX + "-" + name, v));
    response.write(true, ByteBuffer.allocate(0), callback);
    return true;
  }
}
