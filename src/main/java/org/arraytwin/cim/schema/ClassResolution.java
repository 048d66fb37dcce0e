package org.arraytwin.cim.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.Qualifiers;
import org.jspecify.annotations.Nullable;

/**
 * Turns a local class, which holds only what its own declaration says, into one with all it
 * inherits (DSP0004 clauses 5.1.2 and 5.6).
 *
 * <p>Of a local class count: name, superclass, qualifiers, properties and methods. Features and
 * qualifiers marked as propagated, class origins and the place of keys are ignored: they follow
 * from the superclass.
 */
public final class ClassResolution {
  /** How many superclasses there may be above each other. */
  public static final int MAX_ANCESTORS = 64;

  private ClassResolution() {}

  /**
   * The class as it is below its superclass in a repository. Qualifiers without flavors of their
   * own get those of their qualifier types.
   *
   * @throws ClassRuleException with every rule the class breaks
   */
  public static CimClass resolve(CimClass local, ClassRepository repository) {
    List<Violation> violations = new ArrayList<>();
    CimClass resolved =
        resolve(local, new WithItself(local, KnownSchema.of(repository)), true, violations::add);
    if (resolved == null || !violations.isEmpty()) {
      throw new ClassRuleException(local.name(), violations);
    }
    return resolved;
  }

  /**
   * The same for a compiler, whose qualifiers carry the flavors that hold, and who wants to go on.
   *
   * @param violations told of each rule the class breaks
   * @return the class as far as it can be made out, or null where it has no superclass to build on
   */
  public static @Nullable CimClass resolve(
      CimClass local, KnownSchema schema, Consumer<Violation> violations) {
    return resolve(local, schema, false, violations);
  }

  private static @Nullable CimClass resolve(
      CimClass local, KnownSchema schema, boolean declaredFlavors, Consumer<Violation> violations) {
    String above = local.superclass();
    CimClass parent = above == null ? null : schema.find(above);
    Complaints complaints = new Complaints(violations);
    complaints.name(Place.CLASS, "class", local.name());
    if (above != null && !superclassHolds(local, above, parent, schema, complaints)) {
      return null;
    }
    QualifierMerge qualifiers = new QualifierMerge(schema, complaints, declaredFlavors);
    Qualifiers inherited = parent == null ? Qualifiers.NONE : parent.qualifiers();
    Qualifiers own =
        qualifiers.effective(
            local.qualifiers(), classScopes(local, inherited), inherited, Place.CLASS);
    checkKind(own, parent, complaints);
    Overrides overrides = new Overrides(local, parent, schema, complaints);
    return new CimClass(
        local.name(),
        parent == null ? null : parent.name(),
        own,
        new PropertyMerge(local, parent, qualifiers, overrides, complaints)
            .properties(own.is("Association")),
        new MethodMerge(local, parent, qualifiers, overrides, complaints).methods());
  }

  private static boolean superclassHolds(
      CimClass local,
      String above,
      @Nullable CimClass parent,
      KnownSchema schema,
      Complaints complaints) {
    if (parent == null) {
      complaints.add(
          SchemaRule.SUPERCLASS,
          Place.CLASS,
          "superclass " + above + " is not declared",
          "a declared class");
      return false;
    }
    int ancestors = 0;
    for (CimClass at = parent; at != null; ancestors++) {
      if (Names.same(at.name(), local.name())) {
        complaints.add(
            SchemaRule.CYCLE,
            Place.CLASS,
            "class " + local.name() + " is its own ancestor",
            "no cycle of classes");
        return false;
      }
      String next = at.superclass();
      at = next == null ? null : schema.find(next);
    }
    if (ancestors > MAX_ANCESTORS) {
      complaints.add(
          SchemaRule.DEPTH, Place.CLASS, "too many superclasses", "at most " + MAX_ANCESTORS);
      return false;
    }
    return true;
  }

  private static List<String> classScopes(CimClass local, Qualifiers inherited) {
    if (inherited.is("Association") || local.qualifiers().get("Association") != null) {
      return List.of("association", "class");
    }
    if (inherited.is("Indication") || local.qualifiers().get("Indication") != null) {
      return List.of("indication", "class");
    }
    return List.of("class");
  }

  private static void checkKind(Qualifiers own, @Nullable CimClass parent, Complaints complaints) {
    for (String kind : List.of("Association", "Indication")) {
      if (parent != null && own.is(kind) && !parent.qualifiers().is(kind)) {
        complaints.add(
            SchemaRule.CLASS_KIND,
            Place.CLASS,
            "[" + kind + "] below " + parent.name() + ", which is none",
            "a superclass with [" + kind + "], or none");
      }
    }
  }

  /** A repository and the class that is about to enter it, which may refer to itself. */
  private record WithItself(CimClass local, KnownSchema schema) implements KnownSchema {
    @Override
    public @Nullable CimClass find(String className) {
      return schema.find(className);
    }

    @Override
    public @Nullable QualifierType qualifierType(String name) {
      return schema.qualifierType(name);
    }

    @Override
    public boolean isKnown(String className) {
      return Names.same(className, local.name()) || schema.isKnown(className);
    }

    @Override
    public boolean isA(String className, String ancestor) {
      String above = local.superclass();
      if (above == null || !Names.same(className, local.name())) {
        return schema.isA(className, ancestor);
      }
      return Names.same(className, ancestor) || schema.isA(above, ancestor);
    }
  }
}
