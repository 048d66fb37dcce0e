package org.arraytwin.config;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlList;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product file as it stands; product.xsd says what is there. */
@XmlRootElement(name = "product")
@XmlAccessorType(XmlAccessType.FIELD)
final class ProductXml extends Located {
  @XmlAttribute String id = "";
  @XmlAttribute String mof = "";
  @XmlAttribute int maxConcurrentSyncs;
  @XmlElement NamespacesXml namespaces = new NamespacesXml();
  @XmlElement TimingsXml timings = new TimingsXml();
  @XmlElement @Nullable VolumeNamesXml volumeNames;
  @XmlElement LimitsXml limits = new LimitsXml();

  @XmlElement(name = "switch")
  List<SwitchXml> switches = new ArrayList<>();

  @XmlElement(name = "session")
  List<SessionKindXml> sessions = new ArrayList<>();

  @XmlElement StatesXml states = new StatesXml();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class VolumeNamesXml extends Located {
    @XmlAttribute int most;
    @XmlAttribute String pattern = "";
    @XmlAttribute String legal = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class NamespacesXml extends Located {
    @XmlAttribute String implementation = "";
    @XmlAttribute String interop = "";
    @XmlAttribute String aliases = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class TimingsXml extends Located {
    @XmlAttribute double linkDownSync;
    @XmlAttribute double targetFailedSync;
    @XmlAttribute double linkDownPeriodic;
    @XmlAttribute double targetFailedPeriodic;
    @XmlAttribute double linkUp;
    @XmlAttribute double start;
    @XmlAttribute double stop;
    @XmlAttribute double failover;
    @XmlAttribute double restore;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class LimitsXml extends Located {
    @XmlAttribute boolean licensed = true;
    @XmlAttribute boolean mixedModes = true;
    @XmlAttribute int syncTargets;
    @XmlAttribute int periodicTargets;
    @XmlAttribute int periodicGroups;
    @XmlAttribute int syncVolumes;
    @XmlAttribute int periodicVolumes;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class SwitchXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String value = "";
    @XmlAttribute String values = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class StatesXml extends Located {
    @XmlElement(name = "column")
    List<ColumnXml> columns = new ArrayList<>();

    @XmlElement(name = "row")
    List<RowXml> rows = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class ColumnXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String values = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class RowXml extends Located {
    @XmlAttribute String when = "";
    @XmlAttribute int copyState;
    @XmlAttribute int syncState;
    @XmlAttribute int progressStatus;
    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class SessionKindXml extends Located {
    @XmlAttribute String kind = "";
    @XmlAttribute int atOnce;
    @XmlElement @Nullable GroupsXml groups;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class GroupsXml extends Located {
    @XmlAttribute @XmlList List<String> modes = new ArrayList<>();
    @XmlAttribute @XmlList List<String> policies = new ArrayList<>();
    @XmlAttribute String start = "";
    @XmlAttribute int pairs;
  }
}
