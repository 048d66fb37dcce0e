package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.arraytwin.fleet.Refusal;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A status and a JSON document. */
record JsonAnswer(int status, JsonNode body) {

  static JsonAnswer error(int status, String why) {
    return new JsonAnswer(status, JsonNodeFactory.instance.objectNode().put("error", why));
  }

  static JsonAnswer refused(Refusal refusal) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("error", refusal.message());
    body.put("reason", refusal.reason().name());
    body.put("object", refusal.object());
    body.put("state", refusal.state());
    body.put("asked", refusal.asked());
    body.put("legal", refusal.legal());
    return new JsonAnswer(409, body);
  }

  /** Sends it. Always true. */
  boolean send(Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    byte[] bytes = (body.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(bytes), callback);
    return true;
  }
}
