package org.arraytwin.product.eternus.session;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlList;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;

/** The file uses.xml as it stands; uses.xsd says what is there. */
@XmlRootElement(name = "uses")
@XmlAccessorType(XmlAccessType.FIELD)
final class UsesXml extends Located {
  @XmlElement(name = "use")
  List<UseXml> uses = new ArrayList<>();

  @XmlElement FirmwareXml firmware = new FirmwareXml();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class UseXml extends Located {
    @XmlAttribute String word = "";
    @XmlAttribute String purpose = "";
    @XmlAttribute String type = "";

    @XmlElement(name = "refuses")
    List<RefusesXml> refusals = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class FirmwareXml extends Located {
    @XmlAttribute long seconds;
    @XmlElement RefusesXml refuses = new RefusesXml();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class RefusesXml extends Located {
    @XmlAttribute long code;
    @XmlAttribute @XmlList List<String> methods = new ArrayList<>();
  }
}
