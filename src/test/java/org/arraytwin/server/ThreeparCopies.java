package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.arraytwin.array.Provisioning;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.volume.CreateVolume;
import org.arraytwin.profile.CommandLine.Answer;
import org.arraytwin.replication.Content;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** A 3PAR array with volumes to copy, served; time passes only when told to. */
final class ThreeparCopies implements AutoCloseable {
  static final String COPY = "TPD_StorageSynchronized";
  static final String VOLUME = "TPD_StorageVolume";
  static final long GRAIN = 64L << 10;

  /** A physical copy of it takes a second. */
  static final long SIZE = 64L << 20;

  private static final Path HOME = Path.of("");

  private final Server server =
      Server.start(
          ServerSettings.embedded(
              HOME, HOME.resolve("provider-config/fleets/threepar-copies.xml"), 0));
  private final TpdClient client;

  ThreeparCopies() throws WBEMException {
    client = new TpdClient(server.arrays().get(0), "SAX");
  }

  TpdClient client() {
    return client;
  }

  Answer type(String array, String line) {
    try {
      return server.commandLine(array).run(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What a line prints, which must be accepted. */
  String good(String line) {
    Answer answer = type("london", line);
    assertThat(answer.exitCode()).as(line + ": " + answer.output()).isZero();
    return answer.output();
  }

  /** Types a line that waits for its effect, while time runs fast. */
  void waiting(String line) {
    server.fleet().scale(2000);
    try {
      good(line);
    } finally {
      server.fleet().scale(0);
    }
  }

  /** What a line prints, which must be refused. */
  String bad(String line) {
    Answer answer = type("london", line);
    assertThat(answer.exitCode()).as(line + ": " + answer.output()).isOne();
    return answer.output();
  }

  /** One value of {@code showvv}. */
  String shown(String column, String volume) {
    return good("showvv -showcols " + column + " " + volume).lines().toList().get(1).strip();
  }

  void run(Command command) {
    Refusal refusal = server.fleet().execute(command).refusal();
    assertThat(refusal == null ? "" : refusal.message()).isEmpty();
  }

  /** Why a command is refused. */
  Reason refused(Command command) {
    Refusal refusal = server.fleet().execute(command).refusal();
    assertThat(refusal).isNotNull();
    return refusal.reason();
  }

  void volume(String name) {
    run(new CreateVolume(0, name, "FC_r5", SIZE, Provisioning.THIN));
  }

  /** Writes grains, for example {@code 3} or {@code 0-9}. */
  void write(String volume, String grains) {
    String[] ends = grains.split("-", -1);
    long first = Long.parseLong(ends[0]);
    long last = Long.parseLong(ends[ends.length - 1]);
    run(new HostWrite("london", volume, first * GRAIN, (last - first + 1) * GRAIN));
  }

  void fail(String volume) {
    run(new VolumeCondition("london", volume, "io-failed", ""));
  }

  void pass(double seconds) {
    server.fleet().jump((long) (seconds * 1_000_000));
  }

  FleetAt at() {
    return server.fleet().now();
  }

  Content content(String volume) {
    return content(0, volume);
  }

  Content content(int array, String volume) {
    FleetAt at = at();
    return at.content(array, at.fleet().site(array).volume(volume).id());
  }

  /** The path of a volume, found by its name. */
  CIMObjectPath path(String volume) throws WBEMException {
    return client.named(VOLUME, volume).getObjectPath();
  }

  /** The associations whose copy a volume is. */
  List<CIMInstance> copies(String volume) throws WBEMException {
    return TpdClient.list(
        client.client().referenceInstances(path(volume), COPY, "SyncedElement", false, null));
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
