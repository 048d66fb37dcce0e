package org.arraytwin.http;

import static org.arraytwin.http.PullCalls.answer;
import static org.arraytwin.http.PullCalls.call;
import static org.arraytwin.http.PullCalls.className;
import static org.arraytwin.http.PullCalls.context;
import static org.arraytwin.http.PullCalls.ended;
import static org.arraytwin.http.PullCalls.occurrences;
import static org.arraytwin.http.PullCalls.status;
import static org.arraytwin.http.PullCalls.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.arraytwin.wbem.SampleNamespace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters of pulled enumerations and pulled queries, byte by byte. */
class PullQueriesIT {
  private static final String POOL =
      "<INSTANCENAME CLASSNAME=\"CIM_StoragePool\"><KEYBINDING NAME=\"InstanceID\">"
          + "<KEYVALUE>pool:1</KEYVALUE></KEYBINDING></INSTANCENAME>";
  private static SampleEndpoint endpoint;
  private static RawHttp http;

  @BeforeAll
  static void open() throws IOException {
    endpoint = SampleEndpoint.ofVolumes(200);
    http = endpoint.connect();
  }

  @AfterAll
  static void close() throws IOException {
    http.close();
    endpoint.close();
  }

  private static String send(String operation, String... parameters) throws IOException {
    return answer(http, call(operation, SampleNamespace.NAME, parameters));
  }

  private static String filtered(String operation, String name, String of, String filter)
      throws IOException {
    return send(
        operation,
        name,
        of,
        "FilterQueryLanguage",
        value("DMTF:FQL"),
        "FilterQuery",
        value(filter.replace("<", "&lt;")),
        "MaxObjectCount",
        value(1_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "DeviceID = 7                             | 1",
        "DeviceID = 7 AND SystemName = 'paris'    | 0",
        "DeviceID < 10                            | 10",
        "ElementName LIKE 'vv\\.1.'               | 10",
        "ANY OperationalStatus = 2                | 200",
        "Comment <> NULL                          | 0",
      })
  void onlyWhatPassesIsEnumerated(String filter, int expected) throws IOException {
    String ofClass = className("CIM_StorageVolume");
    String instances = filtered("OpenEnumerateInstances", "ClassName", ofClass, filter);
    assertThat(occurrences(instances, "VALUE.INSTANCEWITHPATH")).isEqualTo(expected);
    assertThat(ended(instances)).isTrue();
    String paths = filtered("OpenEnumerateInstancePaths", "ClassName", ofClass, filter);
    assertThat(occurrences(paths, "INSTANCEPATH")).isEqualTo(expected);
  }

  @Test
  void filtersNarrowAssociationsToo() throws IOException {
    String filter = "ElementName LIKE 'vv\\.1.'";
    String instances = filtered("OpenAssociatorInstances", "InstanceName", POOL, filter);
    assertThat(occurrences(instances, "VALUE.INSTANCEWITHPATH")).isEqualTo(10);
    String paths = filtered("OpenAssociatorInstancePaths", "InstanceName", POOL, filter);
    assertThat(occurrences(paths, "INSTANCEPATH")).isEqualTo(10);
    String links =
        filtered("OpenReferenceInstances", "InstanceName", POOL, "SpaceConsumed < 10240");
    assertThat(occurrences(links, "VALUE.INSTANCEWITHPATH")).isEqualTo(10);
    links = filtered("OpenReferenceInstancePaths", "InstanceName", POOL, "SpaceConsumed < 10240");
    assertThat(occurrences(links, "INSTANCEPATH")).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "DeviceID =             | 15",
        "DeviceID = 'seven'     | 15",
        "NoSuchProperty = 1     | 15",
        "ElementName LIKE Name  | 29",
      })
  void filtersThatCannotBeReadSayWhy(String filter, int expected) throws IOException {
    String refused =
        filtered("OpenEnumerateInstances", "ClassName", className("CIM_StorageVolume"), filter);
    assertThat(status(refused)).isEqualTo(expected);
  }

  @Test
  void languagesAreThoseOfTheOperation() throws IOException {
    String select = value("SELECT * FROM CIM_StoragePool");
    assertThat(
            status(
                send(
                    "OpenEnumerateInstances",
                    "ClassName",
                    className("CIM_StoragePool"),
                    "FilterQueryLanguage",
                    value("WQL"),
                    "FilterQuery",
                    select)))
        .isEqualTo(14);
    assertThat(
            status(
                send(
                    "OpenQueryInstances",
                    "FilterQueryLanguage",
                    value("DMTF:FQL"),
                    "FilterQuery",
                    select)))
        .isEqualTo(14);
    assertThat(status(send("OpenQueryInstances", "FilterQuery", select))).isEqualTo(4);
    assertThat(status(send("OpenQueryInstances", "FilterQueryLanguage", value("WQL"))))
        .isEqualTo(4);
    assertThat(query("WQL", "SELECT FROM WHERE", false))
        .satisfies(a -> assertThat(status(a)).isEqualTo(15));
    assertThat(query("WQL", "SELECT * FROM CIM_None", false))
        .satisfies(a -> assertThat(status(a)).isEqualTo(5));
  }

  private static String query(String language, String query, boolean withClass) throws IOException {
    return send(
        "OpenQueryInstances",
        "FilterQueryLanguage",
        value(language),
        "FilterQuery",
        value(query.replace("<", "&lt;")),
        "ReturnQueryResultClass",
        value(withClass ? "TRUE" : "FALSE"),
        "MaxObjectCount",
        value(4));
  }

  @Test
  void aQueryIsPulledInPortionsAndItsRowsHaveAClass() throws IOException {
    String opened =
        query(
            "DMTF:CQL",
            "SELECT ElementName, DeviceID FROM CIM_StorageVolume WHERE DeviceID < 10",
            true);
    assertThat(status(opened)).isZero();
    assertThat(occurrences(opened, "INSTANCE")).isEqualTo(4);
    assertThat(occurrences(opened, "INSTANCENAME")).isZero();
    assertThat(ended(opened)).isFalse();
    assertThat(opened).contains("<PARAMVALUE NAME=\"QueryResultClass\">\n<CLASS NAME=");
    assertThat(opened)
        .contains("<PROPERTY NAME=\"ElementName\" TYPE=\"string\"><VALUE>vv.0</VALUE>");
    String rest =
        send(
            "PullInstances",
            "EnumerationContext",
            value(context(opened)),
            "MaxObjectCount",
            value(10));
    assertThat(occurrences(rest, "INSTANCE")).isEqualTo(6);
    assertThat(ended(rest)).isTrue();
    assertThat(rest).doesNotContain("QueryResultClass");
  }

  @Test
  void aQueryOfWholeInstancesYieldsThemWithoutPaths() throws IOException {
    String opened = query("WQL", "SELECT * FROM CIM_StorageVolume WHERE DeviceID = 3", false);
    assertThat(occurrences(opened, "INSTANCE")).isEqualTo(1);
    assertThat(opened)
        .contains("<INSTANCE CLASSNAME=\"TPD_StorageVolume\">")
        .doesNotContain("QueryResultClass");
    String wrong =
        send(
            "PullInstancesWithPath",
            "EnumerationContext",
            value(context(query("WQL", "SELECT * FROM CIM_StorageVolume", false))),
            "MaxObjectCount",
            value(1));
    assertThat(status(wrong)).isEqualTo(21);
  }
}
