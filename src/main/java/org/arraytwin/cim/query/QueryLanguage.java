package org.arraytwin.cim.query;

import java.util.List;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.query.syntax.Dialect;

/** A query language, under every name that clients give it. */
public enum QueryLanguage {
  /** The older language of WBEM servers. */
  WQL(Dialect.WQL, true, "WQL"),
  /** The CIM Query Language (DSP0202). */
  CQL(Dialect.CQL, true, "DMTF:CQL", "CQL"),
  /** The Filter Query Language (DSP0212): conditions without SELECT. */
  FQL(Dialect.FQL, false, "DMTF:FQL", "FQL");

  private final Dialect dialect;
  private final boolean statements;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> names;

  QueryLanguage(Dialect dialect, boolean statements, String... names) {
    this.dialect = dialect;
    this.statements = statements;
    this.names = List.of(names);
  }

  /** The name of the standard, for example {@code DMTF:CQL}. */
  public String officialName() {
    return names.get(0);
  }

  /** Whether its queries are SELECT statements; else they are conditions. */
  public boolean hasStatements() {
    return statements;
  }

  Dialect dialect() {
    return dialect;
  }

  /**
   * The language of SELECT statements of that name, in any case.
   *
   * @throws CimException QUERY_LANGUAGE_NOT_SUPPORTED
   */
  public static QueryLanguage ofStatements(String name) {
    return named(name, true, "queries");
  }

  /**
   * The language of filters of that name, in any case.
   *
   * @throws CimException QUERY_LANGUAGE_NOT_SUPPORTED
   */
  public static QueryLanguage ofFilters(String name) {
    return named(name, false, "filters of enumerations");
  }

  private static QueryLanguage named(String name, boolean statements, String what) {
    String there = "";
    for (QueryLanguage language : values()) {
      if (language.statements == statements) {
        there += (there.isEmpty() ? "" : ", ") + String.join(", ", language.names);
        if (language.names.stream().anyMatch(n -> n.equalsIgnoreCase(name.trim()))) {
          return language;
        }
      }
    }
    throw new CimException(
        CimStatus.QUERY_LANGUAGE_NOT_SUPPORTED,
        "query language " + name + " is not supported for " + what + "; there is " + there);
  }
}
