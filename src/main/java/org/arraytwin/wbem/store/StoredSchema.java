package org.arraytwin.wbem.store;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.wbem.Schema;
import org.jspecify.annotations.Nullable;

/** Changes what clients added to the classes of a namespace; the product's own stay as they are. */
final class StoredSchema implements Schema {
  private final StoredMoment moment;
  private final Space space;
  private final Predicate<CimClass> served;

  /**
   * @param served whether the product has an instance of exactly that class
   */
  StoredSchema(StoredMoment moment, Space space, Predicate<CimClass> served) {
    this.moment = moment;
    this.space = space;
    this.served = served;
  }

  private void commit(Draft draft) {
    draft.commit(moment.model().shelf());
  }

  private Draft draft() {
    return new Draft(moment.documents());
  }

  @Override
  public void create(CimClass local) {
    Draft draft = draft();
    SchemaWrites.create(draft, space, local);
    commit(draft);
  }

  @Override
  public void modify(CimClass local) {
    CimClass present = require(local.name());
    requireNoChildren(present);
    requireOwn(present);
    CimClass next = SchemaWrites.resolved(space, local);
    if (instances(present) && !keepsInstances(present, next)) {
      throw new CimException(
          CimStatus.CLASS_HAS_INSTANCES,
          "class "
              + present
              + " has instances; until they are deleted only properties that are no keys can be"
              + " added, and no others changed");
    }
    Draft draft = draft();
    if (!Objects.equals(folded(present.superclass()), folded(next.superclass()))) {
      draft.remove(Filing.classes(space.name()), Names.fold(present.name()));
    }
    draft.put(SchemaWrites.document(space, next));
    commit(draft);
  }

  private static @Nullable String folded(@Nullable String name) {
    return name == null ? null : Names.fold(name);
  }

  /** Whether instances of a class can be instances of what takes its place. */
  private static boolean keepsInstances(CimClass present, CimClass next) {
    for (CimProperty p : present.properties()) {
      CimProperty q = next.property(p.name());
      if (q == null
          || p.type() != q.type()
          || p.array() != q.array()
          || p.isKey() != q.isKey()
          || !Objects.equals(folded(p.referenceClass()), folded(q.referenceClass()))
          || !Objects.equals(p.embedded(), q.embedded())) {
        return false;
      }
    }
    return next.keys().size() == present.keys().size()
        && next.isAssociation() == present.isAssociation()
        && !next.isAbstract();
  }

  @Override
  public void delete(String className) {
    CimClass present = require(className);
    requireNoChildren(present);
    if (instances(present)) {
      throw new CimException(
          CimStatus.CLASS_HAS_INSTANCES,
          "class " + present + " has instances in namespace " + space.name());
    }
    requireOwn(present);
    Draft draft = draft();
    String key = Names.fold(present.name());
    draft.remove(Filing.classes(space.name()), key);
    draft.remove(Filing.shapes(space.name()), key);
    commit(draft);
  }

  private CimClass require(String className) {
    CimClass found = space.classes().get(className);
    if (found == null) {
      throw new CimException(
          CimStatus.NOT_FOUND,
          "class " + className + " does not exist in namespace " + space.name());
    }
    return found;
  }

  private void requireNoChildren(CimClass present) {
    List<CimClass> children = space.classes().children(present.name());
    if (!children.isEmpty()) {
      throw new CimException(
          CimStatus.CLASS_HAS_CHILDREN, "class " + present + " has subclasses: " + children);
    }
  }

  private void requireOwn(CimClass present) {
    if (space.given().get(present.name()) != null) {
      throw new CimException(
          CimStatus.ACCESS_DENIED,
          "class "
              + present
              + " is part of this array; only classes that clients added can be changed");
    }
  }

  private boolean instances(CimClass present) {
    String folder = Filing.instances(space.name(), present.name());
    return moment.documents().folder(folder).size() > 0 || served.test(present);
  }

  @Override
  public void set(QualifierType type) {
    Draft draft = draft();
    SchemaWrites.set(draft, space, type);
    commit(draft);
  }

  @Override
  public void deleteQualifier(String name) {
    QualifierType present = space.classes().qualifierType(name);
    if (present == null) {
      throw new CimException(
          CimStatus.NOT_FOUND,
          "qualifier " + name + " is not declared in namespace " + space.name());
    }
    if (space.given().qualifierType(name) != null) {
      throw new CimException(
          CimStatus.ACCESS_DENIED,
          "qualifier " + present.name() + " is part of this array; it cannot be deleted");
    }
    SchemaWrites.requireUnused(space.classes(), present, "deleted");
    Draft draft = draft();
    draft.remove(Filing.qualifiers(space.name()), Names.fold(name));
    commit(draft);
  }
}
