package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The commands of docs/HTTP.md do what stands below them. {@code -Dgolden=write} writes it anew;
 * the test fails that time, on purpose.
 */
class HttpTranscriptIT {
  private static final Path DOCUMENT = Path.of("docs", "HTTP.md");
  private static final String PORT = "127.0.0.1:5988";

  @Test
  void everyCommandAnswersAsTheDocumentSays() throws Exception {
    List<String> document = Files.readAllLines(DOCUMENT);
    List<String> live = new ArrayList<>();
    int commands = 0;
    try (TwoSiteFleet fleet = new TwoSiteFleet()) {
      String port = "127.0.0.1:" + fleet.array(TwoSiteFleet.LONDON).http();
      StringBuilder functions = new StringBuilder();
      boolean code = false;
      boolean answer = false;
      for (String line : document) {
        if (line.equals("```")) {
          code = !code;
          answer = false;
        }
        if (code && line.startsWith("$ ") && line.contains("() {")) {
          functions.append(line.substring(2)).append('\n');
        } else if (code && line.startsWith("$ ")) {
          live.add(line);
          live.addAll(run((functions + line.substring(2)).replace(PORT, port), port));
          answer = true;
          commands++;
          continue;
        }
        if (!answer) {
          live.add(line);
        } else if (line.isEmpty()) {
          live.add(line);
          answer = false;
        }
      }
    }
    if ("write".equals(System.getProperty("golden"))) {
      Files.write(DOCUMENT, live);
    }
    assertThat(commands).isGreaterThan(35);
    assertThat(document).isEqualTo(live);
  }

  /** What a command prints, without empty lines and what says nothing. */
  private static List<String> run(String script, String port) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new AssertionError("bash is missing", e);
    }
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor())
        .as("exit code of " + script + "; 127 is for no curl")
        .isNotEqualTo(127);
    return output
        .replace("\r", "")
        .replace(port, PORT)
        .lines()
        .filter(l -> !l.isBlank() && !l.startsWith("Date: ") && !l.equals("Content-Length: 0"))
        .toList();
  }
}
