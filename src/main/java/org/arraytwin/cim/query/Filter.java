package org.arraytwin.cim.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.query.syntax.QueryLimits;
import org.arraytwin.cim.query.syntax.QueryText;
import org.arraytwin.cim.query.syntax.StatementParser;
import org.arraytwin.cim.query.syntax.Syntax;
import org.arraytwin.cim.query.term.Condition;
import org.arraytwin.cim.query.term.Narrowing;
import org.arraytwin.cim.query.term.Row;
import org.jspecify.annotations.Nullable;

/** A condition on one instance, checked and ready to run. Immutable; for any number of threads. */
public final class Filter {
  private final @Nullable Condition condition;
  private final ClassRepository classes;
  private final String namespace;
  private final int variables;
  private final Narrowing narrowing;

  Filter(@Nullable Condition condition, ClassRepository classes, String namespace, int variables) {
    this.condition = condition;
    this.classes = classes;
    this.namespace = namespace;
    this.variables = variables;
    this.narrowing = condition == null ? Narrowing.NONE : Narrowing.of(condition);
  }

  /**
   * Reads a filter of an enumeration (FilterQuery of DSP0200 clause 5.4.2.24), written in DMTF:FQL.
   *
   * @param language as the client names it
   * @param of the class of the instances, which may be of its subclasses, too; null where any class
   *     may come
   * @param namespace of instances that do not tell theirs
   * @throws org.arraytwin.cim.CimException QUERY_LANGUAGE_NOT_SUPPORTED, INVALID_QUERY,
   *     QUERY_FEATURE_NOT_SUPPORTED or SERVER_LIMITS_EXCEEDED, the last three with the position
   */
  public static Filter parse(
      String language,
      String query,
      @Nullable CimClass of,
      ClassRepository classes,
      String namespace) {
    QueryLanguage known = QueryLanguage.ofFilters(language);
    QueryText text = new QueryText(known.officialName(), query);
    Syntax syntax = StatementParser.condition(text, known.dialect(), QueryLimits.DEFAULT);
    Vocabulary names = new Vocabulary(text, classes, of, null, true);
    Condition condition = new ConditionBinder(names, known.dialect()).condition(syntax);
    return new Filter(condition, classes, namespace, names.slots());
  }

  /** Whether the instance passes: the condition is true, neither false nor unknown. */
  public boolean test(CimInstance instance) {
    return condition == null
        || Boolean.TRUE.equals(condition.test(new Row(instance, classes, namespace, variables)));
  }

  /**
   * What every instance that passes has in common: values of its properties by folded name, in the
   * form of {@link org.arraytwin.cim.CimType}. An index can answer these; {@link #test} must still
   * be asked.
   */
  public Map<String, Object> equalities() {
    return new LinkedHashMap<>(narrowing.equalities());
  }

  /** Classes that every instance that passes is of, or of a subclass. */
  public List<String> ancestors() {
    return narrowing.ancestors();
  }
}
