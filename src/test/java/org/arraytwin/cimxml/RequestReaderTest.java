package org.arraytwin.cimxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cimxml.CimXmlException.Fault;
import org.junit.jupiter.api.Test;

class RequestReaderTest {
  private static final String START =
      "<CIM CIMVERSION=\"2.0\" DTDVERSION=\"2.0\"><MESSAGE ID=\"a&lt;b\" PROTOCOLVERSION=\"1.4\">"
          + "<SIMPLEREQ><IMETHODCALL NAME=\"X\"><LOCALNAMESPACEPATH><NAMESPACE NAME=\"root\"/>"
          + "<NAMESPACE NAME=\"\"/><NAMESPACE NAME=\"a\"/></LOCALNAMESPACEPATH>";
  private static final String END = "</IMETHODCALL></SIMPLEREQ></MESSAGE></CIM>";

  /** Four calls in one message. */
  private static final String FOUR_CALLS =
      "<CIM CIMVERSION='2.0' DTDVERSION='2.0'><MESSAGE ID='1' PROTOCOLVERSION='1.0'><MULTIREQ>"
          + ("<SIMPLEREQ><IMETHODCALL NAME='X'><LOCALNAMESPACEPATH><NAMESPACE NAME='a'/>"
                  + "</LOCALNAMESPACEPATH></IMETHODCALL></SIMPLEREQ>")
              .repeat(4)
          + "</MULTIREQ></MESSAGE></CIM>";

  private static Request read(String document) throws IOException {
    return RequestReader.read(
        new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), XmlLimits.REQUEST);
  }

  private static Object value(String element) throws IOException {
    Request request = read(START + "<IPARAMVALUE NAME=\"p\">" + element + "</IPARAMVALUE>" + END);
    return request.calls().get(0).arguments().get(0).value();
  }

  private static byte[] golden(String name) throws IOException {
    return Files.readAllBytes(Path.of("test-fixtures", "cimxml", name + ".request.xml"));
  }

  private static Object firstArgument(String name) throws IOException {
    Request request = RequestReader.read(new ByteArrayInputStream(golden(name)), XmlLimits.REQUEST);
    return request.calls().get(0).arguments().get(0).value();
  }

  @Test
  void theEnvelopeIsRead() throws IOException {
    Request request = read(START + END);
    assertThat(request.messageId()).isEqualTo("a<b");
    assertThat(request.protocolVersion()).isEqualTo("1.4");
    assertThat(request.multiple()).isFalse();
    assertThat(request.calls()).containsExactly(new Call.Intrinsic("root/a", "X", List.of()));
  }

  @Test
  void simpleValuesStayText() throws IOException {
    assertThat(value("<VALUE>a&amp;<![CDATA[<b>]]>&#99;<!-- no --><?no?>d</VALUE>"))
        .isEqualTo("a&<b>cd");
    assertThat(value("<VALUE/>")).isEqualTo("");
    assertThat(value("<VALUE.NULL/>")).isNull();
    assertThat(value("")).isNull();
    assertThat(value("<VALUE.ARRAY><VALUE>1</VALUE><VALUE.NULL/></VALUE.ARRAY>"))
        .isEqualTo(Arrays.asList("1", null));
  }

  @Test
  void pathsAreReadInEveryForm() throws IOException {
    String local = "<LOCALNAMESPACEPATH><NAMESPACE NAME=\"n\"/></LOCALNAMESPACEPATH>";
    String absolute = "<NAMESPACEPATH><HOST>h:1</HOST>" + local + "</NAMESPACEPATH>";
    String c = "<CLASSNAME NAME=\"C\"/>";
    String i =
        "<INSTANCENAME CLASSNAME=\"C\"><KEYVALUE VALUETYPE=\"nonsense\">7</KEYVALUE></INSTANCENAME>";
    ObjectPath instance = new ObjectPath(null, null, "C", List.of(new ObjectPath.Key("", "7")));
    assertThat(value(c)).isEqualTo(ObjectPath.ofClass(null, "C"));
    assertThat(value(i)).isEqualTo(instance);
    assertThat(value("<LOCALCLASSPATH>" + local + c + "</LOCALCLASSPATH>"))
        .isEqualTo(ObjectPath.ofClass("n", "C"));
    assertThat(value("<CLASSPATH>" + absolute + c + "</CLASSPATH>"))
        .isEqualTo(ObjectPath.ofClass("n", "C").at("h:1"));
    String reference =
        "<VALUE.REFERENCE><INSTANCEPATH>" + absolute + i + "</INSTANCEPATH></VALUE.REFERENCE>";
    assertThat(value(reference)).isEqualTo(instance.in("n").at("h:1"));
    assertThat(value("<OBJECTPATH><INSTANCEPATH>" + absolute + i + "</INSTANCEPATH></OBJECTPATH>"))
        .isEqualTo(instance.in("n").at("h:1"));
    assertThat(value("<VALUE.REFARRAY>" + reference + "<VALUE.NULL/></VALUE.REFARRAY>"))
        .isEqualTo(Arrays.asList(instance.in("n").at("h:1"), null));
    assertThatThrownBy(() -> value("<CLASSPATH>" + absolute + i + "</CLASSPATH>"))
        .isInstanceOf(CimXmlException.class);
  }

  @Test
  void anInstanceIsTypedByItsOwnElements() throws IOException {
    CimInstance instance = (CimInstance) firstArgument("create-instance-unknown-class");
    assertThat(instance.cimClass().name()).isEqualTo("CIM_IndicationFilter");
    assertThat(instance.get("Query")).isEqualTo("SELECT * FROM CIM_X WHERE a < 3");
    assertThat(instance.get("A")).isEqualTo(Arrays.asList(1L, null));
    assertThat(instance.get("R")).isInstanceOf(ObjectPath.class);
    CimInstance odd =
        (CimInstance)
            value(
                "<INSTANCE CLASSNAME=\"X\"><PROPERTY NAME=\"p\" TYPE=\"uint8\"><VALUE>300</VALUE>"
                    + "</PROPERTY></INSTANCE>");
    assertThat(odd.get("p")).isEqualTo("300");
    NamedInstance named = (NamedInstance) firstArgument("unsupported-modify-instance");
    assertThat(named.path().key("deviceid")).isEqualTo("1");
    assertThat(named.instance().get("Comment")).isEqualTo("x");
  }

  @Test
  void aClassAndAQualifierDeclarationAreRead() throws IOException {
    CimClass c = (CimClass) firstArgument("unsupported-create-class");
    assertThat(c.superclass()).isEqualTo("CIM_ManagedElement");
    assertThat(c.keys()).hasSize(1);
    assertThat(c.property("P").defaultValue()).isEqualTo(7L);
    assertThat(c.method("M").parameters()).hasSize(4);
    assertThat(c.method("M").parameter("b").arraySize()).isEqualTo(3);
    assertThat(c.method("M").parameter("d").type()).isEqualTo(CimType.REFERENCE);
    assertThat(c.qualifiers().get("Description").flavor().translatable()).isTrue();
    QualifierType q = (QualifierType) firstArgument("unsupported-set-qualifier");
    assertThat(q.scopes()).containsExactly("class", "property");
    assertThat(q.defaultValue()).isEqualTo(List.of(1L));
    assertThat(q.flavor().overridable()).isFalse();
  }

  @Test
  void embeddedInstancesAreReadToABoundedDepth() throws IOException {
    String inner = "<INSTANCE CLASSNAME=\"X\"></INSTANCE>";
    for (int depth = 0; depth < 3; depth++) {
      inner = property(inner);
    }
    CimInstance outer = (CimInstance) value(inner);
    assertThat(((CimInstance) outer.get("e")).get("e")).isInstanceOf(CimInstance.class);
    for (int depth = 3; depth < 10; depth++) {
      inner = property(inner);
    }
    String deep = inner;
    assertThatThrownBy(() -> value(deep)).hasMessageContaining("deep");
  }

  private static String property(String embedded) {
    return "<INSTANCE CLASSNAME=\"X\"><PROPERTY NAME=\"e\" TYPE=\"string\" EmbeddedObject=\"instance\">"
        + "<VALUE>"
        + InstanceTags.escaped(embedded)
        + "</VALUE></PROPERTY></INSTANCE>";
  }

  @Test
  void aRandomlyDamagedRequestIsRefusedOrReadButNothingElse() throws IOException {
    SplittableRandom random = new SplittableRandom(42);
    byte[] good = golden("invoke-method");
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = good.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(10) == 0 ? random.nextInt(bad.length) : bad.length;
      try {
        RequestReader.read(new ByteArrayInputStream(bad, 0, length), XmlLimits.REQUEST);
      } catch (CimXmlException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(10_000);
  }

  @Test
  void limitsHold() {
    XmlLimits tight = new XmlLimits(10_000, 500, 8, 3, 1000, 20, 3);
    assertThat(
            fault(
                START
                    + "<IPARAMVALUE NAME=\"p\"><VALUE>"
                    + "x".repeat(1001)
                    + "</VALUE></IPARAMVALUE>"
                    + END,
                tight))
        .isEqualTo(Fault.NOT_VALID);
    assertThat(fault(" ".repeat(10_001) + START, tight)).isEqualTo(Fault.TOO_LARGE);
    assertThat(fault("<CIM A='" + ">".repeat(600) + "'/>", tight)).isEqualTo(Fault.TOO_LARGE);
    assertThat(fault("<CIM a='' b='' c='' d=''/>", tight)).isEqualTo(Fault.NOT_VALID);
    assertThat(fault(START + "<IPARAMVALUE NAME=\"p\"/>".repeat(20), tight))
        .isEqualTo(Fault.TOO_MANY_ELEMENTS);
    assertThat(fault(FOUR_CALLS, tight)).isEqualTo(Fault.TOO_LARGE);
    assertThat(fault("<!-- " + "x<".repeat(1000) + "--><CIM/>", tight)).isEqualTo(Fault.NOT_VALID);
  }

  private static Fault fault(String document, XmlLimits limits) {
    try {
      RequestReader.read(
          new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), limits);
      throw new AssertionError("not refused");
    } catch (CimXmlException e) {
      return e.fault();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aBrokenTransportIsNotTakenForBadXml() {
    byte[] start = START.getBytes(StandardCharsets.UTF_8);
    InputStream gone =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] b, int off, int len) throws IOException {
            throw new IOException("gone");
          }
        };
    InputStream broken = new SequenceInputStream(new ByteArrayInputStream(start), gone);
    assertThatThrownBy(() -> RequestReader.read(broken, XmlLimits.REQUEST))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("gone");
  }
}
