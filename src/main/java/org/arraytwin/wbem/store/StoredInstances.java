package org.arraytwin.wbem.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Folder;
import org.arraytwin.wbem.Instances;
import org.arraytwin.wbem.MethodResult;
import org.arraytwin.wbem.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One namespace at one moment: instances of classes that the product serves come from it, all
 * others are kept as documents.
 */
final class StoredInstances implements Instances {
  private final StoredMoment moment;
  private final Space space;
  private final @Nullable Instances product;

  /**
   * @param product what the product serves in this namespace; null in one that a client added
   */
  StoredInstances(StoredMoment moment, Space space, @Nullable Instances product) {
    this.moment = moment;
    this.space = space;
    this.product = product;
  }

  @Override
  public String name() {
    return space.name();
  }

  @Override
  public ClassRepository classes() {
    return space.classes();
  }

  @Override
  public boolean serves(CimClass exact) {
    return serving(exact) != null;
  }

  /** What the product serves in this namespace; null in one that a client added. */
  @Nullable Instances product() {
    return product;
  }

  /** The product where it serves that class here. */
  private @Nullable Instances serving(CimClass exact) {
    Instances served = product;
    return served != null && space.given().get(exact.name()) != null && served.serves(exact)
        ? served
        : null;
  }

  private Folder folder(InstanceCodec codec) {
    return moment.documents().folder(codec.folder());
  }

  @Override
  public Iterator<CimInstance> enumerate(CimClass exact) {
    Instances served = serving(exact);
    if (served != null) {
      return served.enumerate(exact);
    }
    InstanceCodec codec = space.codec(exact);
    return map(folder(codec).all(), codec::read);
  }

  /** Documents are found by their keys alone. */
  @Override
  public @Nullable Iterator<CimInstance> find(CimClass exact, String property, Object value) {
    Instances served = serving(exact);
    return served == null ? null : served.find(exact, property, value);
  }

  private static Iterator<CimInstance> map(
      Iterator<Document> documents, Function<Document, CimInstance> reader) {
    return new Iterator<CimInstance>() {
      @Override
      public boolean hasNext() {
        return documents.hasNext();
      }

      @Override
      public CimInstance next() {
        return reader.apply(documents.next());
      }
    };
  }

  @Override
  public @Nullable CimInstance get(ObjectPath path) {
    CimClass exact = space.classes().get(path.className());
    if (exact == null) {
      return null;
    }
    Instances served = serving(exact);
    if (served != null) {
      return served.get(path);
    }
    InstanceCodec codec = space.codec(exact);
    Document document = folder(codec).get(Filing.key(path, name()));
    return document == null ? null : codec.read(document);
  }

  @Override
  public Iterator<CimInstance> references(ObjectPath element, CimClass association, String role) {
    Instances served = serving(association);
    if (served != null) {
      return served.references(element, association, role);
    }
    InstanceCodec codec = space.codec(association);
    Folder folder = folder(codec);
    return folder.size() == 0
        ? Collections.emptyIterator()
        : map(folder.linked(Filing.link(role, element, name())), codec::read);
  }

  @Override
  public @Nullable CimInstance associated(CimInstance association, String role) {
    Instances served = serving(association.cimClass());
    CimInstance found = served == null ? null : served.associated(association, role);
    if (found != null
        || !(association.get(role) instanceof ObjectPath path)
        || path.host() != null) {
      return found;
    }
    String namespace = path.namespace();
    StoredInstances home = namespace == null ? this : moment.namespace(namespace);
    return home == null ? null : home.get(path);
  }

  @Override
  public ObjectPath create(CimInstance instance) {
    Instances served = serving(instance.cimClass());
    if (served != null && NamespaceWrites.isNamespace(instance.cimClass())) {
      return NamespaceWrites.create(moment, name(), instance);
    }
    if (served != null) {
      return served.create(instance);
    }
    Draft draft = new Draft(moment.documents());
    ObjectPath path = InstanceWrites.create(draft, space, instance);
    draft.commit(moment.model().shelf());
    return path;
  }

  @Override
  public void modify(CimInstance instance, Map<String, @Nullable Object> values) {
    Instances served = serving(instance.cimClass());
    if (served != null) {
      served.modify(instance, values);
      return;
    }
    Draft draft = new Draft(moment.documents());
    InstanceWrites.modify(draft, space, instance, values);
    draft.commit(moment.model().shelf());
  }

  @Override
  public void delete(CimInstance instance) {
    Instances served = serving(instance.cimClass());
    if (served != null && NamespaceWrites.isNamespace(instance.cimClass())) {
      NamespaceWrites.delete(moment, instance);
    } else if (served != null) {
      served.delete(instance);
    } else {
      Draft draft = new Draft(moment.documents());
      draft.remove(space.codec(instance.cimClass()).folder(), Filing.key(instance.path(), name()));
      draft.commit(moment.model().shelf());
    }
  }

  @Override
  public Schema schema() {
    return new StoredSchema(moment, space, this::served);
  }

  /** Whether the product has an instance of exactly that class. */
  private boolean served(CimClass exact) {
    Instances serving = serving(exact);
    return serving != null && serving.enumerate(exact).hasNext();
  }

  @Override
  public MethodResult invoke(ObjectPath object, CimMethod method, Map<String, Object> in) {
    CimClass exact = space.classes().get(object.className());
    Instances served = exact == null ? null : serving(exact);
    if (served != null) {
      return served.invoke(object, method, in);
    }
    throw new CimException(
        CimStatus.METHOD_NOT_AVAILABLE,
        "nobody implements method "
            + method.name()
            + " of "
            + object.className()
            + ", whose instances are kept for clients");
  }
}
