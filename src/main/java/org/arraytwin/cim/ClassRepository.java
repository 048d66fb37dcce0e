package org.arraytwin.cim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The classes and qualifier types of one namespace. Immutable once built. */
public final class ClassRepository {
  private final Map<String, CimClass> classes = new LinkedHashMap<>();
  private final Map<String, List<CimClass>> children = new HashMap<>();
  private final Map<String, QualifierType> qualifierTypes = new LinkedHashMap<>();
  private final List<CimClass> roots = new ArrayList<>();

  /** Looked up for every traversal, and the same as long as the classes are. */
  private final Map<CimClass, List<End>> endsByClass = new ConcurrentHashMap<>();

  /** A reference of an association class that may have instances. */
  public record End(CimClass association, CimProperty reference) {}

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

  private ClassRepository(ClassRepository from) {
    classes.putAll(from.classes);
    children.putAll(from.children);
    qualifierTypes.putAll(from.qualifierTypes);
    roots.addAll(from.roots);
  }

  /**
   * This repository with one class more, or with another in the place of that of its name.
   *
   * @param added resolved against this repository
   * @throws IllegalArgumentException where its superclass is not here, or it would replace a class
   *     with another superclass that has subclasses
   */
  public ClassRepository with(CimClass added) {
    return withClasses(List.of(added));
  }

  /**
   * This repository with more classes, superclasses before subclasses; one copy for all.
   *
   * @throws IllegalArgumentException as {@link #with(CimClass)}
   */
  public ClassRepository withClasses(Collection<CimClass> added) {
    ClassRepository copy = new ClassRepository(this);
    for (CimClass c : added) {
      copy.put(c);
    }
    return copy;
  }

  private void put(CimClass added) {
    String parent = added.superclass();
    if (parent != null && get(parent) == null) {
      throw new IllegalArgumentException(
          "class " + added.name() + ": superclass " + parent + " is not in the repository");
    }
    CimClass replaced = get(added.name());
    if (replaced == null) {
      change(parent, list -> list.add(added));
    } else if (Objects.equals(fold(replaced.superclass()), fold(parent))) {
      change(parent, list -> list.set(list.indexOf(replaced), added));
    } else if (children(added.name()).isEmpty()) {
      change(replaced.superclass(), list -> list.remove(replaced));
      change(parent, list -> list.add(added));
    } else {
      throw new IllegalArgumentException(
          "class " + added.name() + " has subclasses and cannot go below another superclass");
    }
    classes.put(Names.fold(added.name()), added);
  }

  private static @Nullable String fold(@Nullable String name) {
    return name == null ? null : Names.fold(name);
  }

  /** Changes the children of a class, leaving the list that other copies share. */
  private void change(@Nullable String parent, Consumer<List<CimClass>> how) {
    if (parent == null) {
      how.accept(roots);
    } else {
      List<CimClass> list = new ArrayList<>(children(parent));
      how.accept(list);
      children.put(Names.fold(parent), list);
    }
  }

  /**
   * This repository without a class; unchanged where it has none of that name.
   *
   * @throws IllegalArgumentException where the class has subclasses
   */
  public ClassRepository without(String className) {
    CimClass removed = get(className);
    if (removed == null) {
      return this;
    }
    if (!children(className).isEmpty()) {
      throw new IllegalArgumentException("class " + removed.name() + " has subclasses");
    }
    ClassRepository copy = new ClassRepository(this);
    copy.change(removed.superclass(), list -> list.remove(removed));
    copy.classes.remove(Names.fold(className));
    return copy;
  }

  /** This repository with one qualifier type more, or with another in the place of its name. */
  public ClassRepository with(QualifierType added) {
    return withQualifierTypes(List.of(added));
  }

  /** This repository with more qualifier types; one copy for all. */
  public ClassRepository withQualifierTypes(Collection<QualifierType> added) {
    ClassRepository copy = new ClassRepository(this);
    for (QualifierType q : added) {
      copy.qualifierTypes.put(Names.fold(q.name()), q);
    }
    return copy;
  }

  /** This repository without a qualifier type; unchanged where it has none of that name. */
  public ClassRepository withoutQualifierType(String name) {
    if (qualifierType(name) == null) {
      return this;
    }
    ClassRepository copy = new ClassRepository(this);
    copy.qualifierTypes.remove(Names.fold(name));
    return copy;
  }

  public @Nullable CimClass get(String name) {
    return classes.get(Names.fold(name));
  }

  /** The references that may point to instances of exactly that class of this repository. */
  public List<End> endsFor(CimClass element) {
    List<End> known = endsByClass.get(element);
    if (known != null) {
      return known;
    }
    List<End> ends = new ArrayList<>();
    for (CimClass association : classes.values()) {
      if (association.isAssociation() && !association.isAbstract()) {
        for (CimProperty reference : association.references()) {
          String target = reference.referenceClass();
          if (target == null || isA(element.name(), target)) {
            ends.add(new End(association, reference));
          }
        }
      }
    }
    List<End> found = List.copyOf(ends);
    endsByClass.put(element, found);
    return found;
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
