package org.arraytwin.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.arraytwin.fleet.Refused;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the action of a request and turns what became of it into a status. */
final class RouteHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(RouteHandler.class);
  private static final int MAX_BODY_BYTES = 64 << 10;

  private final Routes routes;

  RouteHandler(Routes routes) {
    this.routes = routes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    Routes.Found found = routes.find(request.getMethod(), path);
    if (found == null) {
      List<String> methods = routes.methods(path);
      if (methods.isEmpty()) {
        return JsonAnswer.error(404, "there is no " + path + ", expected " + routes.expected(path))
            .send(response, callback);
      }
      String allowed = String.join(", ", methods);
      response.getHeaders().put(HttpHeader.ALLOW, allowed);
      return JsonAnswer.error(405, path + " takes " + allowed).send(response, callback);
    }
    return answer(request, found).send(response, callback);
  }

  private static JsonAnswer answer(Request request, Routes.Found found) {
    try {
      Input input = Input.of(found.name(), body(request));
      return new JsonAnswer(200, found.action().answer(input));
    } catch (WrongInput e) {
      return JsonAnswer.error(e.status(), String.valueOf(e.getMessage()));
    } catch (Refused e) {
      return JsonAnswer.refused(e.refusal());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return JsonAnswer.error(503, "the server is stopping");
    } catch (IOException | RuntimeException e) {
      LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), e);
      return JsonAnswer.error(500, "internal error: " + e);
    }
  }

  private static String body(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] bytes = in.readNBytes(MAX_BODY_BYTES + 1);
      if (bytes.length > MAX_BODY_BYTES) {
        throw WrongInput.because("the body is longer than " + MAX_BODY_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
