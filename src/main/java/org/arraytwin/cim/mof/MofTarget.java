package org.arraytwin.cim.mof;

import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.QualifierType;
import org.jspecify.annotations.Nullable;

/** Where compiled declarations go. A namespace is null where the MOF names none. */
public interface MofTarget {
  /** What a namespace holds before anything is compiled into it; asked once for each. */
  ClassRepository classes(@Nullable String namespace);

  /**
   * Declarations that the namespace does not have yet, superclasses first. Called before the first
   * instance of any of them, perhaps several times.
   */
  void define(@Nullable String namespace, List<QualifierType> types, List<CimClass> classes);

  /**
   * An instance.
   *
   * @throws org.arraytwin.cim.CimException where it cannot be; reported at its declaration
   */
  void instance(@Nullable String namespace, CimInstance instance);
}
