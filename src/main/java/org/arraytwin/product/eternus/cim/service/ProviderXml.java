package org.arraytwin.product.eternus.cim.service;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlList;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;

/** The file cim.xml as it stands; cim.xsd says what is there. */
@XmlRootElement(name = "provider")
@XmlAccessorType(XmlAccessType.FIELD)
final class ProviderXml extends Located {
  @XmlElement(name = "returns")
  List<ReturnsXml> returns = new ArrayList<>();

  @XmlElement JobsXml jobs = new JobsXml();

  @XmlElement(name = "creation")
  List<CreationXml> creations = new ArrayList<>();

  @XmlElement(name = "operation")
  List<OperationXml> operations = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class ReturnsXml extends Located {
    @XmlAttribute long code;
    @XmlAttribute String reasons = "";
    @XmlAttribute String methods = "";
    @XmlAttribute String text = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class JobsXml extends Located {
    @XmlAttribute String methods = "";
    @XmlAttribute String formats = "";
    @XmlAttribute long unformatted;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class CreationXml extends Located {
    @XmlAttribute String kinds = "";
    @XmlAttribute @XmlList List<Long> waits = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class OperationXml extends Located {
    @XmlAttribute long code;
    @XmlAttribute @XmlList List<Long> waits = new ArrayList<>();
    @XmlAttribute String kinds = "";
    @XmlAttribute String asks = "";
    @XmlAttribute String word = "";
    @XmlAttribute String option = "";
    @XmlAttribute String forced = "";
  }
}
