package org.arraytwin.console;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.arraytwin.login.Logins;
import org.arraytwin.login.Verdict;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** HTTP Basic authentication with the users of the fleet's arrays. */
final class LoginHandler extends Handler.Wrapper {
  private final Logins logins;

  LoginHandler(Logins logins, Handler next) {
    super(next);
    this.logins = logins;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return switch (verdict(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
      case KNOWN -> super.handle(request, response, callback);
      case BUSY -> {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        yield JsonAnswer.error(503, "too many logins are being checked").send(response, callback);
      }
      case UNKNOWN -> {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"ArrayTwin\"");
        yield JsonAnswer.error(401, "login required: a user of one of the fleet's arrays")
            .send(response, callback);
      }
    };
  }

  private Verdict verdict(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Verdict.UNKNOWN;
    }
    String login;
    try {
      login =
          new String(
              Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Verdict.UNKNOWN;
    }
    int colon = login.indexOf(':');
    return colon < 0
        ? Verdict.UNKNOWN
        : logins.check(login.substring(0, colon), login.substring(colon + 1));
  }
}
