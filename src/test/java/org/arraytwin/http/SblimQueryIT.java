package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.wbem.SampleNamespace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.CloseableIterator;
import org.metricshub.wbem.javax.wbem.WBEMException;
import org.metricshub.wbem.javax.wbem.client.WBEMClient;

/** ExecQuery as the SBLIM Java client sees it, with each of its three parsers. */
class SblimQueryIT {
  private static SampleEndpoint endpoint;

  @BeforeAll
  static void open() throws IOException {
    endpoint = SampleEndpoint.ofVolumes(1_000);
  }

  @AfterAll
  static void close() {
    endpoint.close();
  }

  private static List<CIMInstance> query(String parser, String language, String query)
      throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    CIMObjectPath namespace = new CIMObjectPath(null, null, null, SampleNamespace.NAME, null, null);
    List<CIMInstance> all = new ArrayList<>();
    CloseableIterator<CIMInstance> found = client.execQuery(namespace, query, language);
    try {
      found.forEachRemaining(all::add);
      if (found.getWBEMException() != null) {
        throw found.getWBEMException();
      }
    } finally {
      found.close();
      client.close();
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void wholeInstancesComeWithTheirPath(String parser) throws WBEMException {
    List<CIMInstance> found =
        query(parser, "WQL", "SELECT * FROM CIM_StorageVolume WHERE DeviceID < 3");
    assertThat(found).hasSize(3);
    assertThat(found.get(0).getClassName()).isEqualTo("TPD_StorageVolume");
    assertThat(found.get(0).getObjectPath().getNamespace()).isEqualTo(SampleNamespace.NAME);
    assertThat(found)
        .extracting(i -> String.valueOf(i.getObjectPath().getKeyValue("DeviceID")))
        .containsExactly("0", "1", "2");
    assertThat(found.get(0).getProperty("OperationalStatus")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void aListOfPropertiesKeepsClassAndPath(String parser) throws WBEMException {
    CIMInstance found =
        query(parser, "DMTF:CQL", "SELECT ELEMENTNAME FROM CIM_StorageVolume WHERE DeviceID = 7")
            .get(0);
    assertThat(found.getProperties()).extracting(p -> p.getName()).contains("ElementName");
    assertThat(found.getProperty("BlockSize")).isNull();
    assertThat(found.getObjectPath().getKeyValue("DeviceID")).hasToString("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void calculatedColumnsAreInstancesOfAClassOfTheirOwn(String parser) throws WBEMException {
    CIMInstance found =
        query(
                parser,
                "CQL",
                "SELECT v.BlockSize * v.NumberOfBlocks AS Bytes, path(v) FROM CIM_StorageVolume v"
                    + " WHERE v.DeviceID = 7")
            .get(0);
    assertThat(found.getProperties()).extracting(p -> p.getName()).containsExactly("Bytes", "path");
    assertThat(found.getPropertyValue("Bytes")).isInstanceOf(Long.class);
    assertThat(found.getPropertyValue("path")).isInstanceOf(CIMObjectPath.class);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "SQL; SELECT * FROM CIM_StorageVolume; 14",
        "DMTF:FQL; DeviceID = 1; 14",
        "WQL; SELECT * FROM CIM_StorageVolume WHERE; 15",
        "WQL; SELECT * FROM CIM_StorageVolume WHERE Nothing = 1; 15",
        "WQL; SELECT * FROM CIM_Nothing; 5",
        // 29, a code that this client does not know and shows as FAILED
        "CQL; SELECT DISTINCT Name FROM CIM_StorageVolume; 1",
      })
  void whatCannotBeAnsweredHasItsStatus(String language, String query, int status) {
    WBEMException error =
        catchThrowableOfType(WBEMException.class, () -> query("SAX", language, query));
    assertThat(error.getID()).isEqualTo(status);
  }

  @Test
  void anEmptyResultIsNoError() throws WBEMException {
    assertThat(query("SAX", "WQL", "SELECT * FROM CIM_StorageVolume WHERE ElementName = 'none'"))
        .isEmpty();
  }
}
