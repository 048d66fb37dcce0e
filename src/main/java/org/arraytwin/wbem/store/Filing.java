package org.arraytwin.wbem.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/** Where things are filed: names of folders, keys and links. */
final class Filing {
  static final String NAMESPACES = "namespaces";

  private static final Comparator<ObjectPath.Key> BY_NAME =
      Comparator.comparing(key -> Names.fold(key.name()));

  private Filing() {}

  static String classes(String namespace) {
    return "classes " + Names.fold(namespace);
  }

  static String qualifiers(String namespace) {
    return "qualifiers " + Names.fold(namespace);
  }

  static String shapes(String namespace) {
    return "shapes " + Names.fold(namespace);
  }

  static String instances(String namespace, String className) {
    return "instances " + Names.fold(namespace) + ':' + Names.fold(className);
  }

  /**
   * The key of an instance within its class: its key values, in the order of the keys' names.
   *
   * @param namespace where references without one lead
   */
  static String key(ObjectPath path, String namespace) {
    StringBuilder out = new StringBuilder(64);
    keys(out, path, namespace);
    return out.toString();
  }

  private static void keys(StringBuilder out, ObjectPath path, String namespace) {
    List<ObjectPath.Key> keys = path.keys();
    if (keys.size() > 1) {
      keys = new ArrayList<>(keys);
      keys.sort(BY_NAME);
    }
    for (ObjectPath.Key key : keys) {
      Object value = key.value();
      String text = value instanceof ObjectPath to ? element(to, namespace) : value.toString();
      out.append(text.length()).append(':').append(text);
    }
  }

  /** One element, wherever it lives; hosts do not count. */
  private static String element(ObjectPath path, String namespace) {
    String own = path.namespace();
    StringBuilder out = new StringBuilder(128);
    out.append(Names.fold(own == null ? namespace : own)).append(':');
    out.append(Names.fold(path.className())).append(' ');
    keys(out, path, namespace);
    return out.toString();
  }

  /** The link by which the associations are found whose reference {@code role} is an element. */
  static String link(String role, ObjectPath element, String namespace) {
    return Names.fold(role) + ' ' + element(element, namespace);
  }

  /** The links of an instance: one for each of its references. */
  static List<String> links(CimInstance instance, String namespace) {
    List<CimProperty> references = instance.cimClass().references();
    if (references.isEmpty()) {
      return List.of();
    }
    List<String> links = new ArrayList<>(references.size());
    for (CimProperty reference : references) {
      Object value = instance.get(reference.name());
      if (value instanceof ObjectPath path) {
        links.add(link(reference.name(), path, namespace));
      } else if (value instanceof List<?> many) {
        for (Object item : many) {
          addOnce(
              links, item instanceof ObjectPath p ? link(reference.name(), p, namespace) : null);
        }
      }
    }
    return links;
  }

  private static void addOnce(List<String> links, @Nullable String link) {
    if (link != null && !links.contains(link)) {
      links.add(link);
    }
  }
}
