package org.arraytwin.wbem;

import static org.arraytwin.wbem.ClassBuilder.flag;
import static org.arraytwin.wbem.ClassBuilder.in;
import static org.arraytwin.wbem.ClassBuilder.out;
import static org.arraytwin.wbem.ClassBuilder.text;
import static org.arraytwin.wbem.ClassBuilder.texts;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.QualifierType;

/**
 * A namespace in memory: N volumes of 15 properties, one pool they all come from, and copies whose
 * association keys are references: volume 2i is copied to 2i+1; one copy leads to a volume of a
 * peer that is known only through it.
 */
public final class SampleNamespace implements Instances {
  public static final String NAME = "root/sample";

  static final CimClass ELEMENT =
      ClassBuilder.of("CIM_ManagedElement")
          .is(flag("Abstract"))
          .is(text("Description", "Whatever is <managed> & \"named\"."))
          .property("ElementName", CimType.STRING)
          .build();
  static final CimClass VOLUME =
      ClassBuilder.of("CIM_StorageVolume", ELEMENT)
          .key("SystemName", CimType.STRING)
          .key("DeviceID", CimType.UINT64)
          .property("Name", CimType.STRING)
          .property(
              "NameFormat",
              CimType.UINT16,
              texts("ValueMap", "1", "9"),
              texts("Values", "Other", "NAA"))
          .property("BlockSize", CimType.UINT64)
          .property("NumberOfBlocks", CimType.UINT64)
          .property("Primordial", CimType.BOOLEAN)
          .array("OperationalStatus", CimType.UINT16)
          .array("OtherIdentifyingInfo", CimType.STRING)
          .method(
              "Resize",
              CimType.UINT32,
              List.of(
                  in("Size", CimType.UINT64),
                  in("Pool", CimType.REFERENCE, false, "CIM_StoragePool"),
                  in("Stripes", CimType.UINT16, true, null),
                  ClassBuilder.embedded("Goal"),
                  out("TheSize", CimType.UINT64, false, null),
                  out("Job", CimType.REFERENCE, false, "CIM_StoragePool"),
                  out("Pools", CimType.REFERENCE, true, "CIM_StoragePool"),
                  out("Echo", CimType.STRING, false, null)))
          .method(
              "Rename",
              CimType.UINT32,
              List.of(
                  ClassBuilder.required("NewName", CimType.STRING), in("Comment", CimType.STRING)))
          .method("Forget", CimType.UINT32, List.of())
          .method("Count", CimType.UINT32, List.of(), flag("Static"))
          .build();
  static final CimClass TPD_VOLUME =
      ClassBuilder.of("TPD_StorageVolume", VOLUME)
          .property("UserCPG", CimType.STRING)
          .property("Reserved", CimType.SINT32)
          .property("Ratio", CimType.REAL32)
          .property("CreationTime", CimType.DATETIME)
          .property("Comment", CimType.STRING)
          .build();
  static final CimClass POOL =
      ClassBuilder.of("CIM_StoragePool", ELEMENT)
          .key("InstanceID", CimType.STRING)
          .property("Setting", CimType.STRING, text("EmbeddedInstance", "CIM_ManagedElement"))
          .build();
  static final CimClass ALLOCATED =
      ClassBuilder.of("CIM_AllocatedFromStoragePool")
          .is(flag("Association"))
          .keyReference("Antecedent", "CIM_StoragePool")
          .keyReference("Dependent", "CIM_ManagedElement")
          .property("SpaceConsumed", CimType.UINT64)
          .build();
  static final CimClass SYNCHRONIZED =
      ClassBuilder.of("CIM_StorageSynchronized")
          .is(flag("Association"))
          .keyReference("SystemElement", "CIM_StorageVolume")
          .keyReference("SyncedElement", "CIM_StorageVolume")
          .property("CopyState", CimType.UINT16)
          .build();
  static final CimClass TPD_SYNCHRONIZED =
      ClassBuilder.of("TPD_RemoteStorageSynchronized", SYNCHRONIZED)
          .property("Group", CimType.STRING)
          .build();

  private static final InstanceLayout VOLUMES = InstanceLayout.of(TPD_VOLUME);
  private static final InstanceLayout POOLS = InstanceLayout.of(POOL);
  private static final InstanceLayout ALLOCATIONS = InstanceLayout.of(ALLOCATED);
  private static final InstanceLayout COPIES = InstanceLayout.of(TPD_SYNCHRONIZED);
  private static final CimDateTime CREATED = new CimDateTime("20260101120000.000000+000");

  private final int volumes;
  private final ClassRepository classes;

  public SampleNamespace(int volumes) {
    this.volumes = volumes;
    List<QualifierType> types =
        List.of(
            new QualifierType(
                "Key",
                CimType.BOOLEAN,
                false,
                false,
                List.of("property", "reference"),
                new Flavor(false, true, false)),
            new QualifierType(
                "ValueMap", CimType.STRING, true, null, List.of("any"), Flavor.DEFAULT));
    classes =
        new ClassRepository(
            List.of(ELEMENT, VOLUME, TPD_VOLUME, POOL, ALLOCATED, SYNCHRONIZED, TPD_SYNCHRONIZED),
            types);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ClassRepository classes() {
    return classes;
  }

  /** Volume n; number 3 has characters that need care. */
  public static CimInstance volume(int n) {
    Object[] values = {
      n == 3 ? "vv<3>&\"quoted\" \u00fc \ud83d\ude00 \u0007" : "vv." + n,
      "london",
      (long) n,
      "60002AC00000000000000000000" + (10000 + n),
      9L,
      512L,
      n == 3 ? -1L : 2097152L + n,
      false,
      List.of(2L),
      identifying(n),
      "FC_r5",
      -n - 1L,
      1.5f,
      CREATED,
      null
    };
    return new CimInstance(VOLUMES, values, null, null);
  }

  private static List<String> identifying(int n) {
    return n == 3 ? Arrays.asList("NAA;VPD83Type3", null) : List.of("NAA;VPD83Type3");
  }

  private static CimInstance pool() {
    Object[] values = {"CPG <1>", "pool:1", volume(1)};
    return new CimInstance(POOLS, values, null, null);
  }

  private static CimInstance allocation(int n) {
    Object[] values = {pool().path().in(NAME), volume(n).path().in(NAME), 1024L * n};
    return new CimInstance(ALLOCATIONS, values, null, null);
  }

  private CimInstance copy(int n) {
    ObjectPath target =
        n + 1 < volumes
            ? volume(n + 1).path().in(NAME)
            : volume(n + 1).path().in("root/peer").at("2FF70002AC000001");
    Object[] values = {volume(n).path().in(NAME), target, 4L, "payroll.r1"};
    return new CimInstance(COPIES, values, null, null);
  }

  @Override
  public Iterator<CimInstance> enumerate(CimClass exact) {
    if (exact == TPD_VOLUME) {
      return IntStream.range(0, volumes).mapToObj(SampleNamespace::volume).iterator();
    }
    if (exact == POOL) {
      return List.of(pool()).iterator();
    }
    if (exact == ALLOCATED) {
      return IntStream.range(0, volumes).mapToObj(SampleNamespace::allocation).iterator();
    }
    if (exact == TPD_SYNCHRONIZED) {
      return IntStream.iterate(0, n -> n < volumes, n -> n + 2).mapToObj(this::copy).iterator();
    }
    return Collections.emptyIterator();
  }

  private int number(ObjectPath path) {
    return path.className().equals("TPD_StorageVolume")
            && "london".equals(path.key("SystemName"))
            && path.key("DeviceID") instanceof Long id
            && id >= 0
            && id < volumes
        ? id.intValue()
        : -1;
  }

  @Override
  public CimInstance get(ObjectPath path) {
    if (path.className().equals("TPD_StorageVolume")) {
      int n = number(path);
      return n < 0 ? null : volume(n);
    }
    if (path.className().equals("CIM_StoragePool")) {
      return "pool:1".equals(path.key("InstanceID")) ? pool() : null;
    }
    CimClass association = classes.get(path.className());
    if (association == null || !association.isAssociation()) {
      return null;
    }
    boolean allocated = association == ALLOCATED;
    Object near = path.key(allocated ? "Dependent" : "SystemElement");
    int n = near instanceof ObjectPath element ? number(element) : -1;
    if (n < 0 || (!allocated && n % 2 == 1)) {
      return null;
    }
    CimInstance found = allocated ? allocation(n) : copy(n);
    return found.path().canonicalKeys().equals(path.canonicalKeys()) ? found : null;
  }

  @Override
  public Iterator<CimInstance> references(ObjectPath element, CimClass association, String role) {
    boolean pool = element.className().equals("CIM_StoragePool");
    int n = number(element);
    if (association == ALLOCATED && role.equals("Antecedent") && pool) {
      return enumerate(ALLOCATED);
    }
    if (association == ALLOCATED && role.equals("Dependent") && n >= 0) {
      return List.of(allocation(n)).iterator();
    }
    if (association == TPD_SYNCHRONIZED && role.equals("SystemElement") && n >= 0 && n % 2 == 0) {
      return List.of(copy(n)).iterator();
    }
    if (association == TPD_SYNCHRONIZED && role.equals("SyncedElement") && n % 2 == 1) {
      return List.of(copy(n - 1)).iterator();
    }
    return Collections.emptyIterator();
  }

  @Override
  public CimInstance associated(CimInstance association, String role) {
    ObjectPath path = (ObjectPath) association.get(role);
    return get(path);
  }

  @Override
  public MethodResult invoke(ObjectPath object, CimMethod method, Map<String, Object> in) {
    if (method.name().equals("Count")) {
      return new MethodResult((long) volumes, Map.of());
    }
    if (method.name().equals("Rename")) {
      return new MethodResult(0L, Map.of());
    }
    if (!method.name().equals("Resize")) {
      throw new CimException(CimStatus.METHOD_NOT_AVAILABLE, "nobody implements " + method.name());
    }
    Map<String, Object> out = new LinkedHashMap<>();
    if (in.get("Size") instanceof Long size) {
      out.put("TheSize", size);
    }
    if (in.get("Pool") instanceof ObjectPath path) {
      out.put("Pools", List.of(path.in(NAME)));
    }
    Map<String, Object> shown = new LinkedHashMap<>(in);
    shown.replaceAll((name, v) -> v instanceof CimInstance i ? i.cimClass() + "@" + i.get("A") : v);
    out.put("Echo", object + " " + shown);
    return new MethodResult(4096L, out);
  }
}
