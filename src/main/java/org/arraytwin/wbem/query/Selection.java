package org.arraytwin.wbem.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.query.Filter;
import org.arraytwin.wbem.Instances;
import org.arraytwin.wbem.Iterators;
import org.arraytwin.wbem.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The instances of a class that pass a filter, found the shortest way that the filter allows: by
 * their path where it gives all keys, through an index where it gives an indexed property, else by
 * looking at all.
 */
public final class Selection {
  private final Instances instances;
  private final Scope scope;
  private final Filter filter;
  private final Map<String, Object> equalities;

  private Selection(Scope scope, Filter filter) {
    this.scope = scope;
    this.instances = scope.instances();
    this.filter = filter;
    this.equalities = filter.equalities();
  }

  /** Those of a class and its subclasses that pass, lazily. */
  public static Iterator<CimInstance> of(Scope scope, CimClass root, Filter filter) {
    return new Selection(scope, filter).of(root);
  }

  private Iterator<CimInstance> of(CimClass root) {
    List<CimClass> classes = new ArrayList<>();
    classes.add(root);
    classes.addAll(instances.classes().descendants(root.name()));
    classes.removeIf(c -> c.isAbstract() || !possible(c));
    return Iterators.filter(Iterators.flatMap(classes.iterator(), this::candidates), filter::test);
  }

  private boolean possible(CimClass c) {
    return filter.ancestors().stream().allMatch(a -> instances.classes().isA(c.name(), a));
  }

  private Iterator<CimInstance> candidates(CimClass exact) {
    ObjectPath path = path(exact);
    if (path != null) {
      CimInstance found = instances.get(path);
      return found == null ? Collections.emptyIterator() : List.of(found).iterator();
    }
    for (Map.Entry<String, Object> equality : equalities.entrySet()) {
      Iterator<CimInstance> found = instances.find(exact, equality.getKey(), equality.getValue());
      if (found != null) {
        return found;
      }
    }
    return instances.enumerate(exact);
  }

  /** The path where the filter gives all keys; null else, or where it cannot be one. */
  private @Nullable ObjectPath path(CimClass exact) {
    List<ObjectPath.Key> keys = new ArrayList<>();
    for (CimProperty key : exact.keys()) {
      Object value = equalities.get(Names.fold(key.name()));
      if (value == null) {
        return null;
      }
      keys.add(new ObjectPath.Key(key.name(), value));
    }
    if (keys.isEmpty()) {
      return null;
    }
    try {
      return scope.typed(new ObjectPath(null, null, exact.name(), keys), exact);
    } catch (CimException e) {
      return null;
    }
  }
}
