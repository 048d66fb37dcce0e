package org.arraytwin.cim.query;

import java.util.List;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.query.term.Row;
import org.arraytwin.cim.query.term.Term;
import org.arraytwin.cim.query.term.Values;
import org.jspecify.annotations.Nullable;

/**
 * The select list: what of an instance a query answers.
 *
 * <p>{@code *} leaves instances as they are. A list of properties is answered by ExecQuery as a
 * property list is: the instances keep class and path. {@link #apply} makes of any list but {@code
 * *} instances of the {@link #resultClass}, which have no keys.
 */
public final class Projection {
  /**
   * One column of the result.
   *
   * @param type of its property in the result class
   * @param term null-free source of its values
   */
  record Column(CimType type, Term term) {}

  private final CimClass resultClass;
  private final boolean whole;
  private final @Nullable Set<String> properties;
  private final List<Column> columns;
  private final InstanceLayout layout;
  private final ClassRepository classes;
  private final String namespace;

  Projection(
      CimClass resultClass,
      @Nullable Set<String> properties,
      @Nullable List<Column> columns,
      ClassRepository classes,
      String namespace) {
    this.resultClass = resultClass;
    this.whole = columns == null;
    this.properties = properties;
    this.columns = columns == null ? List.of() : List.copyOf(columns);
    this.layout = InstanceLayout.of(resultClass);
    this.classes = classes;
    this.namespace = namespace;
  }

  /** Whether instances stay as they are: {@code SELECT *}. */
  public boolean whole() {
    return whole;
  }

  /**
   * The folded names of the properties asked, where the list holds nothing but properties of the
   * instance under their own names; else null.
   */
  public @Nullable Set<String> properties() {
    return properties;
  }

  /** The class of the results: the class asked for {@code *}, else one made for this query. */
  public CimClass resultClass() {
    return resultClass;
  }

  /** The result of an instance: itself for {@code *}, else one of the result class. */
  public CimInstance apply(CimInstance instance) {
    if (whole) {
      return instance;
    }
    Row row = new Row(instance, classes, namespace, 0);
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Column column = columns.get(i);
      values[i] = Values.stored(column.type(), column.term().value(row));
    }
    return new CimInstance(layout, values, null, null);
  }
}
