package org.arraytwin.wbem;

import java.util.Iterator;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * One namespace at one moment: its classes and its instances. Paths handed in carry keys of the
 * declared types in any order; classes are of the namespace's repository. Nothing here throws for
 * an unknown object: it answers null or an empty iterator. Iterators are lazy, so that answers of
 * any size stream.
 */
public interface Instances {
  /** The name of the namespace without leading slash, for example {@code root/tpd}. */
  String name();

  ClassRepository classes();

  /**
   * Whether the instances of exactly this class are this namespace's own affair; those of others
   * may be kept in a store.
   */
  default boolean serves(CimClass exact) {
    return true;
  }

  /** The instances whose creation class is exactly this one. */
  Iterator<CimInstance> enumerate(CimClass exact);

  /** The instance of exactly the path's class and keys, or null. */
  @Nullable CimInstance get(ObjectPath path);

  /**
   * The instances of exactly this class that may have a value in a property, where an index knows
   * them: all that have it and perhaps some that have not.
   *
   * @param property in any case
   * @param value of the declared type, not null
   * @return null where there is no index
   */
  default @Nullable Iterator<CimInstance> find(CimClass exact, String property, Object value) {
    return null;
  }

  /**
   * The instances of exactly this association class whose reference {@code role} is the element.
   *
   * @param element a path as {@link #get} takes it; it need not be enumerable
   * @param role the spelling of the class
   */
  Iterator<CimInstance> references(ObjectPath element, CimClass association, String role);

  /**
   * The element at one end of an association instance, also where it lives in another namespace or
   * is known only through the association (a volume of the peer array, for example).
   */
  @Nullable CimInstance associated(CimInstance association, String role);

  /**
   * Creates an instance; where a class is not for clients to create: NOT_SUPPORTED.
   *
   * @param instance all that was given, of the declared types; keys may be missing
   * @return its path, all keys filled in
   * @throws CimException ALREADY_EXISTS, INVALID_PARAMETER or what else forbids it
   * @throws StaleMoment where the state has changed since this moment
   */
  default ObjectPath create(CimInstance instance) {
    throw notSupported("CreateInstance", instance.cimClass().name());
  }

  /**
   * Changes properties of an instance, all of them or none.
   *
   * @param instance as it stands at this moment
   * @param values by declared property name, of the declared types, keys not among them
   * @throws CimException NOT_SUPPORTED where one is not for clients to write
   * @throws StaleMoment where the state has changed since this moment
   */
  default void modify(CimInstance instance, Map<String, @Nullable Object> values) {
    throw notSupported("ModifyInstance", instance.cimClass().name());
  }

  /**
   * Deletes an instance.
   *
   * @throws CimException NOT_SUPPORTED where the class is not for clients to delete
   * @throws StaleMoment where the state has changed since this moment
   */
  default void delete(CimInstance instance) {
    throw notSupported("DeleteInstance", instance.cimClass().name());
  }

  /**
   * What changes the classes of this namespace.
   *
   * @throws CimException NOT_SUPPORTED where nothing does
   */
  default Schema schema() {
    throw new CimException(
        CimStatus.NOT_SUPPORTED, "the classes of namespace " + name() + " cannot be changed");
  }

  private CimException notSupported(String operation, String className) {
    return new CimException(
        CimStatus.NOT_SUPPORTED,
        operation + " of " + className + " is not supported in namespace " + name());
  }

  /**
   * Runs a method.
   *
   * @param object the instance, or the class for a static method
   * @param in by declared parameter name; null values are left out
   * @throws CimException METHOD_NOT_AVAILABLE where nobody implements it
   */
  MethodResult invoke(ObjectPath object, CimMethod method, Map<String, Object> in);
}
