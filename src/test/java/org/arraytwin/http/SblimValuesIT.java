package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.arraytwin.wbem.OddNamespace;
import org.arraytwin.wbem.ServerLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metricshub.wbem.javax.cim.CIMArgument;
import org.metricshub.wbem.javax.cim.CIMClass;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMDateTimeInterval;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.CIMProperty;
import org.metricshub.wbem.javax.wbem.CloseableIterator;
import org.metricshub.wbem.javax.wbem.WBEMException;
import org.metricshub.wbem.javax.wbem.client.WBEMClient;

/**
 * Values that are hard to carry, there and back through each parser of the SBLIM Java client. The
 * client itself reads neither INF nor a null among characters nor classes among instances, and
 * sends no string key that is empty; golden exchanges hold those.
 */
class SblimValuesIT {
  private static final String EVERYTHING = "AT_Everything\ud835\udcb3";
  private static SampleEndpoint endpoint;

  @BeforeAll
  static void open() throws IOException {
    endpoint = new SampleEndpoint(new OddNamespace(), ServerLimits.DEFAULT);
  }

  @AfterAll
  static void close() {
    endpoint.close();
  }

  /** All properties but those with values the client cannot read. */
  private static String[] readable(CIMClass everything) {
    return Arrays.stream(everything.getProperties())
        .map(CIMProperty::getName)
        .filter(name -> !name.matches("Preal64|A(?!string).*|Objects"))
        .toArray(String[]::new);
  }

  private static List<CIMInstance> everything(WBEMClient client) throws WBEMException {
    CIMClass known = client.getClass(path(EVERYTHING), false, false, false, null);
    return all(client.enumerateInstances(path(EVERYTHING), true, false, false, readable(known)));
  }

  private static CIMObjectPath path(String className) {
    return new CIMObjectPath(null, null, null, OddNamespace.NAME, className, null);
  }

  private static <T> List<T> all(CloseableIterator<T> iterator) {
    List<T> items = new ArrayList<>();
    while (iterator.hasNext()) {
      items.add(iterator.next());
    }
    iterator.close();
    return items;
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void valuesOfEveryTypeArrive(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    CIMInstance empty = everything(client).get(0);
    CIMInstance full = everything(client).get(1);
    assertThat(empty.getPropertyValue("Kstring")).isEqualTo(" a\n\t<b>&\"'\r\ud83d\ude00 ");
    assertThat(empty.getPropertyValue("Gr\u00f6\u00dfe\ud835\udcb3")).isEqualTo(" \t\r\n");
    assertThat(empty.getPropertyValue("Pstring")).isNull();
    assertThat(empty.getPropertyValue("Astring")).isEqualTo(new String[0]);
    assertThat(full.getPropertyValue("Pstring")).isEqualTo("  two  blanks  ");
    assertThat(full.getPropertyValue("Astring"))
        .isEqualTo(
            new String[] {"  two  blanks  ", null, "", "\n", "]]>", "\ufffd\ufffd\ud835\udcb3"});
    assertThat(full.getPropertyValue("Puint64")).hasToString("18446744073709551615");
    assertThat(full.getPropertyValue("Preal32")).isEqualTo(0.1f);
    assertThat(full.getPropertyValue("Pdatetime")).isInstanceOf(CIMDateTimeInterval.class);
    CIMInstance nested = (CIMInstance) full.getPropertyValue("Nested");
    assertThat(nested.getPropertyValue("Text")).isEqualTo("");
    assertThat(((CIMInstance) nested.getPropertyValue("Deeper")).getPropertyValue("Text"))
        .isEqualTo(" ]]> \r\n<&> \ud835\udcb3");
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void everyPathLeadsBackToItsInstance(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    for (String className : List.of(EVERYTHING, "AT_Link", "AT_NumberedLink")) {
      List<CIMObjectPath> paths = all(client.enumerateInstanceNames(path(className)));
      assertThat(paths).as(className).isNotEmpty();
      for (CIMObjectPath path : paths) {
        Object text = path.getKeyValue("Kstring");
        if (className.equals(EVERYTHING) && (text == null || "".equals(text))) {
          continue;
        }
        String[] keys =
            Arrays.stream(path.getKeys()).map(CIMProperty::getName).toArray(String[]::new);
        CIMInstance found = client.getInstance(path, false, false, keys);
        for (CIMProperty<?> key : path.getKeys()) {
          assertThat(String.valueOf(found.getPropertyValue(key.getName())))
              .isEqualTo(String.valueOf(key.getValue()));
        }
      }
    }
    List<CIMObjectPath> elements = all(client.enumerateInstanceNames(path(EVERYTHING)));
    assertThat(all(client.associatorNames(elements.get(0), null, null, null, null))).hasSize(2);
    assertThat(
            all(
                client.associatorInstances(
                    elements.get(0), null, null, null, null, false, new String[] {"Kuint64"})))
        .hasSize(2);
    assertThat(all(client.referenceNames(elements.get(0), null, null)))
        .hasSize(4)
        .doesNotHaveDuplicates();
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void argumentsOfEveryTypeArrive(String parser) throws WBEMException {
    WBEMClient client = endpoint.sblim(parser);
    List<CIMObjectPath> elements = all(client.enumerateInstanceNames(path(EVERYTHING)));
    CIMInstance full = everything(client).get(1);
    List<CIMArgument<?>> in = new ArrayList<>();
    for (CIMProperty<?> p : full.getProperties()) {
      if ((p.getName().startsWith("P") || p.getName().startsWith("A")) && p.getValue() != null) {
        in.add(new CIMArgument<>(p.getName(), p.getDataType(), p.getValue()));
      }
    }
    in.add(
        new CIMArgument<>(
            "Instance", CIMDataType.OBJECT_T, (CIMInstance) full.getPropertyValue("Nested")));
    in.add(new CIMArgument<>("Preference", new CIMDataType(EVERYTHING), elements.get(0)));
    CIMArgument<?>[] out = new CIMArgument<?>[1];
    Object result =
        client.invokeMethod(elements.get(1), "Echo", in.toArray(new CIMArgument<?>[0]), out);
    assertThat(result).hasToString("0");
    assertThat(Arrays.stream((Object[]) out[0].getValue()).map(String::valueOf))
        .hasSize(in.size())
        .contains("Puint64=Long:-1")
        .contains("Psint64=Long:9223372036854775807")
        .contains("Pstring=String:  two  blanks  ")
        .contains("Preal32=Float:0.1")
        .contains("Pchar16=Character:<")
        .contains("Pdatetime=CimDateTime:00000001020304.05****:000")
        .anyMatch(s -> s.startsWith("Instance=AT_Inner{Deeper=AT_Inner{"))
        .anyMatch(
            s -> s.startsWith("Preference=ObjectPath:") && s.contains("18446744073709551615"));
    client.close();
  }
}
