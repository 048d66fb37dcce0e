package org.arraytwin.product.storwize.system;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;

/** The file flashcopy.xml as it stands; flashcopy.xsd says what is there. */
@XmlRootElement(name = "flashcopy")
@XmlAccessorType(XmlAccessType.FIELD)
final class FlashCopyXml extends Located {
  @XmlAttribute(name = "bitmap-mib")
  long bitmapMib;

  @XmlElement(name = "rate")
  List<RateXml> rates = new ArrayList<>();

  @XmlElement(name = "group")
  List<GroupXml> groups = new ArrayList<>();

  @XmlElement(name = "sync")
  List<SyncXml> syncs = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class RateXml extends Located {
    @XmlAttribute int from;
    @XmlAttribute int to;
    @XmlAttribute long kib;
    @XmlAttribute String certainty = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class GroupXml extends Located {
    @XmlAttribute String state = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class SyncXml extends Located {
    @XmlAttribute String state = "";
    @XmlAttribute String when = "";

    @XmlAttribute(name = "sync-state")
    int syncState;

    @XmlAttribute(name = "copy-state")
    int copyState;

    @XmlAttribute(name = "progress-status")
    int progressStatus;

    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";
  }
}
