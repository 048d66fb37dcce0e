package org.arraytwin.cim.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.cim.CimInstance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The filters that management programs are known to create for the life of storage objects. */
class IndicationFilterTest {
  private record Case(String query, List<String> languages, CimInstance passes, CimInstance not) {}

  private static CimInstance pair(int copyState) {
    return Samples.of(
        "CIM_StorageSynchronized", "Name", "p", "CopyState", copyState, "SyncState", copyState);
  }

  private static CimInstance job(Integer... status) {
    return Samples.of("CIM_ConcreteJob", "Name", "j", "OperationalStatus", List.of(status));
  }

  private static CimInstance port(int status) {
    return Samples.of("CIM_FCPort", "Name", "f", "OperationalStatus", List.of(status));
  }

  private static CimInstance event(String kind, CimInstance source) {
    return Samples.of(kind, "SourceInstance", source);
  }

  private static final List<String> BOTH = List.of("WQL", "CQL", "DMTF:CQL");
  private static final List<String> CQL = List.of("CQL", "DMTF:CQL");

  private static Stream<Case> lifeOf(String kind) {
    CimInstance group = Samples.of("CIM_GroupSynchronized", "Name", "g", "CopyState", 4);
    return Stream.of(
        new Case(
            "SELECT * FROM " + kind + " WHERE SourceInstance ISA CIM_StorageSynchronized",
            BOTH,
            event(kind, pair(4)),
            event(kind, group)),
        new Case(
            "SELECT * FROM " + kind + " WHERE SourceInstance ISA CIM_GroupSynchronized",
            BOTH,
            event(kind, group),
            event(kind, pair(4))),
        new Case(
            "SELECT * FROM "
                + kind
                + " WHERE SourceInstance ISA CIM_DiskDrive OR"
                + " SourceInstance ISA CIM_FCPort",
            BOTH,
            event(kind, port(2)),
            event(kind, pair(4))));
  }

  private static Stream<Case> changes() {
    String changed = "SELECT * FROM CIM_InstModification WHERE SourceInstance ISA ";
    return Stream.of(
        new Case(
            changed
                + "CIM_StorageSynchronized AND"
                + " SourceInstance.CIM_StorageSynchronized::CopyState <>"
                + " PreviousInstance.CIM_StorageSynchronized::CopyState",
            CQL,
            Samples.modified(pair(4), pair(5)),
            Samples.modified(pair(4), pair(4))),
        new Case(
            changed
                + "CIM_StorageSynchronized AND SourceInstance.SyncState <>"
                + " PreviousInstance.SyncState",
            BOTH,
            Samples.modified(pair(4), pair(5)),
            Samples.modified(pair(4), pair(4))),
        new Case(
            changed
                + "CIM_FCPort AND SourceInstance.CIM_FCPort::OperationalStatus <>"
                + " PreviousInstance.CIM_FCPort::OperationalStatus",
            CQL,
            Samples.modified(port(2), port(6)),
            Samples.modified(port(2), port(2))),
        new Case(
            changed
                + "CIM_ConcreteJob AND SourceInstance.OperationalStatus=17 AND"
                + " SourceInstance.OperationalStatus=2",
            BOTH,
            Samples.modified(job(2), job(17, 2)),
            Samples.modified(job(2), job(17, 6))),
        new Case(
            changed
                + "CIM_ConcreteJob AND ANY SourceInstance.CIM_ConcreteJob::OperationalStatus[*] ="
                + " 17 AND ANY SourceInstance.CIM_ConcreteJob::OperationalStatus[*] = 2",
            CQL,
            Samples.modified(job(2), job(17, 2)),
            Samples.modified(job(2), job(17, 6))),
        new Case(
            "SELECT * FROM CIM_InstModification WHERE SourceInstance = CIM_FCPort",
            BOTH,
            Samples.modified(port(2), port(6)),
            Samples.modified(pair(4), pair(5))));
  }

  @TestFactory
  Stream<DynamicTest> filtersOfManagementProgramsDoAsTheyMean() {
    Stream<Case> lives =
        Stream.of("CIM_InstCreation", "CIM_InstDeletion", "CIM_InstModification")
            .flatMap(IndicationFilterTest::lifeOf);
    return Stream.concat(lives, changes())
        .flatMap(
            c ->
                c.languages().stream()
                    .map(
                        language ->
                            DynamicTest.dynamicTest(
                                language + ": " + c.query(), () -> check(language, c))));
  }

  private static void check(String language, Case c) {
    Query query = Query.parse(language, c.query(), Samples.CLASSES, Samples.NAMESPACE);
    assertThat(query.where().test(c.passes())).isTrue();
    assertThat(query.where().test(c.not())).isFalse();
    assertThat(query.projection().whole()).isTrue();
  }

  @Test
  void aFilterWithoutConditionLetsEverythingPass() {
    Query query =
        Query.parse("wql", "SELECT * FROM CIM_AlertIndication", Samples.CLASSES, Samples.NAMESPACE);
    assertThat(query.from().name()).isEqualTo("CIM_AlertIndication");
    assertThat(query.where().test(Samples.of("CIM_AlertIndication"))).isTrue();
  }
}
