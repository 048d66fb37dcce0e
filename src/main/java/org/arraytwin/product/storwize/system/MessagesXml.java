package org.arraytwin.product.storwize.system;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;
import org.arraytwin.fleet.Refusal;

/** The file messages.xml as it stands; messages.xsd says what is there. */
@XmlRootElement(name = "messages")
@XmlAccessorType(XmlAccessType.FIELD)
final class MessagesXml extends Located {
  @XmlElement(name = "message")
  List<MessageXml> messages = new ArrayList<>();

  @XmlElement(name = "refusal")
  List<RefusalXml> refusals = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class MessageXml extends Located {
    @XmlAttribute String code = "";
    @XmlAttribute String text = "";
    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class RefusalXml extends Located {
    @XmlAttribute String orders = "";
    @XmlAttribute String reasons = "";
    @XmlAttribute String states = "";
    @XmlAttribute String code = "";
    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";

    List<String> reasons() {
      return words(reasons);
    }

    boolean fits(String order, Refusal refusal) {
      return (orders.isEmpty() || words(orders).contains(order))
          && (reasons.isEmpty() || words(reasons).contains(refusal.reason().name()))
          && (states.isEmpty() || words(states).stream().anyMatch(refusal.state()::startsWith));
    }

    private static List<String> words(String list) {
      return list.isBlank() ? List.of() : List.of(list.strip().split("\\s+", -1));
    }
  }
}
