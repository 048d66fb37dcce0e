package org.arraytwin.product.storwize.event;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;

/** The file events.xml as it stands; events.xsd says what is there. */
@XmlRootElement(name = "events")
@XmlAccessorType(XmlAccessType.FIELD)
final class EventsXml extends Located {
  @XmlElement(name = "event")
  List<EventXml> events = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class EventXml extends Located {
    @XmlAttribute String object = "";
    @XmlAttribute String text = "";
    @XmlAttribute String type = "";
    @XmlAttribute String id = "";
    @XmlAttribute String error = "";
    @XmlAttribute String description = "";

    @XmlAttribute(name = "unfixed-while")
    String unfixedWhile = "";

    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";

    boolean fits(String alertObject, String alertText) {
      return alertObject.startsWith(object) && alertText.contains(text);
    }
  }
}
