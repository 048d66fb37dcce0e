package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.profile.CommandLine.Answer;
import org.arraytwin.replication.Content;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** The fleet bs2000.xml served, its mainframe at the command line, its boxes over CIM-XML. */
final class Mainframe implements AutoCloseable {
  static final Path HOME = Path.of("");
  static final long GIB = 1L << 30;
  static final long GRAIN = Content.GRAIN_BYTES;
  private static final String HOST = "abgse701";
  private static final String SESSION = "FUJITSU_StorageSynchronized";
  private static final String ETERNUS = "root/eternus";

  private final Server server;

  Mainframe() {
    this(HOME);
  }

  private Mainframe(Path home) {
    server =
        Server.start(
            ServerSettings.embedded(home, home.resolve("provider-config/fleets/bs2000.xml"), 0));
  }

  /** A mainframe on which one switch of SHC-OSD has another value. */
  static Mainframe with(Path home, String name, String value) {
    return edited(
        home,
        "bs2000/shc-osd.xml",
        text -> text.replaceAll("(name=\"" + name + "\" value=)\"[^\"]*\"", "$1\"" + value + "\""));
  }

  /** A mainframe of which one file of provider-config is another one. */
  static Mainframe edited(Path home, String name, UnaryOperator<String> edit) {
    try {
      for (String folder : List.of("provider-config", "mof")) {
        copy(HOME.resolve(folder), home.resolve(folder));
      }
      Path file = home.resolve("provider-config").resolve(name);
      String text = Files.readString(file);
      String changed = edit.apply(text);
      assertThat(changed).as("edit of " + name).isNotEqualTo(text);
      Files.writeString(file, changed);
      return new Mainframe(home);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  Server server() {
    return server;
  }

  Answer type(String line) {
    try {
      return server.commandLine(HOST).run(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A command that must be carried out. */
  String good(String line) {
    Answer answer = type(line);
    assertThat(answer.exitCode()).as(line + ": " + answer.output()).isZero();
    return answer.output();
  }

  /** A command that must be rejected by a message. */
  String rejected(String line, String id) {
    Answer answer = type(line);
    assertThat(answer.output()).as(line).contains(id);
    assertThat(answer.exitCode()).as(line + ": " + answer.output()).isEqualTo(64);
    return answer.output();
  }

  /** A command that waits while virtual time goes on. */
  String waiting(String line) {
    CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> type(line));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!answer.isDone() && System.nanoTime() < end) {
      server.fleet().step();
      Thread.onSpinWait();
    }
    try {
      Answer done = answer.get(1, TimeUnit.SECONDS);
      assertThat(done.exitCode()).as(line + ": " + done.output()).isZero();
      return done.output();
    } catch (Exception e) {
      throw new AssertionError(line, e);
    }
  }

  void pass(double seconds) {
    server.fleet().jump((long) (seconds * 1e6));
  }

  void happen(Command command) {
    assertThat(server.fleet().execute(command).refusal()).isNull();
  }

  void write(String volume, long grain, long grains) {
    happen(new HostWrite(box(volume), volume, grain * GRAIN, grains * GRAIN));
  }

  void fail(String volume) {
    happen(new VolumeCondition(box(volume), volume, "io-failed", ""));
  }

  private static String box(String volume) {
    return volume.startsWith("remote") ? "dxb" : "dxa";
  }

  FleetAt at() {
    return server.fleet().now();
  }

  Content content(String volume) {
    int array = box(volume).equals("dxb") ? 1 : 0;
    return at().content(array, at().fleet().site(array).volume(volume).id());
  }

  /** The status of the pair of a unit and its clone or snap unit; none where there is no pair. */
  String status(String unit, String copy) {
    return cell(unit, copy, 6);
  }

  /** READY or NOT-READY of the clone or snap unit. */
  String copyStatus(String unit, String copy) {
    return cell(unit, copy, 8);
  }

  /** READY or NOT-READY of the unit. */
  String unitStatus(String unit, String copy) {
    return cell(unit, copy, 7);
  }

  private String cell(String unit, String copy, int column) {
    for (String command : List.of("/SHOW-CLONE-SESSION-STATUS", "/SHOW-SNAP-SESSION-STATUS")) {
      for (String line : good(command).split("\n", -1)) {
        String[] cells = line.split(" +", -1);
        if (cells.length > 8 && cells[1].equals(unit) && cells[3].equals(copy)) {
          return cells[column];
        }
      }
    }
    return "none";
  }

  /** The VSN of a device, - for none that can be read. */
  String vsn(String mn) {
    return device(mn)[2];
  }

  /** READY or NOT-READY of a device. */
  String ready(String mn) {
    return device(mn)[4];
  }

  private String[] device(String mn) {
    return good("/SHOW-DEVICE-STATUS UNIT=" + mn).split("\n", -1)[1].split(" +", -1);
  }

  /** CopyState of the session from one volume to another on a box's CIM server; - for none. */
  String copyState(String source, String target) throws WBEMException {
    try (TpdClient client = new TpdClient(server.arrays().get(0), "SAX")) {
      for (CIMInstance session : client.all(ETERNUS, SESSION)) {
        if (name(client, session, "SystemElement").equals(source)
            && name(client, session, "SyncedElement").equals(target)) {
          return session.getPropertyValue("CopyState").toString();
        }
      }
      return "-";
    }
  }

  /** CopyState of the only session on a box's CIM server, one to another box; - for none. */
  String remoteCopyState() throws WBEMException {
    try (TpdClient client = new TpdClient(server.arrays().get(0), "SAX")) {
      List<CIMInstance> sessions = client.all(ETERNUS, SESSION);
      assertThat(sessions).hasSizeLessThan(2);
      return sessions.isEmpty() ? "-" : sessions.get(0).getPropertyValue("CopyState").toString();
    }
  }

  private static String name(TpdClient client, CIMInstance session, String end)
      throws WBEMException {
    CIMObjectPath path = (CIMObjectPath) session.getPropertyValue(end);
    return client.get(path).getPropertyValue("ElementName").toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
