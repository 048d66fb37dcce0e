package org.arraytwin.cimxml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
      throw invalid("the root element is " + name() + ", expected " + name);
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
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT:
          return true;
        case XMLStreamConstants.END_ELEMENT:
          return false;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA:
          if (!reader.isWhiteSpace()) {
            throw invalid("text between elements");
          }
          break;
        default:
          break;
      }
    }
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
    String first = null;
    StringBuilder more = null;
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT:
          throw unexpected();
        case XMLStreamConstants.END_ELEMENT:
          return more != null ? more.toString() : first == null ? "" : first;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE:
          if (first == null) {
            first = reader.getText();
          } else {
            more = (more == null ? new StringBuilder(first) : more).append(reader.getText());
          }
          break;
        default:
          break;
      }
    }
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

  private static RuntimeException refused(XMLStreamException e) {
    if (e.getNestedException() instanceof IOException io) {
      return new UncheckedIOException(io);
    }
    return new CimXmlException(Fault.NOT_WELL_FORMED, String.valueOf(e.getMessage()), e);
  }
}
