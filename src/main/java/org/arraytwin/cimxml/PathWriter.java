package org.arraytwin.cimxml;

import java.nio.charset.StandardCharsets;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ObjectPath;

/** Writes the naming elements, and references in the shortest form that says all the path says. */
final class PathWriter {
  private static final byte[] LOCAL_NAMESPACE_OPEN = ascii("<LOCALNAMESPACEPATH>");
  private static final byte[] LOCAL_NAMESPACE_CLOSE = ascii("</LOCALNAMESPACEPATH>\n");
  private static final byte[] NAMESPACE_OPEN = ascii("<NAMESPACE NAME=\"");
  private static final byte[] NAMESPACE_CLOSE = ascii("\"></NAMESPACE>");
  private static final byte[] ABSOLUTE_OPEN = ascii("<NAMESPACEPATH><HOST>");
  private static final byte[] HOST_CLOSE = ascii("</HOST>");
  private static final byte[] ABSOLUTE_CLOSE = ascii("</NAMESPACEPATH>\n");
  private static final byte[] INSTANCE_OPEN = ascii("<INSTANCENAME CLASSNAME=\"");
  private static final byte[] TAG_END = ascii("\">");
  private static final byte[] INSTANCE_CLOSE = ascii("</INSTANCENAME>\n");
  private static final byte[] KEY_OPEN = ascii("<KEYBINDING NAME=\"");
  private static final byte[] KEY_CLOSE = ascii("</KEYBINDING>");
  private static final byte[] STRING_KEY = ascii("<KEYVALUE VALUETYPE=\"string\">");
  private static final byte[] NUMERIC_KEY = ascii("<KEYVALUE VALUETYPE=\"numeric\">");
  private static final byte[] BOOLEAN_KEY = ascii("<KEYVALUE VALUETYPE=\"boolean\">");
  private static final byte[] KEY_VALUE_CLOSE = ascii("</KEYVALUE>");
  private static final byte[] LOCAL_INSTANCE_OPEN = ascii("<LOCALINSTANCEPATH>");
  private static final byte[] LOCAL_INSTANCE_CLOSE = ascii("</LOCALINSTANCEPATH>");
  private static final byte[] REFERENCE_OPEN = ascii("<VALUE.REFERENCE>");
  private static final byte[] REFERENCE_CLOSE = ascii("</VALUE.REFERENCE>");

  private final Utf8Output out;

  PathWriter(Utf8Output out) {
    this.out = out;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** VALUE.REFERENCE with INSTANCEPATH, LOCALINSTANCEPATH or INSTANCENAME (or the class forms). */
  void reference(ObjectPath path) {
    out.raw(REFERENCE_OPEN);
    String namespace = path.namespace();
    String host = path.host();
    if (namespace == null) {
      name(path);
    } else if (host != null) {
      absolute(path, host, namespace);
    } else if (path.isClassPath()) {
      out.markup("<LOCALCLASSPATH>");
      localNamespace(namespace);
      name(path);
      out.markup("</LOCALCLASSPATH>");
    } else {
      out.raw(LOCAL_INSTANCE_OPEN);
      localNamespace(namespace);
      name(path);
      out.raw(LOCAL_INSTANCE_CLOSE);
    }
    out.raw(REFERENCE_CLOSE);
  }

  /** INSTANCEPATH or CLASSPATH. */
  void absolute(ObjectPath path, String host, String namespace) {
    String element = path.isClassPath() ? "CLASSPATH>" : "INSTANCEPATH>";
    out.markup("<" + element);
    namespacePath(host, namespace);
    name(path);
    out.markup("</" + element);
  }

  void namespacePath(String host, String namespace) {
    out.raw(ABSOLUTE_OPEN);
    out.text(host);
    out.raw(HOST_CLOSE);
    localNamespace(namespace);
    out.raw(ABSOLUTE_CLOSE);
  }

  void localNamespace(String namespace) {
    out.raw(LOCAL_NAMESPACE_OPEN);
    int from = 0;
    while (from <= namespace.length()) {
      int slash = namespace.indexOf('/', from);
      int end = slash < 0 ? namespace.length() : slash;
      out.raw(NAMESPACE_OPEN);
      out.text(namespace.substring(from, end));
      out.raw(NAMESPACE_CLOSE);
      from = end + 1;
    }
    out.raw(LOCAL_NAMESPACE_CLOSE);
  }

  /** INSTANCENAME or CLASSNAME. */
  void name(ObjectPath path) {
    if (path.isClassPath()) {
      className(path.className());
      return;
    }
    out.raw(INSTANCE_OPEN);
    out.text(path.className());
    out.raw(TAG_END);
    for (ObjectPath.Key key : path.keys()) {
      out.raw(KEY_OPEN);
      out.text(key.name());
      out.raw(TAG_END);
      keyValue(key);
      out.raw(KEY_CLOSE);
    }
    out.raw(INSTANCE_CLOSE);
  }

  void className(String name) {
    out.markup("<CLASSNAME NAME=\"");
    out.text(name);
    out.markup("\"></CLASSNAME>\n");
  }

  private void keyValue(ObjectPath.Key key) {
    if (key.value() instanceof ObjectPath path) {
      reference(path);
      return;
    }
    out.raw(
        key.type().isNumeric()
            ? NUMERIC_KEY
            : key.type() == CimType.BOOLEAN ? BOOLEAN_KEY : STRING_KEY);
    out.text(key.text());
    out.raw(KEY_VALUE_CLOSE);
  }
}
