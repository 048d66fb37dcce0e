package org.arraytwin.cimxml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.ValueText;
import org.jspecify.annotations.Nullable;

/** Writes values: the text of one, or the elements of an array. */
final class ValueWriter {
  private static final byte[] TRUE = ascii("TRUE");
  private static final byte[] FALSE = ascii("FALSE");
  private static final byte[] VALUE_OPEN = ascii("<VALUE>");
  private static final byte[] VALUE_CLOSE = ascii("</VALUE>");
  private static final byte[] NULL = ascii("<VALUE.NULL></VALUE.NULL>");

  private final Utf8Output out;
  private final PathWriter paths;

  ValueWriter(Utf8Output out, PathWriter paths) {
    this.out = out;
    this.paths = paths;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** What stands between the tags of a value: VALUE.REFERENCE for a path, else text. */
  void scalar(CimType type, Object value) {
    if (value instanceof String text) {
      out.text(text);
    } else if (value instanceof Long number) {
      if (type == CimType.UINT64) {
        out.unsigned(number);
      } else {
        out.number(number);
      }
    } else if (value instanceof Boolean flag) {
      out.raw(flag ? TRUE : FALSE);
    } else if (value instanceof ObjectPath path) {
      paths.reference(path);
    } else if (value instanceof CimInstance instance) {
      out.text(embedded(instance));
    } else if (value instanceof CimClass cimClass) {
      out.text(embedded(cimClass));
    } else {
      out.text(ValueText.format(type, value));
    }
  }

  /** The elements inside VALUE.ARRAY or VALUE.REFARRAY. */
  void items(CimType type, List<?> items) {
    for (Object item : items) {
      if (item == null) {
        out.raw(NULL);
      } else if (item instanceof ObjectPath path) {
        paths.reference(path);
      } else {
        out.raw(VALUE_OPEN);
        scalar(type, item);
        out.raw(VALUE_CLOSE);
      }
    }
  }

  /** VALUE, VALUE.ARRAY, VALUE.REFERENCE or VALUE.REFARRAY; nothing for null. */
  void element(CimType type, @Nullable Object value) {
    if (value instanceof List<?> list) {
      String element = type == CimType.REFERENCE ? "VALUE.REFARRAY>" : "VALUE.ARRAY>";
      out.markup("<" + element);
      items(type, list);
      out.markup("</" + element);
    } else if (value instanceof ObjectPath path) {
      paths.reference(path);
    } else if (value != null) {
      out.raw(VALUE_OPEN);
      scalar(type, value);
      out.raw(VALUE_CLOSE);
    }
  }

  private static String embedded(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Utf8Output inner = new Utf8Output(bytes, new byte[8192]);
    if (object instanceof CimInstance instance) {
      new InstanceWriter(inner, false, null).instance(instance);
    } else {
      new ClassWriter(inner, false).cimClass((CimClass) object);
    }
    inner.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
