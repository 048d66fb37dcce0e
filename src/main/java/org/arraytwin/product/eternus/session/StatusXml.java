package org.arraytwin.product.eternus.session;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;

/** The file status.xml as it stands; status.xsd says what is there. */
@XmlRootElement(name = "statuses")
@XmlAccessorType(XmlAccessType.FIELD)
final class StatusXml extends Located {
  @XmlElement(name = "status")
  List<RowXml> rows = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class RowXml extends Located {
    @XmlAttribute String kind = "";
    @XmlAttribute String state = "";
    @XmlAttribute String ccm = "";

    @XmlAttribute(name = "ccm-older")
    String ccmOlder = "";

    @XmlAttribute String phase = "";

    @XmlAttribute(name = "cli-phase")
    String cliPhase = "";

    @XmlAttribute(name = "cli-status")
    String cliStatus = "";

    @XmlAttribute String gui = "";

    @XmlAttribute(name = "copy-state")
    int copyState;

    @XmlAttribute(name = "sync-state")
    int syncState;

    @XmlAttribute(name = "progress-status")
    int progressStatus;

    Status status() {
      return new Status(
          ccm,
          ccmOlder.isEmpty() ? ccm : ccmOlder,
          phase,
          cliPhase,
          cliStatus,
          gui,
          copyState,
          syncState,
          progressStatus);
    }
  }
}
