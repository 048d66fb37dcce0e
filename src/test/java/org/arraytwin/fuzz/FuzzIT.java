package org.arraytwin.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arraytwin.cim.mof.MofCompiler;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.cim.mof.syntax.MofSource;
import org.arraytwin.server.Server;
import org.arraytwin.server.ServerSettings;
import org.arraytwin.wbem.Limit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Damaged requests, queries and MOF: each is answered with a clear status, and afterwards all is as
 * before. {@code -Dfuzz.seconds=N} (60), {@code -Dfuzz.seed=N} to repeat a run, {@code
 * -Dfuzz.replay=FILE} to send one request that failed, from target/fuzz, again.
 */
class FuzzIT {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Path FAILURES = HOME.resolve("target/fuzz");
  private static final long SECONDS = Long.getLong("fuzz.seconds", 60);
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final int CONTEXTS = 16;
  private static final int MAX_FAILURES = 10;
  private static final long GROWTH_BYTES = 24L << 20;
  private static final Pattern CALL = Pattern.compile("<I?METHODCALL NAME=\"([^\"<>&\r\n]*)\"");
  private static final Pattern SPACE = Pattern.compile("<NAMESPACE NAME=\"([^\"<>&\r\n]*)\"");
  private static final Pattern CLASS =
      Pattern.compile("CLASSNAME (?:CLASS)?NAME=\"([^\"<>&\r\n]*)\"");
  private static final String LOGIN =
      Base64.getEncoder().encodeToString("admin:arraytwin".getBytes(StandardCharsets.UTF_8));

  private static Server server;
  private static int port;

  @BeforeAll
  static void open() throws IOException {
    ServerSettings embedded =
        ServerSettings.embedded(HOME, HOME.resolve("provider-config/fleets/two-site-dr.xml"), 1);
    server =
        Server.start(
            embedded.with(
                embedded
                    .limits()
                    .with(Limit.PULL_CONTEXTS, CONTEXTS)
                    .with(Limit.PULL_IDLE_SECONDS, 2)
                    .with(Limit.PULL_AGE_SECONDS, 4)));
    port = server.arrays().get(0).http();
    Files.createDirectories(FAILURES);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static List<String> texts(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }

  /** The golden requests, asked of an array, and queries of every kind. */
  private static List<String> requests() throws IOException {
    List<String> all = new ArrayList<>();
    for (String text : texts("test-fixtures/cimxml", ".request.xml")) {
      all.add(text.replace("NAME=\"sample\"", "NAME=\"tpd\""));
    }
    for (Map.Entry<String, String> query : Queries.ALL) {
      all.add(Queries.request(query.getKey(), query.getValue()));
    }
    return all;
  }

  /** Headers as the body says, most of the time: else nothing gets beyond them. */
  private static byte[] request(Mutation mutation, String body) {
    byte[] bytes = mutation.bytes(body);
    String method = first(CALL, body, "GetInstance");
    List<String> spaces = new ArrayList<>();
    Matcher space = SPACE.matcher(body);
    while (space.find() && spaces.size() < 2) {
      spaces.add(space.group(1));
    }
    String object = spaces.isEmpty() ? "root/tpd" : String.join("/", spaces);
    if (body.contains("<METHODCALL")) {
      object += ":" + first(CLASS, body, "X");
    }
    int length = bytes.length + (mutation.below(50) == 0 ? -1 : 0);
    String head =
        "POST /cimom HTTP/1.1\r\nHost: x\r\nAuthorization: Basic "
            + LOGIN
            + "\r\nContent-Type: application/xml; charset=\"utf-8\"\r\nCIMOperation: MethodCall"
            + "\r\nCIMMethod: "
            + method
            + "\r\nCIMObject: "
            + object
            + "\r\nContent-Length: "
            + Math.max(0, length)
            + "\r\n\r\n";
    byte[] top = head.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[top.length + Math.max(0, length)];
    System.arraycopy(top, 0, all, 0, top.length);
    System.arraycopy(bytes, 0, all, top.length, all.length - top.length);
    return all;
  }

  private static String first(Pattern pattern, String text, String absent) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() && !matcher.group(1).isBlank() ? matcher.group(1) : absent;
  }

  @Test
  void whateverIsAskedIsAnsweredClearlyAndLeavesNothingBehind() throws IOException {
    System.out.println("fuzz: requests for " + SECONDS * 2 / 3 + " s, -Dfuzz.seed=" + SEED);
    Mutation mutation = new Mutation(new SplittableRandom(SEED), requests());
    List<String> failures = new ArrayList<>();
    try (Exchange exchange = new Exchange(port)) {
      byte[] known = request(mutation, Queries.KNOWN);
      assertThat(exchange.judge(known)).isNull();
      long end = System.nanoTime() + Duration.ofSeconds(SECONDS * 2 / 3).toNanos();
      long quarter = System.nanoTime() + Duration.ofSeconds(SECONDS / 6).toNanos();
      long count = 0;
      long before = 0;
      int threads = 0;
      long sockets = 0;
      while (System.nanoTime() < end && failures.size() < MAX_FAILURES) {
        byte[] input = request(mutation, mutation.next());
        String wrong = exchange.judge(input);
        if (wrong != null) {
          failures.add(keep(input, count, wrong));
        }
        count++;
        if (before == 0 && System.nanoTime() > quarter) {
          before = used();
          threads = Thread.activeCount();
          sockets = descriptors();
        }
      }
      System.out.println("fuzz: " + count + " requests, answered " + exchange.tally);
      assertThat(failures).isEmpty();
      assertThat(exchange.tally).as("all layers were reached").containsKeys("HTTP 200", "CIM 4");
      assertThat(exchange.judge(known)).isNull();
      assertThat(used()).isLessThan(before + GROWTH_BYTES);
      assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 8);
      long atMost = sockets + 4;
      await().untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(atMost));
      everyContextIsFree(exchange);
    }
  }

  /** As many enumerations can be opened as if there had never been one. */
  private static void everyContextIsFree(Exchange exchange) {
    Mutation none = new Mutation(new SplittableRandom(1), List.of(""));
    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ofSeconds(5))
        .pollInterval(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              for (int i = 0; i < CONTEXTS; i++) {
                byte[] open = request(none, Queries.OPEN);
                assertThat(exchange.status(open)).isEqualTo("opened");
              }
            });
  }

  @Test
  void oneRequestIsSentAgain() throws IOException {
    String file = System.getProperty("fuzz.replay", "");
    byte[] input =
        file.isEmpty()
            ? request(new Mutation(new SplittableRandom(1), List.of("")), Queries.KNOWN)
            : Files.readAllBytes(Path.of(file));
    try (Exchange exchange = new Exchange(port)) {
      assertThat(exchange.judge(input)).isNull();
    }
  }

  @Test
  void whateverMofIsGivenIsCompiledOrRefusedWithItsPlace() throws IOException {
    System.out.println("fuzz: MOF for " + SECONDS / 3 + " s, -Dfuzz.seed=" + SEED);
    List<String> corpus = new ArrayList<>(texts("mof/cim", "Synchronized.mof"));
    corpus.addAll(texts("mof/cim", "Job.mof"));
    corpus.add(Files.readString(HOME.resolve("mof/cim/qualifiers.mof")));
    corpus.add("instance of A as $a { S = \"x\" \"y\"; N = {1, 2}; R = $a; D = null; };\n");
    String qualifiers = Files.readString(HOME.resolve("mof/cim/qualifiers.mof"));
    Mutation mutation = new Mutation(new SplittableRandom(SEED), corpus);
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS / 3).toNanos();
    long count = 0;
    while (System.nanoTime() < end) {
      String text = mutation.next();
      MofSource source =
          MofSource.of(
              Map.of(
                  "all.mof",
                  "#pragma include (\"q.mof\")\n#pragma include (\"x.mof\")\n",
                  "q.mof",
                  qualifiers,
                  "x.mof",
                  text));
      try {
        MofCompiler.parse(source, "all.mof").repository();
      } catch (MofException e) {
        assertThat(e.line()).isPositive();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            keep(text.getBytes(StandardCharsets.UTF_8), count, "MOF: " + e), e);
      }
      count++;
    }
    System.out.println("fuzz: " + count + " MOF texts");
    assertThat(count).isPositive();
  }

  private static String keep(byte[] input, long number, String wrong) {
    Path file = FAILURES.resolve(SEED + "-" + number);
    try {
      Files.write(file, input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return wrong + "; again with -Dfuzz.replay=" + file;
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Open files and sockets of this process; a constant where the system does not tell. */
  private static long descriptors() {
    String[] open = new File("/proc/self/fd").list();
    return open == null ? 0 : open.length;
  }
}
