package org.arraytwin.product.eternus.ccm.call;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;

/** The file ccm.xml as it stands; ccm.xsd says what is there. */
@XmlRootElement(name = "ccm")
@XmlAccessorType(XmlAccessType.FIELD)
final class CatalogXml extends Located {
  @XmlElement(name = "message")
  List<MessageXml> messages = new ArrayList<>();

  @XmlElement(name = "refusal")
  List<RefusalXml> refusals = new ArrayList<>();

  @XmlElement(name = "banner")
  List<BannerXml> banners = new ArrayList<>();

  @XmlElement(name = "auto")
  List<AutoXml> autos = new ArrayList<>();

  @XmlElement EstimateXml estimate = new EstimateXml();

  @XmlElement ExitsXml exits = new ExitsXml();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class MessageXml extends Located {
    @XmlAttribute String id = "";
    @XmlAttribute String when = "";
    @XmlAttribute String text = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class RefusalXml extends Located {
    @XmlAttribute String reason = "";
    @XmlAttribute String act = "";
    @XmlAttribute String when = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class BannerXml extends Located {
    @XmlAttribute String kind = "";
    @XmlAttribute String act = "";
    @XmlAttribute String text = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class AutoXml extends Located {
    @XmlAttribute String status = "";
    @XmlAttribute String phase = "";
    @XmlAttribute String act = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class EstimateXml extends Located {
    @XmlAttribute String type = "";
    @XmlAttribute String status = "";
    @XmlAttribute String phase = "";
    @XmlAttribute String started = "";
    @XmlAttribute String stopped = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class ExitsXml extends Located {
    @XmlAttribute int partial;
    @XmlAttribute int failed;
    @XmlAttribute int usage;
  }
}
