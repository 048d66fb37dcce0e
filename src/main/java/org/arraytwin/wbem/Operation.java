package org.arraytwin.wbem;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * An operation of DSP0200, one record each. Key values and method arguments may still be text: the
 * server types them by the declaration.
 */
public interface Operation {
  /** The namespace without leading slash. */
  String namespace();

  /**
   * Runs it.
   *
   * @throws org.arraytwin.cim.CimException with the status of DSP0200
   */
  Answer answer(Scope scope);

  /** GetInstance (DSP0200 5.4.2.2). */
  record GetInstance(String namespace, ObjectPath instance, InstanceForm form)
      implements Operation {
    @Override
    public Answer answer(Scope scope) {
      return new Answer.OneInstance(scope.instance(instance), form);
    }
  }

  /**
   * EnumerateInstances (DSP0200 5.4.2.11).
   *
   * @param deepInheritance whether subclasses show the properties they add
   */
  record EnumerateInstances(
      String namespace, String className, boolean deepInheritance, InstanceForm form)
      implements Operation {
    @Override
    public Answer answer(Scope scope) {
      InstanceForm limited =
          deepInheritance ? form : form.limitedTo(scope.classOfInstances(className));
      return new Answer.NamedInstances(scope.enumerate(className), limited);
    }
  }

  /** EnumerateInstanceNames (DSP0200 5.4.2.12). */
  record EnumerateInstanceNames(String namespace, String className) implements Operation {
    @Override
    public Answer answer(Scope scope) {
      return new Answer.InstanceNames(scope.enumerate(className));
    }
  }

  /** Associators (DSP0200 5.4.2.14) of an instance or class. */
  record Associators(String namespace, ObjectPath object, AssociationFilter filter, ClassForm form)
      implements Operation {
    @Override
    public Answer answer(Scope scope) {
      if (object.isClassPath()) {
        return new Answer.ClassesWithPath(
            ClassForm.applyAll(form, scope.schemaWalk(object).associators(filter)),
            form.classOrigin());
      }
      return new Answer.ObjectsWithPath(
          scope.walk(object, filter).associators(), instanceForm(form));
    }
  }

  /** AssociatorNames (DSP0200 5.4.2.15) of an instance or class. */
  record AssociatorNames(String namespace, ObjectPath object, AssociationFilter filter)
      implements Operation {
    @Override
    public Answer answer(Scope scope) {
      if (object.isClassPath()) {
        return scope.classPaths(scope.schemaWalk(object).associators(filter));
      }
      return new Answer.ObjectPaths(scope.walk(object, filter).associatorNames());
    }
  }

  /** References (DSP0200 5.4.2.16); the filter has ResultClass as its association class. */
  record References(String namespace, ObjectPath object, AssociationFilter filter, ClassForm form)
      implements Operation {
    @Override
    public Answer answer(Scope scope) {
      if (object.isClassPath()) {
        return new Answer.ClassesWithPath(
            ClassForm.applyAll(form, scope.schemaWalk(object).references(filter)),
            form.classOrigin());
      }
      return new Answer.ObjectsWithPath(
          scope.walk(object, filter).references(), instanceForm(form));
    }
  }

  /** ReferenceNames (DSP0200 5.4.2.17); the filter has ResultClass as its association class. */
  record ReferenceNames(String namespace, ObjectPath object, AssociationFilter filter)
      implements Operation {
    @Override
    public Answer answer(Scope scope) {
      if (object.isClassPath()) {
        return scope.classPaths(scope.schemaWalk(object).references(filter));
      }
      return new Answer.ObjectPaths(scope.walk(object, filter).referenceNames());
    }
  }

  /** GetClass (DSP0200 5.4.2.1). */
  record GetClass(String namespace, String className, ClassForm form) implements Operation {
    @Override
    public Answer answer(Scope scope) {
      return scope.getClass(className, form);
    }
  }

  /**
   * EnumerateClasses (DSP0200 5.4.2.9).
   *
   * @param className null for the classes without superclass
   */
  record EnumerateClasses(
      String namespace, @Nullable String className, boolean deepInheritance, ClassForm form)
      implements Operation {
    @Override
    public Answer answer(Scope scope) {
      return new Answer.Classes(
          ClassForm.applyAll(form, scope.classes(className, deepInheritance)), form.classOrigin());
    }
  }

  /**
   * EnumerateClassNames (DSP0200 5.4.2.10).
   *
   * @param className null for the classes without superclass
   */
  record EnumerateClassNames(String namespace, @Nullable String className, boolean deepInheritance)
      implements Operation {
    @Override
    public Answer answer(Scope scope) {
      return new Answer.ClassNames(
          scope.classes(className, deepInheritance).stream().map(c -> c.name()).toList());
    }
  }

  /** GetQualifier (DSP0200 5.4.2.22). */
  record GetQualifier(String namespace, String qualifierName) implements Operation {
    @Override
    public Answer answer(Scope scope) {
      return scope.qualifier(qualifierName);
    }
  }

  /** EnumerateQualifiers (DSP0200 5.4.2.25). */
  record EnumerateQualifiers(String namespace) implements Operation {
    @Override
    public Answer answer(Scope scope) {
      return scope.qualifiers();
    }
  }

  /**
   * A method of a class or instance (DSP0200 5.3.2).
   *
   * @param object the instance, or the class for a static method
   * @param arguments by the client's spelling; text, paths, lists of these, embedded instances
   */
  record InvokeMethod(
      String namespace, ObjectPath object, String method, Map<String, Object> arguments)
      implements Operation {
    @Override
    public Answer answer(Scope scope) {
      return scope.invoke(object, method, arguments);
    }
  }

  /** An operation that this server does not have: NOT_SUPPORTED, once the namespace exists. */
  record Unsupported(String namespace, String name) implements Operation {
    @Override
    public Answer answer(Scope scope) {
      throw scope.notSupported(name);
    }
  }

  /**
   * The groups that DSP0200 sorts its operations into; a group is there where all of it is.
   * Indications are delivered by no operation of a server, so that their group is never told from
   * operations.
   */
  enum Group {
    BASIC_READ(
        2,
        "GetClass",
        "EnumerateClasses",
        "EnumerateClassNames",
        "GetInstance",
        "EnumerateInstances",
        "EnumerateInstanceNames"),
    BASIC_WRITE(3, "SetProperty"),
    SCHEMA_MANIPULATION(4, "CreateClass", "ModifyClass", "DeleteClass"),
    INSTANCE_MANIPULATION(5, "CreateInstance", "ModifyInstance", "DeleteInstance"),
    ASSOCIATION_TRAVERSAL(6, "Associators", "AssociatorNames", "References", "ReferenceNames"),
    QUERY_EXECUTION(7, "ExecQuery"),
    QUALIFIER_DECLARATION(
        8, "GetQualifier", "SetQualifier", "DeleteQualifier", "EnumerateQualifiers"),
    PULLED_READ(
        10,
        "OpenEnumerateInstances",
        "OpenEnumerateInstancePaths",
        "OpenReferenceInstances",
        "OpenReferenceInstancePaths",
        "OpenAssociatorInstances",
        "OpenAssociatorInstancePaths",
        "PullInstancesWithPath",
        "PullInstancePaths",
        "CloseEnumeration"),
    PULLED_READ_COUNT(11, "EnumerationCount"),
    PULLED_QUERY_EXECUTION(12, "OpenQueryInstances", "PullInstances");

    private final long number;
    private final String operations;

    Group(long number, String... operations) {
      this.number = number;
      this.operations = String.join(" ", operations);
    }

    /** Its value in FunctionalProfilesSupported of CIM_ObjectManagerCommunicationMechanism. */
    public long number() {
      return number;
    }

    /** Its name in the header CIMSupportedGroups, for example {@code basic-read}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The operations it consists of, as DSP0200 spells them. */
    public List<String> operations() {
      return List.of(operations.split(" ", -1));
    }

    /** Whether every operation of the group is among these. */
    public boolean isIn(Collection<String> implemented) {
      return implemented.containsAll(operations());
    }

    /** The groups of which every operation is among these. */
    public static List<Group> of(Collection<String> implemented) {
      return Arrays.stream(values()).filter(g -> g.isIn(implemented)).toList();
    }
  }

  private static InstanceForm instanceForm(ClassForm form) {
    return new InstanceForm(form.classOrigin(), form.properties());
  }
}
