package org.arraytwin.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** HTTP Basic authentication with the users of the fleet's arrays. */
final class LoginHandler extends Handler.Wrapper {
  private final List<byte[]> logins;

  LoginHandler(List<Map.Entry<String, String>> users, Handler next) {
    super(next);
    logins =
        users.stream()
            .map(u -> (u.getKey() + ":" + u.getValue()).getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (known(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
      return super.handle(request, response, callback);
    }
    response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"ArrayTwin\"");
    return JsonAnswer.error(401, "login required: a user of one of the fleet's arrays")
        .send(response, callback);
  }

  private boolean known(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return false;
    }
    byte[] login;
    try {
      login = Base64.getDecoder().decode(header.substring(6).strip());
    } catch (IllegalArgumentException e) {
      return false;
    }
    boolean found = false;
    for (byte[] expected : logins) {
      found |= MessageDigest.isEqual(expected, login);
    }
    return found;
  }
}
