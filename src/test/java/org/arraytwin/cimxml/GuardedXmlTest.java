package org.arraytwin.cimxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

class GuardedXmlTest {
  private static XMLStreamReader open(String document) throws XMLStreamException {
    return GuardedXml.open(
        new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), XmlLimits.REQUEST);
  }

  @Test
  void theShortcutsOfTheReaderAreGuardedToo() throws XMLStreamException {
    XMLStreamReader reader = open("<a> <!-- --> <b>x&amp;<![CDATA[y]]></b></a>");
    assertThat(reader.nextTag()).isEqualTo(XMLStreamConstants.START_ELEMENT);
    assertThat(reader.nextTag()).isEqualTo(XMLStreamConstants.START_ELEMENT);
    assertThat(reader.getElementText()).isEqualTo("x&y");
    assertThat(reader.nextTag()).isEqualTo(XMLStreamConstants.END_ELEMENT);
    XMLStreamReader text = open("<a>text</a>");
    text.nextTag();
    assertThatThrownBy(text::nextTag).isInstanceOf(XMLStreamException.class);
    XMLStreamReader nested = open("<a><b/></a>");
    nested.nextTag();
    assertThatThrownBy(nested::getElementText).isInstanceOf(XMLStreamException.class);
    XMLStreamReader typed = open("<!DOCTYPE a><a/>");
    assertThatThrownBy(typed::nextTag).isInstanceOf(CimXmlException.class);
  }

  @Test
  void exactlyWellFormedUtf8Passes() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[4];
      for (int n = 0; n < bytes.length; n++) {
        bytes[n] = (byte) (random.nextInt(3) == 0 ? 'a' : 0x80 + random.nextInt(128));
      }
      assertThat(passes(bytes)).isEqualTo(decodes(bytes));
    }
  }

  private static boolean passes(byte[] bytes) {
    try {
      new GuardedBytes(new ByteArrayInputStream(bytes), XmlLimits.REQUEST).readAllBytes();
      return true;
    } catch (CimXmlException e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean decodes(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).length() > 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
