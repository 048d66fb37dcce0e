package org.arraytwin.console;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Only who addresses this endpoint by a loopback name may use it, and no web page of another
 * origin: without this, any page open in the operator's browser could drive the fleet.
 */
final class OriginHandler extends Handler.Wrapper {
  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  OriginHandler(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String host = request.getHeaders().get(HttpHeader.HOST);
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (!own(host)) {
      return refuse("Host " + host + " is not this endpoint's", response, callback);
    }
    if (origin != null && !origin.equals("http://" + host)) {
      return refuse("Origin " + origin + " is not this endpoint's", response, callback);
    }
    if ("cross-site".equals(request.getHeaders().get("Sec-Fetch-Site"))) {
      return refuse("requests of other sites' pages are refused", response, callback);
    }
    return super.handle(request, response, callback);
  }

  private static boolean refuse(String why, Response response, Callback callback) {
    return JsonAnswer.error(403, why).send(response, callback);
  }

  private static boolean own(@Nullable String host) {
    if (host == null) {
      return false;
    }
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon > host.lastIndexOf(']');
    String name = hasPort ? host.substring(0, colon) : host;
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
