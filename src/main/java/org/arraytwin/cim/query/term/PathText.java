package org.arraytwin.cim.query.term;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object path from its text: the untyped WBEM URI (DSP0207) {@code
 * //host/namespace:Class.key="value",key=1}, of which host and namespace may be missing.
 */
public final class PathText {
  private static final int NESTED = 8;

  private final String text;
  private final int depth;
  private int at;

  private PathText(String text, int depth) {
    this.text = text;
    this.depth = depth;
  }

  /** The path that a text is, or null. */
  public static @Nullable ObjectPath parse(String text) {
    return new PathText(text, 0).path();
  }

  private @Nullable ObjectPath path() {
    String host = null;
    if (text.startsWith("//")) {
      int slash = text.indexOf('/', 2);
      if (slash < 0) {
        return null;
      }
      host = text.substring(2, slash);
      at = slash + 1;
    } else if (text.startsWith("/")) {
      at = 1;
    }
    String namespace = null;
    int colon = text.indexOf(':', at);
    int quote = text.indexOf('"', at);
    if (colon >= 0 && (quote < 0 || colon < quote)) {
      namespace = text.substring(at, colon);
      at = colon + 1;
    }
    String className = name();
    if (className == null || (host != null && namespace == null)) {
      return null;
    }
    List<ObjectPath.Key> keys = keys();
    return keys == null ? null : new ObjectPath(host, namespace, className, keys);
  }

  private @Nullable List<ObjectPath.Key> keys() {
    List<ObjectPath.Key> keys = new ArrayList<>();
    char before = '.';
    while (at < text.length()) {
      if (text.charAt(at++) != before) {
        return null;
      }
      String name = name();
      if (name == null || at >= text.length() || text.charAt(at++) != '=') {
        return null;
      }
      Object value = value();
      if (value == null) {
        return null;
      }
      keys.add(new ObjectPath.Key(name, value));
      before = ',';
    }
    return keys;
  }

  private @Nullable String name() {
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return at == from ? null : text.substring(from, at);
  }

  private @Nullable Object value() {
    if (at < text.length() && text.charAt(at) == '"') {
      String value = quoted();
      if (value == null || depth == NESTED || value.indexOf('=') < 0) {
        return value;
      }
      ObjectPath nested = new PathText(value, depth + 1).path();
      return nested == null || nested.isClassPath() ? value : nested;
    }
    int comma = text.indexOf(',', at);
    String plain = text.substring(at, comma < 0 ? text.length() : comma);
    at += plain.length();
    if (Names.same(plain, "true") || Names.same(plain, "false")) {
      return Names.same(plain, "true");
    }
    return plain.isEmpty() ? null : plain;
  }

  private @Nullable String quoted() {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      if (c == '\\' && at < text.length()) {
        c = text.charAt(at++);
      }
      value.append(c);
    }
    return null;
  }
}
