package org.arraytwin.scenario;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.StringWriter;
import org.arraytwin.config.FleetXml;

/** A fleet element as text again. */
final class InlineXml {
  private InlineXml() {}

  static String of(FleetXml fleet) {
    StringWriter text = new StringWriter();
    try {
      Marshaller marshaller = JAXBContext.newInstance(FleetXml.class).createMarshaller();
      marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
      marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
      marshaller.marshal(fleet, text);
    } catch (JAXBException e) {
      throw new IllegalStateException("a fleet that was read cannot be written", e);
    }
    return text.toString().strip();
  }
}
