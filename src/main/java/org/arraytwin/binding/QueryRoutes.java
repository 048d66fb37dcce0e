package org.arraytwin.binding;

import org.arraytwin.wbem.query.ExecQuery;

/** Queries (DSP0200 clause 5.4.2.13). */
final class QueryRoutes {
  private QueryRoutes() {}

  static void addTo(RouteTable table) {
    table.route(
        "ExecQuery",
        a -> new ExecQuery(a.namespace(), a.requiredText("QueryLanguage"), a.requiredText("Query")),
        "QueryLanguage",
        "Query");
  }
}
