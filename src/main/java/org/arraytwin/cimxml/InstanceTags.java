package org.arraytwin.cimxml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.Names;
import org.jspecify.annotations.Nullable;

/** Everything about an instance that depends only on its layout, as bytes. */
final class InstanceTags {
  /** Layouts live as long as their class; the bound only guards against a caller who makes many. */
  private static final int CACHED_LAYOUTS = 10_000;

  /** Clients ask for few different property lists, but hostile ones for many. */
  private static final int CACHED_SHAPES = 256;

  /** What of a layout is asked; layouts are compared by identity. */
  private record Shape(
      InstanceLayout layout, boolean classOrigin, @Nullable Set<String> selected) {}

  private static final Map<InstanceLayout, InstanceTags> plain = new ConcurrentHashMap<>();
  private static final Map<Shape, InstanceTags> shaped = new ConcurrentHashMap<>();

  /** A property or key: what stands before and after its value, and instead of a null. */
  static final class Tag {
    final int position;
    final CimProperty property;
    final byte[] open;
    final byte[] close;
    final byte[] ifNull;

    Tag(int position, CimProperty property, String open, String close, String ifNull) {
      this.position = position;
      this.property = property;
      this.open = bytes(open);
      this.close = bytes(close);
      this.ifNull = bytes(ifNull);
    }
  }

  final byte[] nameOpen;
  final Tag[] keys;
  final byte[] instanceOpen;
  final Tag[] properties;

  private InstanceTags(InstanceLayout layout, boolean classOrigin, @Nullable Set<String> selected) {
    String className = escaped(layout.cimClass().name());
    nameOpen = bytes("<INSTANCENAME CLASSNAME=\"" + className + "\">");
    instanceOpen = bytes("<INSTANCE CLASSNAME=\"" + className + "\">\n");
    List<Tag> keyTags = new ArrayList<>();
    List<Tag> propertyTags = new ArrayList<>();
    for (int i = 0; i < layout.size(); i++) {
      CimProperty p = layout.properties().get(i);
      if (p.isKey()) {
        keyTags.add(key(i, p));
      }
      if (selected == null || selected.contains(Names.fold(p.name()))) {
        propertyTags.add(property(i, p, classOrigin));
      }
    }
    keys = keyTags.toArray(new Tag[0]);
    properties = propertyTags.toArray(new Tag[0]);
  }

  /**
   * The tags of a layout; made once per layout, and once for what is usually asked of it.
   *
   * @param selected folded names of the properties to write, or null for all
   */
  static InstanceTags of(
      InstanceLayout layout, boolean classOrigin, @Nullable Set<String> selected) {
    if (classOrigin || selected != null) {
      return shaped(new Shape(layout, classOrigin, selected));
    }
    InstanceTags tags = plain.get(layout);
    if (tags == null) {
      if (plain.size() >= CACHED_LAYOUTS) {
        plain.clear();
      }
      tags = new InstanceTags(layout, false, null);
      plain.put(layout, tags);
    }
    return tags;
  }

  private static InstanceTags shaped(Shape shape) {
    InstanceTags tags = shaped.get(shape);
    if (tags == null) {
      if (shaped.size() >= CACHED_SHAPES) {
        shaped.clear();
      }
      tags = new InstanceTags(shape.layout(), shape.classOrigin(), shape.selected());
      shaped.put(shape, tags);
    }
    return tags;
  }

  private static Tag key(int position, CimProperty p) {
    String open = "<KEYBINDING NAME=\"" + escaped(p.name()) + "\">";
    String close = "</KEYBINDING>";
    if (!p.isReference()) {
      String type =
          p.type().isNumeric() ? "numeric" : p.type() == CimType.BOOLEAN ? "boolean" : "string";
      open += "<KEYVALUE VALUETYPE=\"" + type + "\">";
      close = "</KEYVALUE>" + close;
    }
    return new Tag(position, p, open, close, "");
  }

  private static Tag property(int position, CimProperty p, boolean classOrigin) {
    String element =
        p.array() ? "PROPERTY.ARRAY" : p.isReference() ? "PROPERTY.REFERENCE" : "PROPERTY";
    String start = "<" + element + attributes(p, classOrigin, true) + ">";
    String end = "</" + element + ">\n";
    String valueOpen = p.array() ? "<VALUE.ARRAY>" : p.isReference() ? "" : "<VALUE>";
    String valueClose = p.array() ? "</VALUE.ARRAY>" : p.isReference() ? "" : "</VALUE>";
    return new Tag(position, p, start + valueOpen, valueClose + end, start + end);
  }

  /**
   * The attributes of a property element, in the DTD's order.
   *
   * @param embeds whether to say what an embedded value is
   */
  static String attributes(CimProperty p, boolean classOrigin, boolean embeds) {
    StringBuilder out = new StringBuilder(" NAME=\"").append(escaped(p.name())).append('"');
    if (p.isReference()) {
      String target = p.referenceClass();
      if (target != null) {
        out.append(" REFERENCECLASS=\"").append(escaped(target)).append('"');
      }
    } else {
      out.append(" TYPE=\"").append(p.type().wireName()).append('"');
    }
    if (p.array() && p.arraySize() > 0) {
      out.append(" ARRAYSIZE=\"").append(p.arraySize()).append('"');
    }
    if (classOrigin) {
      out.append(" CLASSORIGIN=\"").append(escaped(p.classOrigin())).append('"');
    }
    String embedded = p.embedded();
    if (embeds && embedded != null) {
      out.append(" EmbeddedObject=\"").append(embedded).append('"');
    }
    return out.toString();
  }

  static String escaped(String name) {
    return name.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
