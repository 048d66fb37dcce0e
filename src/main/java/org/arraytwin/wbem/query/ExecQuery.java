package org.arraytwin.wbem.query;

import java.util.Iterator;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.query.Projection;
import org.arraytwin.cim.query.Query;
import org.arraytwin.wbem.Answer;
import org.arraytwin.wbem.InstanceForm;
import org.arraytwin.wbem.Iterators;
import org.arraytwin.wbem.Operation;
import org.arraytwin.wbem.Scope;

/**
 * ExecQuery (DSP0200 clause 5.4.2.13). Whole instances and lists of properties are answered with
 * class and path; calculated columns as instances of a class made for the query, without a path.
 *
 * @param language as the client names it
 */
public record ExecQuery(String namespace, String language, String query) implements Operation {
  @Override
  public Answer answer(Scope scope) {
    Query parsed = Query.parse(language, query, scope.repository(), scope.namespace());
    Projection projection = parsed.projection();
    Iterator<CimInstance> found = Selection.of(scope, parsed.from(), parsed.where());
    if (projection.whole() || projection.properties() != null) {
      return new Answer.ObjectsWithPath(found, new InstanceForm(false, projection.properties()));
    }
    return new Answer.Objects(Iterators.map(found, projection::apply));
  }
}
