package org.arraytwin.product.bs2000.system;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;

/** The file messages.xml as it stands; messages.xsd says what is there. */
@XmlRootElement(name = "messages")
@XmlAccessorType(XmlAccessType.FIELD)
final class MessagesXml extends Located {
  @XmlElement(name = "message")
  List<MessageXml> messages = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class MessageXml extends Located {
    @XmlAttribute String id = "";
    @XmlAttribute String when = "";
    @XmlAttribute String text = "";
    @XmlAttribute String meaning = "";
    @XmlAttribute int code;
    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";
  }
}
