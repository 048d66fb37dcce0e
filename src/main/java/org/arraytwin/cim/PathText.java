package org.arraytwin.cim;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the untyped WBEM URI form of an object path (DSP0207): {@code
 * //host/namespace:Class.key="value",other=1}. A path in a path is a string with its quotes and
 * backslashes escaped.
 */
final class PathText {
  /** How deeply paths stand in paths. */
  static final int MAX_DEPTH = 8;

  private final String text;
  private int at;

  private PathText(String text) {
    this.text = text;
  }

  /**
   * The path, its keys as far as their form tells: strings, booleans, numbers.
   *
   * @throws IllegalArgumentException where the text is no path; the message names the place in it
   */
  static ObjectPath parse(String text) {
    return new PathText(text).path();
  }

  private ObjectPath path() {
    String host = null;
    int slashes = text.indexOf("//");
    if (slashes == 0 || (slashes > 0 && text.charAt(slashes - 1) == ':' && scheme(slashes - 1))) {
      int from = slashes + 2;
      int to = text.indexOf('/', from);
      if (to < 0) {
        throw wrong(from, "'/' behind the host");
      }
      host = text.substring(from, to);
      at = to;
    }
    int head = at;
    while (head < text.length() && text.charAt(head) != '=' && text.charAt(head) != '"') {
      head++;
    }
    String namespace = null;
    int colon = text.lastIndexOf(':', head - 1);
    if (colon >= at) {
      int from = at + (text.charAt(at) == '/' ? 1 : 0);
      namespace = text.substring(from, Math.max(from, colon));
      at = colon + 1;
    } else if (at > 0) {
      throw wrong(at, "a namespace and ':'");
    }
    String className = name("the name of a class");
    return new ObjectPath(host, namespace, className, keys());
  }

  private boolean scheme(int length) {
    for (int i = 0; i < length; i++) {
      if (!isNamePart(text.charAt(i)) && text.charAt(i) != '-') {
        return false;
      }
    }
    return true;
  }

  private List<ObjectPath.Key> keys() {
    List<ObjectPath.Key> keys = new ArrayList<>();
    if (at == text.length()) {
      return keys;
    }
    if (text.charAt(at) == '=') {
      at++;
      if (text.startsWith("@", at) && at + 1 == text.length()) {
        return keys;
      }
      keys.add(value(""));
    } else {
      char separator = '.';
      while (at < text.length() && (text.charAt(at) == separator)) {
        at++;
        String key = name("the name of a key");
        if (at >= text.length() || text.charAt(at) != '=') {
          throw wrong(at, "'=' behind key " + key);
        }
        at++;
        keys.add(value(key));
        separator = ',';
      }
    }
    if (at < text.length()) {
      throw wrong(at, keys.isEmpty() ? "'.' and a key" : "',' and a key, or the end");
    }
    return keys;
  }

  private String name(String expected) {
    int from = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    if (from == at) {
      throw wrong(at, expected);
    }
    return text.substring(from, at);
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c >= 0x80;
  }

  private ObjectPath.Key value(String key) {
    char c = at < text.length() ? text.charAt(at) : ',';
    if (c == '"') {
      return new ObjectPath.Key(key, quoted('"'));
    }
    if (c == '\'') {
      String character = quoted('\'');
      if (character.length() != 1) {
        throw wrong(at, "one character between ' and '");
      }
      return new ObjectPath.Key(key, character.charAt(0));
    }
    int from = at;
    while (at < text.length() && text.charAt(at) != ',') {
      at++;
    }
    String word = text.substring(from, at).strip();
    if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
      return new ObjectPath.Key(key, word.equalsIgnoreCase("true"));
    }
    ObjectPath.Key number = number(key, word);
    if (number == null) {
      throw wrong(from, "a string in quotes, a number, true or false");
    }
    return number;
  }

  private String quoted(char quote) {
    StringBuilder out = new StringBuilder();
    int from = at++;
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      out.append(text.charAt(at++));
    }
    if (at >= text.length()) {
      throw wrong(from, "a closing " + quote);
    }
    at++;
    return out.toString();
  }

  /** What fits 63 bits is signed, what needs one more is a {@code uint64}. */
  private static ObjectPath.@Nullable Key number(String key, String word) {
    try {
      if (word.matches("[+-]?[0-9]{1,20}")) {
        BigInteger n = new BigInteger(word);
        if (n.bitLength() >= 64) {
          return n.signum() > 0 && n.bitLength() == 64
              ? new ObjectPath.Key(key, CimType.UINT64, n.longValue())
              : null;
        }
        return new ObjectPath.Key(key, CimType.SINT64, n.longValue());
      }
      if (word.matches("0[xX][0-9a-fA-F]{1,16}")) {
        long n = Long.parseUnsignedLong(word.substring(2), 16);
        return new ObjectPath.Key(key, n < 0 ? CimType.UINT64 : CimType.SINT64, n);
      }
      return word.matches("[+-]?[0-9]*\\.[0-9]+([eE][+-]?[0-9]{1,3})?")
          ? new ObjectPath.Key(key, CimType.REAL64, Double.valueOf(word))
          : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private IllegalArgumentException wrong(int place, String expected) {
    String shown = text.length() <= 200 ? text : text.substring(0, 200) + "...";
    return new IllegalArgumentException(
        "'"
            + shown
            + "' is not an object path: expected "
            + expected
            + " at character "
            + (place + 1));
  }

  /**
   * A path with the names, order and types of keys that its class declares; paths in it, too.
   *
   * @param classes by name; a path of a class that it does not know stays as it is
   * @throws IllegalArgumentException where keys are missing, too many or of another type
   */
  static ObjectPath typed(ObjectPath path, Function<String, @Nullable CimClass> classes) {
    return typed(path, classes, 0);
  }

  private static ObjectPath typed(
      ObjectPath path, Function<String, @Nullable CimClass> classes, int depth) {
    CimClass cimClass = classes.apply(path.className());
    if (cimClass == null || path.isClassPath()) {
      return path;
    }
    List<CimProperty> declared = cimClass.keys();
    boolean unnamed =
        path.keys().size() == 1 && path.keys().get(0).name().isEmpty() && declared.size() == 1;
    List<ObjectPath.Key> keys = new ArrayList<>(declared.size());
    for (CimProperty key : declared) {
      ObjectPath.Key given = unnamed ? path.keys().get(0) : find(path, key.name());
      if (given == null) {
        throw badKeys(path, cimClass, "key " + key.name() + " is missing");
      }
      Object value = typed(path, key, given, classes, depth);
      keys.add(new ObjectPath.Key(key.name(), key.type(), value));
    }
    if (path.keys().size() > keys.size()) {
      throw badKeys(path, cimClass, "it has a key too many");
    }
    return new ObjectPath(path.host(), path.namespace(), cimClass.name(), keys);
  }

  private static ObjectPath.@Nullable Key find(ObjectPath path, String name) {
    for (ObjectPath.Key key : path.keys()) {
      if (Names.same(key.name(), name)) {
        return key;
      }
    }
    return null;
  }

  private static Object typed(
      ObjectPath path,
      CimProperty key,
      ObjectPath.Key given,
      Function<String, @Nullable CimClass> classes,
      int depth) {
    Object value = given.value();
    if (key.isReference() && depth < MAX_DEPTH) {
      ObjectPath inner = value instanceof String s ? parse(s) : null;
      inner = value instanceof ObjectPath to ? to : inner;
      if (inner != null) {
        return typed(inner, classes, depth + 1);
      }
    } else if (fits(key.type(), value)) {
      return ValueText.parse(key.type(), given.text());
    }
    throw new IllegalArgumentException(
        "path " + path + ": key " + key.name() + " is not a " + key.type().wireName());
  }

  private static boolean fits(CimType type, Object value) {
    return switch (type) {
      case BOOLEAN -> value instanceof Boolean;
      case STRING -> value instanceof String;
      case DATETIME -> value instanceof String || value instanceof CimDateTime;
      case CHAR16 -> value instanceof String || value instanceof Character;
      case REFERENCE -> false;
      case REAL32, REAL64 -> value instanceof Number;
      default -> value instanceof Long;
    };
  }

  private static IllegalArgumentException badKeys(ObjectPath path, CimClass cimClass, String why) {
    List<String> names = cimClass.keys().stream().map(CimProperty::name).toList();
    return new IllegalArgumentException(
        "path " + path + ": " + why + "; the keys of " + cimClass + " are " + names);
  }
}
