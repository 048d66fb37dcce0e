package org.arraytwin.cim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The name of a class or instance: {@code //host/namespace:Class.key=value,...}. Equality follows
 * DSP0004: class and key names without regard to case, keys in any order, values exactly; host and
 * namespace count only where both sides have them, which {@link #sameObject} checks.
 *
 * @param host the host, where the path is absolute
 * @param namespace without leading slash, where known
 * @param className the class, spelt as given
 * @param keys empty for a class path
 */
public record ObjectPath(
    @Nullable String host, @Nullable String namespace, String className, List<Key> keys) {

  /**
   * One key binding.
   *
   * @param name the key property
   * @param type as the class declares it; where no class has been asked, what the client said
   * @param value see {@link CimType}; a text where no class has been asked yet
   */
  public record Key(String name, CimType type, Object value) {
    /** A binding whose type is {@link CimType#of} its value; not for large {@code uint64}. */
    public Key(String name, Object value) {
      this(name, CimType.of(value), value);
    }

    /** The same text for values that mean the same, also where no class has been asked yet. */
    private String canonical() {
      return value instanceof String given && type != CimType.STRING
          ? ValueText.canonical(type, given)
          : text();
    }

    /** The value as CIM-XML spells it. */
    public String text() {
      return ValueText.format(type, value);
    }
  }

  public ObjectPath {
    keys = List.copyOf(keys);
  }

  public static ObjectPath ofClass(@Nullable String namespace, String className) {
    return new ObjectPath(null, namespace, className, List.of());
  }

  /**
   * Reads the untyped WBEM URI form (DSP0207), which {@link #toString} writes. Without a class one
   * cannot know more of keys than their form tells, so that a path in a path stays a string.
   *
   * @throws IllegalArgumentException where the text is no path; the message names the place in it
   */
  public static ObjectPath parse(String text) {
    return PathText.parse(text);
  }

  /**
   * The same path with the names, order and types of keys that its class declares, and so all paths
   * in it.
   *
   * @param classes by name; a path of a class that it does not know stays as it is
   * @throws IllegalArgumentException where keys are missing, too many or of another type
   */
  public ObjectPath typed(Function<String, @Nullable CimClass> classes) {
    return PathText.typed(this, classes);
  }

  public boolean isClassPath() {
    return keys.isEmpty();
  }

  /** The value of a key, or null. */
  public @Nullable Object key(String name) {
    for (Key key : keys) {
      if (Names.same(key.name(), name)) {
        return key.value();
      }
    }
    return null;
  }

  /** The same path in another namespace. */
  public ObjectPath in(@Nullable String newNamespace) {
    return new ObjectPath(host, newNamespace, className, keys);
  }

  /** The same path on a host. */
  public ObjectPath at(@Nullable String newHost) {
    return new ObjectPath(newHost, namespace, className, keys);
  }

  /** Whether both name the same object: class and keys equal; namespace where both have one. */
  public boolean sameObject(ObjectPath other) {
    if (namespace != null
        && other.namespace != null
        && !namespace.equalsIgnoreCase(other.namespace)) {
      return false;
    }
    return canonicalKeys().equals(other.canonicalKeys());
  }

  /** Class and sorted keys as one string: equal for equal names, usable as a map key. */
  public String canonicalKeys() {
    StringBuilder out = new StringBuilder(Names.fold(className));
    List<Key> sorted = new ArrayList<>(keys);
    sorted.sort(Comparator.comparing((Key k) -> Names.fold(k.name())));
    for (Key key : sorted) {
      out.append('\u0001').append(Names.fold(key.name())).append('\u0002');
      if (key.value() instanceof ObjectPath path) {
        out.append('{').append(path.canonicalKeys()).append('}');
      } else {
        out.append(key.canonical());
      }
    }
    return out.toString();
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof ObjectPath p
        && Objects.equals(host, p.host)
        && Objects.equals(
            namespace == null ? null : Names.fold(namespace),
            p.namespace == null ? null : Names.fold(p.namespace))
        && canonicalKeys().equals(p.canonicalKeys());
  }

  @Override
  public int hashCode() {
    return canonicalKeys().hashCode();
  }

  /** The untyped WBEM URI (DSP0207) form. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (host != null) {
      out.append("//").append(host).append('/');
    }
    if (namespace != null) {
      out.append(namespace).append(':');
    }
    out.append(className);
    char separator = '.';
    for (Key key : keys) {
      out.append(separator).append(key.name()).append('=');
      if (key.value() instanceof Number || key.value() instanceof Boolean) {
        out.append(key.text());
      } else {
        String text = key.text().replace("\\", "\\\\").replace("\"", "\\\"");
        out.append('"').append(text).append('"');
      }
      separator = ',';
    }
    return out.toString();
  }
}
