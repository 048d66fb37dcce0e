package org.arraytwin.product.threepar.copy;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;

/** The file local-copies.xml as it stands; local-copies.xsd says what is there. */
@XmlRootElement(name = "local-copies")
@XmlAccessorType(XmlAccessType.FIELD)
final class CopyXml extends Located {
  @XmlElement(name = "priority")
  List<PriorityXml> priorities = new ArrayList<>();

  @XmlElement(name = "state")
  List<StateXml> states = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class PriorityXml extends Located {
    @XmlAttribute String word = "";
    @XmlAttribute long mibPerSecond;
    @XmlAttribute String certainty = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class StateXml extends Located {
    @XmlAttribute String kind = "";
    @XmlAttribute String word = "";
    @XmlAttribute boolean associated = true;

    @XmlAttribute(name = "sync-state")
    long syncState;

    @XmlAttribute(name = "copy-state")
    long copyState;

    @XmlAttribute(name = "progress-status")
    long progressStatus;

    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";
  }
}
