package org.arraytwin.cim.query;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.query.syntax.QueryText;
import org.arraytwin.cim.query.syntax.Syntax;
import org.arraytwin.cim.query.term.Function;
import org.arraytwin.cim.query.term.Shape;
import org.arraytwin.cim.query.term.Term;
import org.jspecify.annotations.Nullable;

/** What the names in a query mean: the class, its alias, properties, variables. */
final class Vocabulary {
  private record Variable(String name, Term.Variable term) {}

  private final QueryText text;
  private final ClassRepository classes;
  private final @Nullable CimClass from;
  private final @Nullable String alias;
  private final boolean open;
  private final List<Variable> variables = new ArrayList<>();
  private int slots;

  /**
   * Names within a query.
   *
   * @param from the class of the instances, or null where they may be of any
   * @param open whether properties that only subclasses have are meant, too
   */
  Vocabulary(
      QueryText text,
      ClassRepository classes,
      @Nullable CimClass from,
      @Nullable String alias,
      boolean open) {
    this.text = text;
    this.classes = classes;
    this.from = from;
    this.alias = alias;
    this.open = open;
  }

  QueryText text() {
    return text;
  }

  ClassRepository classes() {
    return classes;
  }

  /** How many variables of SATISFIES there are. */
  int slots() {
    return slots;
  }

  Term.Self self() {
    return new Term.Self(Shape.object(from));
  }

  /** Makes a variable known until {@link #forget}. */
  int learn(String name, Shape shape) {
    variables.add(new Variable(name, new Term.Variable(slots, shape)));
    return slots++;
  }

  void forget() {
    variables.remove(variables.size() - 1);
  }

  /** Whether a name stands for the instance itself. */
  boolean isSelf(String name) {
    return (alias != null && Names.same(name, alias))
        || (alias == null && from != null && Names.same(name, from.name()))
        || Names.same(name, "__THIS");
  }

  /** What a name on its own means; null where nothing is called so. */
  @Nullable Term find(String name) {
    for (int i = variables.size() - 1; i >= 0; i--) {
      if (Names.same(variables.get(i).name(), name)) {
        return variables.get(i).term();
      }
    }
    if (Names.same(name, "__CLASS")) {
      return new Term.Applied(Function.CLASSNAME, List.of(self()));
    }
    if (from == null || from.property(name) != null) {
      return isSelf(name) ? self() : own(name);
    }
    if (isSelf(name) || Names.same(name, from.name())) {
      return self();
    }
    return open && declaredBelow(from, name) ? own(name) : null;
  }

  private Term own(String name) {
    CimProperty p = from == null ? null : from.property(name);
    return new Term.Property(self(), null, name, p == null ? Shape.ANY : Shape.of(p, classes));
  }

  private boolean declaredBelow(CimClass ancestor, String property) {
    for (CimClass c : classes.descendants(ancestor.name())) {
      if (c.property(property) != null) {
        return true;
      }
    }
    return false;
  }

  Term name(Syntax.Name name) {
    Term found = find(name.name());
    if (found == null) {
      throw noProperty(name.at(), name.name(), from);
    }
    return found;
  }

  private CimException noProperty(int at, String name, @Nullable CimClass of) {
    return text.invalid(
        at, "class " + of + " has no property " + name, "one of the properties of " + of);
  }

  /** A property of an object; in a scope it must be one of that class. */
  Term member(Syntax.Member member, Term object) {
    String name = member.name();
    CimClass of = object.shape().objectClass();
    if (member.scope() != null) {
      of = classes.get(member.scope());
    }
    CimProperty property = of == null ? null : of.property(name);
    if (of != null && property == null) {
      boolean strict = member.scope() != null || (object instanceof Term.Self && !open);
      if (strict || !declaredBelow(of, name)) {
        throw noProperty(member.at(), name, of);
      }
    }
    return new Term.Property(
        object, member.scope(), name, property == null ? Shape.ANY : Shape.of(property, classes));
  }

  /** The declaration that a name before {@code #} means. */
  CimProperty declared(Syntax syntax) {
    if (syntax instanceof Syntax.Name name && from != null) {
      CimProperty property = from.property(name.name());
      if (property != null) {
        return property;
      }
      throw noProperty(name.at(), name.name(), from);
    }
    if (syntax instanceof Syntax.Member member) {
      CimClass of = classOf(member);
      if (of != null) {
        CimProperty property = of.property(member.name());
        if (property != null) {
          return property;
        }
        throw noProperty(member.at(), member.name(), of);
      }
    }
    throw text.invalid(
        syntax.at(), "the symbol belongs to no known property", "Class.Property#'name of a value'");
  }

  private @Nullable CimClass classOf(Syntax.Member member) {
    if (member.scope() != null) {
      return classes.get(member.scope());
    }
    if (!(member.object() instanceof Syntax.Name name)) {
      return null;
    }
    if (isSelf(name.name())) {
      return from;
    }
    Term embedded = from == null ? null : find(name.name());
    return embedded == null ? classes.get(name.name()) : embedded.shape().objectClass();
  }
}
