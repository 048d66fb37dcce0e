package org.arraytwin.cim.mof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.Qualifiers;
import org.jspecify.annotations.Nullable;

/** Turns class declarations into classes with all they inherit, each once. */
final class ClassResolver {
  static final int MAX_ANCESTORS = 64;

  private final Map<String, Declared.Clazz> declarations;
  private final QualifierResolver qualifiers;
  private final Map<String, CimClass> resolved = new HashMap<>();
  private final Map<String, Set<String>> targets = new HashMap<>();

  ClassResolver(Map<String, Declared.Clazz> declarations, QualifierResolver qualifiers) {
    this.declarations = declarations;
    this.qualifiers = qualifiers;
  }

  /** The classes (folded names) that a resolved class names, its superclass among them. */
  Set<String> targets(String foldedName) {
    return targets.getOrDefault(foldedName, Set.of());
  }

  /** The class of a folded name that is declared. */
  CimClass resolve(String foldedName) {
    CimClass done = resolved.get(foldedName);
    if (done != null) {
      return done;
    }
    CimClass parent = null;
    for (Declared.Clazz declaration : unresolvedChain(foldedName)) {
      String above = declaration.superclass();
      parent = above == null ? null : resolved.get(Names.fold(above));
      resolved.put(Names.fold(declaration.name()), build(declaration, parent));
    }
    CimClass built = resolved.get(foldedName);
    if (built == null) {
      throw new IllegalArgumentException("class " + foldedName + " is not declared");
    }
    return built;
  }

  /** The declaration and its ancestors as far as they are not resolved yet, top first. */
  private Deque<Declared.Clazz> unresolvedChain(String foldedName) {
    Deque<Declared.Clazz> chain = new ArrayDeque<>();
    Set<String> names = new HashSet<>();
    Declared.Clazz at = declarations.get(foldedName);
    while (at != null && !resolved.containsKey(Names.fold(at.name()))) {
      if (!names.add(Names.fold(at.name()))) {
        throw at.at().error("class " + at.name() + " is its own ancestor", "no cycle of classes");
      }
      if (names.size() > MAX_ANCESTORS) {
        throw at.at().error("too many superclasses", "at most " + MAX_ANCESTORS);
      }
      chain.push(at);
      at = superclassOf(at);
    }
    return chain;
  }

  private Declared.@Nullable Clazz superclassOf(Declared.Clazz c) {
    String name = c.superclass();
    if (name == null) {
      return null;
    }
    Declared.Clazz parent = declarations.get(Names.fold(name));
    if (parent == null) {
      throw c.at().error("superclass " + name + " is not declared", "a declared class");
    }
    return parent;
  }

  private CimClass build(Declared.Clazz c, @Nullable CimClass parent) {
    Qualifiers own =
        qualifiers.effective(
            c.tags(), classScopes(c), parent == null ? Qualifiers.NONE : parent.qualifiers());
    Set<String> named = new LinkedHashSet<>();
    FeatureResolver features = new FeatureResolver(c, parent, qualifiers, this);
    CimClass built =
        new CimClass(
            c.name(),
            parent == null ? null : parent.name(),
            own,
            features.properties(own.is("Association")),
            features.methods());
    if (parent != null) {
      named.add(Names.fold(parent.name()));
    }
    for (ClassUse use : ClassUse.in(c, built)) {
      String folded = Names.fold(use.className());
      if (!declarations.containsKey(folded)) {
        throw use.at().error("class " + use.className() + " is not declared", "a declared class");
      }
      named.add(folded);
    }
    targets.put(Names.fold(c.name()), named);
    return built;
  }

  private static List<String> classScopes(Declared.Clazz c) {
    for (Declared.Tag tag : c.tags()) {
      if (Names.same(tag.name(), "Association")) {
        return List.of("association", "class");
      }
      if (Names.same(tag.name(), "Indication")) {
        return List.of("indication", "class");
      }
    }
    return List.of("class", "association", "indication");
  }

  /** Whether a declared class is that ancestor or below it. */
  boolean isA(String name, String ancestor) {
    String at = name;
    for (int i = 0; at != null && i <= MAX_ANCESTORS; i++) {
      if (Names.same(at, ancestor)) {
        return true;
      }
      Declared.Clazz c = declarations.get(Names.fold(at));
      at = c == null ? null : c.superclass();
    }
    return false;
  }
}
