package org.arraytwin.config;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Pool;
import org.jspecify.annotations.Nullable;

/** A fleet file as it stands; fleet.xsd says what is there and what may be missing. */
@XmlRootElement(name = "fleet")
@XmlAccessorType(XmlAccessType.FIELD)
public final class FleetXml extends Located {
  @XmlAttribute String name = "";
  @XmlAttribute int consolePort;

  @XmlElement(name = "array")
  List<ArrayXml> arrays = new ArrayList<>();

  @XmlElement(name = "link")
  List<LinkXml> links = new ArrayList<>();

  @XmlElement(name = "group")
  List<GroupXml> groups = new ArrayList<>();

  @XmlElement(name = "host")
  List<HostXml> hosts = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class HostXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String product = "";

    @XmlElement PortsXml ports = new PortsXml();

    @XmlElement(name = "user")
    List<UserXml> users = new ArrayList<>();

    @XmlElement(name = "operates")
    List<OperatesXml> arrays = new ArrayList<>();

    @XmlElement(name = "unit")
    List<UnitXml> units = new ArrayList<>();

    @XmlElement(name = "set")
    List<SetXml> sets = new ArrayList<>();

    @XmlElement(name = "run")
    List<RunXml> runs = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class OperatesXml extends Located {
    @XmlAttribute String array = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class UnitXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String array = "";
    @XmlAttribute String volume = "";
    @XmlAttribute String label = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class SetXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute boolean online;

    @XmlElement(name = "unit")
    List<UnitXml> units = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class RunXml extends Located {
    @XmlAttribute(name = "line")
    String typed = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class ArrayXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String product = "";
    @XmlAttribute String model = "";
    @XmlAttribute String serial = "";
    @XmlAttribute int systemId;
    @XmlAttribute String osVersion = "";

    @XmlElement PortsXml ports = new PortsXml();

    @XmlElement(name = "user")
    List<UserXml> users = new ArrayList<>();

    @XmlElement(name = "node")
    List<NodeXml> nodes = new ArrayList<>();

    @XmlElement(name = "hostPort")
    List<HostPortXml> hostPorts = new ArrayList<>();

    @XmlElement(name = "cpg")
    List<CpgXml> cpgs = new ArrayList<>();

    @XmlElement(name = "volume")
    List<VolumeXml> volumes = new ArrayList<>();

    @XmlElement(name = "copy")
    List<CopyXml> copies = new ArrayList<>();

    @XmlElement(name = "workload")
    List<WorkloadXml> workloads = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class CopyXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute int count = 1;
    @XmlAttribute String kind = "";
    @XmlAttribute String source = "";
    @XmlAttribute String target = "";
    @XmlAttribute String cpg = "";
    @XmlAttribute int mibPerSecond;
    @XmlAttribute int cleanMibPerSecond;
    @XmlAttribute boolean incremental;
    @XmlAttribute boolean autodelete;
    @XmlAttribute String group = "";
    @XmlAttribute int grainKib;
    @XmlAttribute boolean keepTarget;

    @XmlElement(name = "operate")
    List<OperateXml> operations = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class OperateXml extends Located {
    @XmlAttribute String operation = "";
    @XmlAttribute String options = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class PortsXml extends Located {
    @XmlAttribute int http;
    @XmlAttribute int https;
    @XmlAttribute int ssh;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class UserXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String password = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class NodeXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String address = "";
    @XmlAttribute String port = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class HostPortXml extends Located {
    @XmlAttribute String id = "";
    @XmlAttribute String protocol = "";
    @XmlAttribute String name = "";
    @XmlAttribute String address = "";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class CpgXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String size = "";
    @XmlAttribute String raid = "RAID5";
    @XmlAttribute String device = "FC";
    @XmlAttribute int disks = Pool.DISKS;
    @XmlAttribute int spares = 1;
    @XmlAttribute int warningPercent;
    @XmlAttribute boolean delta;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class VolumeXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute int count = 1;
    @XmlAttribute String cpg = "";
    @XmlAttribute String size = "";
    @XmlAttribute String provisioning = "full";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class LinkXml extends Located {
    @XmlAttribute String from = "";
    @XmlAttribute String to = "";
    @XmlAttribute int mibPerSecond;
    @XmlAttribute double latencyMillis;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class GroupXml extends Located {
    @XmlAttribute String name = "";
    @XmlAttribute String from = "";
    @XmlAttribute String to = "";
    @XmlAttribute String mode = "";
    @XmlAttribute @Nullable Integer periodSeconds;
    @XmlAttribute boolean autoRecover;
    @XmlAttribute boolean overPerAlert = true;
    @XmlAttribute boolean failWrtOnErr;

    @XmlElement(name = "pair")
    List<PairXml> pairs = new ArrayList<>();

    @XmlElement @Nullable WorkloadXml workload;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class PairXml extends Located {
    @XmlAttribute String volume = "";
    @XmlAttribute @Nullable String remote;
    @XmlAttribute int count = 1;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class WorkloadXml extends Located {
    @XmlAttribute @Nullable String volume;
    @XmlAttribute int count = 1;
    @XmlAttribute @Nullable Long seed;
    @XmlAttribute @Nullable Integer mibPerSecond;
    @XmlAttribute @Nullable Integer extentKib;
    @XmlAttribute @Nullable Integer rangeMib;
    @XmlAttribute @Nullable String order;
    @XmlAttribute @Nullable Integer readPercent;
    @XmlAttribute @Nullable Integer burstSeconds;
    @XmlAttribute @Nullable Integer pauseSeconds;
    @XmlAttribute @Nullable String trace;
    @XmlAttribute @Nullable Integer loopSeconds;
  }
}
