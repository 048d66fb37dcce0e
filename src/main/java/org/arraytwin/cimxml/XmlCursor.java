package org.arraytwin.cimxml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.arraytwin.cimxml.CimXmlException.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Walks a document element by element. Whoever stands on an element consumes all of it: {@code
 * while (child())} visits the child elements and ends on the element's own end tag.
 */
final class XmlCursor {
  private static final Pattern PARSER_PLACE =
      Pattern.compile(
          "ParseError at \\[row,col\\]:\\[\\d+,\\d+\\]\\s*Message:|at \\[row,col[^\\]]*\\]:? ?\\[[^\\]]*\\]");

  private final XMLStreamReader reader;

  XmlCursor(InputStream in, XmlLimits limits) {
    try {
      reader = GuardedXml.open(in, limits);
    } catch (XMLStreamException e) {
      throw refused(e);
    }
  }

  /** Moves to the root element, which must have that name. */
  void root(String name) {
    int event = next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      event = next();
    }
    if (!name().equals(name)) {
      throw new CimXmlException(
          Fault.NOT_CIM_XML, "the root element is " + name() + ", expected " + name);
    }
  }

  /** Moves to the first element, whatever it is called. */
  void root() {
    int event = next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      event = next();
    }
  }

  /** Reads to the end of the document, so that what follows the root is checked too. */
  void finish() {
    int event = next();
    while (event != XMLStreamConstants.END_DOCUMENT) {
      event = next();
    }
  }

  /** Moves to the next child element; false at the end of the parent. */
  boolean child() {
    int event = next();
    while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      boolean text = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
      if (text && !reader.isWhiteSpace()) {
        throw invalid("text between elements");
      }
      event = next();
    }
    return event == XMLStreamConstants.START_ELEMENT;
  }

  /** Moves to the only child, which must be there. */
  void onlyChild(String parent) {
    if (!child()) {
      throw invalid(parent + " is empty");
    }
  }

  /** Requires that the element has no (more) children. */
  void end() {
    if (child()) {
      throw unexpected();
    }
  }

  /** The text of the element, which must have no children; ends on its end tag. */
  String text() {
    String text = "";
    StringBuilder joined = null;
    int event = next();
    while (event != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        throw unexpected();
      }
      if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        if (joined != null) {
          joined.append(reader.getText());
        } else if (text.isEmpty()) {
          text = reader.getText();
        } else {
          joined = new StringBuilder(text).append(reader.getText());
        }
      }
      event = next();
    }
    return joined == null ? text : joined.toString();
  }

  String name() {
    return reader.getLocalName();
  }

  @Nullable String attribute(String name) {
    return reader.getAttributeValue(null, name);
  }

  String required(String name) {
    String value = attribute(name);
    if (value == null) {
      throw invalid(name() + " lacks the attribute " + name);
    }
    return value;
  }

  boolean flag(String name, boolean absent) {
    String value = attribute(name);
    return value == null ? absent : value.equalsIgnoreCase("true");
  }

  CimXmlException unexpected() {
    return invalid("element " + name() + " is not allowed here");
  }

  CimXmlException invalid(String what) {
    return new CimXmlException(
        Fault.NOT_VALID, what + " (line " + reader.getLocation().getLineNumber() + ")");
  }

  private int next() {
    try {
      return reader.next();
    } catch (XMLStreamException e) {
      throw refused(e);
    }
  }

  /** Place and reason on one line, without what the parser says of sources it does not know. */
  private static String plain(XMLStreamException e) {
    String reason = String.valueOf(e.getMessage());
    int place = reason.indexOf("\n at [row,col");
    String said =
        PARSER_PLACE.matcher(place < 0 ? reason : reason.substring(0, place)).replaceAll("");
    String oneLine = said.replaceAll("\\s+", " ").strip();
    Location at = e.getLocation();
    return at == null
        ? oneLine
        : "line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ": " + oneLine;
  }

  private static RuntimeException refused(XMLStreamException e) {
    if (e.getNestedException() instanceof IOException io) {
      return new UncheckedIOException(io);
    }
    return new CimXmlException(Fault.NOT_WELL_FORMED, plain(e), e);
  }
}
