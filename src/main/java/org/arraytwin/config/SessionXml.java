package org.arraytwin.config;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlList;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.replication.table.Wording;
import org.jspecify.annotations.Nullable;

/** A session file as it stands; session.xsd says what is there. */
@XmlRootElement(name = "session")
@XmlAccessorType(XmlAccessType.FIELD)
final class SessionXml extends Located {
  @XmlAttribute String kind = "";
  @XmlAttribute String family = "";
  @XmlAttribute String about = "";

  @XmlAttribute boolean cascades;
  @XmlAttribute boolean tracking;
  @XmlAttribute boolean parts;

  @XmlAttribute(name = "hands-on")
  boolean handsOn;

  @XmlAttribute(name = "once-per-peer")
  boolean oncePerPeer;

  @XmlAttribute boolean follows;

  /** None: any. */
  @XmlAttribute @XmlList List<String> modes = new ArrayList<>();

  @XmlAttribute String keeps = "resyncs";

  @XmlAttribute int unit = 1;

  /** None: the usual one only. */
  @XmlAttribute @XmlList List<Integer> units = new ArrayList<>();

  @XmlAttribute String chained = "none";
  @XmlAttribute String order = "up";
  @XmlAttribute String returns = "";

  @XmlAttribute(name = "per-source")
  int perSource = 8;

  @XmlAttribute(name = "shared-targets")
  boolean sharedTargets;

  @XmlAttribute(name = "shared-tracking")
  int sharedTracking;

  @XmlElement WordsXml words = new WordsXml();

  @XmlElement(name = "state")
  List<StateXml> states = new ArrayList<>();

  @XmlElement(name = "operation")
  List<ActionXml> operations = new ArrayList<>();

  @XmlElement(name = "happening")
  List<ActionXml> happenings = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class WordsXml extends Located {
    @XmlAttribute String session = Wording.USUAL.session();
    @XmlAttribute String source = "";
    @XmlAttribute String target = "";

    @XmlAttribute(name = "stops-hosts")
    String stopsHosts = Wording.USUAL.stopsHosts();

    @XmlAttribute String offline = Wording.USUAL.offline();
    @XmlAttribute String lost = Wording.USUAL.lost();
    @XmlAttribute String overrun = Wording.USUAL.overrun();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class StateXml extends Located {
    @XmlAttribute String word = "";
    @XmlAttribute String traits = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class ActionXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String options = "";
    @XmlAttribute String about = "";

    @XmlElement(name = "cell")
    List<CellXml> cells = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class CellXml extends Located {
    @XmlAttribute String when = "";
    @XmlAttribute @Nullable String never;
    @XmlAttribute @Nullable String refuse;
    @XmlAttribute @Nullable String is;
    @XmlAttribute @Nullable String legal;
    @XmlAttribute @Nullable String next;
    @XmlAttribute @Nullable String peer;

    @XmlAttribute(name = "peer-do")
    String peerDo = "";

    @XmlAttribute(name = "do")
    String effects = "";

    @XmlAttribute @Nullable String then;
    @XmlAttribute @Nullable String after;
    @XmlAttribute String source = "";
    @XmlAttribute String certainty = "";
  }
}
