package org.arraytwin.cimxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ObjectPath;

/**
 * Reads the naming elements (DSP0201 clause 5.3.2). Key values stay text, because clients send any
 * VALUETYPE and only the class knows the type; a value without KEYBINDING has the empty key name.
 */
final class PathReader {
  private final XmlCursor at;

  PathReader(XmlCursor at) {
    this.at = at;
  }

  /** The path the cursor stands on. */
  ObjectPath path() {
    return switch (at.name()) {
      case "CLASSNAME" -> className();
      case "INSTANCENAME" -> instanceName();
      case "LOCALCLASSPATH", "LOCALINSTANCEPATH" -> located(false, "LOCALNAMESPACEPATH");
      case "CLASSPATH", "INSTANCEPATH" -> located(true, "NAMESPACEPATH");
      case "OBJECTPATH" -> {
        at.onlyChild("OBJECTPATH");
        ObjectPath path = path();
        at.end();
        yield path;
      }
      default -> throw at.unexpected();
    };
  }

  private ObjectPath located(boolean absolute, String where) {
    String outer = at.name();
    at.onlyChild(outer);
    if (!at.name().equals(where)) {
      throw at.unexpected();
    }
    String host = null;
    if (absolute) {
      at.onlyChild(where);
      if (!at.name().equals("HOST")) {
        throw at.unexpected();
      }
      host = at.text().strip();
      at.onlyChild(where);
    }
    String namespace = localNamespace();
    if (absolute) {
      at.end();
    }
    at.onlyChild(outer);
    String expected = outer.contains("CLASS") ? "CLASSNAME" : "INSTANCENAME";
    if (!at.name().equals(expected)) {
      throw at.unexpected();
    }
    ObjectPath path = path();
    at.end();
    return path.in(namespace).at(host);
  }

  /** LOCALNAMESPACEPATH as {@code root/tpd}. */
  String localNamespace() {
    if (!at.name().equals("LOCALNAMESPACEPATH")) {
      throw at.unexpected();
    }
    StringBuilder namespace = new StringBuilder();
    while (at.child()) {
      if (!at.name().equals("NAMESPACE")) {
        throw at.unexpected();
      }
      String part = at.required("NAME");
      at.end();
      if (!part.isEmpty()) {
        namespace.append(namespace.isEmpty() ? "" : "/").append(part);
      }
    }
    return namespace.toString();
  }

  private ObjectPath className() {
    String name = at.required("NAME");
    at.end();
    return ObjectPath.ofClass(null, name);
  }

  private ObjectPath instanceName() {
    String className = at.required("CLASSNAME");
    List<ObjectPath.Key> keys = new ArrayList<>();
    while (at.child()) {
      if (at.name().equals("KEYBINDING")) {
        String key = at.required("NAME");
        at.onlyChild("KEYBINDING");
        keys.add(key(key));
        at.end();
      } else {
        keys.add(key(""));
      }
    }
    return new ObjectPath(null, null, className, keys);
  }

  private ObjectPath.Key key(String name) {
    return switch (at.name()) {
      case "KEYVALUE" -> {
        CimType said = saidType();
        yield new ObjectPath.Key(name, said, at.text());
      }
      case "VALUE.REFERENCE" -> new ObjectPath.Key(name, CimType.REFERENCE, reference());
      default -> throw at.unexpected();
    };
  }

  /** What the client takes the value for; kept for paths whose class nobody here knows. */
  private CimType saidType() {
    String type = at.attribute("TYPE");
    CimType exact = type == null ? null : CimType.named(type).orElse(null);
    if (exact != null && exact != CimType.REFERENCE) {
      return exact;
    }
    String valueType = at.attribute("VALUETYPE");
    if (valueType == null) {
      return CimType.STRING;
    }
    return switch (valueType.toLowerCase(Locale.ROOT)) {
      case "numeric" -> CimType.SINT64;
      case "boolean" -> CimType.BOOLEAN;
      default -> CimType.STRING;
    };
  }

  /** What VALUE.REFERENCE points to. */
  ObjectPath reference() {
    at.onlyChild("VALUE.REFERENCE");
    ObjectPath path = path();
    at.end();
    return path;
  }
}
