package org.arraytwin.wbem;

import static org.arraytwin.wbem.ClassBuilder.flag;
import static org.arraytwin.wbem.ClassBuilder.in;
import static org.arraytwin.wbem.ClassBuilder.out;
import static org.arraytwin.wbem.ClassBuilder.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.Qualifiers;

/**
 * A namespace of corner cases: keys and properties of every CIM type with values that are hard to
 * carry, associations whose keys are references to them, two ways from one to the other, and one
 * that leads back to where it began.
 */
public final class OddNamespace implements Instances {
  public static final String NAME = "root/odd";

  /** A letter outside the Basic Multilingual Plane. */
  static final String BEYOND = "\ud835\udcb3";

  private static final CimType[] KEY_TYPES = {
    CimType.STRING,
    CimType.CHAR16,
    CimType.BOOLEAN,
    CimType.UINT8,
    CimType.SINT64,
    CimType.UINT64,
    CimType.REAL32,
    CimType.REAL64,
    CimType.DATETIME
  };

  static final CimClass EVERYTHING = everything();
  static final CimClass LINK =
      ClassBuilder.of("AT_Link")
          .is(flag("Association"))
          .keyReference("From", EVERYTHING.name())
          .keyReference("To", EVERYTHING.name())
          .build();
  static final CimClass NUMBERED =
      ClassBuilder.of("AT_NumberedLink", LINK).key("Number", CimType.UINT64).build();

  private final List<CimInstance> all = new ArrayList<>();
  private final ClassRepository classes =
      new ClassRepository(List.of(EVERYTHING, LINK, NUMBERED), List.of());

  public OddNamespace() {
    CimInstance first =
        everything(" a\n\t<b>&\"'\r\ud83d\ude00 ", 'é', true, 255L, Long.MIN_VALUE, -1L, 0.1f);
    CimInstance second = everything("second", ' ', false, 0L, -1L, Long.MIN_VALUE, Float.MAX_VALUE);
    all.add(first);
    all.add(second);
    all.add(everything("", 'x', true, 1L, 1L, 1L, 1.5f));
    all.add(
        new CimInstance(
            InstanceLayout.of(LINK), new Object[] {here(first), here(second)}, null, null));
    all.add(
        new CimInstance(
            InstanceLayout.of(LINK), new Object[] {here(first), here(first)}, null, null));
    for (long n = -1; n >= -2; n--) {
      Object[] values = {here(first), here(second), n};
      all.add(new CimInstance(InstanceLayout.of(NUMBERED), values, null, null));
    }
    Object[] across = {here(second), here(first).in("root/else" + BEYOND).at("peer.example"), 0L};
    all.add(new CimInstance(InstanceLayout.of(NUMBERED), across, null, null));
  }

  private static ObjectPath here(CimInstance instance) {
    return instance.path().in(NAME);
  }

  private static CimClass everything() {
    ClassBuilder builder = ClassBuilder.of("AT_Everything" + BEYOND);
    for (CimType type : KEY_TYPES) {
      builder.key("K" + type.wireName(), type);
    }
    for (CimType type : CimType.values()) {
      if (type != CimType.REFERENCE) {
        builder.property("P" + type.wireName(), type);
        builder.array("A" + type.wireName(), type);
      }
    }
    List<CimParameter> parameters = new ArrayList<>();
    for (CimType type : CimType.values()) {
      String target = type == CimType.REFERENCE ? "AT_Everything" + BEYOND : null;
      parameters.add(in("P" + type.wireName(), type, false, target));
      parameters.add(in("A" + type.wireName(), type, true, target));
    }
    Qualifiers any = new Qualifiers(List.of(flag("EmbeddedObject")));
    parameters.add(ClassBuilder.embedded("Instance"));
    parameters.add(new CimParameter("Object", CimType.STRING, false, 0, null, any));
    parameters.add(out("Echo", CimType.STRING, true, null));
    return builder
        .property("Nested", CimType.STRING, text("EmbeddedInstance", "AT_Everything"))
        .array("Objects", CimType.STRING, flag("EmbeddedObject"))
        .property("Gr\u00f6\u00dfe" + BEYOND, CimType.STRING)
        .method("Echo", CimType.UINT32, parameters)
        .build();
  }

  private static CimInstance everything(Object... keys) {
    List<Object> values = new ArrayList<>(Arrays.asList(keys));
    values.add(Double.MIN_VALUE);
    values.add(new CimDateTime("2026112022****.******+000"));
    boolean full = "second".equals(keys[0]);
    for (CimType type : CimType.values()) {
      if (type != CimType.REFERENCE) {
        List<Object> items = samples(type);
        values.add(full ? items.get(0) : null);
        values.add(full ? items : type == CimType.STRING ? List.of() : null);
      }
    }
    CimClass inner =
        ClassBuilder.of("AT_Inner")
            .property("Text", CimType.STRING)
            .property("Deeper", CimType.STRING, text("EmbeddedInstance", "AT_Inner"))
            .build();
    Object[] deepest = {" ]]> \r\n<&> " + BEYOND, null};
    CimInstance deep = new CimInstance(InstanceLayout.of(inner), deepest, null, null);
    CimInstance nested =
        new CimInstance(InstanceLayout.of(inner), new Object[] {"", deep}, null, null);
    values.add(full ? nested : null);
    values.add(full ? Arrays.asList(deep, null, inner) : null);
    values.add(full ? "" : " \t\r\n");
    return new CimInstance(InstanceLayout.of(EVERYTHING), values.toArray(), null, null);
  }

  /** The first of them stands as a scalar, too. */
  private static List<Object> samples(CimType type) {
    return switch (type) {
      case BOOLEAN -> Arrays.asList(true, null, false);
      case STRING ->
          Arrays.asList("  two  blanks  ", null, "", "\n", "]]>", "\u0000\ufffe" + BEYOND);
      case CHAR16 -> Arrays.asList('<', null, ' ', '\n', '\u20ac');
      case REAL32 -> Arrays.asList(0.1f, null, Float.NaN, 1.0E10f, -0.0f);
      case REAL64 ->
          Arrays.asList(
              Double.NEGATIVE_INFINITY,
              null,
              Double.POSITIVE_INFINITY,
              Double.NaN,
              Math.scalb(1.0, 77),
              0.1);
      case DATETIME ->
          Arrays.asList(
              new CimDateTime("00000001020304.05****:000"),
              null,
              new CimDateTime("20240229000000.000000-720"));
      default -> Arrays.asList(type.max(), null, type.min());
    };
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ClassRepository classes() {
    return classes;
  }

  @Override
  public Iterator<CimInstance> enumerate(CimClass exact) {
    return all.stream().filter(i -> i.cimClass() == exact).iterator();
  }

  @Override
  public CimInstance get(ObjectPath path) {
    return all.stream().filter(i -> i.path().sameObject(path)).findFirst().orElse(null);
  }

  @Override
  public Iterator<CimInstance> references(ObjectPath element, CimClass association, String role) {
    return all.stream()
        .filter(i -> i.cimClass() == association)
        .filter(i -> i.get(role) instanceof ObjectPath path && path.sameObject(element))
        .iterator();
  }

  @Override
  public CimInstance associated(CimInstance association, String role) {
    ObjectPath path = (ObjectPath) association.get(role);
    return NAME.equals(path.namespace()) ? get(path) : null;
  }

  @Override
  public MethodResult invoke(ObjectPath object, CimMethod method, Map<String, Object> in) {
    List<String> echo = new ArrayList<>();
    in.forEach((name, value) -> echo.add(name + "=" + shown(value)));
    return new MethodResult(0L, Map.of("Echo", echo));
  }

  private static String shown(Object value) {
    if (value instanceof CimInstance instance) {
      StringBuilder out = new StringBuilder(instance.cimClass().name()).append('{');
      instance
          .layout()
          .properties()
          .forEach(
              p ->
                  out.append(p.name())
                      .append('=')
                      .append(shown(instance.get(p.name())))
                      .append(';'));
      return out.append('}').toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(OddNamespace::shown).toList().toString();
    }
    return value == null ? "null" : value.getClass().getSimpleName() + ":" + value;
  }
}
