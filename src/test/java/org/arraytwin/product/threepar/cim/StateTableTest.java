package org.arraytwin.product.threepar.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arraytwin.config.ProductConfig.StateRow;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.product.threepar.cim.state.StateTable;
import org.arraytwin.product.threepar.cim.state.Triple;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Role;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.TargetStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The product's state table against the tables of the CIM API reference. */
class StateTableTest {
  private static final StateTable TABLE = new StateTable(TwoServers.CONFIG.states());
  private static final GroupHalf HALF = TwoSites.fresh(true).half(TwoSites.LONDON, TwoSites.SYNC);

  @ParameterizedTest(name = "table 106 row {0}: {4}")
  @CsvFileSource(
      files = "test-fixtures/threepar/table-106.csv",
      useHeadersInDisplayName = false,
      numLinesToSkip = 1)
  void answersTheRowsOfNormalOperation(
      String row,
      String event,
      String array,
      String role,
      String sync,
      String conditions,
      int copyState,
      int syncState,
      int progressStatus) {
    for (Role side : List.of(Role.PRIMARY, Role.SECONDARY)) {
      assertThat(answer(side.word(), sync, conditions))
          .isEqualTo(new Triple(copyState, syncState, progressStatus));
    }
  }

  @ParameterizedTest(name = "table 107 row {0}: {1}, {2}")
  @CsvFileSource(files = "test-fixtures/threepar/table-107.csv", numLinesToSkip = 1)
  void answersTheRowsOfDisasterRecovery(
      String row,
      String event,
      String array,
      String role,
      String sync,
      String conditions,
      int copyState,
      int syncState,
      int progressStatus) {
    assertThat(answer(role, sync, conditions))
        .isEqualTo(new Triple(copyState, syncState, progressStatus));
  }

  @Test
  void aReturnedPrimaryThatKeepsItsRoleIsBrokenOnceItKnowsOfTheFailover() {
    assertThat(answer("Primary", "Stopped", "target=ready peerFailedOver=true"))
        .isEqualTo(new Triple(5, 12, 2));
    assertThat(answer("Primary", "Stopped", "target=failed")).isEqualTo(new Triple(5, 12, 2));
  }

  @Test
  void aTableThatLeavesACombinationOpenIsRefused() {
    List<StateRow> open = new ArrayList<>(TwoServers.CONFIG.states());
    open.removeIf(row -> "Stale".equals(row.when().get("sync")));
    assertThatThrownBy(() -> new StateTable(open))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no row for")
        .hasMessageContaining("sync=Stale");
  }

  @Test
  void anUnknownColumnOrValueIsRefused() {
    assertThatThrownBy(() -> new StateTable(List.of(row(Map.of("weather", "wet")))))
        .hasMessageContaining("weather");
    assertThatThrownBy(() -> new StateTable(List.of(row(Map.of("sync", "Synched")))))
        .hasMessageContaining("Synched")
        .hasMessageContaining("Synced");
  }

  private static StateRow row(Map<String, String> when) {
    return new StateRow(when, 4, 6, 2, "test", "I");
  }

  private static Triple answer(String role, String sync, String conditions) {
    Map<String, String> given = new HashMap<>();
    for (String term : conditions.split(" ", -1)) {
      given.put(term.substring(0, term.indexOf('=')), term.substring(term.indexOf('=') + 1));
    }
    Role wanted = Stream.of(Role.values()).filter(r -> r.word().equals(role)).findFirst().get();
    Activity activity =
        Stream.of(Activity.values())
            .filter(a -> a.word().equals(given.getOrDefault("activity", "None")))
            .findFirst()
            .get();
    GroupHalf half =
        HALF.edit()
            .source(wanted.isSource())
            .naturalSource(wanted.isSource() != wanted.isReversed())
            .status(TwoSites.TABLE.state("Stopped".equals(sync) ? "Stopped" : "Started"))
            .activity(activity)
            .recoverFailed("true".equals(given.get("recoverFailed")))
            .peerFailedOver("true".equals(given.get("peerFailedOver")))
            .done();
    assertThat(half.role()).isEqualTo(wanted);
    SyncStatus status =
        Stream.of(SyncStatus.values()).filter(s -> s.word().equals(sync)).findFirst().get();
    TargetStatus target =
        "failed".equals(given.get("target")) ? TargetStatus.FAILED : TargetStatus.READY;
    return TABLE.of(half, status, target);
  }
}
