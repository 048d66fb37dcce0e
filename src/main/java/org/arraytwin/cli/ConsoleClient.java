package org.arraytwin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.arraytwin.server.CommandFailure;
import org.jspecify.annotations.Nullable;

/** Talks to the console of a running server. */
final class ConsoleClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI console;
  private final String authorization;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  ConsoleClient(URI console, String user, String password) {
    if (!reaches(console)) {
      throw new IllegalArgumentException("no console: " + console);
    }
    this.console = console;
    byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(login);
  }

  /** Whether a URL can be that of a console: http and a host. */
  static boolean reaches(URI console) {
    return "http".equals(console.getScheme()) && console.getHost() != null;
  }

  JsonNode get(String path) {
    return send(request(path).GET().build());
  }

  JsonNode post(String path, JsonNode body) {
    return send(request(path).POST(BodyPublishers.ofString(body.toString())).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(console.resolve(path))
        .header("Authorization", authorization)
        .header("Content-Type", "application/json");
  }

  private JsonNode send(HttpRequest request) {
    HttpResponse<String> response;
    try {
      response = http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new CommandFailure(
          "no ArrayTwin answers at " + console + "; is './arraytwin serve' running?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while waiting for " + console, e);
    }
    JsonNode body = parse(response.body());
    String status = "the console at " + console + " answered HTTP " + response.statusCode();
    if (body == null) {
      throw new CommandFailure(status + ", and not with JSON");
    }
    if (response.statusCode() != 200) {
      String error = body.path("error").asText();
      boolean ours = response.statusCode() < 500 && !error.isEmpty();
      throw new CommandFailure(ours ? error : status + (error.isEmpty() ? "" : ": " + error));
    }
    return body;
  }

  /** Null where it is no JSON. */
  private static @Nullable JsonNode parse(String body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node.isMissingNode() ? null : node;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
