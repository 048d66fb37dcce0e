import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Drives a running CIM server over plain sockets with keep-alive and prints rates and latencies.
 *
 * <pre>java bench/load/Load.java http://admin:arraytwin@127.0.0.1:5988 \
 *   --namespace root/tpd --class TPD_StorageVolume --operation GetInstance
 * </pre>
 *
 * Options: --operation GetInstance | EnumerateInstances | Associators (default GetInstance),
 * --connections N (4), --seconds N (10), --warmup N (5). GetInstance and Associators cycle through
 * the first 1,000 instance names of the class. Answers are checked by their length only, so that
 * the driver leaves the processors to the server.
 */
final class Load {
  private static final int NAMES = 1_000;

  private final URI server;
  private final String namespace;
  private final String cimClass;
  private final String operation;

  private Load(URI server, String namespace, String cimClass, String operation) {
    this.server = server;
    this.namespace = namespace;
    this.cimClass = cimClass;
    this.operation = operation;
  }

  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      System.err.println("usage: java Load.java URL [--operation O] [--class C] [--namespace N]");
      System.exit(2);
    }
    Load load =
        new Load(
            URI.create(args[0]),
            option(args, "--namespace", "root/tpd"),
            option(args, "--class", "TPD_StorageVolume"),
            option(args, "--operation", "GetInstance"));
    int connections = Integer.parseInt(option(args, "--connections", "4"));
    load.run(
        connections,
        Integer.parseInt(option(args, "--warmup", "5")),
        Integer.parseInt(option(args, "--seconds", "10")));
  }

  private static String option(String[] args, String name, String absent) {
    for (int i = 1; i + 1 < args.length; i += 2) {
      if (args[i].equals(name)) {
        return args[i + 1];
      }
    }
    return absent;
  }

  private void run(int connections, int warmupSeconds, int seconds) throws Exception {
    List<byte[]> requests = requests();
    measure(connections, warmupSeconds, requests);
    List<Worker> workers = measure(connections, seconds, requests);
    long answers = 0;
    long bytes = 0;
    long instances = 0;
    for (Worker worker : workers) {
      answers += worker.count;
      bytes += worker.bytes;
      instances += worker.instances;
    }
    long[] all = new long[(int) answers];
    int at = 0;
    for (Worker worker : workers) {
      System.arraycopy(worker.nanos, 0, all, at, worker.count);
      at += worker.count;
    }
    Arrays.sort(all);
    double elapsed = workers.stream().mapToLong(w -> w.elapsed).max().orElseThrow() / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s %s: %d connections, %.1f s, %,.0f answers/s, %,.0f instances/s, %,.1f MB/s,"
            + " p50 %.3f ms, p99 %.3f ms%n",
        operation,
        cimClass,
        connections,
        elapsed,
        answers / elapsed,
        instances / elapsed,
        bytes / elapsed / 1e6,
        all[all.length / 2] / 1e6,
        all[(int) (all.length * 0.99)] / 1e6);
  }

  private List<Worker> measure(int connections, int seconds, List<byte[]> requests)
      throws Exception {
    List<Worker> workers = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Worker worker = new Worker(requests, i * 97, seconds);
      workers.add(worker);
      threads.add(new Thread(worker));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    for (Worker worker : workers) {
      if (worker.failure != null) {
        throw worker.failure;
      }
    }
    return workers;
  }

  private List<byte[]> requests() throws IOException {
    String byClass =
        "<IPARAMVALUE NAME=\"ClassName\"><CLASSNAME NAME=\"" + cimClass + "\"/></IPARAMVALUE>";
    if (operation.equals("EnumerateInstances")) {
      return List.of(request(operation, byClass));
    }
    String parameter = operation.equals("GetInstance") ? "InstanceName" : "ObjectName";
    List<byte[]> requests = new ArrayList<>();
    for (String name : names(request("EnumerateInstanceNames", byClass))) {
      requests.add(
          request(operation, "<IPARAMVALUE NAME=\"" + parameter + "\">" + name + "</IPARAMVALUE>"));
    }
    return requests;
  }

  private List<String> names(byte[] request) throws IOException {
    try (Connection connection = new Connection()) {
      ByteArrayOutputStream kept = new ByteArrayOutputStream();
      connection.call(request, kept);
      String text = kept.toString(StandardCharsets.UTF_8);
      List<String> names = new ArrayList<>();
      int at = text.indexOf("<INSTANCENAME");
      while (at >= 0 && names.size() < NAMES) {
        int end = text.indexOf("</INSTANCENAME>", at) + "</INSTANCENAME>".length();
        names.add(text.substring(at, end));
        at = text.indexOf("<INSTANCENAME", end);
      }
      if (names.isEmpty()) {
        throw new IOException("no instances of " + cimClass + ": " + text);
      }
      return names;
    }
  }

  private byte[] request(String name, String parameters) {
    StringBuilder space = new StringBuilder();
    for (String part : namespace.split("/", -1)) {
      space.append("<NAMESPACE NAME=\"").append(part).append("\"/>");
    }
    String body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><CIM CIMVERSION=\"2.0\" DTDVERSION=\"2.0\">"
            + "<MESSAGE ID=\"1\" PROTOCOLVERSION=\"1.0\"><SIMPLEREQ><IMETHODCALL NAME=\""
            + name
            + "\"><LOCALNAMESPACEPATH>"
            + space
            + "</LOCALNAMESPACEPATH>"
            + parameters
            + "</IMETHODCALL></SIMPLEREQ></MESSAGE></CIM>";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String login =
        Base64.getEncoder()
            .encodeToString(String.valueOf(server.getUserInfo()).getBytes(StandardCharsets.UTF_8));
    String head =
        "POST /cimom HTTP/1.1\r\nHost: "
            + server.getHost()
            + "\r\nAuthorization: Basic "
            + login
            + "\r\nContent-Type: application/xml; charset=\"utf-8\"\r\nCIMOperation: MethodCall"
            + "\r\nCIMMethod: "
            + name
            + "\r\nCIMObject: "
            + namespace
            + "\r\nContent-Length: "
            + bytes.length
            + "\r\n\r\n";
    byte[] top = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(top, top.length + bytes.length);
    System.arraycopy(bytes, 0, all, top.length, bytes.length);
    return all;
  }

  /** One connection that asks again as soon as it is answered. */
  private final class Worker implements Runnable {
    private final List<byte[]> requests;
    private final int first;
    private final int seconds;
    private long[] nanos = new long[1 << 16];
    private int count;
    private long bytes;
    private long instances;
    private long elapsed;
    private Exception failure;

    Worker(List<byte[]> requests, int first, int seconds) {
      this.requests = requests;
      this.first = first;
      this.seconds = seconds;
    }

    @Override
    public void run() {
      try (Connection connection = new Connection()) {
        int perAnswer = instances(connection);
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        for (long now = begin; now < end; ) {
          bytes += connection.call(requests.get((first + count) % requests.size()), null);
          instances += perAnswer;
          long then = System.nanoTime();
          if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
          }
          nanos[count++] = then - now;
          now = then;
        }
        elapsed = System.nanoTime() - begin;
      } catch (IOException | RuntimeException e) {
        failure = e;
      }
    }

    private int instances(Connection connection) throws IOException {
      Occurrences instances = new Occurrences("</INSTANCE>");
      Occurrences errors = new Occurrences("<ERROR ");
      connection.call(
          requests.get(first % requests.size()),
          new OutputStream() {
            @Override
            public void write(int b) {
              instances.write(b);
              errors.write(b);
            }
          });
      if (errors.count > 0) {
        throw new IOException("the server answers with an error");
      }
      return instances.count;
    }
  }

  /** Counts a tag in what goes by; only its first character may be a '<'. */
  private static final class Occurrences extends OutputStream {
    private final byte[] tag;
    private int matched;
    private int count;

    Occurrences(String tag) {
      this.tag = tag.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void write(int b) {
      matched = b == tag[matched] ? matched + 1 : b == tag[0] ? 1 : 0;
      if (matched == tag.length) {
        count++;
        matched = 0;
      }
    }
  }

  /** A connection that stays open; knows Content-Length and chunked answers. */
  private final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[256 << 10];

    Connection() throws IOException {
      socket = new Socket(server.getHost(), server.getPort());
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 128 << 10);
    }

    long call(byte[] request, OutputStream kept) throws IOException {
      socket.getOutputStream().write(request);
      String status = line();
      if (!status.startsWith("HTTP/1.1 200")) {
        throw new IOException("answered " + status);
      }
      long length = -1;
      for (String header = line(); !header.isEmpty(); header = line()) {
        if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
          length = Long.parseLong(header.substring(15).trim());
        }
      }
      if (length >= 0) {
        skip(length, kept);
        return length;
      }
      long total = 0;
      while (true) {
        long chunk = Long.parseLong(line().trim(), 16);
        skip(chunk, kept);
        line();
        if (chunk == 0) {
          return total;
        }
        total += chunk;
      }
    }

    private void skip(long length, OutputStream kept) throws IOException {
      long left = length;
      while (left > 0) {
        int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (n < 0) {
          throw new EOFException();
        }
        if (kept != null) {
          kept.write(buffer, 0, n);
        }
        left -= n;
      }
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException();
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
