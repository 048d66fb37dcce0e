package org.arraytwin.cim.query;

import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.query.syntax.QueryLimits;
import org.arraytwin.cim.query.syntax.QueryText;
import org.arraytwin.cim.query.syntax.Statement;
import org.arraytwin.cim.query.syntax.StatementParser;
import org.arraytwin.cim.query.syntax.Syntax;
import org.arraytwin.cim.query.term.Condition;

/**
 * A SELECT statement, checked and ready to run. Immutable; for any number of threads.
 *
 * @param from the class asked; instances of its subclasses are meant, too
 * @param where the condition; it lets everything pass where the query has none
 * @param projection what becomes of an instance that passes
 */
public record Query(CimClass from, Filter where, Projection projection) {
  /**
   * Reads a statement in WQL or DMTF:CQL.
   *
   * @param language as the client names it
   * @param classes of the namespace asked
   * @param namespace of instances that do not tell theirs
   * @throws CimException QUERY_LANGUAGE_NOT_SUPPORTED; INVALID_QUERY, QUERY_FEATURE_NOT_SUPPORTED
   *     or SERVER_LIMITS_EXCEEDED, with the position; INVALID_CLASS where FROM names none
   */
  public static Query parse(
      String language, String query, ClassRepository classes, String namespace) {
    QueryLanguage known = QueryLanguage.ofStatements(language);
    QueryText text = new QueryText(known.officialName(), query);
    Statement statement = StatementParser.statement(text, known.dialect(), QueryLimits.DEFAULT);
    CimClass from = classes.get(statement.className());
    if (from == null) {
      throw new CimException(
          CimStatus.INVALID_CLASS,
          "class " + statement.className() + " of the query does not exist in " + namespace);
    }
    String alias = statement.alias();
    Vocabulary names =
        new Vocabulary(
            text,
            classes,
            from,
            alias != null && Names.same(alias, from.name()) ? null : alias,
            false);
    ConditionBinder binder = new ConditionBinder(names, known.dialect());
    Syntax where = statement.where();
    Condition condition = where == null ? null : binder.condition(where);
    Projection projection =
        new ProjectionBinder(names, binder.values(), from, classes, namespace)
            .projection(statement.items());
    return new Query(from, new Filter(condition, classes, namespace, names.slots()), projection);
  }
}
