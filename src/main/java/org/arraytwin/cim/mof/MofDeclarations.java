package org.arraytwin.cim.mof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.QualifierType;

/**
 * What a set of MOF files declares. Classes are resolved when a repository first needs them, each
 * once: repositories made from the same declarations share their classes. Not thread-safe.
 */
public final class MofDeclarations {
  private final Map<String, QualifierType> qualifierTypes;
  private final Map<String, Declared.Clazz> classes;
  private final List<MofInstance> instances;
  private final ClassResolver resolver;

  MofDeclarations(
      Map<String, QualifierType> qualifierTypes,
      Map<String, Declared.Clazz> classes,
      List<MofInstance> instances) {
    this.qualifierTypes = qualifierTypes;
    this.classes = classes;
    this.instances = List.copyOf(instances);
    this.resolver =
        new ClassResolver(
            classes,
            qualifierTypes,
            new ClassRepository(List.of(), List.of()),
            MofDeclarations::refuse);
  }

  private static void refuse(MofException e) {
    throw e;
  }

  /** The instance declarations, in the order written. */
  public List<MofInstance> instances() {
    return instances;
  }

  /** The names of all classes, in the order written. */
  public List<String> classNames() {
    List<String> names = new ArrayList<>(classes.size());
    for (Declared.Clazz c : classes.values()) {
      names.add(c.name());
    }
    return names;
  }

  /**
   * A repository of all classes.
   *
   * @throws MofException where one does not resolve
   */
  public ClassRepository repository() {
    return repository(classNames());
  }

  /**
   * A repository of some classes, their superclasses and every class that references, embedded
   * instances and method parameters of these name.
   *
   * @throws MofException where one does not resolve
   * @throws IllegalArgumentException where a name is not declared
   */
  public ClassRepository repository(Collection<String> names) {
    Set<String> wanted = closure(names);
    Map<String, CimClass> ordered = new LinkedHashMap<>();
    for (String name : classes.keySet()) {
      if (wanted.contains(name)) {
        addWithAncestors(name, ordered);
      }
    }
    return new ClassRepository(ordered.values(), qualifierTypes.values());
  }

  private Set<String> closure(Collection<String> names) {
    Set<String> wanted = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    for (String name : names) {
      if (!classes.containsKey(Names.fold(name))) {
        throw new IllegalArgumentException("class " + name + " is not declared in the MOF files");
      }
      open.add(Names.fold(name));
    }
    while (!open.isEmpty()) {
      String name = open.remove();
      if (wanted.add(name)) {
        resolver.resolve(name);
        open.addAll(resolver.targets(name));
      }
    }
    return wanted;
  }

  private void addWithAncestors(String name, Map<String, CimClass> ordered) {
    Deque<CimClass> chain = new ArrayDeque<>();
    String at = name;
    while (at != null && !ordered.containsKey(at)) {
      CimClass c = resolver.resolve(at);
      String parent = c == null ? null : c.superclass();
      if (c != null) {
        chain.push(c);
      }
      at = parent == null ? null : Names.fold(parent);
    }
    for (CimClass c : chain) {
      ordered.put(Names.fold(c.name()), c);
    }
  }
}
