package org.arraytwin.wbem;

import java.util.Iterator;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.QualifierType;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers, in the shape its return value has on the wire. Iterators are lazy and
 * serve once. Whoever writes a path fills in the server's host and the namespace asked where the
 * path lacks them.
 */
public sealed interface Answer {
  /** INSTANCE. */
  record OneInstance(CimInstance instance, InstanceForm form) implements Answer {}

  /** Nothing at all, not even IRETURNVALUE. */
  record Nothing() implements Answer {}

  /** INSTANCENAME. */
  record OneName(ObjectPath path) implements Answer {}

  /** VALUE, VALUE.ARRAY or VALUE.REFERENCE; an empty IRETURNVALUE for null. */
  record PropertyValue(CimType type, @Nullable Object value) implements Answer {}

  /** VALUE.NAMEDINSTANCE each. */
  record NamedInstances(Iterator<CimInstance> instances, InstanceForm form) implements Answer {}

  /** INSTANCENAME each. */
  record InstanceNames(Iterator<CimInstance> instances) implements Answer {}

  /** VALUE.OBJECTWITHPATH each. */
  record ObjectsWithPath(Iterator<CimInstance> instances, InstanceForm form) implements Answer {}

  /** VALUE.OBJECT each: instances without a path. */
  record Objects(Iterator<CimInstance> instances) implements Answer {}

  /** OBJECTPATH each, of instances or classes. */
  record ObjectPaths(Iterator<ObjectPath> paths) implements Answer {}

  /** VALUE.INSTANCEWITHPATH, INSTANCEPATH or INSTANCE each, and how the enumeration goes on. */
  record Pulled(Portion portion) implements Answer {}

  /** CLASS each. */
  record Classes(List<CimClass> classes, boolean classOrigin) implements Answer {}

  /** VALUE.OBJECTWITHPATH each, of classes. */
  record ClassesWithPath(List<CimClass> classes, boolean classOrigin) implements Answer {}

  /** CLASSNAME each. */
  record ClassNames(List<String> names) implements Answer {}

  /** QUALIFIER.DECLARATION each. */
  record QualifierTypes(List<QualifierType> types) implements Answer {}

  /** RETURNVALUE and output parameters. */
  record Outcome(CimMethod method, MethodResult result) implements Answer {}
}
