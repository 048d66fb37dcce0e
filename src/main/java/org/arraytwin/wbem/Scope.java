package org.arraytwin.wbem;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.QualifierType;
import org.jspecify.annotations.Nullable;

/** The namespace an operation works in, with the instances of one moment. */
public final class Scope {
  private final CimServer server;
  private final Moment moment;
  private final ClassRepository repository;
  private final Instances instances;
  private final Typing typing;

  Scope(CimServer server, Moment moment, Instances instances) {
    this.server = server;
    this.moment = moment;
    this.repository = instances.classes();
    this.instances = instances;
    this.typing = new Typing(moment, instances, server.host());
  }

  public CimServer server() {
    return server;
  }

  /** All namespaces at this moment. */
  public Moment moment() {
    return moment;
  }

  /** The name of the namespace. */
  public String namespace() {
    return instances.name();
  }

  public ClassRepository repository() {
    return repository;
  }

  public Instances instances() {
    return instances;
  }

  /** Types what a client wants to write to instances of a class. */
  NewValues newValues(CimClass cimClass) {
    return new NewValues(typing, cimClass);
  }

  Typing typing() {
    return typing;
  }

  /** The class of an instance operation: INVALID_CLASS where it is missing. */
  public CimClass classOfInstances(String className) {
    return require(className, CimStatus.INVALID_CLASS);
  }

  private CimClass require(String className, CimStatus missing) {
    CimClass found = repository.get(className);
    if (found == null) {
      throw new CimException(
          missing, "class " + className + " does not exist in namespace " + namespace());
    }
    return found;
  }

  public CimInstance instance(ObjectPath asked) {
    CimClass cimClass = classOfInstances(asked.className());
    ObjectPath path = typing.instancePath(asked, cimClass);
    CimInstance found = instances.get(path);
    if (found == null) {
      throw notFound(path);
    }
    return found;
  }

  public static CimException notFound(ObjectPath path) {
    return new CimException(CimStatus.NOT_FOUND, "instance " + path + " does not exist");
  }

  /** The instances of a class and its subclasses. */
  public Iterator<CimInstance> enumerate(String className) {
    CimClass root = classOfInstances(className);
    List<CimClass> classes = new ArrayList<>();
    classes.add(root);
    classes.addAll(repository.descendants(root.name()));
    classes.removeIf(CimClass::isAbstract);
    return Iterators.flatMap(classes.iterator(), instances::enumerate);
  }

  /**
   * A path in this namespace with the key names, order and types that the class declares.
   *
   * @throws CimException INVALID_PARAMETER where keys are missing, unknown or of a wrong form
   */
  public ObjectPath typed(ObjectPath asked, CimClass cimClass) {
    return typing.instancePath(asked, cimClass);
  }

  public AssociationWalk walk(ObjectPath asked, AssociationFilter filter) {
    CimClass cimClass = classOfInstances(asked.className());
    SchemaWalk.check(repository, filter);
    return new AssociationWalk(this, typing.instancePath(asked, cimClass), cimClass, filter);
  }

  SchemaWalk schemaWalk(ObjectPath asked) {
    return new SchemaWalk(repository, classOfInstances(asked.className()));
  }

  Answer classPaths(List<CimClass> classes) {
    return new Answer.ObjectPaths(
        Iterators.map(classes.iterator(), c -> ObjectPath.ofClass(namespace(), c.name())));
  }

  Answer getClass(String className, ClassForm form) {
    CimClass found = require(className, CimStatus.NOT_FOUND);
    return new Answer.Classes(List.of(form.apply(found)), form.classOrigin());
  }

  /** Subclasses, direct or all; of null, from the top. */
  List<CimClass> classes(@Nullable String className, boolean deep) {
    if (className != null) {
      classOfInstances(className);
    }
    return deep ? repository.descendants(className) : repository.children(className);
  }

  Answer qualifier(String name) {
    QualifierType type = repository.qualifierType(name);
    if (type == null) {
      throw new CimException(
          CimStatus.NOT_FOUND,
          "qualifier " + name + " is not declared in namespace " + namespace());
    }
    return new Answer.QualifierTypes(List.of(type));
  }

  Answer qualifiers() {
    return new Answer.QualifierTypes(List.copyOf(repository.qualifierTypes()));
  }

  Answer invoke(ObjectPath asked, String methodName, Map<String, Object> arguments) {
    CimClass cimClass = classOfInstances(asked.className());
    CimMethod method = cimClass.method(methodName);
    if (method == null) {
      throw new CimException(
          CimStatus.METHOD_NOT_FOUND, "class " + cimClass + " has no method " + methodName);
    }
    ObjectPath object;
    if (asked.isClassPath()) {
      if (!method.isStatic()) {
        throw new CimException(
            CimStatus.INVALID_PARAMETER,
            cimClass + "." + method.name() + " is not static; it needs an instance, not a class");
      }
      object = ObjectPath.ofClass(namespace(), cimClass.name());
    } else {
      object = typing.instancePath(asked, cimClass);
      if (instances.get(object) == null) {
        throw notFound(object);
      }
    }
    return new Answer.Outcome(
        method, instances.invoke(object, method, typing.arguments(method, arguments)));
  }

  CimException notSupported(String name) {
    return new CimException(
        CimStatus.NOT_SUPPORTED, "operation " + name + " is not supported by this server");
  }
}
