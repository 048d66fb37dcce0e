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
import org.arraytwin.cim.mof.syntax.Declared;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.cim.mof.syntax.MofListener;
import org.arraytwin.cim.mof.syntax.MofParser;
import org.arraytwin.cim.mof.syntax.MofSource;
import org.arraytwin.cim.mof.syntax.Position;

/**
 * What a set of MOF files declares. Classes are resolved when a repository first needs them, each
 * once: repositories made from the same declarations share their classes. Namespaces that the files
 * name are disregarded. Not thread-safe.
 */
public final class MofDeclarations {
  private final ClassRepository preferred;
  private final Unit unit;
  private final List<Declared.Instance> instances = new ArrayList<>();

  private MofDeclarations(ClassRepository preferred) {
    this.preferred = preferred;
    this.unit = new Unit(null, preferred, MofDeclarations::refuse);
  }

  static MofDeclarations read(MofSource source, String top, ClassRepository preferred) {
    MofDeclarations declarations = new MofDeclarations(preferred);
    new MofParser(declarations.new Collector()).read(source, top);
    return declarations;
  }

  /** Takes everything down; the first mistake ends it. */
  private final class Collector implements MofListener {
    private final Aliases aliases = new Aliases();

    @Override
    public void namespace(String name, Position at) {}

    @Override
    public void qualifierType(Declared.QualifierKind declared) {
      if (preferred.qualifierType(declared.name()) == null) {
        unit.add(declared);
      }
    }

    @Override
    public void clazz(Declared.Clazz declared) {
      if (preferred.get(declared.name()) == null) {
        unit.add(declared);
      }
    }

    @Override
    public void instance(Declared.Instance declared) {
      aliases.claim(declared);
      if (instances.size() >= Compilation.MAX_WAITING) {
        throw declared.at().error("too many instances", "at most " + Compilation.MAX_WAITING);
      }
      instances.add(declared);
    }

    @Override
    public void problem(MofException problem) {
      refuse(problem);
    }
  }

  private static void refuse(MofException problem) {
    throw problem;
  }

  /** The instance declarations, in the order written. */
  public List<Declared.Instance> instances() {
    return List.copyOf(instances);
  }

  /** The names of all classes: the preferred ones, then those declared, in the order written. */
  public List<String> classNames() {
    List<String> names = new ArrayList<>();
    for (CimClass c : preferred.all()) {
      names.add(c.name());
    }
    for (Declared.Clazz c : unit.declarations()) {
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
    for (String declared : classNames()) {
      String name = Names.fold(declared);
      if (wanted.contains(name)) {
        addWithAncestors(name, ordered);
      }
    }
    List<QualifierType> types = new ArrayList<>(preferred.qualifierTypes());
    types.addAll(unit.qualifierTypes());
    return new ClassRepository(ordered.values(), types);
  }

  private Set<String> closure(Collection<String> names) {
    Set<String> wanted = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    for (String name : names) {
      if (!unit.isKnown(name)) {
        throw new IllegalArgumentException("class " + name + " is not declared in the MOF files");
      }
      open.add(Names.fold(name));
    }
    while (!open.isEmpty()) {
      String name = open.remove();
      if (wanted.add(name)) {
        unit.resolver().resolve(name);
        open.addAll(unit.resolver().targets(name));
      }
    }
    return wanted;
  }

  private void addWithAncestors(String name, Map<String, CimClass> ordered) {
    Deque<CimClass> chain = new ArrayDeque<>();
    String at = name;
    while (at != null && !ordered.containsKey(at)) {
      unit.resolver().resolve(at);
      CimClass c = unit.resolver().find(at);
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
