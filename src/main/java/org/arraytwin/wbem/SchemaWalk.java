package org.arraytwin.wbem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.jspecify.annotations.Nullable;

/** Association traversal between classes (DSP0200: class paths as ObjectName). */
final class SchemaWalk {
  private final ClassRepository repository;
  private final CimClass cimClass;

  SchemaWalk(ClassRepository repository, CimClass cimClass) {
    this.repository = repository;
    this.cimClass = cimClass;
  }

  /** The association classes of which a reference may point to the class. */
  List<CimClass> references(AssociationFilter filter) {
    check(repository, filter);
    List<CimClass> found = new ArrayList<>();
    for (CimClass association : associations(repository, filter.assocClass())) {
      if (association.references().stream().anyMatch(r -> isNear(r, filter))) {
        found.add(association);
      }
    }
    return found;
  }

  /** The classes at the far ends of these associations, each once. */
  List<CimClass> associators(AssociationFilter filter) {
    Set<CimClass> found = new LinkedHashSet<>();
    for (CimClass association : references(filter)) {
      for (CimProperty near : association.references()) {
        if (isNear(near, filter)) {
          addFar(association, near, filter, found);
        }
      }
    }
    return List.copyOf(found);
  }

  private void addFar(
      CimClass association, CimProperty near, AssociationFilter filter, Set<CimClass> found) {
    for (CimProperty far : association.references()) {
      String target = far.referenceClass();
      if (target != null
          && !Names.same(far.name(), near.name())
          && matches(filter.resultRole(), far.name())) {
        CimClass passing = passing(target, filter.resultClass());
        if (passing != null) {
          found.add(passing);
        }
      }
    }
  }

  /** The declared class, or the class wanted where that is the narrower one of the two. */
  private @Nullable CimClass passing(String declared, @Nullable String wanted) {
    if (isA(repository, declared, wanted)) {
      return repository.get(declared);
    }
    return wanted != null && repository.isA(wanted, declared) ? repository.get(wanted) : null;
  }

  private boolean isNear(CimProperty reference, AssociationFilter filter) {
    return matches(filter.role(), reference.name())
        && isA(repository, cimClass.name(), reference.referenceClass());
  }

  /** Whether a role filter lets a reference pass. */
  static boolean matches(@Nullable String role, String reference) {
    return role == null || Names.same(role, reference);
  }

  /** Whether a class filter lets a class pass. */
  static boolean isA(ClassRepository repository, String name, @Nullable String ancestor) {
    return ancestor == null || repository.isA(name, ancestor);
  }

  /** That association class and its subclasses; of null, every association class. */
  static List<CimClass> associations(ClassRepository repository, @Nullable String name) {
    List<CimClass> found = new ArrayList<>();
    CimClass named = name == null ? null : repository.get(name);
    if (named != null) {
      found.add(named);
      found.addAll(repository.descendants(named.name()));
    } else {
      found.addAll(repository.all());
    }
    found.removeIf(c -> !c.isAssociation());
    return found;
  }

  /**
   * Requires that the classes of a filter exist.
   *
   * @throws CimException INVALID_PARAMETER as DSP0200 asks
   */
  static void check(ClassRepository repository, AssociationFilter filter) {
    CimClass association = check(repository, "association class", filter.assocClass());
    if (association != null && !association.isAssociation()) {
      throw new CimException(
          CimStatus.INVALID_PARAMETER, "class " + association + " is not an association");
    }
    check(repository, "result class", filter.resultClass());
  }

  private static @Nullable CimClass check(
      ClassRepository repository, String what, @Nullable String name) {
    CimClass found = name == null ? null : repository.get(name);
    if (name != null && found == null) {
      throw new CimException(
          CimStatus.INVALID_PARAMETER, what + " " + name + " does not exist in this namespace");
    }
    return found;
  }
}
