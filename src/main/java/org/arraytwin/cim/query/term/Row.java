package org.arraytwin.cim.query.term;

import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/** The instance an expression is evaluated for, and the variables of SATISFIES. For one thread. */
public final class Row {
  private final CimInstance instance;
  private final ClassRepository classes;
  private final String namespace;
  private final @Nullable Object[] variables;

  /**
   * @param classes say which class is a subclass of which
   * @param namespace of instances that do not tell theirs
   * @param variables how many there are
   */
  public Row(CimInstance instance, ClassRepository classes, String namespace, int variables) {
    this.instance = instance;
    this.classes = classes;
    this.namespace = namespace;
    this.variables = new Object[variables];
  }

  CimInstance instance() {
    return instance;
  }

  String namespace() {
    return namespace;
  }

  @Nullable Object variable(int slot) {
    return variables[slot];
  }

  void set(int slot, @Nullable Object value) {
    variables[slot] = value;
  }

  /** Whether an object is of that class; the class of an object need not be in the repository. */
  boolean isA(CimInstance object, String className) {
    String own = object.cimClass().name();
    if (Names.same(own, className)) {
      return true;
    }
    String parent = object.cimClass().superclass();
    return classes.isA(own, className) || (parent != null && classes.isA(parent, className));
  }

  /** Whether what a path names is of that class. */
  boolean isA(ObjectPath path, String className) {
    return classes.isA(path.className(), className);
  }

  /** The path of an object, or null where it has no keys. */
  @Nullable ObjectPath path(CimInstance object) {
    if (object.cimClass().keys().isEmpty()) {
      return null;
    }
    for (var key : object.cimClass().keys()) {
      if (object.get(key.name()) == null) {
        return null;
      }
    }
    ObjectPath path = object.path();
    return path.namespace() == null ? path.in(namespace) : path;
  }
}
