package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.wbem.client.WBEMClient;

/** Nothing that the clients offer is left untried against the real endpoint. */
class ClientCoverageTest {
  /** What concerns the client alone. */
  private static final Set<String> LOCAL =
      Set.of("initialize", "close", "getProperty", "setProperty", "setLocales");

  /** The operations of wbemcli's manual page. */
  private static final List<String> WORDS =
      List.of(
          "gc", "gcd", "dc", "ec", "ecn", "gi", "ci", "mi", "di", "ei", "ein", "ai", "ain", "ri",
          "rin", "gp", "sp", "cm", "cmx");

  private static String sources(String named) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      return files
          .filter(f -> f.getFileName().toString().matches(named))
          .map(ClientCoverageTest::read)
          .collect(Collectors.joining());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyOperationOfTheSblimClientIsCalled() throws IOException {
    String tests = sources("(Sblim|Client|Threepar).*IT[.]java|TpdClient[.]java");
    for (Method method : WBEMClient.class.getMethods()) {
      if (!LOCAL.contains(method.getName())) {
        assertThat(tests).contains("." + method.getName() + "(");
      }
    }
  }

  @Test
  void everyWordOfWbemcliIsCalled() throws IOException {
    String tests = sources(".*WbemcliIT[.]java");
    for (String word : WORDS) {
      assertThat(tests).contains("run(\"" + word + "\"");
    }
  }
}
