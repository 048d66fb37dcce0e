package org.arraytwin.cim.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.mof.MofCompiler;
import org.arraytwin.cim.mof.syntax.MofSource;

/** Classes with a property of every type, and instances of them. */
final class Samples {
  static final String NAMESPACE = "root/test";

  static final ClassRepository CLASSES =
      MofCompiler.compile(
          MofSource.of(
              Map.of(
                  "top.mof",
                  """
                  Qualifier Association : boolean = false, Scope(association), \
                  Flavor(DisableOverride, ToSubclass);
                  Qualifier Indication : boolean = false, Scope(class, indication), \
                  Flavor(DisableOverride, ToSubclass);
                  Qualifier Key : boolean = false, Scope(property, reference), \
                  Flavor(DisableOverride, ToSubclass);
                  Qualifier ValueMap : string[], Scope(property, method, parameter);
                  Qualifier Values : string[], Scope(property, method, parameter), \
                  Flavor(EnableOverride, ToSubclass, Translatable);
                  Qualifier EmbeddedInstance : string = null, Scope(property);
                  Qualifier EmbeddedObject : boolean = false, Scope(property);
                  Qualifier ArrayType : string = "Bag", Scope(property);

                  [Association] class T_Element {
                    T_Element REF Owner;
                    [Key] string Name;
                    string ElementName;
                    [ArrayType("Indexed")] uint16 OperationalStatus[];
                  };
                  class T_Thing : T_Element {
                    boolean Flag;
                    char16 Letter;
                    uint8 U8; sint8 S8; uint16 U16; sint16 S16;
                    uint32 U32; sint32 S32; uint64 U64; sint64 S64;
                    real32 R32; real64 R64;
                    datetime Time; datetime Duration;
                    string Tags[]; uint16 Codes[]; uint64 Large[];
                    [ArrayType("Ordered")] string Steps[];
                    [ValueMap { "2", "3", "5..", "9" }, Values { "OK", "Bad", "Others", "Gone" }] \
                    uint16 State;
                    [Values { "Zero", "One" }] uint8 Plain;
                    [EmbeddedInstance("T_Part")] string Part;
                    [EmbeddedInstance("T_Part")] string Parts[];
                    [EmbeddedObject] string Anything;
                  };
                  class T_Special : T_Thing { string Extra; uint16 CopyState; };
                  class T_Part { string Label; uint32 Size; uint16 Marks[]; };
                  class T_BigPart : T_Part { uint32 Weight; };
                  class CIM_StorageSynchronized : T_Element {
                    uint16 CopyState; uint16 SyncState; uint16 ProgressStatus;
                  };
                  class CIM_GroupSynchronized : T_Element { uint16 CopyState; };
                  class CIM_StorageVolume : T_Element { uint64 NumberOfBlocks; };
                  class CIM_ConcreteJob : T_Element { };
                  class CIM_FCPort : T_Element { };
                  [Indication] class CIM_Indication { datetime IndicationTime; };
                  [Indication] class CIM_InstIndication : CIM_Indication {
                    [EmbeddedObject] string SourceInstance;
                    string SourceInstanceModelPath;
                  };
                  [Indication] class CIM_InstCreation : CIM_InstIndication { };
                  [Indication] class CIM_InstDeletion : CIM_InstIndication { };
                  [Indication] class CIM_InstModification : CIM_InstIndication {
                    [EmbeddedObject] string PreviousInstance;
                  };
                  [Indication] class CIM_AlertIndication : CIM_Indication { uint16 AlertType; };
                  """)),
          "top.mof");

  private Samples() {}

  /** An instance whose other properties are NULL. */
  static CimInstance of(String className, Object... namesAndValues) {
    CimClass c = CLASSES.get(className);
    Object[] values = new Object[c.properties().size()];
    for (int i = 0; i < namesAndValues.length; i += 2) {
      int at = c.indexOf((String) namesAndValues[i]);
      CimProperty p = c.properties().get(at);
      Object value = namesAndValues[i + 1];
      if (value instanceof Integer n) {
        value = n.longValue();
      } else if (value instanceof List<?> list) {
        List<Object> items = new ArrayList<>();
        list.forEach(item -> items.add(item instanceof Integer n ? (Object) n.longValue() : item));
        value = items;
      }
      values[at] = p.type().isReal() && value instanceof Long n ? (Object) n.doubleValue() : value;
    }
    return new CimInstance(InstanceLayout.of(c), values, null, null);
  }

  /** One with a value for every property. */
  static CimInstance thing(Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "Name",
                "first",
                "ElementName",
                "Anna's \"best\"",
                "OperationalStatus",
                List.of(2, 17),
                "Flag",
                true,
                "Letter",
                'x',
                "U8",
                200,
                "S8",
                -100,
                "U16",
                40_000));
    all.addAll(
        List.of(
            "S16",
            -5,
            "U32",
            4_000_000_000L,
            "S32",
            -7,
            "U64",
            -1L,
            "S64",
            Long.MIN_VALUE,
            "R32",
            0.1f,
            "R64",
            2.5,
            "Time",
            new CimDateTime("20260102030405.000006+060"),
            "Duration",
            new CimDateTime("00000001020304.000000:000")));
    all.addAll(
        List.of(
            "Owner",
            new ObjectPath(
                null, null, "T_Element", List.of(new ObjectPath.Key("Name", "owner one"))),
            "Tags",
            Arrays.asList("red", null, "blue"),
            "Codes",
            List.of(5, 6, 7),
            "Large",
            List.of(-1L, 1),
            "Steps",
            List.of("a", "b"),
            "State",
            3,
            "Plain",
            1));
    all.addAll(
        List.of(
            "Part", of("T_BigPart", "Label", "wheel", "Size", 4, "Marks", List.of(1), "Weight", 9),
            "Parts", List.of(of("T_Part", "Label", "a", "Size", 1), of("T_Part", "Size", 2)),
            "Anything", of("T_Special", "Name", "inner", "Extra", "more", "CopyState", 4)));
    all.addAll(Arrays.asList(more));
    return of("T_Thing", all.toArray());
  }

  /** An InstModification from one instance to another. */
  static CimInstance modified(CimInstance before, CimInstance after) {
    return of("CIM_InstModification", "SourceInstance", after, "PreviousInstance", before);
  }
}
