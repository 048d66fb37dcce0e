package org.arraytwin.wbem.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/** Namespaces are created and deleted through the instances that stand for them. */
final class NamespaceWrites {
  private static final Set<String> CLASSES = Set.of("cim_namespace", "cim_wbemservernamespace");
  private static final String NAME = "Name";

  private NamespaceWrites() {}

  /** Whether the instances of a class stand for namespaces. */
  static boolean isNamespace(CimClass cimClass) {
    return CLASSES.contains(Names.fold(cimClass.name()));
  }

  /**
   * Creates the namespace that an instance names; of its other properties none counts.
   *
   * @param asked the namespace the instance is created in
   * @return the path under which the product shows it
   * @throws CimException INVALID_PARAMETER, ALREADY_EXISTS; FAILED where it is gone again at once
   */
  static ObjectPath create(StoredMoment moment, String asked, CimInstance instance) {
    String name = UserNamespaces.checked(instance.get(NAME));
    if (moment.namespace(name) != null) {
      throw new CimException(CimStatus.ALREADY_EXISTS, "namespace " + name + " exists already");
    }
    Draft draft = new Draft(moment.documents());
    UserNamespaces.add(draft, name);
    draft.commit(moment.model().shelf());
    ObjectPath path = shown(moment.model().moment(), asked, instance.cimClass(), name);
    if (path == null) {
      throw new CimException(
          CimStatus.FAILED,
          "namespace " + name + " has been created, and deleted by somebody else at once");
    }
    return path;
  }

  private static @Nullable ObjectPath shown(
      StoredMoment moment, String asked, CimClass cimClass, String name) {
    StoredInstances home = moment.namespace(asked);
    Iterator<CimInstance> all =
        home == null ? Collections.emptyIterator() : home.enumerate(cimClass);
    while (all.hasNext()) {
      CimInstance each = all.next();
      if (each.get(NAME) instanceof String shown && Names.same(shown, name)) {
        return each.path().in(asked);
      }
    }
    return null;
  }

  /**
   * Deletes the namespace that an instance stands for.
   *
   * @throws CimException NAMESPACE_NOT_EMPTY; ACCESS_DENIED where it is the product's
   */
  static void delete(StoredMoment moment, CimInstance instance) {
    String name = String.valueOf(instance.get(NAME));
    if (UserNamespaces.find(moment.documents(), name) == null) {
      throw new CimException(
          CimStatus.ACCESS_DENIED,
          "namespace " + name + " is part of this array; only those clients added can be deleted");
    }
    Draft draft = new Draft(moment.documents());
    UserNamespaces.remove(draft, name);
    draft.commit(moment.model().shelf());
    moment.model().forget(name);
  }
}
