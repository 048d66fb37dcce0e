package org.arraytwin.cim.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.Qualifier;
import org.arraytwin.cim.Qualifiers;
import org.arraytwin.cim.query.syntax.QueryText;
import org.arraytwin.cim.query.syntax.Statement;
import org.arraytwin.cim.query.syntax.Syntax;
import org.arraytwin.cim.query.term.Condition;
import org.arraytwin.cim.query.term.Family;
import org.arraytwin.cim.query.term.Shape;
import org.arraytwin.cim.query.term.Term;
import org.jspecify.annotations.Nullable;

/** Turns a select list into a projection and the class of its results. */
final class ProjectionBinder {
  /** The class of results that are no instances of a class of the namespace. */
  static final String RESULT_CLASS = "ArrayTwin_QueryResult";

  private final Vocabulary names;
  private final QueryText text;
  private final ValueBinder values;
  private final CimClass from;
  private final ClassRepository classes;
  private final String namespace;
  private final List<CimProperty> properties = new ArrayList<>();
  private final List<Projection.Column> columns = new ArrayList<>();
  private final Set<String> labels = new HashSet<>();
  private boolean plain = true;

  ProjectionBinder(
      Vocabulary names,
      ValueBinder values,
      CimClass from,
      ClassRepository classes,
      String namespace) {
    this.names = names;
    this.text = names.text();
    this.values = values;
    this.from = from;
    this.classes = classes;
    this.namespace = namespace;
  }

  Projection projection(List<Statement.Item> items) {
    for (Statement.Item item : items) {
      Syntax expression = item.expression();
      if (expression != null) {
        add(item, expression);
        continue;
      }
      requireSelf(item);
      if (items.size() == 1) {
        return new Projection(from, null, null, classes, namespace);
      }
      for (CimProperty p : from.properties()) {
        if (labels.add(Names.fold(p.name()))) {
          column(p.name(), names.name(new Syntax.Name(item.at(), p.name())));
        }
      }
    }
    CimClass result = new CimClass(RESULT_CLASS, null, Qualifiers.NONE, properties, List.of());
    return new Projection(result, plain ? Set.copyOf(labels) : null, columns, classes, namespace);
  }

  private void requireSelf(Statement.Item item) {
    String of = item.of();
    if (of != null && !names.isSelf(of)) {
      throw text.invalid(
          item.at(), of + " is not the class asked nor its alias", "* or a name of the class");
    }
  }

  private void add(Statement.Item item, Syntax expression) {
    Term term = values.value(expression);
    if (term instanceof Condition) {
      throw text.unsupported(item.at(), "a condition in the select list is");
    }
    if (term.shape().family() == Family.NULL) {
      throw text.invalid(item.at(), "found NULL", "a property or another value");
    }
    String own = ownName(expression);
    String label = item.label() == null ? own : item.label();
    if (label == null) {
      label = "Column" + (columns.size() + 1);
    }
    if (!labels.add(Names.fold(label))) {
      throw text.invalid(
          item.at(), "two items are called " + label, "a name for one of them with AS");
    }
    boolean property =
        term instanceof Term.Property p && p.object() instanceof Term.Self && p.scope() == null;
    plain &= property && own != null && Names.same(own, label);
    column(property && from.property(label) != null ? spelling(label) : label, term);
  }

  private String spelling(String name) {
    CimProperty declared = from.property(name);
    return declared == null ? name : declared.name();
  }

  /** The name an item has without AS: that of the property or function. */
  private static @Nullable String ownName(Syntax expression) {
    if (expression instanceof Syntax.Name name) {
      return name.name();
    }
    if (expression instanceof Syntax.Member member) {
      return member.name();
    }
    return expression instanceof Syntax.Call call ? call.function() : null;
  }

  private void column(String label, Term term) {
    Shape shape = term.shape();
    CimType type = shape.type() == null ? CimType.STRING : shape.type();
    List<Qualifier> qualifiers = new ArrayList<>();
    if (shape.family() == Family.OBJECT) {
      qualifiers.add(
          new Qualifier("EmbeddedObject", CimType.BOOLEAN, false, true, Flavor.DEFAULT, false));
    }
    CimProperty declared =
        term instanceof Term.Property p && p.object() instanceof Term.Self
            ? from.property(p.name())
            : null;
    columns.add(new Projection.Column(type, term));
    properties.add(
        new CimProperty(
            label,
            type,
            shape.array(),
            declared == null ? 0 : declared.arraySize(),
            declared == null ? null : declared.referenceClass(),
            null,
            new Qualifiers(qualifiers),
            RESULT_CLASS,
            false));
  }
}
