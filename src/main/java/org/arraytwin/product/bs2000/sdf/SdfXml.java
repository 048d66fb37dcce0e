package org.arraytwin.product.bs2000.sdf;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElements;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;
import org.jspecify.annotations.Nullable;

/** The file commands.xml as it stands; commands.xsd says what is there. */
@XmlRootElement(name = "commands")
@XmlAccessorType(XmlAccessType.FIELD)
final class SdfXml extends Located {
  @XmlElement(name = "shared")
  List<SharedXml> shared = new ArrayList<>();

  @XmlElement(name = "command")
  List<CommandXml> commands = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class CommandXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String about = "";
    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";

    @XmlElements({
      @XmlElement(name = "operand", type = OperandXml.class),
      @XmlElement(name = "use", type = UseXml.class)
    })
    List<Located> operands = new ArrayList<>();
  }

  /** An operand that several commands have. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class SharedXml extends Located {
    @XmlAttribute String id = "";
    @XmlElement OperandXml operand = new OperandXml();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class UseXml extends Located {
    @XmlAttribute String shared = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class OperandXml extends Located {
    @XmlAttribute String name = "";

    @XmlAttribute(name = "default")
    @Nullable String def;

    @XmlAttribute int most = 1;
    @XmlAttribute @Nullable String free;
    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";

    @XmlElement(name = "keyword")
    List<KeywordXml> keywords = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class KeywordXml extends Located {
    @XmlAttribute String name = "";

    @XmlElement(name = "operand")
    List<OperandXml> operands = new ArrayList<>();
  }
}
