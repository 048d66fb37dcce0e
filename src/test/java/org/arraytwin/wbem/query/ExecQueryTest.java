package org.arraytwin.wbem.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.wbem.Answer;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.Instances;
import org.arraytwin.wbem.MethodResult;
import org.arraytwin.wbem.Model;
import org.arraytwin.wbem.SampleNamespace;
import org.junit.jupiter.api.Test;

/** ExecQuery finds what it is asked for the shortest way that the query allows. */
class ExecQueryTest {
  private static final int VOLUMES = 100;

  /** The sample namespace with an index of names, and a note of every way that was taken. */
  private static final class Watched implements Instances {
    private final SampleNamespace sample = new SampleNamespace(VOLUMES);
    private final List<String> ways = new ArrayList<>();

    @Override
    public String name() {
      return sample.name();
    }

    @Override
    public ClassRepository classes() {
      return sample.classes();
    }

    @Override
    public Iterator<CimInstance> enumerate(CimClass exact) {
      ways.add("scan " + exact);
      return sample.enumerate(exact);
    }

    @Override
    public CimInstance get(ObjectPath path) {
      ways.add("get " + path.className());
      return sample.get(path);
    }

    @Override
    public Iterator<CimInstance> find(CimClass exact, String property, Object value) {
      if (!exact.name().equals("TPD_StorageVolume") || !property.equalsIgnoreCase("ElementName")) {
        return null;
      }
      ways.add("index " + value);
      return List.of(SampleNamespace.volume(5), SampleNamespace.volume(6)).iterator();
    }

    @Override
    public Iterator<CimInstance> references(ObjectPath element, CimClass c, String role) {
      return sample.references(element, c, role);
    }

    @Override
    public CimInstance associated(CimInstance association, String role) {
      return sample.associated(association, role);
    }

    @Override
    public MethodResult invoke(ObjectPath object, CimMethod method, Map<String, Object> in) {
      return sample.invoke(object, method, in);
    }
  }

  private final Watched watched = new Watched();
  private final CimServer server = new CimServer(() -> "localhost", Model.of(List.of(watched)));

  private List<String> names(String language, String query) {
    Answer answer = server.answer(new ExecQuery(SampleNamespace.NAME, language, query));
    Iterator<CimInstance> found =
        answer instanceof Answer.ObjectsWithPath objects
            ? objects.instances()
            : ((Answer.Objects) answer).instances();
    List<String> names = new ArrayList<>();
    found.forEachRemaining(i -> names.add(String.valueOf(i.get("ElementName"))));
    return names;
  }

  @Test
  void allKeysLeadToTheInstanceItself() {
    assertThat(
            names(
                "WQL",
                "SELECT * FROM TPD_StorageVolume WHERE SystemName = 'london' AND DeviceID = 7"))
        .containsExactly("vv.7");
    assertThat(watched.ways).containsExactly("get TPD_StorageVolume");
  }

  @Test
  void whatTheKeysLeadToMustStillPass() {
    assertThat(
            names(
                "WQL",
                "SELECT * FROM TPD_StorageVolume WHERE SystemName = 'london' AND DeviceID = 7"
                    + " AND ElementName = 'vv.8'"))
        .isEmpty();
    assertThat(watched.ways).containsExactly("get TPD_StorageVolume");
  }

  @Test
  void anIndexedPropertyIsLookedUp() {
    assertThat(names("CQL", "SELECT * FROM TPD_StorageVolume v WHERE v.ElementName = 'vv.5'"))
        .containsExactly("vv.5");
    assertThat(watched.ways).containsExactly("index vv.5");
  }

  @Test
  void aReferenceAsKeyLeadsToTheAssociation() {
    String volume = SampleNamespace.NAME + ":TPD_StorageVolume.SystemName=\"london\",DeviceID=";
    assertThat(
            names(
                "WQL",
                "SELECT * FROM CIM_StorageSynchronized WHERE SystemElement = '"
                    + volume
                    + "4' AND SyncedElement = '"
                    + volume
                    + "5'"))
        .hasSize(1);
    assertThat(watched.ways)
        .containsExactly("get CIM_StorageSynchronized", "get TPD_RemoteStorageSynchronized");
  }

  @Test
  void anAlternativeNeedsAScanOfAllClasses() {
    assertThat(
            names(
                "CQL",
                "SELECT * FROM CIM_StorageVolume WHERE ElementName = 'vv.5' OR DeviceID > 98"))
        .containsExactly("vv.5", "vv.99");
    assertThat(watched.ways).containsExactly("scan CIM_StorageVolume", "scan TPD_StorageVolume");
  }

  @Test
  void aClassInTheConditionLeavesTheOthersOut() {
    assertThat(
            names(
                "CQL",
                "SELECT * FROM CIM_ManagedElement e WHERE e ISA CIM_StoragePool AND"
                    + " e.ElementName LIKE 'CPG.*'"))
        .containsExactly("CPG <1>");
    assertThat(watched.ways).containsExactly("scan CIM_StoragePool");
  }

  @Test
  void aValueThatNoInstanceCanHaveIsNotFoundAndNoError() {
    assertThat(names("WQL", "SELECT * FROM TPD_StorageVolume WHERE NameFormat = 70000")).isEmpty();
  }
}
