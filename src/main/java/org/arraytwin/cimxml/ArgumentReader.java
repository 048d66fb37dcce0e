package org.arraytwin.cimxml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/** Reads the value elements of parameters, properties and qualifiers. */
final class ArgumentReader {
  /** Instances embedded in instances; deeper ones are refused. */
  private static final int EMBEDDED_DEPTH = 8;

  private static final XmlLimits EMBEDDED =
      new XmlLimits(16L << 20, 64 << 10, 64, 32, 4 << 20, 100_000, 0);

  private final XmlCursor at;
  private final PathReader paths;
  private final ObjectReader objects;
  private final int embeddedDepth;

  ArgumentReader(XmlCursor at, PathReader paths, int embeddedDepth) {
    this.at = at;
    this.paths = paths;
    this.embeddedDepth = embeddedDepth;
    this.objects = new ObjectReader(at, this);
  }

  /** "instance" or "object" where the element the cursor stands on says its text is one. */
  @Nullable String embedded(@Nullable String type) {
    String declared = at.attribute("EmbeddedObject");
    if (declared == null) {
      declared = at.attribute("EMBEDDEDOBJECT");
    }
    if (declared == null && ("object".equals(type) || "instance".equals(type))) {
      declared = type;
    }
    return declared == null || declared.isEmpty() ? null : declared;
  }

  /** The value the cursor stands on; see {@link Argument#value}. */
  @Nullable Object value(boolean embedded) {
    return switch (at.name()) {
      case "VALUE" -> embedded ? parsed(at.text()) : at.text();
      case "VALUE.NULL" -> {
        at.end();
        yield null;
      }
      case "VALUE.ARRAY", "VALUE.REFARRAY" -> array(embedded);
      case "VALUE.REFERENCE" -> paths.reference();
      case "CLASS" -> objects.cimClass();
      case "INSTANCE" -> objects.instance();
      case "QUALIFIER.DECLARATION" -> objects.qualifierType();
      case "VALUE.NAMEDINSTANCE" -> namedInstance();
      default -> paths.path();
    };
  }

  private List<@Nullable Object> array(boolean embedded) {
    List<@Nullable Object> items = new ArrayList<>();
    while (at.child()) {
      switch (at.name()) {
        case "VALUE", "VALUE.NULL", "VALUE.REFERENCE" -> items.add(value(embedded));
        default -> throw at.unexpected();
      }
    }
    return items;
  }

  private NamedInstance namedInstance() {
    at.onlyChild("VALUE.NAMEDINSTANCE");
    if (!at.name().equals("INSTANCENAME")) {
      throw at.unexpected();
    }
    ObjectPath path = paths.path();
    at.onlyChild("VALUE.NAMEDINSTANCE");
    if (!at.name().equals("INSTANCE")) {
      throw at.unexpected();
    }
    CimInstance instance = objects.instance();
    at.end();
    return new NamedInstance(path, instance);
  }

  /** The instance or class that is written as the text of a value; an empty text is null. */
  private @Nullable Object parsed(String text) {
    if (text.isBlank()) {
      return null;
    }
    if (embeddedDepth >= EMBEDDED_DEPTH) {
      throw at.invalid("instances embedded more than " + EMBEDDED_DEPTH + " deep");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    XmlCursor inner = new XmlCursor(new ByteArrayInputStream(bytes), EMBEDDED);
    inner.root();
    ArgumentReader reader = new ArgumentReader(inner, new PathReader(inner), embeddedDepth + 1);
    Object value =
        switch (inner.name()) {
          case "INSTANCE" -> reader.objects.instance();
          case "CLASS" -> reader.objects.cimClass();
          default -> throw inner.unexpected();
        };
    inner.finish();
    return value;
  }
}
