package org.arraytwin.scenario;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyAttribute;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElements;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.arraytwin.config.FleetXml;
import org.arraytwin.config.Located;
import org.jspecify.annotations.Nullable;

/** A scenario file as it stands; scenario.xsd says what is there and what may be missing. */
@XmlRootElement(name = "scenario")
@XmlAccessorType(XmlAccessType.FIELD)
final class ScenarioXml extends Located {
  @XmlAttribute String name = "";

  @XmlAttribute(name = "fleet")
  @Nullable String fleetFile;

  @XmlAttribute @Nullable String start;
  @XmlAttribute long seed;
  @XmlElement String story = "";

  @XmlElement(name = "fleet")
  @Nullable FleetXml fleet;

  @XmlElements({
    @XmlElement(name = "at", type = AtXml.class),
    @XmlElement(name = "until", type = UntilXml.class)
  })
  List<StepXml> steps = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  abstract static class StepXml extends Located {
    @XmlAttribute String say = "";

    @XmlElements({
      @XmlElement(name = "do", type = DoXml.class),
      @XmlElement(name = "expect", type = ExpectXml.class),
      @XmlElement(name = "mark", type = MarkXml.class)
    })
    List<Located> acts = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class AtXml extends StepXml {
    @XmlAttribute @Nullable String time;
    @XmlAttribute @Nullable String after;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class UntilXml extends StepXml {
    @XmlAttribute String within = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class DoXml extends Located {
    @XmlAttribute String command = "";
    @XmlAttribute @Nullable String refused;
    @XmlAnyAttribute Map<QName, String> words = new LinkedHashMap<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class ExpectXml extends Located {
    @XmlAnyAttribute Map<QName, String> words = new LinkedHashMap<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class MarkXml extends Located {
    @XmlAttribute String name = "";
  }
}
