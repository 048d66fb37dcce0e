package org.arraytwin.wbem.store;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.wbem.Instances;
import org.jspecify.annotations.Nullable;

/**
 * Adds many things to one namespace, all of them or none: nothing is there before {@link #commit}.
 * A namespace that does not exist is created. For one thread.
 */
public final class Loading {
  private final StoredModel model;
  private final String namespace;
  private final ClassRepository given;
  private final @Nullable Instances product;
  private final Draft draft;
  private Space space;

  /**
   * Begins.
   *
   * @throws CimException INVALID_PARAMETER where there can be no such namespace
   */
  public Loading(StoredModel model, String namespace) {
    this.model = model;
    StoredMoment moment = model.moment();
    StoredInstances home = moment.namespace(UserNamespaces.checked(namespace));
    Documents documents = moment.documents();
    this.draft = new Draft(documents);
    this.product = home == null ? null : home.product();
    this.namespace = home == null ? UserNamespaces.checked(namespace) : home.name();
    this.given = product == null ? model.fresh() : product.classes();
    if (home == null) {
      UserNamespaces.add(draft, this.namespace);
    }
    this.space = Space.of(this.namespace, given, draft.documents(), null);
  }

  /** The namespace's name, spelt as it is or will be created. */
  public String namespace() {
    return namespace;
  }

  /** Its classes with those added so far. */
  public ClassRepository classes() {
    return space.classes();
  }

  /**
   * Adds a qualifier type; one that is there already must be the same.
   *
   * @throws CimException ACCESS_DENIED, FAILED, INVALID_PARAMETER
   */
  public void add(QualifierType type) {
    SchemaWrites.set(draft, space, type);
    space = Space.of(namespace, given, draft.documents(), space);
  }

  /**
   * Adds a class.
   *
   * @param local what its own declaration says
   * @throws CimException ALREADY_EXISTS, INVALID_SUPERCLASS, INVALID_PARAMETER
   */
  public void add(CimClass local) {
    SchemaWrites.create(draft, space, local);
    space = Space.of(namespace, given, draft.documents(), space);
  }

  /**
   * Adds an instance; what it does not give gets the defaults of its class, references without a
   * namespace lead into this one.
   *
   * @param instance of a class of that name in this namespace, its values of the declared types
   * @return its path
   * @throws CimException INVALID_CLASS, INVALID_PARAMETER, NO_SUCH_PROPERTY, ALREADY_EXISTS;
   *     NOT_SUPPORTED where the product serves the class
   */
  public ObjectPath add(CimInstance instance) {
    String name = instance.cimClass().name();
    CimClass cimClass = space.classes().get(name);
    if (cimClass == null || cimClass.isAbstract() || cimClass.isIndication()) {
      throw new CimException(
          cimClass == null ? CimStatus.INVALID_CLASS : CimStatus.INVALID_PARAMETER,
          "class "
              + name
              + (cimClass == null ? " does not exist" : " has no instances")
              + " in namespace "
              + namespace);
    }
    if (product != null && given.get(name) != null && product.serves(cimClass)) {
      throw new CimException(
          CimStatus.NOT_SUPPORTED, "instances of " + name + " are made by the array alone");
    }
    ObjectPath path = InstanceWrites.create(draft, space, complete(instance, cimClass));
    if (!space.codec(cimClass).recorded()) {
      space = Space.of(namespace, given, draft.documents(), space);
    }
    return path;
  }

  private CimInstance complete(CimInstance instance, CimClass cimClass) {
    InstanceLayout layout = space.codec(cimClass).layout();
    @Nullable Object[] data = new @Nullable Object[layout.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = layout.properties().get(i).defaultValue();
    }
    List<CimProperty> properties = instance.layout().properties();
    for (int i = 0; i < properties.size(); i++) {
      String property = properties.get(i).name();
      int position = layout.indexOf(property);
      if (position < 0) {
        throw new CimException(
            CimStatus.NO_SUCH_PROPERTY, "class " + cimClass + " has no property " + property);
      }
      data[position] = located(instance.value(i));
    }
    return new CimInstance(layout, data, namespace, null);
  }

  private @Nullable Object located(@Nullable Object value) {
    if (value instanceof ObjectPath path && path.namespace() == null) {
      return path.in(namespace);
    }
    if (value instanceof List<?> list && list.stream().anyMatch(ObjectPath.class::isInstance)) {
      List<@Nullable Object> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(located(item)));
      return items;
    }
    return value;
  }

  /** Whether a class is there already, from the product, from clients or from this loading. */
  public boolean has(String className) {
    return space.classes().get(Names.fold(className)) != null;
  }

  /**
   * Writes all of it.
   *
   * @throws org.arraytwin.wbem.StaleMoment where others have written since it began
   */
  public void commit() {
    draft.commit(model.shelf());
  }
}
