package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.copy.PlaceBitmaps;
import org.arraytwin.fleet.fault.HostRead;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.FailController;
import org.arraytwin.fleet.fault.parts.LoseMetadata;
import org.arraytwin.fleet.fault.parts.RestoreController;
import org.arraytwin.fleet.fault.parts.ReturnMetadata;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.cache.CacheMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The states of a FlashCopy mapping, sentence by sentence as the guide to the storage node has
 * them: what volumes hold, what is cached, what a host gets.
 */
class FlashCopyMappingStatesIT {
  private static final long MIB = 1L << 20;

  private StorwizeFleet fleet;

  @BeforeEach
  void start() {
    fleet = new StorwizeFleet();
    for (String volume : new String[] {"src", "tgt", "old"}) {
      fleet.good("mkvdisk -mdiskgrp mdiskgrp0 -size 64 -name " + volume);
    }
    fleet.write("src", 0, 8 * MIB);
    fleet.write("tgt", 32 * MIB, MIB);
    fleet.good("mkfcmap -source src -target tgt -name m -incremental -copyrate 60");
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private void prepared() {
    fleet.good("prestartfcmap m");
    fleet.pass(1);
    assertThat(fleet.status("m")).isEqualTo("prepared");
  }

  private void copying() {
    prepared();
    fleet.good("startfcmap m");
    assertThat(fleet.status("m")).isEqualTo("copying");
  }

  private void copied() {
    copying();
    fleet.pass(60);
    assertThat(fleet.status("m")).isEqualTo("idle_or_copied");
    assertThat(fleet.field("lsfcmap m", "progress")).isEqualTo("100");
  }

  /** An older mapping, so that m has something to hand down when it stops. */
  private void older() {
    fleet.good("mkfcmap -source src -target old -name o -copyrate 0");
    fleet.good("startfcmap -prep o");
    fleet.pass(1);
  }

  private int ioGroup() {
    return Integer.parseInt(fleet.field("lsfcmap m", "IO_group_id"));
  }

  private CacheMode cache(String volume) {
    var site = fleet.at().fleet().site(0);
    return site.health().cache(site.volume(volume).id()).mode();
  }

  private long dirty(String volume) {
    return Caches.dirtyGrains(fleet.at(), 0, fleet.at().fleet().site(0).volume(volume).id());
  }

  private void usable(String volume) {
    assertThat(fleet.refusesWrite(volume)).as("a write to " + volume).isNull();
    assertThat(fleet.refusal(new HostRead("itso1", volume, 0, MIB))).isNull();
    assertThat(fleet.field("lsvdisk " + volume, "status")).isEqualTo("online");
  }

  private void offline(String volume) {
    assertThat(fleet.refusesWrite(volume)).as("a write to " + volume).isNotNull();
    assertThat(fleet.refusal(new HostRead("itso1", volume, 0, MIB))).isNotNull();
    assertThat(fleet.field("lsvdisk " + volume, "status")).isEqualTo("offline");
    assertThat(
            fleet
                .seen(0, "IBMTSSVC_StorageVolume", "VolumeName", volume)
                .getPropertyValue("EnabledState")
                .toString())
        .isEqualTo("3");
  }

  /** Both nodes of the mapping's I/O group are lost; one alone takes nothing offline. */
  private void bothNodesLost(String status) {
    int first = 2 * ioGroup();
    fleet.run(new FailController("itso1", first));
    assertThat(fleet.field("lsvdisk src", "status")).isEqualTo("online");
    fleet.run(new FailController("itso1", first + 1));
    assertThat(fleet.status("m")).isEqualTo(status);
    offline("src");
    offline("tgt");
  }

  private void bothNodesBack() {
    int first = 2 * ioGroup();
    fleet.run(new RestoreController("itso1", first));
    fleet.run(new RestoreController("itso1", first + 1));
    fleet.pass(0.001);
  }

  @Test
  void idleOrCopiedSourceAndTargetAreIndependentThoughTheMappingIsThere() {
    copied();
    Content target = fleet.content("tgt");
    fleet.write("src", 40 * MIB, MIB);
    assertThat(fleet.content("tgt").same(target)).isTrue();
    Content source = fleet.content("src");
    fleet.write("tgt", 48 * MIB, MIB);
    assertThat(fleet.content("src").same(source)).isTrue();
    assertThat(fleet.good("lsfcmap -nohdr")).contains(" m ");
  }

  @Test
  void idleOrCopiedReadAndWriteCachingIsOnForBoth() {
    usable("src");
    usable("tgt");
    assertThat(cache("src")).isEqualTo(CacheMode.ENABLED);
    assertThat(cache("tgt")).isEqualTo(CacheMode.ENABLED);
    fleet.write("tgt", 0, MIB);
    assertThat(dirty("tgt")).isPositive();
  }

  @Test
  void idleOrCopiedAnIncrementalMappingThatIsCompleteOnlyRecordsDifferences() {
    copied();
    assertThat(fleet.field("lsfcmap m", "difference")).isEqualTo("0");
    fleet.write("src", 0, 16 * MIB);
    assertThat(fleet.field("lsfcmap m", "difference")).isEqualTo("25");
    fleet.write("tgt", 48 * MIB, 16 * MIB);
    assertThat(fleet.field("lsfcmap m", "difference")).isEqualTo("50");
    assertThat(fleet.content("tgt").differing(fleet.content("src"))).isEqualTo(512);
  }

  @Test
  void idleOrCopiedBothAreOfflineWhenBothNodesAreLost() {
    copied();
    bothNodesLost("idle_or_copied");
    bothNodesBack();
    usable("src");
    usable("tgt");
  }

  @Test
  void copyingIsInProgressAndBothAreCached() {
    copying();
    usable("src");
    usable("tgt");
    assertThat(cache("src")).isEqualTo(CacheMode.ENABLED);
    assertThat(cache("tgt")).isEqualTo(CacheMode.ENABLED);
    String before = fleet.field("lsfcmap m", "progress");
    fleet.pass(4);
    assertThat(Integer.parseInt(fleet.field("lsfcmap m", "progress")))
        .isGreaterThan(Integer.parseInt(before))
        .isLessThan(100);
  }

  @Test
  void copyingTheTargetIsTheSourceAsItWasAtTheStartWhateverIsWrittenSince() {
    copying();
    Content image = fleet.content("tgt");
    assertThat(image.same(fleet.content("src"))).isTrue();
    fleet.write("src", 0, 4 * MIB);
    assertThat(fleet.content("tgt").same(image)).isTrue();
  }

  @Test
  void preparedTheMappingIsReadyToStart() {
    prepared();
    assertThat(fleet.code("startfcmap m")).isEqualTo("ok");
  }

  @Test
  void preparedTheTargetIsOnlineButNotAccessibleAndItsIoFailsAsAHardwareError() {
    prepared();
    hardwareError();
  }

  private void hardwareError() {
    assertThat(fleet.field("lsvdisk tgt", "status")).isEqualTo("online");
    for (Command command :
        new Command[] {
          new HostWrite("itso1", "tgt", 0, MIB), new HostRead("itso1", "tgt", 0, MIB)
        }) {
      Refusal refusal = fleet.server().fleet().execute(command).refusal();
      assertThat(refusal).isNotNull();
      assertThat(refusal.reason()).isEqualTo(Reason.VOL_IO_FAILED);
      assertThat(refusal.message()).contains("4/44/00");
    }
  }

  @Test
  void preparedTheTargetHasNoCache() {
    prepared();
    assertThat(cache("tgt")).isEqualTo(CacheMode.DISABLED);
    assertThat(dirty("tgt")).isZero();
    assertThat(cache("src")).isEqualTo(CacheMode.WRITE_THROUGH);
  }

  @Test
  void preparedAfterAFormerCopyAnIncrementalMappingOnlyRecordsDifferences() {
    copied();
    fleet.write("src", 0, 16 * MIB);
    prepared();
    assertThat(fleet.field("lsfcmap m", "difference")).isEqualTo("25");
    fleet.good("startfcmap m");
    // 16 MiB at 4 MiB a second, not 64.
    fleet.pass(4.1);
    assertThat(fleet.status("m")).isEqualTo("idle_or_copied");
    assertThat(fleet.content("tgt").same(fleet.content("src"))).isTrue();
  }

  @Test
  void preparedBothAreOfflineWhenBothNodesAreLost() {
    prepared();
    bothNodesLost("prepared");
    bothNodesBack();
    assertThat(fleet.field("lsvdisk tgt", "status")).isEqualTo("online");
    assertThat(fleet.code("startfcmap m")).isEqualTo("ok");
  }

  @Test
  void preparingTheTargetIsOnlineButNotAccessibleAndItsIoFailsAsAHardwareError() {
    fleet.good("prestartfcmap m");
    assertThat(fleet.status("m")).isEqualTo("preparing");
    hardwareError();
  }

  @Test
  void preparingChangedDataOfTheSourceIsFlushedFromTheCache() {
    assertThat(dirty("src")).isPositive();
    fleet.good("prestartfcmap m");
    assertThat(fleet.status("m")).isEqualTo("preparing");
    usable("src");
    assertThat(cache("src")).isEqualTo(CacheMode.WRITE_THROUGH);
    fleet.pass(1);
    assertThat(dirty("src")).isZero();
  }

  @Test
  void preparingCachedDataOfTheTargetIsDiscarded() {
    Content before = fleet.content("tgt");
    fleet.pass(20);
    fleet.write("tgt", 0, MIB);
    assertThat(dirty("tgt")).isPositive();
    fleet.write("src", 0, MIB);
    fleet.good("prestartfcmap m");
    assertThat(fleet.status("m")).isEqualTo("preparing");
    assertThat(dirty("tgt")).isZero();
    assertThat(fleet.content("tgt").same(before)).isTrue();
  }

  @Test
  void preparingAfterAFormerCopyAnIncrementalMappingOnlyRecordsDifferences() {
    copied();
    fleet.write("src", 0, 16 * MIB);
    fleet.good("prestartfcmap m");
    assertThat(fleet.status("m")).isEqualTo("preparing");
    assertThat(fleet.field("lsfcmap m", "difference")).isEqualTo("25");
    fleet.write("src", 32 * MIB, 16 * MIB);
    assertThat(fleet.field("lsfcmap m", "difference")).isEqualTo("50");
    fleet.pass(1);
    fleet.good("startfcmap m");
    // 32 MiB at 4 MiB a second, not 64.
    fleet.pass(8.1);
    assertThat(fleet.status("m")).isEqualTo("idle_or_copied");
    assertThat(fleet.content("tgt").same(fleet.content("src"))).isTrue();
  }

  @Test
  void preparingBothAreOfflineWhenBothNodesAreLost() {
    fleet.good("prestartfcmap m");
    bothNodesLost("preparing");
  }

  @Test
  void stoppedByCommandTheTargetIsOfflineAndItsDataIsLost() {
    copying();
    fleet.good("stopfcmap m");
    assertThat(fleet.status("m")).isEqualTo("stopped");
    offline("tgt");
    fleet.good("rmfcmap -force m");
    assertThat(CopyEvidence.undefined(fleet.content("tgt"))).isPositive();
  }

  @Test
  void stoppedByAnIoErrorTheTargetIsOffline() {
    copying();
    fleet.run(new VolumeCondition("itso1", "tgt", "io-failed", ""));
    assertThat(fleet.status("m")).isEqualTo("stopped");
    fleet.run(new VolumeCondition("itso1", "tgt", "online", ""));
    offline("tgt");
    usable("src");
  }

  @Test
  void stoppedTheMappingMustBeStartedAgainOrDeletedToReachTheTarget() {
    copying();
    fleet.good("stopfcmap m");
    fleet.good("startfcmap -prep m");
    fleet.pass(1);
    usable("tgt");
    assertThat(fleet.content("tgt").differing(fleet.content("src"))).isLessThanOrEqualTo(1);
    fleet.good("stopfcmap m");
    offline("tgt");
    fleet.good("rmfcmap -force m");
    usable("tgt");
  }

  @Test
  void stoppedTheSourceIsAccessibleAndCached() {
    copying();
    fleet.good("stopfcmap m");
    usable("src");
    assertThat(cache("src")).isEqualTo(CacheMode.ENABLED);
  }

  @Test
  void stoppedAnIncrementalMappingGoesOnRecordingWritesToTheSource() {
    copied();
    prepared();
    fleet.good("stopfcmap m");
    assertThat(fleet.status("m")).isEqualTo("stopped");
    fleet.write("src", 0, 16 * MIB);
    assertThat(fleet.field("lsfcmap m", "difference")).isEqualTo("25");
  }

  @Test
  void stoppedBothAreOfflineWhenBothNodesAreLost() {
    copying();
    fleet.good("stopfcmap m");
    bothNodesLost("stopped");
    bothNodesBack();
    usable("src");
    offline("tgt");
  }

  @Test
  void stoppingTheMappingCopiesItsDataToAnotherMapping() {
    older();
    Content image = fleet.content("old");
    copying();
    fleet.write("src", 0, 4 * MIB);
    fleet.good("stopfcmap m");
    assertThat(fleet.status("m")).isEqualTo("stopping");
    assertThat(Integer.parseInt(fleet.field("lsfcmap m", "clean_progress"))).isLessThan(100);
    fleet.pass(30);
    assertThat(fleet.status("m")).isEqualTo("stopped");
    assertThat(fleet.status("o")).isEqualTo("copying");
    assertThat(fleet.content("old").same(image)).isTrue();
  }

  @Test
  void stoppingTheTargetIsOnlineWhereTheBackgroundCopyWasComplete() {
    older();
    copying();
    fleet.pass(20);
    fleet.write("src", 0, 4 * MIB);
    fleet.good("stopfcmap m");
    assertThat(fleet.status("m")).isEqualTo("stopping");
    usable("tgt");
    fleet.pass(60);
    assertThat(fleet.status("m")).isEqualTo("idle_or_copied");
    usable("tgt");
  }

  @Test
  void stoppingTheTargetIsOfflineAndItsCacheDiscardedWhereItWasNotComplete() {
    older();
    copying();
    fleet.write("src", 0, 4 * MIB);
    fleet.pass(3);
    fleet.write("tgt", 60 * MIB, MIB);
    fleet.good("stopfcmap m");
    assertThat(fleet.status("m")).isEqualTo("stopping");
    offline("tgt");
    assertThat(dirty("tgt")).isZero();
  }

  @Test
  void stoppingTheSourceIsAccessible() {
    older();
    copying();
    fleet.write("src", 0, 4 * MIB);
    fleet.good("stopfcmap m");
    usable("src");
  }

  @ParameterizedTest
  @ValueSource(strings = {"copying", "stopping"})
  void suspendedBothAreOfflineUntilTheMetadataAreBackThenItGoesOnWhereItWas(String state) {
    older();
    copying();
    fleet.write("src", 0, 4 * MIB);
    if (state.equals("stopping")) {
      fleet.good("stopfcmap m");
    }
    assertThat(fleet.status("m")).isEqualTo(state);
    String progress = fleet.field("lsfcmap m", "progress");
    fleet.run(new LoseMetadata("itso1", ioGroup()));
    assertThat(fleet.status("m")).isEqualTo("suspended");
    offline("src");
    offline("tgt");
    fleet.pass(30);
    assertThat(fleet.status("m")).isEqualTo("suspended");
    fleet.run(new ReturnMetadata("itso1", ioGroup()));
    assertThat(fleet.status("m")).isEqualTo(state);
    assertThat(fleet.field("lsfcmap m", "progress")).isEqualTo(progress);
    usable("src");
    fleet.pass(60);
    assertThat(fleet.status("m")).isEqualTo(state.equals("copying") ? "idle_or_copied" : "stopped");
    assertThat(fleet.field("lsfcmap m", "progress"))
        .isEqualTo(state.equals("copying") ? "100" : "0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"copying", "stopping"})
  void theLossOfBothNodesSuspendsWhatIsUnderWay(String state) {
    older();
    copying();
    fleet.write("src", 0, 4 * MIB);
    if (state.equals("stopping")) {
      fleet.good("stopfcmap m");
    }
    bothNodesLost("suspended");
    bothNodesBack();
    assertThat(fleet.status("m")).isEqualTo(state);
    usable("src");
  }

  @Test
  void theIoGroupThatHoldsTheBitmapCountsNotThatOfTheVolumes() {
    fleet.good("mkvdisk -mdiskgrp 0 -iogrp 0 -size 64 -name a");
    fleet.good("mkvdisk -mdiskgrp 0 -iogrp 0 -size 64 -name b");
    fleet.good("mkvdisk -mdiskgrp 0 -iogrp 0 -size 64 -name c");
    long free = free(1);
    fleet.good("mkfcmap -source a -target b -name elsewhere -iogrp io_grp1");
    assertThat(fleet.field("lsfcmap elsewhere", "IO_group_name")).isEqualTo("io_grp1");
    assertThat(free(1)).isLessThan(free);
    assertThat(fleet.code("mkfcmap -source b -target c -iogrp 0"))
        .as("connected mappings have theirs in one I/O group")
        .isEqualTo("5729E");
    assertThat(fleet.code("mkfcmap -source b -target c -iogrp 7")).isEqualTo("5729E");
    fleet.good("mkfcmap -source b -target c -name next");
    assertThat(fleet.field("lsfcmap next", "IO_group_id")).isEqualTo("1");
    fleet.good("startfcmap -prep elsewhere");
    fleet.pass(1);
    fleet.run(new LoseMetadata("itso1", 1));
    assertThat(fleet.status("elsewhere")).isEqualTo("suspended");
    offline("a");
    offline("b");
    fleet.run(new ReturnMetadata("itso1", 1));
    assertThat(fleet.status("elsewhere")).isEqualTo("copying");
    fleet.run(new LoseMetadata("itso1", 0));
    assertThat(fleet.status("elsewhere")).isEqualTo("copying");
    usable("a");
    fleet.run(new ReturnMetadata("itso1", 0));
    assertThat(fleet.refusal(new PlaceBitmaps(0, "elsewhere", 0)))
        .as("it was started")
        .isEqualTo(Reason.SESSION_IS_ACTIVE);
    assertThat(fleet.refusal(new PlaceBitmaps(0, "next", 2)))
        .isEqualTo(Reason.INV_INPUT_EXCEEDS_RANGE);
    assertThat(fleet.refusal(new PlaceBitmaps(0, "next", -1)))
        .isEqualTo(Reason.INV_INPUT_BELOW_RANGE);
  }

  private long free(int ioGroup) {
    return Long.parseLong(fleet.field("lsiogrp -bytes " + ioGroup, "flash_copy_free_memory"));
  }
}
