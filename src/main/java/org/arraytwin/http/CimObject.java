package org.arraytwin.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;

/**
 * The CIMObject header: a namespace, or an object path in its untyped URI form (DSP0207), both
 * %-escaped.
 */
final class CimObject {
  private CimObject() {}

  /**
   * Undoes the %-escapes.
   *
   * @throws IllegalArgumentException where one is broken
   */
  static String unescape(String header) {
    if (header.indexOf('%') < 0) {
      return header;
    }
    byte[] out = new byte[header.length() * 3];
    int n = 0;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '%') {
        if (i + 2 >= header.length()) {
          throw new IllegalArgumentException("broken escape at the end of " + header);
        }
        int high = Character.digit(header.charAt(i + 1), 16);
        int low = Character.digit(header.charAt(i + 2), 16);
        if (high < 0 || low < 0) {
          throw new IllegalArgumentException("broken escape in " + header);
        }
        out[n++] = (byte) ((high << 4) | low);
        i += 2;
      } else {
        byte[] raw = String.valueOf(c).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(raw, 0, out, n, raw.length);
        n += raw.length;
      }
    }
    return new String(out, 0, n, StandardCharsets.UTF_8);
  }

  /** A namespace for comparison: folded, without a leading slash. */
  static String plain(String namespace) {
    String trimmed = namespace.startsWith("/") ? namespace.substring(1) : namespace;
    return trimmed.toLowerCase(Locale.ROOT);
  }

  /** Whether the header names that object: namespace, class and keys. */
  static boolean names(String header, ObjectPath object) {
    String rest = header;
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    int quote = rest.indexOf('"');
    int colon = (quote < 0 ? rest : rest.substring(0, quote)).indexOf(':');
    String namespace = object.namespace();
    if (colon < 0
        || namespace == null
        || !plain(rest.substring(0, colon)).equals(namespace.toLowerCase(Locale.ROOT))) {
      return false;
    }
    return namesInNamespace(rest.substring(colon + 1), object);
  }

  private static boolean namesInNamespace(String text, ObjectPath object) {
    int dot = text.indexOf('.');
    String className = dot < 0 ? text : text.substring(0, dot);
    if (!Names.same(className, object.className())) {
      return false;
    }
    Map<String, String> given;
    try {
      given = dot < 0 ? Map.of() : keys(text.substring(dot + 1));
    } catch (IllegalArgumentException e) {
      return false;
    }
    if (given.size() != object.keys().size()) {
      return false;
    }
    for (ObjectPath.Key key : object.keys()) {
      String value = given.get(Names.fold(key.name()));
      if (value == null || !same(value, key.value())) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(String given, Object value) {
    if (value instanceof ObjectPath path) {
      // Its namespace and host may be left out; class and keys are what identifies it.
      int quote = given.indexOf('"');
      int colon = (quote < 0 ? given : given.substring(0, quote)).lastIndexOf(':');
      return namesInNamespace(given.substring(colon + 1), path);
    }
    String text = value.toString();
    return given.equals(text)
        || (given.equalsIgnoreCase(text) && isFlag(text))
        || given.trim().equals(text.trim());
  }

  private static boolean isFlag(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  /** Key values by folded name, quotes and backslashes undone. */
  private static Map<String, String> keys(String text) {
    Map<String, String> keys = new HashMap<>();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        throw new IllegalArgumentException("a key without value in " + text);
      }
      String name = text.substring(at, equals).trim();
      StringBuilder value = new StringBuilder();
      at = value(text, equals + 1, value);
      keys.put(Names.fold(name), value.toString());
      if (at < text.length() && text.charAt(at++) != ',') {
        throw new IllegalArgumentException("expected a comma in " + text);
      }
    }
    return keys;
  }

  /** Appends the value that begins at a position; the position behind it. */
  private static int value(String text, int from, StringBuilder value) {
    char quote = from < text.length() ? text.charAt(from) : ',';
    if (quote != '"' && quote != '\'') {
      int comma = text.indexOf(',', from);
      int end = comma < 0 ? text.length() : comma;
      value.append(text, from, end);
      return end;
    }
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (at >= text.length()) {
      throw new IllegalArgumentException("an unclosed quote in " + text);
    }
    return at + 1;
  }
}
