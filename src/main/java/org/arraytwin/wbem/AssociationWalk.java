package org.arraytwin.wbem;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;

/** Association traversal from one instance, lazily. */
public final class AssociationWalk {
  /** An association class and the reference in it that may point to the element. */
  private record Near(CimClass association, CimProperty reference) {}

  /** An association instance and the reference in it that points away from the element. */
  private record Far(CimInstance association, CimProperty reference) {}

  /** An association instance and the reference in it that points to the element. */
  private record Found(CimInstance association, CimProperty near) {}

  private final Scope scope;
  private final ObjectPath element;
  private final CimClass elementClass;
  private final AssociationFilter filter;

  AssociationWalk(
      Scope scope, ObjectPath element, CimClass elementClass, AssociationFilter filter) {
    this.scope = scope;
    this.element = element;
    this.elementClass = elementClass;
    this.filter = filter;
    if (scope.instances().get(element) == null && !known()) {
      throw Scope.notFound(element);
    }
  }

  /** An element that nobody serves may still be known through an association. */
  private boolean known() {
    return found(AssociationFilter.NONE).hasNext();
  }

  private List<Near> nearEnds(AssociationFilter by) {
    ClassRepository repository = scope.repository();
    List<Near> ends = new ArrayList<>();
    for (ClassRepository.End end : repository.endsFor(elementClass)) {
      if (SchemaWalk.matches(by.role(), end.reference().name())
          && SchemaWalk.isA(repository, end.association().name(), by.assocClass())) {
        ends.add(new Near(end.association(), end.reference()));
      }
    }
    return ends;
  }

  private Iterator<Found> found(AssociationFilter by) {
    return Iterators.flatMap(
        nearEnds(by).iterator(),
        near ->
            Iterators.map(
                scope.instances().references(element, near.association(), near.reference().name()),
                instance -> new Found(instance, near.reference())));
  }

  /** Each association instance once, also where several of its ends are the element. */
  public Iterator<CimInstance> references() {
    return Iterators.map(Iterators.filter(found(filter), this::isFirstEnd), Found::association);
  }

  private boolean isFirstEnd(Found found) {
    for (CimProperty reference : found.association().cimClass().references()) {
      if (Names.same(reference.name(), found.near().name())) {
        return true;
      }
      if (SchemaWalk.matches(filter.role(), reference.name())
          && found.association().get(reference.name()) instanceof ObjectPath path
          && path.sameObject(element)) {
        return false;
      }
    }
    return true;
  }

  public Iterator<ObjectPath> referenceNames() {
    return Iterators.map(references(), i -> absolute(i.path()));
  }

  private Iterator<Far> farEnds() {
    return Iterators.flatMap(
        found(filter),
        found -> {
          List<Far> ends = new ArrayList<>();
          for (CimProperty reference : found.association().cimClass().references()) {
            if (!Names.same(reference.name(), found.near().name())
                && SchemaWalk.matches(filter.resultRole(), reference.name())) {
              ends.add(new Far(found.association(), reference));
            }
          }
          return ends.iterator();
        });
  }

  /** The far ends that pass the filter, each object once however many ways lead to it. */
  private Iterator<Far> targets() {
    Seen seen = new Seen();
    return Iterators.filter(
        farEnds(),
        far ->
            far.association().get(far.reference().name()) instanceof ObjectPath path
                && passes(path)
                && seen.first(absolute(path)));
  }

  public Iterator<CimInstance> associators() {
    return Iterators.flatMap(
        targets(),
        far -> {
          CimInstance target =
              scope.instances().associated(far.association(), far.reference().name());
          return target == null ? List.<CimInstance>of().iterator() : List.of(target).iterator();
        });
  }

  public Iterator<ObjectPath> associatorNames() {
    return Iterators.flatMap(
        targets(),
        far ->
            far.association().get(far.reference().name()) instanceof ObjectPath path
                ? List.of(absolute(path)).iterator()
                : List.<ObjectPath>of().iterator());
  }

  /** ResultClass, judged by the classes of the namespace the path leads to. */
  private boolean passes(ObjectPath path) {
    String wanted = filter.resultClass();
    if (wanted == null || scope.repository().isA(path.className(), wanted)) {
      return true;
    }
    String namespace = path.namespace();
    Instances home = namespace == null ? null : scope.moment().namespace(namespace);
    return home != null && home.classes().isA(path.className(), wanted);
  }

  private ObjectPath absolute(ObjectPath path) {
    String host = path.host() == null ? scope.server().host() : path.host();
    return path.in(path.namespace() == null ? scope.namespace() : path.namespace()).at(host);
  }
}
