package org.arraytwin.product.bs2000.remote;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;

/** The file remote-copy.xml as it stands; remote-copy.xsd says what is there. */
@XmlRootElement(name = "remote-copy")
@XmlAccessorType(XmlAccessType.FIELD)
final class RemoteXml extends Located {
  @XmlElement(name = "status")
  List<StatusXml> statuses = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class StatusXml extends Located {
    @XmlAttribute String session = "";
    @XmlAttribute String name = "";
    @XmlAttribute String access = "";
    @XmlAttribute String synch = "";
    @XmlAttribute String hold = "";
    @XmlAttribute String resume = "";
    @XmlAttribute String swap = "";
    @XmlAttribute String modify = "";
    @XmlAttribute String stop = "";
    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";

    String answer(RemoteAct act) {
      return switch (act) {
        case HOLD -> hold;
        case RESUME -> resume;
        case SWAP -> swap;
        case MODIFY -> modify;
        case STOP -> stop;
      };
    }
  }
}
