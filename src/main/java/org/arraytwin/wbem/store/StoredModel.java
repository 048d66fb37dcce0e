package org.arraytwin.wbem.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.wbem.Instances;
import org.arraytwin.wbem.Model;
import org.arraytwin.wbem.Moment;

/** What a product serves, with the namespaces, classes and instances that clients have added. */
public final class StoredModel implements Model {
  private final Model product;
  private final Shelf shelf;
  private final Map<String, Space> spaces = new ConcurrentHashMap<>();
  private final ClassRepository fresh;

  /**
   * @param product what is there without clients
   * @param shelf where their things are kept
   */
  public StoredModel(Model product, Shelf shelf) {
    this.product = product;
    this.shelf = shelf;
    Moment moment = product.open();
    Instances first =
        moment.namespaces().isEmpty() ? null : moment.namespace(moment.namespaces().get(0));
    this.fresh =
        new ClassRepository(
            List.of(), first == null ? List.of() : first.classes().qualifierTypes());
  }

  @Override
  public Moment open() {
    return moment();
  }

  StoredMoment moment() {
    Documents documents = shelf.documents();
    return new StoredMoment(this, product.open(), documents);
  }

  Shelf shelf() {
    return shelf;
  }

  /** What a new namespace holds: the qualifier types of the product and no classes. */
  ClassRepository fresh() {
    return fresh;
  }

  /** A namespace as some documents have it. */
  Space space(String name, ClassRepository given, Documents documents) {
    String folded = Names.fold(name);
    Space before = spaces.get(folded);
    Space now = Space.of(name, given, documents, before);
    if (now != before) {
      spaces.put(folded, now);
    }
    return now;
  }

  /** A namespace is gone, so that what was worked out for it is free. */
  void forget(String name) {
    spaces.remove(Names.fold(name));
  }
}
