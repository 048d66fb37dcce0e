package org.arraytwin.cim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes and qualifier types of one namespace. Immutable once built. */
public final class ClassRepository {
  private final Map<String, CimClass> classes = new LinkedHashMap<>();
  private final Map<String, List<CimClass>> children = new HashMap<>();
  private final Map<String, QualifierType> qualifierTypes = new LinkedHashMap<>();
  private final List<CimClass> roots = new ArrayList<>();

  /**
   * @param classes resolved classes, superclasses before subclasses
   * @param qualifierTypes in declaration order
   */
  public ClassRepository(Collection<CimClass> classes, Collection<QualifierType> qualifierTypes) {
    for (QualifierType q : qualifierTypes) {
      this.qualifierTypes.put(Names.fold(q.name()), q);
    }
    for (CimClass c : classes) {
      this.classes.put(Names.fold(c.name()), c);
      String parent = c.superclass();
      if (parent == null) {
        roots.add(c);
      } else {
        children.computeIfAbsent(Names.fold(parent), k -> new ArrayList<>()).add(c);
      }
    }
  }

  public @Nullable CimClass get(String name) {
    return classes.get(Names.fold(name));
  }

  public Collection<CimClass> all() {
    return classes.values();
  }

  public Collection<QualifierType> qualifierTypes() {
    return qualifierTypes.values();
  }

  public @Nullable QualifierType qualifierType(String name) {
    return qualifierTypes.get(Names.fold(name));
  }

  /** The direct subclasses of a class; of null: the classes without superclass. */
  public List<CimClass> children(@Nullable String name) {
    return name == null ? roots : children.getOrDefault(Names.fold(name), List.of());
  }

  /** All subclasses of a class, depth first; the class itself is not among them. */
  public List<CimClass> descendants(@Nullable String name) {
    List<CimClass> found = new ArrayList<>();
    for (CimClass child : children(name)) {
      found.add(child);
      found.addAll(descendants(child.name()));
    }
    return found;
  }

  /** Whether a class is that ancestor or one of its subclasses. */
  public boolean isA(String name, String ancestor) {
    String at = name;
    while (at != null) {
      if (Names.same(at, ancestor)) {
        return true;
      }
      CimClass c = get(at);
      at = c == null ? null : c.superclass();
    }
    return false;
  }
}
