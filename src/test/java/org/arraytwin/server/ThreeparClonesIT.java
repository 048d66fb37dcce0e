package org.arraytwin.server;

import static org.arraytwin.server.ThreeparCalls.CLONE;
import static org.arraytwin.server.ThreeparCalls.SNAPSHOT;
import static org.arraytwin.server.ThreeparCalls.flag;
import static org.arraytwin.server.ThreeparCalls.number;
import static org.arraytwin.server.ThreeparCalls.ref;
import static org.arraytwin.server.ThreeparCalls.refs;
import static org.arraytwin.server.ThreeparCalls.text;
import static org.arraytwin.server.ThreeparCalls.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.cim.CIMArgument;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.CIMProperty;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * The parameters of the methods for copies as tables 90, 91, 97 to 101 of the CIM API reference
 * 3.1.1 have them: clones onto volumes that are made for them, clones that go their own way, names
 * and groups, and what is wrong.
 */
class ThreeparClonesIT {
  private static ThreeparCopies fleet;
  private static ThreeparCalls calls;
  private static int tests;

  private String source;
  private Content written;
  private CIMArgument<?> from;

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
  void volume() throws WBEMException {
    tests++;
    fleet.pass(10); // copies of other tests are over
    source = "s" + tests;
    fleet.volume(source);
    fleet.write(source, "0-63");
    written = fleet.content(source);
    from = ref("SourceElement", fleet.path(source));
  }

  private static long clone(CIMArgument<?>... in) throws WBEMException {
    return with("CreateElementReplica", number("SyncType", CLONE), in);
  }

  private static long with(String method, CIMArgument<?> first, CIMArgument<?>... in)
      throws WBEMException {
    CIMArgument<?>[] all = new CIMArgument<?>[in.length + 1];
    all[0] = first;
    System.arraycopy(in, 0, all, 1, in.length);
    return calls.replicate(method, all);
  }

  private static CIMObjectPath pool() throws WBEMException {
    return fleet.client().all("TPD_DynamicStoragePool").get(0).getObjectPath();
  }

  private CIMObjectPath begun(String name) throws WBEMException {
    assertThat(clone(from, text("ElementName", name), number("WaitForCopyState", 8)))
        .isEqualTo(4096);
    return (CIMObjectPath) calls.answered("Job");
  }

  private static String job(CIMObjectPath path) throws WBEMException {
    return TpdClient.text(fleet.client().get(path), "JobState");
  }

  @Test
  void twoClonesAreCopiedAtATimeAndTheOthersInTheOrderInWhichTheyCame() throws WBEMException {
    CIMObjectPath first = begun("q1." + tests);
    CIMObjectPath second = begun("q2." + tests);
    CIMObjectPath third = begun("q3." + tests);
    CIMObjectPath fourth = begun("q4." + tests);
    assertThat(List.of(job(first), job(second), job(third), job(fourth)))
        .containsExactly("4", "4", "2", "2");
    assertThat(TpdClient.text(fleet.copies("q3." + tests).get(0), "SyncState")).isEqualTo("2");
    fleet.write(source, "7");
    assertThat(calls.call(first, "RequestStateChange", number("RequestedState", 4))).isZero();
    assertThat(List.of(job(first), job(second), job(third), job(fourth)))
        .containsExactly("8", "4", "4", "2");
    fleet.pass(0.5);
    fleet.run(new FailArray("london"));
    fleet.pass(30);
    fleet.run(new RestoreArray("london"));
    assertThat(List.of(job(second), job(third), job(fourth))).containsExactly("4", "4", "2");
    fleet.pass(0.6);
    assertThat(List.of(job(second), job(third), job(fourth))).containsExactly("7", "7", "4");
    fleet.pass(1);
    assertThat(job(fourth)).isEqualTo("7");
    assertThat(fleet.content("q4." + tests).same(written)).isTrue();
  }

  private static CIMObjectPath noPool() {
    CIMProperty<String> key =
        new CIMProperty<>("InstanceID", CIMDataType.STRING_T, "3PAR:nope", true, false, null);
    return new CIMObjectPath(
        null, null, null, "root/tpd", "TPD_DynamicStoragePool", new CIMProperty<?>[] {key});
  }

  @Test
  void aCloneWithoutATargetIsMadeInItsSourcesPoolUnderANameOfTheArraysChoice()
      throws WBEMException {
    assertThat(clone(from)).isEqualTo(4096);
    assertThat(calls.seen("TargetElement").getPropertyValue("ElementName"))
        .isEqualTo(source + ".pc");
    assertThat(TpdClient.text(calls.seen("Job"), "JobState")).isEqualTo("4");
    fleet.pass(1);
    assertThat(TpdClient.text(fleet.copies(source + ".pc").get(0), "SyncState")).isEqualTo("14");
    assertThat(fleet.content(source + ".pc").same(written)).isTrue();
    assertThat(fleet.shown("UsrCPG", source + ".pc")).isEqualTo("FC_r5");
    assertThat(clone(from)).isEqualTo(4096);
    assertThat(calls.seen("TargetElement").getPropertyValue("ElementName"))
        .isEqualTo(source + ".pc0");
  }

  @Test
  void aCloneThatIsWaitedForUntilSynchronizedIsIndependentAndOneUntilInactiveIsNot()
      throws WBEMException {
    assertThat(clone(from, text("ElementName", "own" + tests), number("WaitForCopyState", 4)))
        .isEqualTo(4096);
    assertThat(
            clone(
                from,
                text("ElementName", "kept" + tests),
                number("WaitForCopyState", 8),
                ref("TargetPool", pool())))
        .isEqualTo(4096);
    assertThat(TpdClient.text(fleet.copies("own" + tests).get(0), "CopyType")).isEqualTo("5");
    assertThat(TpdClient.text(fleet.copies("kept" + tests).get(0), "CopyType")).isEqualTo("4");
    fleet.pass(1);
    assertThat(fleet.copies("own" + tests)).isEmpty();
    assertThat(fleet.shown("Type", "own" + tests)).isEqualTo("base");
    assertThat(fleet.copies("kept" + tests)).hasSize(1);
    assertThat(clone(from, number("WaitForCopyState", 5))).isEqualTo(5);
    assertThat(
            with(
                "CreateElementReplica",
                number("SyncType", SNAPSHOT),
                from,
                number("WaitForCopyState", 8)))
        .isEqualTo(5);
  }

  @Test
  void nothingIsMadeOfWhatIsWrong() throws WBEMException {
    int volumes = fleet.at().fleet().site(0).volumes().size();
    assertThat(clone(from, text("ElementName", source))).isEqualTo(5);
    assertThat(clone(from, text("ElementName", "a/b"))).isEqualTo(5);
    assertThat(clone(from, ref("TargetPool", noPool()))).isEqualTo(5);
    assertThat(
            with(
                "CreateElementReplica",
                number("SyncType", SNAPSHOT),
                from,
                ref("TargetPool", pool())))
        .isEqualTo(5);
    assertThat(calls.configure("CreateReplica", from, ref("TargetPool", pool()))).isEqualTo(5);
    assertThat(calls.configure("ModifySynchronization", number("Operation", 5))).isEqualTo(5);
    assertThat(fleet.at().fleet().site(0).volumes().size()).isEqualTo(volumes);
  }

  @Test
  void ofAListTheArrayNamesWhatIsLeftOut() throws WBEMException {
    fleet.volume("u" + tests);
    CIMArgument<?> sources = refs("SourceElements", fleet.path(source), fleet.path("u" + tests));
    assertThat(
            with(
                "CreateListReplica",
                number("SyncType", CLONE),
                sources,
                texts("ElementNames", "named" + tests)))
        .isEqualTo(4096);
    assertThat((Object[]) calls.answered("Synchronizations")).hasSize(2);
    fleet.pass(2);
    assertThat(fleet.content("named" + tests).same(written)).isTrue();
    assertThat(fleet.copies("u" + tests + ".pc")).hasSize(1);
    assertThat(
            with(
                "CreateListReplica",
                number("SyncType", SNAPSHOT),
                sources,
                texts("ElementNames", "a", "b", "c")))
        .isEqualTo(5);
    assertThat(
            with(
                "CreateGroupReplicaFromElements",
                number("SyncType", CLONE),
                sources,
                text("SourceGroupName", "all" + tests),
                text("TargetGroupName", "copies" + tests),
                number("WaitForCopyState", 4)))
        .isEqualTo(4096);
    assertThat(fleet.good("showvvset copies" + tests))
        .contains(source + ".pc", "u" + tests + ".pc0");
  }

  @Test
  void aTargetThatIsACopyOfAnotherVolumeIsInUseForTheOlderService() throws WBEMException {
    fleet.volume("o" + tests);
    fleet.volume("t" + tests);
    CIMArgument<?> target = ref("TargetElement", fleet.path("t" + tests));
    CIMArgument<?> other = ref("SourceElement", fleet.path("o" + tests));
    CIMArgument<?> stays = number("CopyType", 4);
    assertThat(calls.configure("AttachReplica", from, target, stays)).isEqualTo(4096);
    fleet.pass(1);
    for (String method : new String[] {"AttachReplica", "AttachOrModifyReplica"}) {
      assertThat(calls.configure(method, other, target, stays)).isEqualTo(6);
    }
    assertThat(clone(other, target)).isEqualTo(4);
    assertThat(fleet.content("t" + tests).same(written)).isTrue();
  }

  @Test
  void aSnapshotOfASnapshotIsRestoredToTheBaseVolumeAtOnce() throws WBEMException {
    CIMArgument<?> snapshot = number("SyncType", SNAPSHOT);
    assertThat(calls.replicate("CreateElementReplica", snapshot, from)).isZero();
    CIMArgument<?> readOnly = ref("SourceElement", (CIMObjectPath) calls.answered("TargetElement"));
    assertThat(calls.replicate("CreateElementReplica", snapshot, readOnly)).isZero();
    CIMArgument<?> pair = ref("Synchronization", (CIMObjectPath) calls.answered("Synchronization"));
    fleet.write(source, "0-9");
    assertThat(calls.replicate("ModifyReplicaSynchronization", number("Operation", 15), pair))
        .isEqualTo(4096);
    assertThat(job((CIMObjectPath) calls.answered("Job"))).isEqualTo("7");
    assertThat(fleet.content(source).same(written)).isTrue();
  }

  @Test
  void aGroupHasANameStaysAndIsHere() throws WBEMException {
    CIMArgument<?> members = refs("Members", fleet.path(source));
    CIMArgument<?> name = text("GroupName", "g" + tests);
    CIMArgument<?> twice = refs("Members", fleet.path(source), fleet.path(source));
    assertThat(calls.replicate("CreateGroup", members)).isEqualTo(5);
    assertThat(calls.replicate("CreateGroup", name, twice)).isEqualTo(5);
    for (String flag : new String[] {"DeleteOnEmptyElement", "DeleteOnUnassociated"}) {
      assertThat(calls.replicate("CreateGroup", name, members, flag(flag, true))).isEqualTo(5);
    }
    assertThat(calls.replicate("CreateGroup", name, members, flag("Persistent", false)))
        .isEqualTo(5);
    assertThat(calls.replicate("CreateGroup", name, members, flag("Persistent", true))).isZero();
    assertThat(calls.replicate("CreateGroup", name)).isEqualTo(5);
    CIMArgument<?> group = ref("ReplicationGroup", group("g" + tests));
    assertThat(calls.replicate("RemoveMembers", members, group, flag("DeleteOnEmptyElement", true)))
        .isEqualTo(5);
    assertThat(calls.replicate("RemoveMembers", members, group)).isZero();
    assertThat(calls.replicate("DeleteGroup", group)).isZero();
  }

  private static CIMObjectPath group(String name) throws WBEMException {
    return fleet.client().named("TPD_ReplicationGroup", name).getObjectPath();
  }

  private static Object[] able(String method, String parameter, int type) throws WBEMException {
    assertThat(asked(method, number("ReplicationType", type))).isZero();
    return (Object[]) calls.answered(parameter);
  }

  private static long asked(String method, CIMArgument<?>... in) throws WBEMException {
    return calls.call(
        fleet.client().all("TPD_ReplicationServiceCapabilities").get(0).getObjectPath(),
        method,
        in);
  }

  @Test
  void capabilitiesAreThoseOfTheManualsTables() throws WBEMException {
    assertThat(able("GetSupportedGroupFeatures", "GroupFeatures", 6))
        .extracting(String::valueOf)
        .containsExactly("3", "4", "11", "14");
    assertThat(able("GetSupportedGroupFeatures", "GroupFeatures", 10))
        .extracting(String::valueOf)
        .containsExactly("3", "4", "11", "12", "14", "16");
    assertThat(able("GetSupportedGroupFeatures", "GroupFeatures", 4))
        .extracting(String::valueOf)
        .containsExactly("4", "5", "11", "12", "14");
    assertThat(able("GetSupportedCopyStates", "SupportedCopyStates", 10))
        .extracting(String::valueOf)
        .containsExactly("2", "4", "3", "9", "5", "8");
    assertThat(able("GetSupportedListOperations", "SupportedListOperations", 10))
        .extracting(String::valueOf)
        .containsExactly("2", "8", "9", "14");
    CIMArgument<?> clones = number("ReplicationType", 10);
    assertThat(asked("GetSupportedWaitForCopyStates", clones, number("MethodName", 2))).isZero();
    assertThat((Object[]) calls.answered("SupportedCopyStates"))
        .extracting(String::valueOf)
        .containsExactly("4", "8");
    assertThat(asked("GetSupportedListOperations", clones, number("SynchronizationType", 3)))
        .isEqualTo(2);
    for (String method :
        new String[] {
          "GetSupportedGroupOperations",
          "GetSupportedGroupCopyStates",
          "GetSupportedSettingsDefineStateOperations"
        }) {
      assertThat(asked(method, clones)).as(method).isEqualTo(2);
    }
    assertThat(able("GetSupportedGroupCopyStates", "SupportedCopyStates", 5)).hasSize(5);
    assertThat(able("GetSupportedGroupOperations", "SupportedGroupOperations", 4)).isEmpty();
  }
}
