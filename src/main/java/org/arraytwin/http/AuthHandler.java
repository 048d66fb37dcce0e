package org.arraytwin.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** HTTP Basic authentication (RFC 7617). */
final class AuthHandler extends Handler.Wrapper {
  private final String challenge;
  private final Credentials credentials;

  AuthHandler(String realm, Credentials credentials, Handler next) {
    super(next);
    this.challenge = "Basic realm=\"" + realm + "\"";
    this.credentials = credentials;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return switch (access(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
      case GRANTED -> super.handle(request, response, callback);
      case REFUSED ->
          new Refusal(403, null, "this user may not use this endpoint")
              .send(request, response, callback);
      case BUSY ->
          Refusal.busy("too many logins are being checked").send(request, response, callback);
      case UNKNOWN -> {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, challenge);
        yield new Refusal(401, null, "login required").send(request, response, callback);
      }
    };
  }

  private Credentials.Access access(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Credentials.Access.UNKNOWN;
    }
    String login;
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(6).trim());
      login = new String(decoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Credentials.Access.UNKNOWN;
    }
    int colon = login.indexOf(':');
    return colon < 0
        ? Credentials.Access.UNKNOWN
        : credentials.check(login.substring(0, colon), login.substring(colon + 1));
  }
}
