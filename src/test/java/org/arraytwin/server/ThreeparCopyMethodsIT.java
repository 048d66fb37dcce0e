package org.arraytwin.server;

import static org.arraytwin.server.ThreeparCalls.CLONE;
import static org.arraytwin.server.ThreeparCalls.SNAPSHOT;
import static org.arraytwin.server.ThreeparCalls.number;
import static org.arraytwin.server.ThreeparCalls.ref;
import static org.arraytwin.server.ThreeparCalls.refs;
import static org.arraytwin.server.ThreeparCalls.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.cim.CIMArgument;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * The methods of both services of a 3PAR for copies, called by a CIM client over HTTP, what they
 * answer and what the volumes hold then. Each test has volumes of its own.
 */
class ThreeparCopyMethodsIT {
  private static ThreeparCopies fleet;
  private static ThreeparCalls calls;
  private static int tests;

  private String source;
  private String target;
  private Content written;

  @BeforeAll
  static void start() throws WBEMException {
    fleet = new ThreeparCopies();
    calls = new ThreeparCalls(fleet.client());
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @BeforeEach
  void volumes() {
    tests++;
    fleet.pass(10); // copies of other tests are over
    source = "s" + tests;
    target = "t" + tests;
    fleet.volume(source);
    fleet.volume(target);
    fleet.write(source, "0-63");
    written = fleet.content(source);
  }

  private long call(CIMObjectPath path, String method, CIMArgument<?>... in) throws WBEMException {
    return calls.call(path, method, in);
  }

  private long replicate(String method, CIMArgument<?>... in) throws WBEMException {
    return calls.replicate(method, in);
  }

  private long configure(String method, CIMArgument<?>... in) throws WBEMException {
    return calls.configure(method, in);
  }

  private Object answered(String name) {
    return calls.answered(name);
  }

  private CIMInstance seen(String name) throws WBEMException {
    return calls.seen(name);
  }

  private CIMObjectPath copy(String volume) throws WBEMException {
    List<CIMInstance> copies = fleet.copies(volume);
    assertThat(copies).hasSize(1);
    return copies.get(0).getObjectPath();
  }

  private static CIMArgument<?> clone(int mode) {
    return number("Mode", mode);
  }

  @Test
  void aSnapshotIsThereAtOnceIsRestoredByAJobAndReturnedToThePool() throws WBEMException {
    assertThat(
            replicate(
                "CreateElementReplica",
                text("ElementName", source + ".sv"),
                number("SyncType", SNAPSHOT),
                ref("SourceElement", fleet.path(source))))
        .isZero();
    assertThat(seen("TargetElement").getPropertyValue("ElementName")).isEqualTo(source + ".sv");
    assertThat(TpdClient.text(seen("Synchronization"), "SyncState")).isEqualTo("11");
    CIMObjectPath copy = (CIMObjectPath) answered("Synchronization");
    fleet.write(source, "0-63");
    assertThat(fleet.content(source + ".sv").same(written)).isTrue();

    assertThat(
            replicate(
                "ModifyReplicaSynchronization",
                number("Operation", 15),
                ref("Synchronization", copy)))
        .isEqualTo(4096);
    CIMObjectPath job = (CIMObjectPath) answered("Job");
    assertThat(TpdClient.text(fleet.client().get(job), "JobState")).isEqualTo("4");
    assertThat(fleet.content(source).same(written)).isTrue();
    fleet.pass(1);
    assertThat(TpdClient.text(fleet.client().get(job), "JobState")).isEqualTo("7");
    assertThat(TpdClient.text(fleet.client().get(job), "PercentComplete")).isEqualTo("100");
    assertThat(call(job, "RequestStateChange", number("RequestedState", 4))).isEqualTo(4097);

    assertThat(
            replicate(
                "ModifyReplicaSynchronization",
                number("Operation", 19),
                ref("Synchronization", copy)))
        .isZero();
    assertThat(fleet.at().fleet().site(0).volume(source + ".sv")).isNull();
  }

  @Test
  void aCloneIsCopiedByAJobResyncedAndDissolved() throws WBEMException {
    assertThat(
            replicate(
                "CreateElementReplica",
                number("SyncType", CLONE),
                clone(2),
                ref("SourceElement", fleet.path(source)),
                ref("TargetElement", fleet.path(target)),
                number("WaitForCopyState", 8)))
        .isEqualTo(4096);
    CIMObjectPath job = (CIMObjectPath) answered("Job");
    fleet.pass(0.5);
    assertThat(TpdClient.text(fleet.client().get(job), "PercentComplete")).isEqualTo("50");
    assertThat(fleet.shown("Detailed_State", target)).isEqualTo("copying");
    fleet.pass(0.5);
    assertThat(TpdClient.text(fleet.client().get(job), "JobStatus")).isEqualTo("done");
    assertThat(fleet.content(target).same(written)).isTrue();

    fleet.write(source, "5");
    assertThat(
            replicate(
                "ModifyReplicaSynchronization",
                number("Operation", 14),
                ref("Synchronization", copy(target))))
        .isEqualTo(4096);
    fleet.pass(0.001);
    assertThat(TpdClient.text(fleet.copies(target).get(0), "SyncState")).isEqualTo("14");
    assertThat(fleet.content(target).same(fleet.content(source))).isTrue();

    assertThat(
            replicate(
                "ModifyReplicaSynchronization",
                number("Operation", 9),
                ref("Synchronization", copy(target))))
        .isZero();
    assertThat(fleet.copies(target)).isEmpty();
    assertThat(fleet.shown("Type", target)).isEqualTo("base");
  }

  @Test
  void terminatingAJobHaltsItsCopy() throws WBEMException {
    replicate(
        "CreateElementReplica",
        number("SyncType", CLONE),
        ref("SourceElement", fleet.path(source)),
        ref("TargetElement", fleet.path(target)));
    CIMObjectPath job = (CIMObjectPath) answered("Job");
    assertThat(call(job, "RequestStateChange", number("RequestedState", 3))).isEqualTo(1);
    assertThat(call(job, "RequestStateChange", number("RequestedState", 4))).isZero();
    assertThat(TpdClient.text(fleet.client().get(job), "JobState")).isEqualTo("8");
    assertThat(fleet.copies(target)).isEmpty();
    assertThat(fleet.shown("Detailed_State", target)).isEqualTo("copy_failed");
    CIMObjectPath service = fleet.client().all("TPD_ReplicationService").get(0).getObjectPath();
    assertThat(around(job, "TPD_OwningJobElement"))
        .extracting(TpdClient::model)
        .containsExactly(TpdClient.model(service));
    CIMObjectPath call = around(job, "TPD_AssociatedJobMethodResult").get(0);
    CIMInstance before =
        (CIMInstance) fleet.client().get(call).getPropertyValue("PreCallIndication");
    CIMInstance after =
        (CIMInstance) fleet.client().get(call).getPropertyValue("PostCallIndication");
    assertThat(before.getPropertyValue("MethodName")).isEqualTo("CreateElementReplica");
    assertThat(before.getPropertyValue("ReturnValue")).isNull();
    assertThat(after.getPropertyValue("ReturnValue")).isEqualTo("4096");
    fleet.good("createvvcopy -p " + source + " " + target);
    assertThat(fleet.client().all("TPD_MethodResult"))
        .extracting(result -> result.getPropertyValue("ElementName"))
        .contains("CreateElementReplica")
        .doesNotContain("");
  }

  private static List<CIMObjectPath> around(CIMObjectPath path, String association)
      throws WBEMException {
    return TpdClient.list(
        fleet.client().client().associatorNames(path, association, null, null, null));
  }

  @Test
  void theOlderServiceDoesTheSameByItsOwnNumbers() throws WBEMException {
    assertThat(
            configure(
                "CreateReplica",
                text("ElementName", source + ".old"),
                ref("SourceElement", fleet.path(source)),
                number("CopyType", 4)))
        .isZero();
    assertThat(TpdClient.text(fleet.copies(source + ".old").get(0), "SyncState")).isEqualTo("11");
    fleet.write(source, "0-9");
    assertThat(modify(5, copy(source + ".old"))).isEqualTo(4096);
    fleet.pass(1);
    assertThat(fleet.content(source).same(written)).isTrue();
    fleet.good("removevv -f " + source + ".old");

    assertThat(
            configure(
                "AttachReplica",
                ref("SourceElement", fleet.path(source)),
                ref("TargetElement", fleet.path(target)),
                number("CopyType", 4)))
        .isEqualTo(4096);
    assertThat(modify(4, copy(target))).isEqualTo(4);
    fleet.pass(1);
    assertThat(modify(12, copy(target))).isEqualTo(4096);
    assertThat(TpdClient.text(fleet.copies(target).get(0), "SyncState")).isEqualTo("15");
    fleet.pass(1);
    assertThat(modify(4, copy(target))).isEqualTo(4096);
    fleet.pass(1);
    CIMObjectPath copy = copy(target);
    assertThat(modify(3, copy)).isEqualTo(1);
    assertThat(modify(14, copy)).isEqualTo(5);
    assertThat(modify(2, copy)).isZero();
    assertThat(modify(2, copy)).isEqualTo(4);
    assertThat(fleet.content(target).same(written)).isTrue();
  }

  private long modify(int operation, CIMObjectPath copy) throws WBEMException {
    return configure(
        "ModifySynchronization", number("Operation", operation), ref("Synchronization", copy));
  }

  @Test
  void anUnassociatedCopyGoesItsOwnWayAndAHaltedOneIsMarked() throws WBEMException {
    assertThat(
            configure(
                "AttachReplica",
                ref("SourceElement", fleet.path(source)),
                ref("TargetElement", fleet.path(target)),
                number("CopyType", 5)))
        .isEqualTo(4096);
    assertThat(TpdClient.text(fleet.copies(target).get(0), "CopyType")).isEqualTo("5");
    assertThat(modify(13, copy(target))).isZero();
    assertThat(fleet.copies(target)).isEmpty();
    configure(
        "AttachReplica",
        ref("SourceElement", fleet.path(source)),
        ref("TargetElement", fleet.path(target)),
        number("CopyType", 5));
    fleet.pass(1);
    assertThat(fleet.copies(target)).isEmpty();
    assertThat(fleet.shown("Type", target)).isEqualTo("base");
    assertThat(fleet.content(target).same(written)).isTrue();
    assertThat(
            configure(
                "AttachReplica",
                ref("SourceElement", fleet.path(source)),
                ref("TargetElement", fleet.path(target)),
                number("CopyType", 3)))
        .isEqualTo(5);
  }

  @Test
  void whatIsWrongAndWhatIsNotSupportedIsToldApart() throws WBEMException {
    CIMArgument<?> from = ref("SourceElement", fleet.path(source));
    CIMArgument<?> onto = ref("TargetElement", fleet.path(target));
    CIMArgument<?> itself = ref("TargetElement", fleet.path(source));
    assertThat(replicate("CreateElementReplica", number("SyncType", 6), from, onto)).isOne();
    assertThat(replicate("CreateElementReplica", number("SyncType", 5), from)).isEqualTo(5);
    assertThat(replicate("CreateElementReplica", number("SyncType", CLONE), clone(3), from, onto))
        .isOne();
    CIMArgument<?> missing =
        ref("TargetElement", fleet.client().all("TPD_StorageSystem").get(0).getObjectPath());
    assertThat(replicate("CreateElementReplica", number("SyncType", CLONE), from, missing))
        .isEqualTo(5);
    assertThat(replicate("CreateElementReplica", number("SyncType", CLONE), from, itself))
        .isEqualTo(5);
    assertThat(
            replicate(
                "CreateElementReplica",
                number("SyncType", SNAPSHOT),
                text("ElementName", "-x"),
                from))
        .isEqualTo(5);
    replicate("CreateElementReplica", number("SyncType", SNAPSHOT), from);
    CIMArgument<?> snapshot = ref("Synchronization", (CIMObjectPath) answered("Synchronization"));
    String modify = "ModifyReplicaSynchronization";
    assertThat(replicate(modify, number("Operation", 1), snapshot)).isEqualTo(5);
    assertThat(replicate(modify, number("Operation", 14), snapshot)).isOne();
    assertThat(replicate(modify, number("Operation", 8), snapshot)).isEqualTo(4);
    CIMObjectPath remote = fleet.client().all(TpdClient.PAIR).get(0).getObjectPath();
    assertThat(replicate(modify, number("Operation", 14), ref("Synchronization", remote))).isOne();
  }

  @Test
  void aSetOfVolumesIsAGroupAndItsSnapshotsAreOfOneInstant() throws WBEMException {
    assertThat(
            replicate(
                "CreateGroup",
                text("GroupName", "set" + tests),
                refs("Members", fleet.path(source))))
        .isZero();
    CIMObjectPath group = (CIMObjectPath) answered("ReplicationGroup");
    assertThat(
            replicate(
                "AddMembers", refs("Members", fleet.path(target)), ref("ReplicationGroup", group)))
        .isZero();
    assertThat(fleet.good("showvvset set" + tests)).contains(source, target);
    assertThat(
            TpdClient.list(
                fleet
                    .client()
                    .client()
                    .associatorNames(group, "TPD_ReplicationGroupMember", null, null, null)))
        .hasSize(2);

    CIMArgument<?> snapshots = number("SyncType", SNAPSHOT);
    assertThat(replicate("CreateGroupReplica", snapshots, ref("SourceGroup", group))).isEqualTo(5);
    assertThat(
            replicate(
                "CreateGroupReplica",
                snapshots,
                ref("SourceGroup", group),
                text("RelationshipName", "day" + tests)))
        .isZero();
    CIMObjectPath copies = (CIMObjectPath) answered("TargetGroup");
    assertThat(seen("TargetGroup").getPropertyValue("ElementName")).isEqualTo("day" + tests);
    assertThat(TpdClient.model((CIMObjectPath) answered("Synchronization")))
        .isEqualTo(TpdClient.model(copy("day" + tests + "_1")));
    assertThat(fleet.copies("day" + tests + "_1").get(0).getPropertyValue("WhenSynced"))
        .isEqualTo(fleet.copies("day" + tests + "_2").get(0).getPropertyValue("WhenSynced"));
    fleet.write(source, "3");
    assertThat(
            replicate(
                "TPD_ModifyGroupReplicaSynchronization",
                number("Operation", 15),
                ref("TargetGroup", copies)))
        .isEqualTo(4096);
    assertThat((Object[]) answered("Jobs")).hasSize(2);
    assertThat(fleet.content(source).same(written)).isTrue();
    fleet.pass(1);

    assertThat(replicate("DeleteGroup", ref("ReplicationGroup", group))).isEqualTo(4);
    assertThat(
            replicate(
                "RemoveMembers",
                refs("Members", fleet.path(source), fleet.path(target)),
                ref("ReplicationGroup", group)))
        .isZero();
    assertThat(replicate("DeleteGroup", ref("ReplicationGroup", group))).isZero();
    assertThat(replicate("DeleteGroup", ref("ReplicationGroup", group))).isEqualTo(5);
  }

  @Test
  void aListIsCopiedAtOneInstantAndChangedOneAfterTheOther() throws WBEMException {
    assertThat(
            replicate(
                "CreateListReplica",
                number("SyncType", SNAPSHOT),
                refs("SourceElements", fleet.path(source), fleet.path(target))))
        .isZero();
    assertThat((Object[]) answered("TargetElements")).hasSize(2);
    CIMObjectPath[] copies = {copy(source + ".ro"), copy(target + ".ro")};
    assertThat(
            replicate(
                "ModifyListSynchronization",
                number("Operation", 19),
                refs("Synchronization", copies)))
        .isZero();
    assertThat(fleet.at().fleet().site(0).volume(source + ".ro")).isNull();
  }

  private CIMObjectPath second(String name) {
    String volume = name + tests;
    fleet.volume(volume);
    return volumePath(volume);
  }

  private static CIMObjectPath volumePath(String volume) {
    try {
      return fleet.path(volume);
    } catch (WBEMException e) {
      throw new AssertionError(volume, e);
    }
  }

  private CIMObjectPath group(String name, CIMObjectPath... members) throws WBEMException {
    assertThat(replicate("CreateGroup", text("GroupName", name), refs("Members", members)))
        .isZero();
    return (CIMObjectPath) answered("ReplicationGroup");
  }

  @Test
  void aGroupIsClonedOntoAnotherMemberByMember() throws WBEMException {
    CIMObjectPath from = group("from" + tests, fleet.path(source), second("u"));
    CIMObjectPath one = group("one" + tests, fleet.path(target));
    CIMObjectPath onto = group("onto" + tests, fleet.path(target), second("w"));
    CIMArgument<?> sources = ref("SourceGroup", from);
    assertThat(replicate("CreateGroupReplica", number("SyncType", CLONE), sources)).isEqualTo(5);
    assertThat(
            replicate(
                "CreateGroupReplica", number("SyncType", CLONE), sources, ref("TargetGroup", one)))
        .isEqualTo(5);
    assertThat(fleet.copies(target)).isEmpty();
    assertThat(
            replicate(
                "CreateGroupReplica",
                number("SyncType", CLONE),
                sources,
                ref("TargetGroup", onto),
                number("WaitForCopyState", 8)))
        .isEqualTo(4096);
    CIMObjectPath job = (CIMObjectPath) answered("Job");
    assertThat(TpdClient.text(fleet.client().get(job), "JobState")).isEqualTo("4");
    assertThat(TpdClient.model((CIMObjectPath) answered("TargetGroup")))
        .isEqualTo(TpdClient.model(onto));
    fleet.pass(2);
    assertThat(TpdClient.text(fleet.client().get(job), "JobState")).isEqualTo("7");
    assertThat(fleet.content(target).same(written)).isTrue();
    assertThat(copy("w" + tests)).isNotNull();
    assertThat(
            replicate(
                "TPD_ModifyGroupReplicaSynchronization",
                number("Operation", 9),
                ref("TargetGroup", onto)))
        .isZero();
    assertThat(fleet.copies("w" + tests)).isEmpty();
  }

  @Test
  void groupsAreMadeOfWhatIsCopiedAndOfTheCopiesOrNothingIs() throws WBEMException {
    CIMArgument<?> sources = refs("SourceElements", fleet.path(source), second("u"));
    String method = "CreateGroupReplicaFromElements";
    assertThat(
            replicate(
                method,
                number("SyncType", SNAPSHOT),
                sources,
                text("SourceGroupName", "same"),
                text("TargetGroupName", "same")))
        .isEqualTo(5);
    assertThat(fleet.at().fleet().site(0).volume(source + ".ro")).isNull();
    assertThat(
            replicate(
                method,
                number("SyncType", SNAPSHOT),
                sources,
                text("SourceGroupName", "day" + tests),
                text("TargetGroupName", "night" + tests)))
        .isZero();
    assertThat(seen("SourceGroup").getPropertyValue("ElementName")).isEqualTo("day" + tests);
    assertThat(answered("TargetGroupName")).isEqualTo("night" + tests);
    assertThat(fleet.good("showvvset night" + tests)).contains(source + ".ro", "u" + tests + ".ro");
    assertThat(
            replicate(
                method,
                number("SyncType", CLONE),
                sources,
                refs("TargetElements", fleet.path(target), second("w"))))
        .isEqualTo(4096);
    assertThat(fleet.good("showvvset " + answered("TargetGroupName")))
        .contains(target, "w" + tests);
    fleet.pass(2);
    assertThat(fleet.content(target).same(written)).isTrue();
  }

  @Test
  void aConsistentListIsOfOneInstantWhateverSortItsCopiesAre() throws WBEMException {
    CIMArgument<?> sources = refs("SourceElements", fleet.path(source), second("u"));
    String method = "CreateConsistentReplicaList";
    assertThat(
            replicate(
                method,
                number("SyncType", SNAPSHOT),
                sources,
                refs("TargetElements", fleet.path(target), second("w"))))
        .isEqualTo(5);
    assertThat(replicate(method, number("SyncType", SNAPSHOT), sources)).isZero();
    assertThat(fleet.copies(source + ".ro").get(0).getPropertyValue("WhenSynced"))
        .isEqualTo(fleet.copies("u" + tests + ".ro").get(0).getPropertyValue("WhenSynced"));
    assertThat(
            replicate(
                method,
                number("SyncType", CLONE),
                sources,
                refs("TargetElements", fleet.path(target), volumePath("w" + tests))))
        .isEqualTo(4096);
    assertThat((Object[]) answered("Synchronizations")).hasSize(2);
    fleet.pass(2);
    assertThat(fleet.content(target).same(written)).isTrue();
  }

  @Test
  void relationshipsAndTargetsAreFound() throws WBEMException {
    fleet.good("createsv -ro " + source + ".ro " + source);
    assertThat(
            replicate(
                "GetReplicationRelationships", number("SyncType", SNAPSHOT), number("Locality", 2)))
        .isZero();
    assertThat((Object[]) answered("Synchronizations")).isNotEmpty();
    assertThat(
            replicate(
                "GetAvailableTargetElements",
                ref("SourceElement", fleet.path(source)),
                number("SyncType", CLONE)))
        .isZero();
    assertThat((Object[]) answered("Candidates"))
        .extracting(path -> TpdClient.model((CIMObjectPath) path))
        .contains(TpdClient.model(fleet.path(target)))
        .doesNotContain(
            TpdClient.model(fleet.path(source)),
            TpdClient.model(fleet.path(source + ".ro")),
            TpdClient.model(fleet.path("payroll.1")));
  }

  @Test
  void theOlderServiceTellsWhatItCanDoWithEachKindOfCopy() throws WBEMException {
    CIMObjectPath service =
        fleet.client().all("TPD_StorageConfigurationService").get(0).getObjectPath();
    List<CIMInstance> kinds =
        TpdClient.list(
            fleet
                .client()
                .client()
                .associatorInstances(
                    service,
                    "TPD_StorageElementCapabilities",
                    "TPD_StorageReplicationCapabilities",
                    null,
                    null,
                    false,
                    null));
    assertThat(kinds)
        .extracting(
            kind ->
                TpdClient.text(kind, "SupportedSynchronizationType")
                    + " "
                    + TpdClient.text(kind, "SupportedModifyOperations"))
        .containsExactly("5 [5]", "4 [2, 4, 12, 13]", "6 [13]");
    assertThat(fleet.client().get(kinds.get(1).getObjectPath()).getPropertyValue("ElementName"))
        .isEqualTo("PhysicalCopy");
  }

  @Test
  void capabilitiesAreThoseOfEachReplicationType() throws WBEMException {
    CIMInstance able = fleet.client().all("TPD_ReplicationServiceCapabilities").get(0);
    assertThat(TpdClient.text(able, "SupportedReplicationTypes")).isEqualTo("[4, 5, 6, 10]");
    CIMObjectPath path = able.getObjectPath();
    assertThat(call(path, "GetSupportedOperations", number("ReplicationType", 6))).isZero();
    assertThat((Object[]) answered("SupportedOperations"))
        .extracting(String::valueOf)
        .containsExactly("8", "9", "15", "19");
    assertThat(call(path, "GetSupportedFeatures", number("ReplicationType", 10))).isZero();
    assertThat((Object[]) answered("Features"))
        .extracting(String::valueOf)
        .containsExactly("2", "8", "18");
    assertThat(call(path, "GetSupportedCopyStates", number("ReplicationType", 10))).isZero();
    assertThat((Object[]) answered("HostAccessible")).containsOnly(false);
    assertThat(call(path, "GetSupportedFeatures", number("ReplicationType", 11))).isEqualTo(2);
    assertThat(
            call(
                path,
                "ConvertSyncTypeToReplicationType",
                number("SyncType", SNAPSHOT),
                number("Mode", 2),
                number("LocalOrRemote", 2)))
        .isZero();
    assertThat(String.valueOf(answered("SupportedReplicationTypes"))).isEqualTo("6");
  }
}
