package org.arraytwin.cim.mof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.Qualifiers;
import org.arraytwin.cim.mof.syntax.Declared;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.cim.schema.ClassResolution;
import org.arraytwin.cim.schema.KnownSchema;
import org.jspecify.annotations.Nullable;

/** Turns class declarations into classes with all they inherit, each once. */
final class ClassResolver implements KnownSchema {
  private final Map<String, Declared.Clazz> declarations;
  private final Map<String, QualifierType> qualifierTypes;
  private final ClassRepository existing;
  private final Consumer<MofException> problems;
  private final Map<String, CimClass> resolved = new HashMap<>();
  private final Set<String> failed = new HashSet<>();
  private final Map<String, Set<String>> targets = new HashMap<>();

  /**
   * @param existing classes and qualifier types that declarations may build on
   * @param problems told of each mistake; where it throws, resolution ends with that
   */
  ClassResolver(
      Map<String, Declared.Clazz> declarations,
      Map<String, QualifierType> qualifierTypes,
      ClassRepository existing,
      Consumer<MofException> problems) {
    this.declarations = declarations;
    this.qualifierTypes = qualifierTypes;
    this.existing = existing;
    this.problems = problems;
  }

  /** The classes (folded names) that a resolved class names, its superclass among them. */
  Set<String> targets(String foldedName) {
    Set<String> own = targets.get(foldedName);
    CimClass there = own == null ? existing.get(foldedName) : null;
    return own != null ? own : there != null ? named(there) : Set.of();
  }

  /** The class of a folded name that is declared, or null where it cannot be resolved. */
  @Nullable CimClass resolve(String foldedName) {
    CimClass done = resolved.get(foldedName);
    if (done != null) {
      return done;
    }
    Deque<Declared.Clazz> chain = unresolvedChain(foldedName);
    for (Declared.Clazz declaration : chain) {
      build(declaration);
    }
    return resolved.get(foldedName);
  }

  /** The declaration and its ancestors as far as they are not resolved yet, top first. */
  private Deque<Declared.Clazz> unresolvedChain(String foldedName) {
    Deque<Declared.Clazz> chain = new ArrayDeque<>();
    Set<String> names = new HashSet<>();
    Declared.Clazz at = declarations.get(foldedName);
    while (at != null) {
      String name = Names.fold(at.name());
      if (resolved.containsKey(name)) {
        return chain;
      }
      if (failed.contains(name)) {
        chain.forEach(c -> failed.add(Names.fold(c.name())));
        return new ArrayDeque<>();
      }
      boolean cycle = !names.add(name);
      if (cycle || names.size() > ClassResolution.MAX_ANCESTORS) {
        chain.forEach(c -> failed.add(Names.fold(c.name())));
        problems.accept(
            cycle
                ? at.at()
                    .error("class " + at.name() + " is its own ancestor", "no cycle of classes")
                : at.at()
                    .error("too many superclasses", "at most " + ClassResolution.MAX_ANCESTORS));
        return new ArrayDeque<>();
      }
      chain.push(at);
      String above = at.superclass();
      at = above == null ? null : declarations.get(Names.fold(above));
    }
    return chain;
  }

  private void build(Declared.Clazz declaration) {
    String name = Names.fold(declaration.name());
    String above = declaration.superclass();
    if (above != null && failed.contains(Names.fold(above))) {
      failed.add(name);
      return;
    }
    LocalClass local = new LocalClass(declaration, this, problems);
    boolean doubtful = isDamaged(declaration.name());
    CimClass built =
        ClassResolution.resolve(
            local.built(), this, violation -> local.report(violation, doubtful));
    if (built == null) {
      failed.add(name);
    } else {
      resolved.put(name, built);
      targets.put(name, named(built));
    }
  }

  /** What a class names by itself; what it inherits is its ancestors' business. */
  private static Set<String> named(CimClass built) {
    Set<String> named = new LinkedHashSet<>();
    String above = built.superclass();
    if (above != null) {
      named.add(Names.fold(above));
    }
    for (CimProperty p : built.properties()) {
      if (!p.propagated()) {
        add(named, p.referenceClass(), p.qualifiers());
      }
    }
    for (CimMethod m : built.methods()) {
      if (!m.propagated()) {
        for (CimParameter p : m.parameters()) {
          add(named, p.referenceClass(), p.qualifiers());
        }
      }
    }
    return named;
  }

  private static void add(Set<String> named, @Nullable String target, Qualifiers qualifiers) {
    if (target != null) {
      named.add(Names.fold(target));
    }
    String embedded = qualifiers.text("EmbeddedInstance");
    if (embedded != null) {
      named.add(Names.fold(embedded));
    }
  }

  /** Whether something of a class or its ancestors could not be read. */
  boolean isDamaged(String className) {
    String at = className;
    for (int i = 0; at != null && i <= ClassResolution.MAX_ANCESTORS; i++) {
      Declared.Clazz c = declarations.get(Names.fold(at));
      if (c != null && c.damaged()) {
        return true;
      }
      at = c == null ? null : c.superclass();
    }
    return false;
  }

  @Override
  public @Nullable CimClass find(String className) {
    CimClass own = resolved.get(Names.fold(className));
    return own == null ? existing.get(className) : own;
  }

  @Override
  public @Nullable QualifierType qualifierType(String name) {
    QualifierType own = qualifierTypes.get(Names.fold(name));
    return own == null ? existing.qualifierType(name) : own;
  }

  @Override
  public boolean isKnown(String className) {
    return declarations.containsKey(Names.fold(className)) || existing.get(className) != null;
  }

  @Override
  public boolean isA(String name, String ancestor) {
    String at = name;
    for (int i = 0; at != null && i <= ClassResolution.MAX_ANCESTORS; i++) {
      if (Names.same(at, ancestor)) {
        return true;
      }
      Declared.Clazz c = declarations.get(Names.fold(at));
      CimClass there = c == null ? existing.get(at) : null;
      at = c != null ? c.superclass() : there == null ? null : there.superclass();
    }
    return false;
  }
}
