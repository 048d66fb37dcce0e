package org.arraytwin.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** POST, and M-POST from HTTP/1.1 on (RFC 2774); OPTIONS is answered here, all else is 501. */
final class MethodHandler extends Handler.Wrapper {
  MethodHandler(Handler next) {
    super(next);
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

  private static boolean options(Response response, Callback callback) {
    response.setStatus(200);
    response
        .getHeaders()
        .put("Opt", Extension.URI + " ; ns=48")
        .put("48-CIMProtocolVersion", "1.0")
        .put("48-CIMSupportedFunctionalGroups", "basic-read,qualifier-declaration")
        .put("48-CIMValidation", "loosely-validating");
    response.write(true, ByteBuffer.allocate(0), callback);
    return true;
  }
}
