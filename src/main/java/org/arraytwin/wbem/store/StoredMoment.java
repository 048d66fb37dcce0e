package org.arraytwin.wbem.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.wbem.Instances;
import org.arraytwin.wbem.Moment;
import org.jspecify.annotations.Nullable;

/** All namespaces, the product's and those of clients, at one moment. */
final class StoredMoment implements Moment {
  private final StoredModel model;
  private final Moment product;
  private final Documents documents;
  private final Map<String, StoredInstances> opened = new ConcurrentHashMap<>(4);

  StoredMoment(StoredModel model, Moment product, Documents documents) {
    this.model = model;
    this.product = product;
    this.documents = documents;
  }

  StoredModel model() {
    return model;
  }

  Documents documents() {
    return documents;
  }

  @Override
  public List<String> namespaces() {
    List<String> names = new ArrayList<>(product.namespaces());
    names.addAll(UserNamespaces.names(documents));
    return names;
  }

  @Override
  public @Nullable StoredInstances namespace(String name) {
    String folded = Names.fold(name);
    StoredInstances known = opened.get(folded);
    if (known != null) {
      return known;
    }
    StoredInstances found = find(name);
    if (found != null) {
      opened.put(folded, found);
    }
    return found;
  }

  private @Nullable StoredInstances find(String name) {
    Instances served = product.namespace(name);
    String real = served == null ? UserNamespaces.find(documents, name) : served.name();
    if (real == null) {
      return null;
    }
    ClassRepository given = served == null ? model.fresh() : served.classes();
    return new StoredInstances(this, model.space(real, given, documents), served);
  }
}
