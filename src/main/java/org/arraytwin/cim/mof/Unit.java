package org.arraytwin.cim.mof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.mof.syntax.Declared;
import org.arraytwin.cim.mof.syntax.MofException;
import org.jspecify.annotations.Nullable;

/** What is declared for one namespace. */
final class Unit {
  private final @Nullable String namespace;
  private final ClassRepository existing;
  private final Consumer<MofException> problems;
  private final Map<String, QualifierType> types = new LinkedHashMap<>();
  private final Map<String, Declared.Clazz> classes = new LinkedHashMap<>();
  private final List<QualifierType> newTypes = new ArrayList<>();
  private final Map<String, Declared.Clazz> open = new LinkedHashMap<>();
  private final Map<String, Shape> shapes = new HashMap<>();
  private final ClassResolver resolver;

  Unit(@Nullable String namespace, ClassRepository existing, Consumer<MofException> problems) {
    this.namespace = namespace;
    this.existing = existing;
    this.problems = problems;
    this.resolver = new ClassResolver(classes, types, existing, problems);
  }

  @Nullable String namespace() {
    return namespace;
  }

  ClassResolver resolver() {
    return resolver;
  }

  Collection<Declared.Clazz> declarations() {
    return classes.values();
  }

  Collection<QualifierType> qualifierTypes() {
    return types.values();
  }

  void add(Declared.Clazz declared) {
    String name = Names.fold(declared.name());
    Declared.Clazz earlier = classes.putIfAbsent(name, declared);
    if (earlier == null) {
      open.put(name, declared);
    } else {
      problems.accept(
          declared
              .at()
              .error(
                  "class " + declared.name() + " is already declared at " + earlier.at(),
                  "a new name"));
    }
  }

  /** A type that the namespace has in the same form stays as it is there. */
  void add(Declared.QualifierKind declared) {
    String name = Names.fold(declared.name());
    QualifierType before = existing.qualifierType(declared.name());
    if (types.containsKey(name)) {
      problems.accept(
          declared
              .at()
              .error("qualifier type " + declared.name() + " is already declared", "a new name"));
    } else if (before == null) {
      QualifierType type = typed(declared);
      types.put(name, type);
      newTypes.add(type);
    } else if (before.type() != declared.type() || before.array() != declared.array()) {
      problems.accept(
          declared
              .at()
              .error(
                  "the namespace has another qualifier type " + before.name(),
                  before.type().wireName() + (before.array() ? "[]" : "")));
    }
  }

  private QualifierType typed(Declared.QualifierKind declared) {
    Object value = null;
    if (declared.initial() != null) {
      try {
        value = TypedValue.of(declared.initial(), declared.type(), declared.array());
      } catch (MofException e) {
        problems.accept(e);
      }
    }
    return new QualifierType(
        declared.name(),
        declared.type(),
        declared.array(),
        value,
        declared.scopes(),
        declared.flavors());
  }

  /**
   * Resolves what has been declared since the last time and tells the target.
   *
   * @param end whether nothing more will come; before the end, a class that names what is not
   *     declared yet has to wait
   */
  void flush(MofTarget target, boolean end) {
    if (open.isEmpty() && newTypes.isEmpty()) {
      return;
    }
    Map<String, CimClass> fresh = new LinkedHashMap<>();
    for (String name : List.copyOf(open.keySet())) {
      if (end || isComplete(name)) {
        addWithAncestors(name, fresh);
      }
    }
    if (!fresh.isEmpty() || !newTypes.isEmpty()) {
      target.define(namespace, List.copyOf(newTypes), List.copyOf(fresh.values()));
    }
    newTypes.clear();
  }

  private void addWithAncestors(String name, Map<String, CimClass> fresh) {
    Deque<CimClass> chain = new ArrayDeque<>();
    String at = name;
    while (at != null && open.remove(at) != null) {
      CimClass c = resolver.resolve(at);
      Declared.Clazz declared = classes.get(at);
      String parent = declared == null ? null : declared.superclass();
      if (c != null && isNew(c, declared)) {
        chain.push(c);
      }
      at = parent == null ? null : Names.fold(parent);
    }
    for (CimClass c : chain) {
      fresh.put(Names.fold(c.name()), c);
    }
  }

  /** Whether the namespace lacks the class; one of another form is a mistake. */
  private boolean isNew(CimClass c, Declared.@Nullable Clazz declared) {
    CimClass before = existing.get(c.name());
    if (before != null && declared != null && !Likeness.of(before, c)) {
      problems.accept(
          declared
              .at()
              .error(
                  "the namespace has another class " + before.name(),
                  "a new name, or the class as it is there"));
    }
    return before == null;
  }

  /** Whether all that a class and its ancestors name is declared. */
  private boolean isComplete(String name) {
    String at = name;
    for (int i = 0; at != null && i <= classes.size(); i++) {
      Declared.Clazz declared = open.get(at);
      if (declared == null) {
        return true;
      }
      if (!NamedBy.all(declared, resolver::isKnown, n -> resolver.qualifierType(n) != null)) {
        return false;
      }
      String above = declared.superclass();
      at = above == null ? null : Names.fold(above);
    }
    return true;
  }

  /** A class that instances can be made of, or null. */
  @Nullable Shape shape(String className) {
    String name = Names.fold(className);
    Shape known = shapes.get(name);
    if (known != null) {
      return known;
    }
    CimClass c = open.containsKey(name) ? null : resolver.find(className);
    if (c == null) {
      return null;
    }
    Shape shape = new Shape(c, resolver.isDamaged(className));
    shapes.put(name, shape);
    return shape;
  }

  /** Whether a class is declared, though it may not resolve. */
  boolean isKnown(String className) {
    return resolver.isKnown(className);
  }
}
