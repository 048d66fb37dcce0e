package org.arraytwin.product.bs2000.pair;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;

/** The file shc-osd.xml as it stands; shc-osd.xsd says what is there. */
@XmlRootElement(name = "shc-osd")
@XmlAccessorType(XmlAccessType.FIELD)
final class ShcXml extends Located {
  @XmlElement(name = "switch")
  List<SwitchXml> switches = new ArrayList<>();

  @XmlElement(name = "status")
  List<StatusXml> statuses = new ArrayList<>();

  @XmlElement(name = "commands")
  List<CommandsXml> commands = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class SwitchXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String value = "";
    @XmlAttribute String values = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class StatusXml extends Located {
    @XmlAttribute String type = "";
    @XmlAttribute String session = "";
    @XmlAttribute String back = "";
    @XmlAttribute String name = "";
    @XmlAttribute String unit = "";
    @XmlAttribute String copy = "";
    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class CommandsXml extends Located {
    @XmlAttribute String type = "";
    @XmlAttribute String status = "";
    @XmlAttribute String start = "";
    @XmlAttribute String activate = "";
    @XmlAttribute String restart = "";
    @XmlAttribute String restore = "";
    @XmlAttribute String swap = "";
    @XmlAttribute String stop = "";
    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";

    String answer(Act act) {
      return switch (act) {
        case START -> start;
        case ACTIVATE -> activate;
        case RESTART -> restart;
        case RESTORE -> restore;
        case SWAP -> swap;
        case STOP -> stop;
      };
    }
  }
}
