package org.arraytwin.cimxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.Qualifier;
import org.junit.jupiter.api.Test;

class ObjectReaderTest {
  private static final String WHOLE =
      """
      <CLASS NAME="AT_Whole" SUPERCLASS="AT_Half">
      <QUALIFIER NAME="Version" TYPE="string" TOSUBCLASS="false" TRANSLATABLE="true"><VALUE>1.0</VALUE></QUALIFIER>
      <QUALIFIER NAME="Bare" TYPE="uint32" OVERRIDABLE="false" PROPAGATED="true"></QUALIFIER>
      <PROPERTY NAME="Size" TYPE="uint64" CLASSORIGIN="AT_Half" PROPAGATED="true"><QUALIFIER NAME="MinValue" TYPE="sint64"><VALUE>-1</VALUE></QUALIFIER><VALUE>18446744073709551615</VALUE></PROPERTY>
      <PROPERTY.ARRAY NAME="List" TYPE="real32" ARRAYSIZE="4" CLASSORIGIN="AT_Whole"><QUALIFIER NAME="ValueMap" TYPE="string"><VALUE.ARRAY><VALUE>1</VALUE><VALUE.NULL/></VALUE.ARRAY></QUALIFIER><VALUE.ARRAY><VALUE>0.1</VALUE><VALUE.NULL/></VALUE.ARRAY></PROPERTY.ARRAY>
      <PROPERTY.REFERENCE NAME="Other" REFERENCECLASS="AT_Whole" CLASSORIGIN="AT_Whole"><QUALIFIER NAME="Key" TYPE="boolean" OVERRIDABLE="false"><VALUE>true</VALUE></QUALIFIER><VALUE.REFERENCE><INSTANCENAME CLASSNAME="AT_Whole"><KEYBINDING NAME="K"><KEYVALUE VALUETYPE="numeric">7</KEYVALUE></KEYBINDING></INSTANCENAME></VALUE.REFERENCE></PROPERTY.REFERENCE>
      <PROPERTY NAME="Inside" TYPE="string" EmbeddedObject="instance"><QUALIFIER NAME="EmbeddedInstance" TYPE="string"><VALUE>AT_Half</VALUE></QUALIFIER></PROPERTY>
      <METHOD NAME="Do" TYPE="boolean" CLASSORIGIN="AT_Half" PROPAGATED="true"><QUALIFIER NAME="Static" TYPE="boolean"><VALUE>TRUE</VALUE></QUALIFIER>
      <PARAMETER NAME="a" TYPE="datetime"><QUALIFIER NAME="In" TYPE="boolean"><VALUE>false</VALUE></QUALIFIER></PARAMETER>
      <PARAMETER.REFERENCE NAME="b" REFERENCECLASS="AT_Half"></PARAMETER.REFERENCE>
      <PARAMETER.ARRAY NAME="c" TYPE="char16" ARRAYSIZE="2"></PARAMETER.ARRAY>
      <PARAMETER.REFARRAY NAME="d" REFERENCECLASS="AT_Half" ARRAYSIZE="9"><QUALIFIER NAME="Out" TYPE="boolean"><VALUE>true</VALUE></QUALIFIER></PARAMETER.REFARRAY>
      </METHOD>
      </CLASS>
      """;

  private static ObjectReader reader(XmlCursor at) {
    return new ObjectReader(at, new ArgumentReader(at, new PathReader(at), 0));
  }

  private static XmlCursor cursor(String xml) {
    XmlCursor at =
        new XmlCursor(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), XmlLimits.REQUEST);
    at.root();
    return at;
  }

  private static CimClass cimClass(String xml) {
    return reader(cursor(xml)).cimClass();
  }

  @Test
  void nothingOfAClassIsLost() {
    CimClass c = cimClass(WHOLE);
    assertThat(c.name()).isEqualTo("AT_Whole");
    assertThat(c.superclass()).isEqualTo("AT_Half");
    assertThat(c.qualifiers().all())
        .containsExactly(
            new Qualifier(
                "Version", CimType.STRING, false, "1.0", new Flavor(true, false, true), false),
            new Qualifier(
                "Bare", CimType.UINT32, false, null, new Flavor(false, true, false), true));
    CimProperty size = c.property("Size");
    assertThat(size.defaultValue()).isEqualTo(-1L);
    assertThat(size.classOrigin()).isEqualTo("AT_Half");
    assertThat(size.propagated()).isTrue();
    assertThat(size.qualifiers().get("minvalue").value()).isEqualTo(-1L);
    CimProperty list = c.property("List");
    assertThat(list.arraySize()).isEqualTo(4);
    assertThat(list.defaultValue()).isEqualTo(Arrays.asList(0.1f, null));
    assertThat(list.qualifiers().get("ValueMap").array()).isTrue();
    assertThat(list.qualifiers().get("ValueMap").value()).isEqualTo(Arrays.asList("1", null));
    CimProperty other = c.property("Other");
    assertThat(other.referenceClass()).isEqualTo("AT_Whole");
    assertThat(other.isKey()).isTrue();
    assertThat(other.defaultValue()).isInstanceOf(ObjectPath.class);
    assertThat(c.property("Inside").qualifiers().all())
        .as("the qualifier that names the class stands alone")
        .hasSize(1)
        .allMatch(q -> "AT_Half".equals(q.value()));
  }

  @Test
  void nothingOfAMethodIsLost() {
    CimMethod method = cimClass(WHOLE).method("do");
    assertThat(method.returnType()).isEqualTo(CimType.BOOLEAN);
    assertThat(method.isStatic()).isTrue();
    assertThat(method.classOrigin()).isEqualTo("AT_Half");
    assertThat(method.propagated()).isTrue();
    assertThat(method.parameters())
        .extracting(CimParameter::name)
        .containsExactly("a", "b", "c", "d");
    assertThat(method.parameters())
        .extracting(CimParameter::array)
        .containsExactly(false, false, true, true);
    assertThat(method.parameters()).extracting(CimParameter::arraySize).containsExactly(0, 0, 2, 9);
    assertThat(method.parameters())
        .extracting(CimParameter::type)
        .containsExactly(CimType.DATETIME, CimType.REFERENCE, CimType.CHAR16, CimType.REFERENCE);
    assertThat(method.parameter("d").referenceClass()).isEqualTo("AT_Half");
    assertThat(method.parameter("d").isOut()).isTrue();
    assertThat(method.parameter("a").isIn()).isFalse();
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    String written = written(cimClass(WHOLE));
    assertThat(written(cimClass(written))).isEqualTo(written).contains("ARRAYSIZE=\"9\"");
    assertThat(written)
        .contains("<PROPERTY.ARRAY NAME=\"List\" TYPE=\"real32\" ARRAYSIZE=\"4\" CLASSORIGIN");
  }

  private static String written(CimClass c) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Utf8Output out = new Utf8Output(bytes);
    new ClassWriter(out, true).cimClass(c);
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anEmbeddedArrayOfAClassSaysSoByItsQualifierOnly() {
    CimClass c =
        cimClass(
            "<CLASS NAME=\"X\"><PROPERTY.ARRAY NAME=\"A\" TYPE=\"string\" EmbeddedObject=\"object\">"
                + "</PROPERTY.ARRAY></CLASS>");
    assertThat(c.property("A").embedded()).isEqualTo("object");
    assertThat(written(c)).doesNotContain(" EmbeddedObject=").contains("NAME=\"EmbeddedObject\"");
  }

  @Test
  void valuesHaveTheFormOfTheirProperty() {
    for (String wrong :
        List.of(
            "<PROPERTY NAME=\"p\" TYPE=\"uint8\"><VALUE.ARRAY></VALUE.ARRAY></PROPERTY>",
            "<PROPERTY.ARRAY NAME=\"p\" TYPE=\"uint8\"><VALUE>1</VALUE></PROPERTY.ARRAY>",
            "<PROPERTY.REFERENCE NAME=\"p\"><VALUE>x</VALUE></PROPERTY.REFERENCE>",
            "<PROPERTY NAME=\"p\" TYPE=\"string\"><CLASSNAME NAME=\"X\"/></PROPERTY>")) {
      XmlCursor at = cursor("<INSTANCE CLASSNAME=\"X\">" + wrong + "</INSTANCE>");
      assertThatThrownBy(() -> reader(at).instance())
          .as(wrong)
          .isInstanceOf(CimXmlException.class)
          .hasMessageContaining("expected VALUE");
    }
  }

  @Test
  void blanksAndLineEndsOfTextAreKept() {
    CimInstance i =
        reader(
                cursor(
                    "<INSTANCE CLASSNAME=\"X\"><PROPERTY NAME=\"p\" TYPE=\"string\"><VALUE> \n a&#13;\n"
                        + "\t</VALUE></PROPERTY><PROPERTY NAME=\"e\" TYPE=\"string\"><VALUE></VALUE></PROPERTY>"
                        + "<PROPERTY NAME=\"n\" TYPE=\"string\"/></INSTANCE>"))
            .instance();
    assertThat(i.get("p")).isEqualTo(" \n a\r\n\t");
    assertThat(i.get("e")).isEqualTo("");
    assertThat(i.get("n")).isNull();
  }
}
