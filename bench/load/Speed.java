import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints one table: operation, size and connections against rate, latency, cost and ratio. */
final class Speed {
  private static final String USAGE =
      """
      usage: bench/run [--quick] [--sizes N,N] [--connections N,N] [--operations O,O]
                       [--seconds S] [--rounds N] [--json FILE] [--serve OPTIONS]
             bench/run --port PORT [--pid PID] [--login USER:PASSWORD] ...

      Serves a generated fleet of each size and drives it; each round measures the server, then a
      plain Jetty handler that answers with the same bytes. With --port, drives a server that runs.
        --quick         short rounds, for a look
        --sizes         volumes of an array (1000,100000)
        --connections   kept alive, each asking again when answered (1,4,16)
        --operations    of GetInstance, Associators, AssociatorNames, EnumerateInstances,
                        EnumerateInstanceNames, Pull, ExecQuery, GetClass, InvokeMethod (all)
        --seconds       of a round (1), --rounds of each (3), --warmup seconds before (4)
        --namespace, --class, --service CLASS, --method 'NAME PARAMETER=VALUE ...'
                        what is asked (root/tpd, TPD_StorageVolume, its capabilities)
        --json          the same figures as lines of JSON
        --serve         more options for the server, in one word
      """;
  private static final String OPERATIONS =
      "GetInstance,Associators,AssociatorNames,EnumerateInstances,EnumerateInstanceNames,Pull,"
          + "ExecQuery,GetClass,InvokeMethod";
  private static final String ROW = "%-22s %8s %5s %11s %13s %9s %9s %9s %8s%n";

  private final Map<String, String> options;
  private final boolean quick;
  private final Path home = Path.of(System.getProperty("bench.home", "")).toAbsolutePath();
  private final List<String> json = new ArrayList<>();
  private int barePort;

  private Speed(Map<String, String> options) {
    this.options = options;
    this.quick = options.containsKey("quick");
  }

  public static void main(String[] args) throws Exception {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      boolean flag = args[i].equals("--quick");
      if (!args[i].startsWith("--") || args[i].equals("--help") || (!flag && i + 1 == args.length)) {
        System.err.print(USAGE);
        System.exit(args[i].equals("--help") ? 0 : 2);
      }
      options.put(args[i].substring(2), flag ? "" : args[++i]);
    }
    new Speed(options).run();
  }

  private String option(String name, String absent) {
    return options.getOrDefault(name, absent);
  }

  private double number(String name, double absent, double absentQuick) {
    return Double.parseDouble(option(name, Double.toString(quick ? absentQuick : absent)));
  }

  private void run() throws Exception {
    Process bare = start(List.of(java(), "-XX:+UseParallelGC", "-cp", classPath(), "Bare"));
    try {
      barePort = Integer.parseInt(new BufferedReader(reader(bare)).readLine());
      if (options.containsKey("port")) {
        long pid = Long.parseLong(option("pid", "0"));
        System.out.printf(header());
        operations(Integer.parseInt(option("port", "0")), pid);
      } else {
        System.out.printf(header());
        for (String size : option("sizes", "1000,100000").split(",")) {
          served(Integer.parseInt(size));
        }
      }
    } finally {
      end(bare);
    }
    if (options.containsKey("json")) {
      Files.write(Path.of(option("json", "")), json);
    }
  }

  private static String header() {
    return String.format(
        Locale.ROOT,
        ROW,
        "operation", "size", "conns", "answers/s", "objects/s", "p50 ms", "p99 ms", "CPU us", "ratio");
  }

  /** Generates a fleet, serves it, and measures. */
  private void served(int size) throws Exception {
    Path folder = Files.createTempDirectory("bench");
    Path fleet = folder.resolve("fleet.xml");
    Path ready = folder.resolve("ready.json");
    String pairs = Integer.toString(size / 10);
    List<String> generate =
        List.of(
            home + "/arraytwin", "fleet", "generate", "--volumes", Integer.toString(size),
            "--pairs", pairs, "--workloads", "1", "--out", fleet.toString());
    if (start(generate).waitFor() != 0) {
      throw new IOException("the fleet file could not be written");
    }
    List<String> serve =
        new ArrayList<>(
            List.of(
                home + "/arraytwin", "serve", "--fleet", fleet.toString(),
                "--ephemeral-ports", "--ready-file", ready.toString()));
    String more = option("serve", "");
    serve.addAll(more.isEmpty() ? List.of() : Arrays.asList(more.split(" ")));
    long begin = System.nanoTime();
    Process server = start(serve);
    try {
      while (!Files.exists(ready)) {
        if (!server.isAlive()) {
          throw new IOException("the server did not start");
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
      progress("%,d volumes served after %.1f s", size, (System.nanoTime() - begin) / 1e9);
      Matcher port = Pattern.compile("\"http\"\\s*:\\s*([0-9]+)").matcher(Files.readString(ready));
      if (!port.find()) {
        throw new IOException("no port in " + Files.readString(ready));
      }
      memory(server.pid(), "before");
      operations(Integer.parseInt(port.group(1)), server.pid());
      memory(server.pid(), "after");
    } finally {
      end(server);
      Files.deleteIfExists(ready);
      Files.deleteIfExists(fleet);
      Files.deleteIfExists(folder);
    }
  }

  /** Heap in use after a collection, and the most the process ever held. */
  private void memory(long pid, String when) throws Exception {
    String jcmd = Path.of(java()).resolveSibling("jcmd").toString();
    start(List.of(jcmd, Long.toString(pid), "GC.run")).waitFor();
    Process heap = start(List.of(jcmd, Long.toString(pid), "GC.heap_info"));
    String info = new String(heap.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    long used = 0;
    Matcher m = Pattern.compile("(?:PSYoungGen|ParOldGen)[^,]*, used ([0-9]+)K").matcher(info);
    while (m.find()) {
      used += Long.parseLong(m.group(1));
    }
    String status = Files.readString(Path.of("/proc/" + pid + "/status"));
    String peak = status.replaceAll("(?s).*VmHWM:\\s*([0-9]+) kB.*", "$1");
    System.out.printf(
        Locale.ROOT,
        "  memory %s: %.1f MB of heap in use, %.0f MB resident at most%n",
        when,
        used / 1024.0,
        Long.parseLong(peak) / 1024.0);
  }

  private void operations(int port, long pid) throws Exception {
    Cim cim =
        new Cim(
            option("namespace", "root/tpd"),
            option("class", "TPD_StorageVolume"),
            option("login", "admin:arraytwin"),
            option(
                "method", "ConvertReplicationTypeToSyncType ReplicationType=6"));
    int size;
    try (Wire wire = new Wire(port)) {
      size = cim.learn(wire, option("service", "TPD_ReplicationServiceCapabilities"));
    }
    for (String operation : option("operations", OPERATIONS).split(",")) {
      List<byte[]> requests = cim.requests(operation);
      ByteArrayOutputStream kept = new ByteArrayOutputStream();
      try (Wire wire = new Wire(port);
          Wire bare = new Wire(barePort)) {
        wire.call(requests.get(0), kept);
        if (new String(kept.toByteArray(), 0, Math.min(kept.size(), 4_000), StandardCharsets.UTF_8)
            .contains("<ERROR ")) {
          progress("%s is answered with an error: %s", operation, kept);
          continue;
        }
        bare.call(Cim.put(operation, kept.toByteArray()), null);
      }
      int objects = Math.max(1, objects(kept.toByteArray()));
      Drive ours =
          operation.equals("Pull")
              ? new Drive(port, requests, cim::next, cim::close)
              : new Drive(port, requests, tail -> null, tail -> null);
      Drive plain =
          new Drive(
              barePort,
              requests.stream().map(r -> Cim.redirected(r, operation)).toList(),
              tail -> null,
              tail -> null);
      measure(new Row(operation, size, objects, ours, plain), pid);
    }
  }

  private record Row(String operation, int size, int objects, Drive ours, Drive plain) {}

  private void measure(Row row, long pid) throws Exception {
    double warmup = number("warmup", 4, 1.5);
    progress("%s, %,d objects: warming up", row.operation(), row.size());
    row.ours().measure(4, warmup);
    row.plain().measure(4, warmup / 2);
    for (String each : option("connections", "1,4,16").split(",")) {
      int connections = Integer.parseInt(each);
      Drive.Tally ours = new Drive.Tally();
      Drive.Tally plain = new Drive.Tally();
      Duration cpu = Duration.ZERO;
      int rounds = (int) number("rounds", 3, 2);
      for (int round = 0; round < rounds; round++) {
        Duration before = cpu(pid);
        ours.add(row.ours().measure(connections, number("seconds", 1, 0.4)));
        cpu = cpu.plus(cpu(pid)).minus(before);
        plain.add(row.plain().measure(connections, number("seconds", 1, 0.4)));
      }
      print(row, connections, ours, plain, cpu);
    }
  }

  private void print(
      Row row, int connections, Drive.Tally ours, Drive.Tally plain, Duration cpu) {
    double micros = cpu.toNanos() / 1e3 / ours.answers;
    System.out.printf(
        Locale.ROOT,
        ROW,
        row.operation(),
        String.format(Locale.ROOT, "%,d", row.size()),
        connections,
        String.format(Locale.ROOT, ours.rate() < 100 ? "%,.1f" : "%,.0f", ours.rate()),
        String.format(Locale.ROOT, "%,.0f", ours.rate() * row.objects()),
        String.format(Locale.ROOT, "%.3f", ours.millis(0.5)),
        String.format(Locale.ROOT, "%.3f", ours.millis(0.99)),
        String.format(Locale.ROOT, "%,.1f", micros),
        String.format(Locale.ROOT, "%.2f", ours.rate() / plain.rate()));
    json.add(
        String.format(
            Locale.ROOT,
            "{\"operation\":\"%s\",\"size\":%d,\"connections\":%d,\"answersPerSecond\":%.1f,"
                + "\"objectsPerSecond\":%.0f,\"bytesPerAnswer\":%d,\"p50Millis\":%.3f,"
                + "\"p99Millis\":%.3f,\"cpuMicrosPerAnswer\":%.1f,\"plainAnswersPerSecond\":%.1f,"
                + "\"ratio\":%.3f}",
            row.operation(),
            row.size(),
            connections,
            ours.rate(),
            ours.rate() * row.objects(),
            ours.bytes / ours.answers,
            ours.millis(0.5),
            ours.millis(0.99),
            micros,
            plain.rate(),
            ours.rate() / plain.rate()));
  }

  private static Duration cpu(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(p -> p.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  /** Instances in an answer, or names where it has no instances. */
  private static int objects(byte[] answer) {
    int instances = count(answer, "</INSTANCE>");
    return instances > 0 ? instances : count(answer, "</INSTANCENAME>");
  }

  private static int count(byte[] text, String tag) {
    byte[] bytes = tag.getBytes(StandardCharsets.US_ASCII);
    int found = 0;
    int matched = 0;
    for (byte b : text) {
      matched = b == bytes[matched] ? matched + 1 : b == bytes[0] ? 1 : 0;
      if (matched == bytes.length) {
        found++;
        matched = 0;
      }
    }
    return found;
  }

  private static void progress(String format, Object... values) {
    System.err.printf(Locale.ROOT, "bench: " + format + "%n", values);
  }

  private static String java() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static InputStreamReader reader(Process process) {
    return new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
  }

  private static Process start(List<String> command) throws IOException {
    boolean jcmd = command.get(0).endsWith("jcmd") || command.contains("Bare");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    if (!jcmd) {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
    return builder.start();
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
