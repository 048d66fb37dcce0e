package org.arraytwin.profile;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Command;
import org.arraytwin.wbem.Instances;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/** What the views of one namespace show in one snapshot. */
final class ViewInstances<S> implements Instances {
  private final Home home;
  private final ViewCatalog<S> catalog;
  private final S snapshot;
  private final @Nullable Commands commands;

  /**
   * @param commands where writes go; null where nothing can be written
   */
  ViewInstances(Home home, ViewCatalog<S> catalog, S snapshot, @Nullable Commands commands) {
    this.commands = commands;
    this.home = home;
    this.catalog = catalog;
    this.snapshot = snapshot;
  }

  @Override
  public String name() {
    return home.namespace();
  }

  @Override
  public ClassRepository classes() {
    return home.classes();
  }

  @Override
  public boolean serves(CimClass exact) {
    return !catalog.own(exact.name()).isEmpty() || !catalog.associations(exact.name()).isEmpty();
  }

  @Override
  public Iterator<CimInstance> enumerate(CimClass exact) {
    if (exact.isAssociation()) {
      return io.vavr.collection.Iterator.ofAll(catalog.associations(exact.name()))
          .flatMap(view -> () -> view.instances(snapshot));
    }
    return io.vavr.collection.Iterator.ofAll(catalog.own(exact.name()))
        .flatMap(view -> () -> instances(view));
  }

  @Override
  public @Nullable Iterator<CimInstance> find(CimClass exact, String property, Object value) {
    List<ElementView<S, ?>> views = catalog.own(exact.name());
    if (views.isEmpty() || !views.stream().allMatch(view -> view.indexed(property))) {
      return null;
    }
    return io.vavr.collection.Iterator.ofAll(views)
        .flatMap(view -> () -> found(view, property, value));
  }

  private <T> Iterator<CimInstance> found(ElementView<S, T> view, String property, Object value) {
    return io.vavr.collection.Iterator.ofAll(view.find(snapshot, property, value))
        .map(object -> view.instance(snapshot, object));
  }

  private <T> Iterator<CimInstance> instances(ElementView<S, T> view) {
    return io.vavr.collection.Iterator.ofAll(view.all(snapshot))
        .map(object -> view.instance(snapshot, object));
  }

  @Override
  public @Nullable CimInstance get(ObjectPath path) {
    for (ElementView<S, ?> view : catalog.own(path.className())) {
      Element<S, ?> element = view.listed() ? view.element(snapshot, path) : null;
      if (element != null) {
        return element.instance(snapshot);
      }
    }
    for (AssociationView<S, ?> view : catalog.associations(path.className())) {
      CimInstance found = view.get(snapshot, path);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Override
  public Iterator<CimInstance> references(ObjectPath element, CimClass association, String role) {
    if (catalog.own(element.className()).isEmpty()) {
      return io.vavr.collection.Iterator.empty();
    }
    return io.vavr.collection.Iterator.ofAll(catalog.associations(association.name()))
        .flatMap(view -> () -> view.references(snapshot, element, role));
  }

  @Override
  public @Nullable CimInstance associated(CimInstance association, String role) {
    if (association.get(role) instanceof ObjectPath path) {
      for (ElementView<S, ?> view : catalog.known(path.className())) {
        Element<S, ?> element = view.element(snapshot, path);
        if (element != null) {
          return element.instance(snapshot);
        }
      }
    }
    return null;
  }

  @Override
  public void modify(CimInstance instance, Map<String, @Nullable Object> values) {
    ObjectPath path = instance.path();
    for (ElementView<S, ?> view : catalog.own(path.className())) {
      List<Command> changes = commands == null ? null : view.changes(snapshot, path, values);
      if (changes != null && commands != null) {
        commands.execute(changes);
        return;
      }
    }
    Instances.super.modify(instance, values);
  }

  @Override
  public MethodResult invoke(ObjectPath object, CimMethod method, Map<String, Object> in) {
    for (ElementView<S, ?> view : catalog.own(object.className())) {
      MethodResult result = view.invoke(snapshot, object, method, in);
      if (result != null) {
        return result;
      }
    }
    boolean noSuchObject = !object.isClassPath() && get(object) == null;
    throw noSuchObject
        ? new CimException(CimStatus.NOT_FOUND, "there is no " + object)
        : new CimException(
            CimStatus.METHOD_NOT_AVAILABLE,
            "method " + method.name() + " of " + object + " is not implemented");
  }
}
