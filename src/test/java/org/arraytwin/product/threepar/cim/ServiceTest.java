package org.arraytwin.product.threepar.cim;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.product.threepar.cim.TwoServers.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.wbem.MethodResult;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The methods of the replication service and of its capabilities. */
class ServiceTest {
  private static final List<String> OFFERED =
      List.of(
          "CreateElementReplica",
          "CreateListReplica",
          "CreateGroupReplica",
          "CreateGroupReplicaFromElements",
          "CreateConsistentReplicaList",
          "ModifyReplicaSynchronization",
          "ModifyListSynchronization",
          "TPD_ModifyGroupReplicaSynchronization",
          "GetAvailableTargetElements",
          "GetReplicationRelationships",
          "CreateGroup",
          "DeleteGroup",
          "AddMembers",
          "RemoveMembers");

  private static final String SERVICE = "TPD_ReplicationService";
  private static final String CAPABILITIES = "TPD_ReplicationServiceCapabilities";
  private final TwoServers servers = new TwoServers(TwoSites.running(true));

  private List<?> relationships(Map<String, Object> filter) {
    MethodResult result = servers.invoke(LONDON, SERVICE, "GetReplicationRelationships", filter);
    assertThat(result.returnValue()).isEqualTo(0L);
    return (List<?>) result.out().get("Synchronizations");
  }

  @Test
  void relationshipsAreFilteredByTypeModeLocalityAndState() {
    assertThat(relationships(Map.of())).hasSize(7);
    assertThat(relationships(Map.of("Type", 2L))).hasSize(5);
    assertThat(relationships(Map.of("Type", 3L))).hasSize(2);
    assertThat(relationships(Map.of("Type", 2L, "Mode", 2L))).hasSize(2);
    assertThat(relationships(Map.of("Type", 2L, "Mode", 3L, "SyncType", 6L))).hasSize(3);
    assertThat(relationships(Map.of("Locality", 2L))).isEmpty();
    assertThat(relationships(Map.of("SyncType", 7L))).isEmpty();
    assertThat(relationships(Map.of("CopyState", 4L, "Type", 3L))).hasSize(2);
    assertThat(relationships(Map.of("CopyState", 5L))).isEmpty();
    Object path = relationships(Map.of("Type", 2L)).get(0);
    assertThat(servers.tpd(LONDON).get((ObjectPath) path)).isNotNull();
    assertThat(
            servers
                .invoke(LONDON, SERVICE, "GetReplicationRelationships", Map.of("SyncType", 3L))
                .returnValue())
        .isEqualTo(5L);
  }

  @Test
  void whatTheArrayDoesNotDoIsNotSupported() {
    for (CimMethod method : CLASSES.get(SERVICE).methods()) {
      if (!OFFERED.contains(method.name())) {
        MethodResult result = servers.invoke(LONDON, SERVICE, method.name(), Map.of());
        assertThat(result.returnValue()).as(method.name()).isEqualTo(1L);
        assertThat(result.out()).isEmpty();
      }
    }
  }

  @Test
  void mirrorsAreNotMadeThroughCim() {
    for (String method : List.of("CreateElementReplica", "CreateGroupReplica")) {
      assertThat(servers.invoke(LONDON, SERVICE, method, Map.of("SyncType", 6L)).returnValue())
          .isEqualTo(1L);
    }
  }

  @Test
  void remoteMirrorsAndLocalSnapshotsAndClonesAreSupported() {
    assertThat(servers.enumerate(LONDON, CAPABILITIES).get(0).get("SupportedReplicationTypes"))
        .isEqualTo(List.of(4L, 5L, 6L, 10L));
    assertThat(new CapabilityMethods(true).replicationTypes())
        .containsExactly(4L, 5L, 6L, 10L, 11L);
    String convert = "ConvertSyncTypeToReplicationType";
    MethodResult synchronous =
        servers.invoke(
            LONDON, CAPABILITIES, convert, Map.of("SyncType", 6L, "Mode", 2L, "LocalOrRemote", 3L));
    assertThat(synchronous.out()).containsEntry("SupportedReplicationTypes", 4L);
    MethodResult asynchronous =
        servers.invoke(
            LONDON, CAPABILITIES, convert, Map.of("SyncType", 6L, "Mode", 3L, "LocalOrRemote", 3L));
    assertThat(asynchronous.out()).containsEntry("SupportedReplicationTypes", 5L);
    MethodResult snapshot =
        servers.invoke(
            LONDON, CAPABILITIES, convert, Map.of("SyncType", 7L, "Mode", 2L, "LocalOrRemote", 2L));
    assertThat(snapshot.out()).containsEntry("SupportedReplicationTypes", 6L);
    MethodResult clone =
        servers.invoke(
            LONDON, CAPABILITIES, convert, Map.of("SyncType", 8L, "Mode", 3L, "LocalOrRemote", 2L));
    assertThat(clone.returnValue()).isEqualTo(2L);
    MethodResult back =
        servers.invoke(
            LONDON,
            CAPABILITIES,
            "ConvertReplicationTypeToSyncType",
            Map.of("ReplicationType", 5L));
    assertThat(back.out()).isEqualTo(Map.of("SyncType", 6L, "Mode", 3L, "LocalOrRemote", 3L));
  }

  @Test
  void capabilitiesAreThoseTheManualPrintsForRemoteMirrors() {
    for (long type : new long[] {4, 5}) {
      Map<String, Object> in = Map.of("ReplicationType", type);
      assertThat(out("GetSupportedFeatures", in, "Features"))
          .isEqualTo(List.of(2L, 6L, 7L, 8L, 16L, 17L));
      assertThat(out("GetSupportedCopyStates", in, "SupportedCopyStates"))
          .asInstanceOf(InstanceOfAssertFactories.list(Long.class))
          .containsExactlyInAnyOrder(2L, 3L, 4L, 5L, 8L, 10L, 13L);
      assertThat(out("GetSupportedCopyStates", in, "HostAccessible"))
          .asInstanceOf(InstanceOfAssertFactories.list(Boolean.class))
          .hasSize(7)
          .containsOnly(true);
      assertThat(out("GetSupportedGroupCopyStates", in, "SupportedCopyStates"))
          .asInstanceOf(InstanceOfAssertFactories.list(Long.class))
          .doesNotContain(10L, 13L);
      assertThat(out("GetSupportedGroupOperations", in, "SupportedGroupOperations"))
          .isEqualTo(List.of());
      assertThat(out("GetSupportedOperations", in, "SupportedOperations")).isEqualTo(List.of());
      assertThat(out("GetSupportedConsistency", in, "SupportedConsistency")).isEqualTo(List.of(2L));
    }
  }

  @Test
  void theDefaultSettingsAreThoseOfAGroupWithoutPolicies() {
    Object settings =
        out("GetDefaultReplicationSettingData", Map.of("ReplicationType", 4L), "DefaultInstance");
    assertThat(settings)
        .isInstanceOfSatisfying(
            CimInstance.class,
            i -> {
              assertThat(i.get("Pairing")).isEqualTo(3L);
              assertThat(i.get("CopyRecoveryMode")).isEqualTo(3L);
              assertThat(i.get("FailedCopyStopsHostIO")).isEqualTo(false);
            });
  }

  @Test
  void anUnsupportedReplicationTypeAnswersTwoAndAMissingOneFive() {
    for (String method :
        List.of("GetSupportedFeatures", "GetSupportedOperations", "GetSupportedCopyStates")) {
      assertThat(
              servers
                  .invoke(LONDON, CAPABILITIES, method, Map.of("ReplicationType", 7L))
                  .returnValue())
          .isEqualTo(2L);
      assertThat(servers.invoke(LONDON, CAPABILITIES, method, Map.of()).returnValue())
          .isEqualTo(5L);
    }
  }

  @Test
  void parametersAnsweredAreDeclaredAsOutput() {
    for (CimMethod method : CLASSES.get(CAPABILITIES).methods()) {
      MethodResult result =
          servers.invoke(LONDON, CAPABILITIES, method.name(), Map.of("ReplicationType", 4L));
      for (String name : result.out().keySet()) {
        assertThat(method.parameter(name)).as(method.name() + "." + name).isNotNull();
        assertThat(method.parameter(name).isOut()).isTrue();
        assertThat(result.out().get(name) instanceof List)
            .isEqualTo(method.parameter(name).array());
      }
    }
  }

  @Test
  void aMethodNobodyImplementsIsNotAvailable() {
    assertThatThrownBy(
            () -> servers.invoke(LONDON, "TPD_StorageVolume", "RequestStateChange", Map.of()))
        .isInstanceOfSatisfying(
            CimException.class,
            e -> assertThat(e.status()).isEqualTo(CimStatus.METHOD_NOT_AVAILABLE));
  }

  private Object out(String method, Map<String, Object> in, String parameter) {
    return servers.invoke(LONDON, CAPABILITIES, method, in).out().get(parameter);
  }
}
