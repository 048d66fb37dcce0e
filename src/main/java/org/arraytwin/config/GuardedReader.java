package org.arraytwin.config;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.codehaus.stax2.XMLInputFactory2;

/** The only way an XML file comes in: bounded in size and depth, and without a DOCTYPE. */
final class GuardedReader extends StreamReaderDelegate {
  private static final int MAX_BYTES = 8 << 20;
  private static final int MAX_DEPTH = 32;

  private int depth;

  private GuardedReader(XMLStreamReader reader) {
    super(reader);
  }

  static GuardedReader open(Path file) throws XMLStreamException {
    return open(read(file));
  }

  static GuardedReader open(byte[] bytes) throws XMLStreamException {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Each text is read as a whole when its turn comes, so that what is wrong in it is told of it.
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    return new GuardedReader(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
  }

  private static byte[] read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigException(file, "the file is larger than 8 MiB");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file, "no such file");
    } catch (IOException e) {
      throw new ConfigException(file, "cannot be read: " + e.getMessage());
    }
  }

  @Override
  public int next() throws XMLStreamException {
    int event = super.next();
    if (event == DTD) {
      throw new XMLStreamException("a DOCTYPE is not allowed here", getLocation());
    } else if (event == START_ELEMENT && ++depth > MAX_DEPTH) {
      throw new XMLStreamException("elements nested deeper than " + MAX_DEPTH, getLocation());
    } else if (event == END_ELEMENT) {
      depth--;
    }
    return event;
  }

  @Override
  public int nextTag() throws XMLStreamException {
    int event = next();
    while (event != START_ELEMENT && event != END_ELEMENT) {
      if (event == END_DOCUMENT) {
        throw new XMLStreamException("the file ends where an element was expected", getLocation());
      }
      event = next();
    }
    return event;
  }
}
