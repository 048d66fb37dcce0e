package org.arraytwin.wbem.pull;

import java.util.Iterator;
import java.util.function.Supplier;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.query.Filter;
import org.arraytwin.wbem.Enumerations.Terms;
import org.arraytwin.wbem.Iterators;
import org.arraytwin.wbem.Scope;
import org.arraytwin.wbem.query.Selection;
import org.jspecify.annotations.Nullable;

/** Narrows an enumeration to the instances that a FilterQuery accepts (DSP0212). */
final class Filtered {
  private Filtered() {}

  /**
   * The instances of a class and its subclasses that pass, through an index where there is one.
   *
   * @throws org.arraytwin.cim.CimException INVALID_CLASS, or what is wrong with the filter
   */
  static Supplier<Iterator<CimInstance>> of(Scope scope, Terms terms, String className) {
    CimClass root = scope.classOfInstances(className);
    Filter filter = filter(scope, terms, root);
    return filter == null
        ? () -> scope.enumerate(className)
        : () -> Selection.of(scope, root, filter);
  }

  /**
   * Those instances that pass.
   *
   * @param resultClass what they are, null where they may be of any class
   * @throws org.arraytwin.cim.CimException what is wrong with the filter
   */
  static Supplier<Iterator<CimInstance>> of(
      Scope scope,
      Terms terms,
      @Nullable String resultClass,
      Supplier<Iterator<CimInstance>> instances) {
    CimClass of = resultClass == null ? null : scope.repository().get(resultClass);
    Filter filter = filter(scope, terms, of);
    return filter == null ? instances : () -> Iterators.filter(instances.get(), filter::test);
  }

  private static @Nullable Filter filter(Scope scope, Terms terms, @Nullable CimClass of) {
    String language = terms.filterLanguage();
    String query = terms.filterQuery();
    return language == null || query == null
        ? null
        : Filter.parse(language, query, of, scope.repository(), scope.namespace());
  }
}
