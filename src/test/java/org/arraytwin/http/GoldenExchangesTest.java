package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.arraytwin.binding.AnswerWriter;
import org.arraytwin.cimxml.Request;
import org.arraytwin.cimxml.RequestReader;
import org.arraytwin.cimxml.Utf8Output;
import org.arraytwin.cimxml.XmlLimits;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.Model;
import org.arraytwin.wbem.OddNamespace;
import org.arraytwin.wbem.SampleNamespace;
import org.arraytwin.wbem.ServerLimits;
import org.arraytwin.wbem.pull.PullContexts;
import org.arraytwin.wbem.pull.PullPolicy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every request under test-fixtures/cimxml is answered byte for byte as the file beside it says. A
 * file {@code NAME.before.xml} holds a message that the same server answers first. After a wanted
 * change: run with {@code -Darraytwin.golden=write} and read the difference.
 */
class GoldenExchangesTest {
  private static final Path FOLDER = Path.of("test-fixtures", "cimxml");
  private static final String REQUEST = ".request.xml";

  @TestFactory
  Stream<DynamicTest> everyExchangeIsAnsweredToTheByte() throws IOException {
    List<Path> requests;
    try (Stream<Path> files = Files.list(FOLDER)) {
      requests = files.filter(f -> f.toString().endsWith(REQUEST)).sorted().toList();
    }
    assertThat(requests).hasSizeGreaterThan(50);
    return requests.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString().replace(REQUEST, ""), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    Path expected = Path.of(file.toString().replace(REQUEST, ".response.xml"));
    AtomicInteger contexts = new AtomicInteger();
    CimServer server =
        new CimServer(
            () -> "array.example:5988",
            Model.of(List.of(new SampleNamespace(5), new OddNamespace())),
            new PullContexts(
                PullPolicy.of(ServerLimits.DEFAULT, true, true),
                () -> 0,
                () -> "context-" + contexts.incrementAndGet()));
    Path before = Path.of(file.toString().replace(REQUEST, ".before.xml"));
    if (Files.exists(before)) {
      answer(server, Files.readAllBytes(before));
    }
    byte[] answer = answer(server, Files.readAllBytes(file));
    if ("write".equals(System.getProperty("arraytwin.golden"))) {
      Files.write(expected, answer);
    }
    assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo(Files.readString(expected));
  }

  private static byte[] answer(CimServer server, byte[] request) throws IOException {
    Request message = RequestReader.read(new ByteArrayInputStream(request), XmlLimits.REQUEST);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Utf8Output out = new Utf8Output(bytes);
    new AnswerWriter(server, out).write(message);
    out.flush();
    return bytes.toByteArray();
  }
}
