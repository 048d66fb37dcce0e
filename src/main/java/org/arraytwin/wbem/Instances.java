package org.arraytwin.wbem;

import java.util.Iterator;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one namespace at one moment. Paths handed in carry keys of the declared types in
 * any order; classes are of the namespace's repository. Nothing here throws for an unknown object:
 * it answers null or an empty iterator. Iterators are lazy, so that answers of any size stream.
 */
public interface Instances {
  /** The instances whose creation class is exactly this one. */
  Iterator<CimInstance> enumerate(CimClass exact);

  /** The instance of exactly the path's class and keys, or null. */
  @Nullable CimInstance get(ObjectPath path);

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
   * Runs a method.
   *
   * @param object the instance, or the class for a static method
   * @param in by declared parameter name; null values are left out
   * @throws org.arraytwin.cim.CimException METHOD_NOT_AVAILABLE where nobody implements it
   */
  MethodResult invoke(ObjectPath object, CimMethod method, Map<String, Object> in);
}
