package org.arraytwin.product.storwize.cli.word;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.Located;
import org.jspecify.annotations.Nullable;

/** The file cli.xml as it stands; cli.xsd says what is there. */
@XmlRootElement(name = "cli")
@XmlAccessorType(XmlAccessType.FIELD)
final class CatalogXml extends Located {
  @XmlElement(name = "command")
  List<CommandXml> commands = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class CommandXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String prefix = "";
    @XmlAttribute String about = "";
    @XmlAttribute String operand = "";

    @XmlAttribute(name = "operand-needed")
    boolean operandNeeded;

    @XmlAttribute(name = "one-of")
    String oneOf = "";

    @XmlAttribute String exclusive = "";
    @XmlAttribute String concise = "";
    @XmlAttribute String detail = "";
    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";

    @XmlElement(name = "parameter")
    List<ParameterXml> parameters = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class ParameterXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String value = "";
    @XmlAttribute boolean needed;
    @XmlAttribute String values = "";
    @XmlAttribute @Nullable Integer least;
    @XmlAttribute @Nullable Integer most;
    @XmlAttribute String refused = "";
    @XmlAttribute String about = "";
  }
}
