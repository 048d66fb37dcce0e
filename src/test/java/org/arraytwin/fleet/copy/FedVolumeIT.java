package org.arraytwin.fleet.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.List;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.session.Families;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.table.Legal;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volumes that receive a remote copy take no other data, whatever the kind of copy. */
class FedVolumeIT {
  private static final ProviderConfig CONFIG = new ProviderConfig(Path.of("provider-config"));
  private static final Rules RULES =
      new Rules(
          new Timings(10, 10, 10, 10, 5, 1, 1, 2, 3),
          false,
          20,
          Vector.ofAll(CONFIG.sessions()).map(CONFIG::session));

  private Fleet fleet = Fleet.empty(1_700_000_000_000_000L);

  /** Arrays a and b with volumes v, w and x, whose v's are to be mirrored from a to b. */
  FedVolumeIT() {
    for (int i = 0; i < 2; i++) {
      String name = i == 0 ? "a" : "b";
      Node node = new Node(0, name + "-0", "10.0.0." + i, "0:3:1");
      run(
          new AddArray(
              new StorageArray(i, name, "any", "any", "SN" + i, 1000 + i, "1", List.of(node)),
              RULES,
              Vector.of(new Pool(0, "pool", 100L << 40, "RAID5", "FC"))));
      for (String volume : List.of("v", "w", "x")) {
        run(new AddVolume(i, volume, 0, 64 * Content.GRAIN_BYTES, Provisioning.THIN));
      }
    }
    run(new AddLink(0, 1, 20 << 20));
  }

  private void run(Command command) {
    assertThat(refused(command)).as(command.toString()).isNull();
  }

  private Reason refused(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    fleet = outcome.fleet();
    return outcome.refusal() == null ? null : outcome.refusal().reason();
  }

  private void pass(double seconds) {
    fleet = Outcome.advance(fleet, fleet.now() + Timings.micros(seconds)).fleet();
  }

  private void mirrored() {
    run(CreateMirror.of(0, "reference-mirror", "g", "b", Mode.SYNC, List.of("v")));
    run(new Operate(0, "g", "Activate", List.of()));
    pass(10);
  }

  private void copy(String kind, String source, String target) {
    copy("m", kind, source, target);
  }

  private void copy(String name, String kind, String source, String target) {
    run(
        new CreateCopy(
            1, name, kind, source, target, "", 8 * Content.GRAIN_BYTES, 0, false, false, ""));
  }

  private Operate asked(String operation) {
    List<String> words = List.of(operation.split("\\s*\\+", -1));
    return new Operate(1, "m", words.get(0), words.subList(1, words.size()));
  }

  @ParameterizedTest
  @CsvSource({
    "reference-snapshot, Activate",
    "reference-clone, Activate",
    "eternus-quickopc, acopc start",
    "eternus-opc, acopc start",
    "eternus-snapopc, acsnap start",
    "eternus-snapopc-single, acsnap start",
    "threepar-physical-copy, createvvcopy",
    "threepar-virtual-copy, createsv",
    "eternus-ec, acec start",
    "storwize-flashcopy, prestartfcmap",
    "storwize-flashcopy, startfcmap +prep"
  })
  void nothingIsCopiedOntoThem(String kind, String operation) {
    mirrored();
    copy(kind, "w", "v");
    assertThat(refused(asked(operation))).isEqualTo(Reason.VOL_IS_READ_ONLY);
  }

  @ParameterizedTest
  @CsvSource({
    "reference-snapshot, Activate, Deactivate, ResyncReplica",
    "reference-clone, Activate, , ResyncReplica",
    "eternus-quickopc, acopc start, , acopc start +diff",
    "eternus-ec, acec start, acec suspend, acec resume",
    "threepar-physical-copy, createvvcopy, , createvvcopy -r"
  })
  void nothingIsCopiedOntoThemAgain(String kind, String first, String then, String again) {
    copy(kind, "w", "v");
    run(asked(first));
    pass(10);
    if (then != null) {
      run(asked(then));
    }
    mirrored();
    assertThat(refused(asked(again))).isEqualTo(Reason.VOL_IS_READ_ONLY);
  }

  @ParameterizedTest
  @CsvSource({
    "reference-snapshot, Activate, , RestoreFromReplica",
    "reference-clone, Activate, , RestoreFromReplica",
    "threepar-virtual-copy, createsv, , promotesv",
    "eternus-ec, acec start, acec suspend, acec reverse"
  })
  void nothingIsRestoredToThem(String kind, String first, String then, String restore) {
    mirrored();
    copy(kind, "v", "x");
    run(asked(first));
    pass(10);
    if (then != null) {
      run(asked(then));
    }
    assertThat(refused(asked(restore))).isEqualTo(Reason.VOL_IS_READ_ONLY);
  }

  @Test
  void whatAMirrorIsRefusedForIsToldBefore() {
    run(CreateMirror.of(1, "reference-mirror", "h", "a", Mode.PERIODIC, List.of("v")));
    copy("eternus-ec", "w", "v");
    String reason =
        "copy m on b is a mirror onto a volume that a periodic group sends: acec start is refused"
            + " (VOL_IN_OTHER_GROUP); name a target outside all periodic groups";
    assertThat(Outcome.execute(fleet, asked("acec start"), fleet.now()).refusal().message())
        .isEqualTo(reason);
    assertThat(start().refusal().message()).isEqualTo(reason);
    copy("k", "eternus-ec", "w", "x");
    assertThat(Families.legal(fleet, 1, "k"))
        .filteredOn(l -> l.operation().equals("acec start"))
        .allSatisfy(l -> assertThat(l.refusal()).isNull());
  }

  @Test
  void noMirrorBringsToAVolumeWhatFollowsIt() {
    run(CreateMirror.of(1, "reference-mirror", "h", "a", Mode.SYNC, List.of("x")));
    run(new Operate(1, "h", "Activate", List.of()));
    pass(10);
    run(
        new CreateCopy(
            0, "n", "eternus-ec", "x", "v", "", 8 * Content.GRAIN_BYTES, 0, false, false, ""));
    run(new Operate(0, "n", "acec start", List.of()));
    mirrored();
    copy("eternus-ec", "v", "x");
    assertThat(start().refusal().state()).isEqualTo("a mirror onto what its source follows");
    assertThat(refused(asked("acec start"))).isEqualTo(Reason.VOL_IN_OTHER_GROUP);
  }

  private Legal start() {
    return Families.legal(fleet, 1, "m").stream()
        .filter(l -> l.operation().equals("acec start"))
        .findAny()
        .orElseThrow();
  }
}
