package org.arraytwin.wbem.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * Values, paths and embedded objects as bytes. Each value begins with a {@link Kind}, so that it
 * can be read without its declaration.
 */
final class ValueCodec {
  /** Values within values within values; deeper ones are refused. */
  private static final int DEPTH = 32;

  /** What a value is, with the octet that says so. */
  private enum Kind {
    NULL('0'),
    LIST('['),
    TEXT('s'),
    NUMBER('n'),
    YES('T'),
    NO('F'),
    CHARACTER('c'),
    DATETIME('t'),
    REAL32('f'),
    REAL64('d'),
    PATH('p'),
    INSTANCE('i'),
    CLASS('k');

    private static final @Nullable Kind[] BY_OCTET = new @Nullable Kind[256];

    static {
      for (Kind kind : values()) {
        BY_OCTET[kind.octet] = kind;
      }
    }

    private final char octet;

    Kind(char octet) {
      this.octet = octet;
    }
  }

  private ValueCodec() {}

  static void write(DocumentOutput out, @Nullable Object value) {
    if (value == null) {
      kind(out, Kind.NULL);
    } else if (value instanceof String text) {
      kind(out, Kind.TEXT);
      out.text(text);
    } else if (value instanceof Long number) {
      kind(out, Kind.NUMBER);
      out.number(number);
    } else if (value instanceof Boolean bool) {
      kind(out, bool ? Kind.YES : Kind.NO);
    } else if (value instanceof List<?> list) {
      kind(out, Kind.LIST);
      out.count(list.size());
      list.forEach(item -> write(out, item));
    } else if (value instanceof ObjectPath path) {
      kind(out, Kind.PATH);
      path(out, path);
    } else {
      writeRare(out, value);
    }
  }

  private static void writeRare(DocumentOutput out, Object value) {
    if (value instanceof CimDateTime time) {
      kind(out, Kind.DATETIME);
      out.text(time.text());
    } else if (value instanceof Character character) {
      kind(out, Kind.CHARACTER);
      out.count(character);
    } else if (value instanceof Float real) {
      kind(out, Kind.REAL32);
      out.bits(Float.floatToIntBits(real));
    } else if (value instanceof Double real) {
      kind(out, Kind.REAL64);
      out.bits(Double.doubleToLongBits(real));
    } else if (value instanceof CimInstance instance) {
      kind(out, Kind.INSTANCE);
      embedded(out, instance);
    } else if (value instanceof CimClass cimClass) {
      kind(out, Kind.CLASS);
      ClassCodec.write(out, cimClass);
    } else {
      throw new IllegalArgumentException("no CIM value: " + value.getClass().getName());
    }
  }

  private static void kind(DocumentOutput out, Kind kind) {
    out.octet(kind.octet);
  }

  static @Nullable Object read(DocumentInput in) {
    return read(in, 0);
  }

  private static @Nullable Object read(DocumentInput in, int depth) {
    Kind kind = Kind.BY_OCTET[in.octet()];
    if (kind == null || depth > DEPTH) {
      throw in.damaged(kind == null ? "no value begins so" : "values too deep");
    }
    return switch (kind) {
      case NULL -> null;
      case TEXT -> in.text();
      case NUMBER -> in.number();
      case YES -> true;
      case NO -> false;
      case CHARACTER -> (char) in.size();
      case DATETIME -> new CimDateTime(in.text());
      case REAL32 -> Float.intBitsToFloat((int) in.bits());
      case REAL64 -> Double.longBitsToDouble(in.bits());
      case LIST -> list(in, depth);
      case PATH -> path(in, depth);
      case INSTANCE -> embedded(in, depth);
      case CLASS -> ClassCodec.read(in);
    };
  }

  private static List<@Nullable Object> list(DocumentInput in, int depth) {
    @Nullable Object[] items = new @Nullable Object[in.count()];
    boolean full = true;
    for (int i = 0; i < items.length; i++) {
      items[i] = read(in, depth + 1);
      full &= items[i] != null;
    }
    return full ? List.of(items) : Collections.unmodifiableList(Arrays.asList(items));
  }

  static void optional(DocumentOutput out, @Nullable String text) {
    out.flag(text != null);
    if (text != null) {
      out.text(text);
    }
  }

  static @Nullable String optional(DocumentInput in) {
    return in.flag() ? in.text() : null;
  }

  private static void path(DocumentOutput out, ObjectPath path) {
    optional(out, path.host());
    optional(out, path.namespace());
    out.text(path.className());
    out.count(path.keys().size());
    for (ObjectPath.Key key : path.keys()) {
      out.text(key.name());
      write(out, key.value());
    }
  }

  private static ObjectPath path(DocumentInput in, int depth) {
    String host = optional(in);
    String namespace = optional(in);
    String className = in.text();
    int size = in.count();
    List<ObjectPath.Key> keys = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      String name = in.text();
      Object value = read(in, depth + 1);
      if (value == null) {
        throw in.damaged("a key without value");
      }
      keys.add(new ObjectPath.Key(name, value));
    }
    return new ObjectPath(host, namespace, className, keys);
  }

  /** An embedded instance carries what it holds of its class along. */
  private static void embedded(DocumentOutput out, CimInstance instance) {
    InstanceLayout layout = instance.layout();
    CimClass own = instance.cimClass();
    ClassCodec.write(
        out,
        new CimClass(
            own.name(), own.superclass(), own.qualifiers(), layout.properties(), List.of()));
    for (int i = 0; i < layout.size(); i++) {
      write(out, instance.value(i));
    }
  }

  private static CimInstance embedded(DocumentInput in, int depth) {
    InstanceLayout layout = InstanceLayout.of(ClassCodec.read(in));
    @Nullable Object[] values = new @Nullable Object[layout.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(in, depth + 1);
    }
    return new CimInstance(layout, values, null, null);
  }
}
