package org.arraytwin.wbem.pull;

import java.util.Iterator;
import java.util.function.Supplier;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.query.Projection;
import org.arraytwin.cim.query.Query;
import org.arraytwin.wbem.Answer;
import org.arraytwin.wbem.AssociationFilter;
import org.arraytwin.wbem.AssociationWalk;
import org.arraytwin.wbem.Enumerations.Source;
import org.arraytwin.wbem.Enumerations.Terms;
import org.arraytwin.wbem.InstanceForm;
import org.arraytwin.wbem.Iterators;
import org.arraytwin.wbem.Operation;
import org.arraytwin.wbem.Portion;
import org.arraytwin.wbem.Scope;
import org.arraytwin.wbem.query.Selection;

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
      return instances(limited, Filtered.of(scope, terms, className));
    }
  }

  /** OpenEnumerateInstancePaths. */
  record EnumerateInstancePaths(String namespace, String className, Terms terms) implements Open {
    @Override
    public Source source(Scope scope) {
      return paths(Filtered.of(scope, terms, className));
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
      return instances(form, Filtered.of(scope, terms, filter.assocClass(), walk::references));
    }
  }

  /** OpenReferenceInstancePaths; the filter has ResultClass as its association class. */
  record ReferenceInstancePaths(
      String namespace, ObjectPath instance, AssociationFilter filter, Terms terms)
      implements Open {
    @Override
    public Source source(Scope scope) {
      AssociationWalk walk = walk(scope, instance, filter);
      return paths(Filtered.of(scope, terms, filter.assocClass(), walk::references));
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
      return instances(form, Filtered.of(scope, terms, filter.resultClass(), walk::associators));
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
              : Filtered.of(scope, terms, filter.resultClass(), walk::associators));
    }
  }

  /**
   * OpenQueryInstances (DSP0200 5.4.2.28): what a SELECT statement yields.
   *
   * @param language WQL or DMTF:CQL, as the client names it
   * @param returnClass whether the class of the rows is asked for
   */
  record QueryInstances(
      String namespace, String language, String query, boolean returnClass, Terms terms)
      implements Open {
    @Override
    public Source source(Scope scope) {
      Query parsed = Query.parse(language, query, scope.repository(), scope.namespace());
      Projection rows = parsed.projection();
      return new Source(
          Portion.Kind.INSTANCES,
          InstanceForm.ALL,
          () -> Iterators.map(Selection.of(scope, parsed.from(), parsed.where()), rows::apply),
          returnClass ? rows.resultClass() : null);
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
