package org.arraytwin.wbem;

import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.QualifierType;

/**
 * Changes the classes and qualifier types of a namespace. Each method throws {@link StaleMoment}
 * where the state has changed since this moment.
 */
public interface Schema {
  /**
   * Adds a class.
   *
   * @param local what its own declaration says
   * @throws org.arraytwin.cim.CimException ALREADY_EXISTS, INVALID_SUPERCLASS, INVALID_PARAMETER
   */
  void create(CimClass local);

  /**
   * Puts another declaration in the place of a class.
   *
   * @throws org.arraytwin.cim.CimException NOT_FOUND, CLASS_HAS_CHILDREN, CLASS_HAS_INSTANCES,
   *     INVALID_SUPERCLASS, INVALID_PARAMETER; ACCESS_DENIED for the product's own classes
   */
  void modify(CimClass local);

  /**
   * Takes a class out.
   *
   * @throws org.arraytwin.cim.CimException NOT_FOUND, CLASS_HAS_CHILDREN, CLASS_HAS_INSTANCES;
   *     ACCESS_DENIED for the product's own classes
   */
  void delete(String className);

  /**
   * Adds a qualifier type or puts it in the place of the one of its name.
   *
   * @throws org.arraytwin.cim.CimException FAILED where classes use another one of that name;
   *     ACCESS_DENIED where the product has another one
   */
  void set(QualifierType type);

  /**
   * Takes a qualifier type out.
   *
   * @throws org.arraytwin.cim.CimException NOT_FOUND; FAILED where classes use it; ACCESS_DENIED
   *     for the product's own
   */
  void deleteQualifier(String name);
}
