package org.arraytwin.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.Names;

/** The views of a namespace by class name, and those of its neighbours that it leads to. */
final class ViewCatalog<S> {
  private final Map<String, List<ElementView<S, ?>>> own = new HashMap<>();
  private final Map<String, List<ElementView<S, ?>>> known = new HashMap<>();
  private final Map<String, List<AssociationView<S, ?>>> associations = new HashMap<>();

  ViewCatalog(
      String namespace,
      List<ElementView<S, ?>> elements,
      List<AssociationView<S, ?>> associations) {
    for (ElementView<S, ?> view : elements) {
      add(known, view.className(), view);
      if (Names.same(view.namespace(), namespace)) {
        add(own, view.className(), view);
      }
    }
    for (AssociationView<S, ?> view : associations) {
      add(this.associations, view.className(), view);
    }
  }

  private static <V> void add(Map<String, List<V>> map, String className, V view) {
    map.computeIfAbsent(Names.fold(className), k -> new ArrayList<>()).add(view);
  }

  /** The views of a class whose instances live here. */
  List<ElementView<S, ?>> own(String className) {
    return own.getOrDefault(Names.fold(className), List.of());
  }

  /** The views of a class wherever its instances live. */
  List<ElementView<S, ?>> known(String className) {
    return known.getOrDefault(Names.fold(className), List.of());
  }

  List<AssociationView<S, ?>> associations(String className) {
    return associations.getOrDefault(Names.fold(className), List.of());
  }
}
