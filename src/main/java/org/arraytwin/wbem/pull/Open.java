package org.arraytwin.wbem.pull;

import java.util.Iterator;
import java.util.function.Supplier;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.wbem.Answer;
import org.arraytwin.wbem.AssociationFilter;
import org.arraytwin.wbem.AssociationWalk;
import org.arraytwin.wbem.Enumerations.Source;
import org.arraytwin.wbem.Enumerations.Terms;
import org.arraytwin.wbem.InstanceForm;
import org.arraytwin.wbem.Operation;
import org.arraytwin.wbem.Portion;
import org.arraytwin.wbem.Scope;

/** An operation that opens an enumeration (DSP0200 clause 5.4.2.24). */
public sealed interface Open extends Operation {
  Terms terms();

  /** What is enumerated in that scope. */
  Source source(Scope scope);

  @Override
  default Answer answer(Scope scope) {
    return new Answer.Pulled(
        scope.server().enumerations().open(scope.namespace(), terms(), () -> source(scope)));
  }

  /**
   * OpenEnumerateInstances.
   *
   * @param deepInheritance whether subclasses show the properties they add
   */
  record EnumerateInstances(
      String namespace, String className, boolean deepInheritance, InstanceForm form, Terms terms)
      implements Open {
    @Override
    public Source source(Scope scope) {
      InstanceForm limited =
          deepInheritance ? form : form.limitedTo(scope.classOfInstances(className));
      return instances(limited, Filtered.of(scope, terms, () -> scope.enumerate(className)));
    }
  }

  /** OpenEnumerateInstancePaths. */
  record EnumerateInstancePaths(String namespace, String className, Terms terms) implements Open {
    @Override
    public Source source(Scope scope) {
      return paths(Filtered.of(scope, terms, () -> scope.enumerate(className)));
    }
  }

  /** OpenReferenceInstances; the filter has ResultClass as its association class. */
  record ReferenceInstances(
      String namespace,
      ObjectPath instance,
      AssociationFilter filter,
      InstanceForm form,
      Terms terms)
      implements Open {
    @Override
    public Source source(Scope scope) {
      AssociationWalk walk = walk(scope, instance, filter);
      return instances(form, Filtered.of(scope, terms, walk::references));
    }
  }

  /** OpenReferenceInstancePaths; the filter has ResultClass as its association class. */
  record ReferenceInstancePaths(
      String namespace, ObjectPath instance, AssociationFilter filter, Terms terms)
      implements Open {
    @Override
    public Source source(Scope scope) {
      AssociationWalk walk = walk(scope, instance, filter);
      return paths(Filtered.of(scope, terms, walk::references));
    }
  }

  /** OpenAssociatorInstances. */
  record AssociatorInstances(
      String namespace,
      ObjectPath instance,
      AssociationFilter filter,
      InstanceForm form,
      Terms terms)
      implements Open {
    @Override
    public Source source(Scope scope) {
      AssociationWalk walk = walk(scope, instance, filter);
      return instances(form, Filtered.of(scope, terms, walk::associators));
    }
  }

  /** OpenAssociatorInstancePaths; without a filter the far instances are not even looked at. */
  record AssociatorInstancePaths(
      String namespace, ObjectPath instance, AssociationFilter filter, Terms terms)
      implements Open {
    @Override
    public Source source(Scope scope) {
      AssociationWalk walk = walk(scope, instance, filter);
      return paths(
          terms.filterQuery() == null
              ? walk::associatorNames
              : Filtered.of(scope, terms, walk::associators));
    }
  }

  private static AssociationWalk walk(Scope scope, ObjectPath instance, AssociationFilter filter) {
    if (instance.isClassPath()) {
      throw new CimException(
          CimStatus.INVALID_PARAMETER,
          "InstanceName is the class " + instance.className() + "; expected an instance");
    }
    return scope.walk(instance, filter);
  }

  private static Source instances(InstanceForm form, Supplier<? extends Iterator<?>> objects) {
    return new Source(Portion.Kind.INSTANCES_WITH_PATH, form, objects, null);
  }

  private static Source paths(Supplier<? extends Iterator<?>> objects) {
    return new Source(Portion.Kind.PATHS, InstanceForm.ALL, objects, null);
  }
}
