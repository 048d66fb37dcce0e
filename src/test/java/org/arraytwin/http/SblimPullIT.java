package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.wbem.SampleNamespace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.CIMProperty;
import org.metricshub.wbem.javax.cim.UnsignedInteger32;
import org.metricshub.wbem.javax.cim.UnsignedInteger64;
import org.metricshub.wbem.javax.wbem.CloseableIterator;
import org.metricshub.wbem.javax.wbem.WBEMException;
import org.metricshub.wbem.javax.wbem.client.EnumerateResponse;
import org.metricshub.wbem.javax.wbem.client.WBEMClient;

/**
 * Pulled enumerations as the SBLIM Java client sees them, with each of its three parsers. Its
 * enumerationCount refuses every answer.
 */
class SblimPullIT {
  private static final int VOLUMES = 1_000;
  private static final UnsignedInteger32 TIMEOUT = new UnsignedInteger32(30);
  private static SampleEndpoint endpoint;

  @BeforeAll
  static void open() throws IOException {
    endpoint = SampleEndpoint.ofVolumes(VOLUMES);
  }

  @AfterAll
  static void close() {
    endpoint.close();
  }

  private static CIMObjectPath path(String className, CIMProperty<?>... keys) {
    return new CIMObjectPath(
        "http",
        "127.0.0.1",
        Integer.toString(endpoint.port()),
        SampleNamespace.NAME,
        className,
        keys);
  }

  private static CIMObjectPath volume(long id) {
    return path(
        "TPD_StorageVolume",
        new CIMProperty<>("SystemName", CIMDataType.STRING_T, "london", true, false, null),
        new CIMProperty<>(
            "DeviceID",
            CIMDataType.UINT64_T,
            new UnsignedInteger64(Long.toString(id)),
            true,
            false,
            null));
  }

  private static UnsignedInteger32 u32(long n) {
    return new UnsignedInteger32(n);
  }

  private static <T> List<T> all(CloseableIterator<T> items) throws WBEMException {
    List<T> list = new ArrayList<>();
    while (items.hasNext()) {
      list.add(items.next());
    }
    if (items.getWBEMException() != null) {
      throw items.getWBEMException();
    }
    items.close();
    return list;
  }

  @FunctionalInterface
  private interface Pull<T> {
    EnumerateResponse<T> next(String context) throws WBEMException;
  }

  /** Everything from the answer to an Open on, pulled to the end. */
  private static <T> List<T> drain(EnumerateResponse<T> opened, Pull<T> pull) throws WBEMException {
    List<T> list = new ArrayList<>(all(opened.getResponses()));
    EnumerateResponse<T> last = opened;
    while (!last.isEnd()) {
      last = pull.next(last.getContext());
      list.addAll(all(last.getResponses()));
    }
    return list;
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void instancesArePulledInPortionsWithoutOneMissingOrTwice(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    EnumerateResponse<CIMInstance> opened =
        client.enumerateInstances(
            path("CIM_StorageVolume"), true, false, null, null, null, TIMEOUT, false, u32(7));
    assertThat(opened.isEnd()).isFalse();
    List<CIMInstance> pulled =
        drain(opened, c -> client.getInstancesWithPath(path("CIM_ManagedElement"), c, u32(100)));
    Set<Object> ids = new LinkedHashSet<>();
    pulled.forEach(i -> ids.add(i.getObjectPath().getKeyValue("DeviceID")));
    assertThat(pulled).hasSize(VOLUMES);
    assertThat(ids).hasSize(VOLUMES);
    assertThat(pulled.get(500).getPropertyValue("ElementName")).isEqualTo("vv.500");
    assertThat(pulled.get(500).getObjectPath().getNamespace()).isEqualTo(SampleNamespace.NAME);
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void pathsArePulledInPortions(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    List<CIMObjectPath> pulled =
        drain(
            client.enumerateInstancePaths(
                path("CIM_StorageVolume"), null, null, TIMEOUT, false, u32(0)),
            c -> client.getInstancePaths(path("CIM_ManagedElement"), c, u32(400)));
    assertThat(pulled).hasSize(VOLUMES);
    assertThat(client.getInstance(pulled.get(999), false, false, null).getPropertyValue("Name"))
        .isNotNull();
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void associationsArePulledBothWays(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    CIMObjectPath pool =
        path(
            "CIM_StoragePool",
            new CIMProperty<>("InstanceID", CIMDataType.STRING_T, "pool:1", true, false, null));
    String allocated = "CIM_AllocatedFromStoragePool";
    assertThat(
            drain(
                client.associators(
                    pool, allocated, null, null, null, false, null, null, null, TIMEOUT, false,
                    u32(10)),
                c -> client.getInstancesWithPath(path("CIM_ManagedElement"), c, u32(333))))
        .hasSize(VOLUMES);
    assertThat(
            drain(
                client.associatorPaths(
                    pool, allocated, null, null, null, null, null, TIMEOUT, false, u32(10)),
                c -> client.getInstancePaths(path("CIM_ManagedElement"), c, u32(333))))
        .hasSize(VOLUMES);
    assertThat(
            drain(
                client.references(
                    pool, allocated, null, false, null, null, null, TIMEOUT, false, u32(10)),
                c -> client.getInstancesWithPath(path("CIM_ManagedElement"), c, u32(333))))
        .hasSize(VOLUMES);
    assertThat(
            drain(
                client.referencePaths(volume(0), null, null, null, null, TIMEOUT, false, u32(10)),
                c -> client.getInstancePaths(path("CIM_ManagedElement"), c, u32(333))))
        .hasSize(2);
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void resultsOfAQueryArePulledInPortions(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    String query = "SELECT * FROM CIM_StorageVolume WHERE DeviceID < 500";
    List<CIMInstance> pulled =
        drain(
            client.execQueryInstances(
                path("CIM_StorageVolume"), query, "WQL", false, TIMEOUT, false, u32(7), null),
            c -> client.getInstances(path("CIM_ManagedElement"), c, u32(100)));
    assertThat(pulled).hasSize(500);
    client.close();
  }

  /** The count is answered; this client knows no form of the answer. */
  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void theCountIsMoreThanTheClientCanRead(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    EnumerateResponse<CIMObjectPath> opened =
        client.enumerateInstancePaths(
            path("CIM_StorageVolume"), null, null, TIMEOUT, false, u32(0));
    assertThatThrownBy(
            () -> client.enumerationCount(path("CIM_ManagedElement"), opened.getContext()))
        .isInstanceOf(Exception.class);
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL"})
  void anEnumerationCanBeGivenUp(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    EnumerateResponse<CIMObjectPath> opened =
        client.enumerateInstancePaths(
            path("CIM_StorageVolume"), null, null, TIMEOUT, false, u32(10));
    assertThat(all(opened.getResponses())).hasSize(10);
    client.closeEnumeration(path("CIM_ManagedElement"), opened.getContext());
    assertThatThrownBy(
            () -> client.getInstancePaths(path("CIM_ManagedElement"), opened.getContext(), u32(1)))
        .isInstanceOfSatisfying(WBEMException.class, e -> assertThat(e.getID()).isEqualTo(21));
    client.close();
  }
}
