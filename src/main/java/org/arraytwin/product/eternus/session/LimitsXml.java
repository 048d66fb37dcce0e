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

/** The file limits.xml as it stands; limits.xsd says what is there. */
@XmlRootElement(name = "limits")
@XmlAccessorType(XmlAccessType.FIELD)
final class LimitsXml extends Located {
  @XmlElement SourceXml source = new SourceXml();

  @XmlElement(name = "model")
  List<ModelXml> models = new ArrayList<>();

  @XmlElement(name = "cascade")
  List<CascadeXml> cascades = new ArrayList<>();

  @XmlElement(name = "onto")
  List<OntoXml> ontos = new ArrayList<>();

  /** Of one source area. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class SourceXml extends Located {
    @XmlAttribute int sessions;
    @XmlAttribute int generations;

    @XmlAttribute(name = "consistency-per-array")
    int consistencyPerArray;
  }

  /** Of one kind of storage system. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class ModelXml extends Located {
    @XmlAttribute String prefix = "";
    @XmlAttribute int sessions;
  }

  /** A session from the destination of another. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class CascadeXml extends Located {
    @XmlAttribute String table = "";
    @XmlAttribute String second = "";

    @XmlList @XmlAttribute List<String> refused = new ArrayList<>();
  }

  /** A session onto the source of another. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class OntoXml extends Located {
    @XmlAttribute String first = "";

    @XmlList @XmlAttribute List<String> refused = new ArrayList<>();

    @XmlAttribute(name = "below-bytes")
    long belowBytes;
  }
}
