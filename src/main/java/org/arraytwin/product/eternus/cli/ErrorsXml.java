package org.arraytwin.product.eternus.cli;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;

/** The file cli.xml as it stands; cli.xsd says what is there. */
@XmlRootElement(name = "errors")
@XmlAccessorType(XmlAccessType.FIELD)
final class ErrorsXml extends Located {
  @XmlElement(name = "error")
  List<ErrorXml> errors = new ArrayList<>();

  @XmlElement(name = "account")
  List<AccountXml> accounts = new ArrayList<>();

  @XmlElement(name = "kind")
  List<KindXml> kinds = new ArrayList<>();

  @XmlElement(name = "qos")
  List<LevelXml> levels = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class KindXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String flags = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class LevelXml extends Located {
    @XmlAttribute int level;
    @XmlAttribute long iops;
    @XmlAttribute long mib;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class AccountXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String role = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class ErrorXml extends Located {
    @XmlAttribute String code = "";
    @XmlAttribute String when = "";
    @XmlAttribute String reasons = "";
    @XmlAttribute String of = "";
    @XmlAttribute String text = "";
  }
}
