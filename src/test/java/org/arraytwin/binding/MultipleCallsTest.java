package org.arraytwin.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.arraytwin.cimxml.Request;
import org.arraytwin.cimxml.RequestReader;
import org.arraytwin.cimxml.Utf8Output;
import org.arraytwin.cimxml.XmlLimits;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.Model;
import org.arraytwin.wbem.SampleNamespace;
import org.arraytwin.wbem.store.MemoryShelf;
import org.arraytwin.wbem.store.StoredModel;
import org.junit.jupiter.api.Test;

/** The calls of one message are done one after another. */
class MultipleCallsTest {
  private static final String KEY =
      "<QUALIFIER NAME='Key' TYPE='boolean'><VALUE>true</VALUE></QUALIFIER>";

  private static String call(String operation, String parameter, String value) {
    return "<SIMPLEREQ><IMETHODCALL NAME='"
        + operation
        + "'><LOCALNAMESPACEPATH><NAMESPACE NAME='root'/><NAMESPACE NAME='sample'/>"
        + "</LOCALNAMESPACEPATH><IPARAMVALUE NAME='"
        + parameter
        + "'>"
        + value
        + "</IPARAMVALUE></IMETHODCALL></SIMPLEREQ>";
  }

  private static List<String> outcomes(String... calls) throws IOException {
    String document =
        "<CIM CIMVERSION='2.0' DTDVERSION='2.0'><MESSAGE ID='1' PROTOCOLVERSION='1.0'><MULTIREQ>"
            + String.join("", calls)
            + "</MULTIREQ></MESSAGE></CIM>";
    Request message =
        RequestReader.read(
            new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), XmlLimits.REQUEST);
    Model model = new StoredModel(Model.of(List.of(new SampleNamespace(2))), new MemoryShelf());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Utf8Output out = new Utf8Output(bytes);
    new AnswerWriter(new CimServer(() -> "here", model), out).write(message);
    out.flush();
    return Pattern.compile("(?s)<SIMPLERSP>.*?</SIMPLERSP>")
        .matcher(bytes.toString(StandardCharsets.UTF_8))
        .results()
        .map(r -> r.group().replaceAll("(?s).* CODE=\"([0-9]+)\".*", "$1"))
        .map(r -> r.matches("[0-9]+") ? r : "done")
        .toList();
  }

  @Test
  void eachSeesWhatTheOneBeforeHasDone() throws IOException {
    String card = "<CLASSNAME NAME='X_Card'/>";
    String create =
        call(
            "CreateClass",
            "NewClass",
            "<CLASS NAME='X_Card'><PROPERTY NAME='Id' TYPE='uint8'>" + KEY + "</PROPERTY></CLASS>");
    String instance =
        call(
            "CreateInstance",
            "NewInstance",
            "<INSTANCE CLASSNAME='X_Card'><PROPERTY NAME='Id' TYPE='uint8'><VALUE>7</VALUE>"
                + "</PROPERTY></INSTANCE>");
    String get = call("GetClass", "ClassName", card);
    String delete = call("DeleteClass", "ClassName", card);
    assertThat(outcomes(get, create, get, instance, instance, delete, get))
        .containsExactly("6", "done", "done", "done", "11", "9", "done");
  }
}
