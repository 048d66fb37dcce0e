package org.arraytwin.wbem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.Names;
import org.jspecify.annotations.Nullable;

/**
 * All namespaces of a CIM server at one moment. What is read from it stays as it was then, however
 * long the reader takes; what is written through it is refused with {@link StaleMoment} where its
 * ground has changed since.
 */
public interface Moment {
  /** The names of the namespaces there are, without leading slash, spelt as created. */
  List<String> namespaces();

  /**
   * A namespace, or null where it does not exist.
   *
   * @param name in any case and without leading slash; aliases lead to the namespace they mean
   */
  @Nullable Instances namespace(String name);

  /** A moment of fixed namespaces. */
  static Moment of(List<? extends Instances> namespaces) {
    Map<String, Instances> byName = new LinkedHashMap<>();
    for (Instances namespace : namespaces) {
      byName.put(Names.fold(namespace.name()), namespace);
    }
    List<String> names = byName.values().stream().map(Instances::name).toList();
    return new Moment() {
      @Override
      public List<String> namespaces() {
        return names;
      }

      @Override
      public @Nullable Instances namespace(String name) {
        return byName.get(Names.fold(name));
      }
    };
  }
}
