package org.arraytwin.wbem.pull;

import java.util.Iterator;
import java.util.function.Supplier;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.wbem.Enumerations.Terms;
import org.arraytwin.wbem.Scope;

/** Narrows an enumeration to the instances that a FilterQuery accepts. */
final class Filtered {
  private Filtered() {}

  /**
   * The instances that pass.
   *
   * @throws CimException QUERY_LANGUAGE_NOT_SUPPORTED
   */
  static Supplier<Iterator<CimInstance>> of(
      Scope scope, Terms terms, Supplier<Iterator<CimInstance>> instances) {
    if (terms.filterLanguage() == null) {
      return instances;
    }
    throw new CimException(
        CimStatus.QUERY_LANGUAGE_NOT_SUPPORTED,
        "filter language " + terms.filterLanguage() + " is not known in " + scope.namespace());
  }
}
