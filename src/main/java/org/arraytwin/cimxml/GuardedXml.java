package org.arraytwin.cimxml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.arraytwin.cimxml.CimXmlException.Fault;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * The one way to read XML: no document type, no external entity, and bounded in every direction.
 * Refusals are {@link CimXmlException}; a transport failure arrives as XMLStreamException whose
 * nested exception is the IOException.
 */
public final class GuardedXml {
  /** The parser keeps every name it ever saw; a new factory forgets what hostile input left. */
  private static final int DOCUMENTS_PER_FACTORY = 4096;

  private static final AtomicInteger documents = new AtomicInteger();
  private static volatile XMLInputFactory factory = newFactory();

  private GuardedXml() {}

  /**
   * A reader of a UTF-8 document.
   *
   * @throws XMLStreamException where it does not even begin as XML
   */
  public static XMLStreamReader open(InputStream in, XmlLimits limits) throws XMLStreamException {
    if (documents.incrementAndGet() % DOCUMENTS_PER_FACTORY == 0) {
      factory = newFactory();
    }
    XMLStreamReader reader = factory.createXMLStreamReader(new GuardedBytes(in, limits), "UTF-8");
    String declared = reader.getCharacterEncodingScheme();
    if (declared != null
        && !declared.toUpperCase(Locale.ROOT).equals("UTF-8")
        && !declared.toUpperCase(Locale.ROOT).equals("US-ASCII")) {
      throw new CimXmlException(
          Fault.NOT_VALID, "encoding " + declared + " is not supported; expected UTF-8");
    }
    return new Guarded(reader, limits);
  }

  private static XMLInputFactory newFactory() {
    InputFactoryImpl made = new InputFactoryImpl();
    made.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    made.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    made.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    made.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    made.setProperty(XMLInputFactory.IS_COALESCING, false);
    made.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    made.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are not read: " + systemId);
        });
    return made;
  }

  /** Counts what passes, whichever method the caller advances with. */
  private static final class Guarded extends StreamReaderDelegate {
    private final XmlLimits limits;
    private int depth;
    private int elements;
    private int textChars;

    Guarded(XMLStreamReader reader, XmlLimits limits) {
      super(reader);
      this.limits = limits;
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      switch (event) {
        case START_ELEMENT -> startElement();
        case END_ELEMENT -> {
          depth--;
          textChars = 0;
        }
        case CHARACTERS, CDATA, SPACE -> {
          textChars += getTextLength();
          require(textChars <= limits.textChars(), "text longer than", limits.textChars());
        }
        case DTD -> throw new CimXmlException(Fault.NOT_VALID, "a document type is not allowed");
        case ENTITY_REFERENCE ->
            throw new CimXmlException(Fault.NOT_WELL_FORMED, "undeclared entity " + getLocalName());
        default -> {
          // Comments and processing instructions cost nothing and mean nothing.
        }
      }
      return event;
    }

    private void startElement() {
      textChars = 0;
      require(++depth <= limits.depth(), "elements nested deeper than", limits.depth());
      if (++elements > limits.elements()) {
        throw new CimXmlException(
            Fault.TOO_MANY_ELEMENTS, "more elements than " + limits.elements());
      }
      require(
          getAttributeCount() <= limits.attributes(),
          "more attributes on an element than",
          limits.attributes());
    }

    private static void require(boolean within, String what, int limit) {
      if (!within) {
        throw new CimXmlException(Fault.NOT_VALID, what + " " + limit);
      }
    }

    @Override
    public int nextTag() throws XMLStreamException {
      int event = next();
      while (event != START_ELEMENT && event != END_ELEMENT) {
        boolean text = event == CHARACTERS || event == CDATA;
        if (event == END_DOCUMENT || (text && !isWhiteSpace())) {
          throw new XMLStreamException("expected a tag", getLocation());
        }
        event = next();
      }
      return event;
    }

    @Override
    public String getElementText() throws XMLStreamException {
      StringBuilder text = new StringBuilder();
      for (int event = next(); event != END_ELEMENT; event = next()) {
        if (event == START_ELEMENT || event == END_DOCUMENT) {
          throw new XMLStreamException("expected text only", getLocation());
        }
        if (event == CHARACTERS || event == CDATA || event == SPACE) {
          text.append(getText());
        }
      }
      return text.toString();
    }
  }
}
