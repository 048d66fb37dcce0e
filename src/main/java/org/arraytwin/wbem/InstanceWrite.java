package org.arraytwin.wbem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/** The operations of DSP0200 that change instances, and those on single properties. */
public final class InstanceWrite {
  private InstanceWrite() {}

  /**
   * CreateInstance (DSP0200 5.4.2.6). Properties that are not given get the class's defaults.
   *
   * @param given typed as its own elements say
   */
  public record CreateInstance(String namespace, CimInstance given) implements Operation {
    @Override
    public Answer answer(Scope scope) {
      CimClass cimClass = scope.classOfInstances(given.cimClass().name());
      if (cimClass.isAbstract() || cimClass.isIndication()) {
        throw new CimException(
            CimStatus.INVALID_PARAMETER,
            "class "
                + cimClass
                + (cimClass.isAbstract() ? " is abstract" : " is an indication")
                + "; instances can be created of concrete classes only");
      }
      Map<String, @Nullable Object> values = scope.newValues(cimClass).of(given);
      InstanceLayout layout = InstanceLayout.of(cimClass);
      @Nullable Object[] data = new @Nullable Object[layout.size()];
      for (int i = 0; i < data.length; i++) {
        CimProperty p = layout.properties().get(i);
        data[i] = values.containsKey(p.name()) ? values.get(p.name()) : p.defaultValue();
      }
      return new Answer.OneName(
          scope.instances().create(new CimInstance(layout, data, scope.namespace(), null)));
    }
  }

  /**
   * ModifyInstance (DSP0200 5.4.2.8).
   *
   * @param instance which one
   * @param given typed as its own elements say
   * @param propertyList what to change: what it names and {@code given} lacks goes back to its
   *     default; null for all that {@code given} holds
   */
  public record ModifyInstance(
      String namespace, ObjectPath instance, CimInstance given, @Nullable List<String> propertyList)
      implements Operation {
    @Override
    public Answer answer(Scope scope) {
      CimInstance present = scope.instance(instance);
      CimClass cimClass = present.cimClass();
      if (!Names.same(given.cimClass().name(), cimClass.name())) {
        throw new CimException(
            CimStatus.INVALID_PARAMETER,
            "an instance of "
                + given.cimClass()
                + " cannot take the place of "
                + present.path()
                + "; expected one of "
                + cimClass);
      }
      Map<String, @Nullable Object> values = scope.newValues(cimClass).of(given);
      change(scope, present, propertyList == null ? values : chosen(cimClass, values));
      return new Answer.Nothing();
    }

    private Map<String, @Nullable Object> chosen(
        CimClass cimClass, Map<String, @Nullable Object> values) {
      Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
      for (String name : Objects.requireNonNull(propertyList)) {
        CimProperty p = NewValues.declared(cimClass, name);
        boolean given = values.containsKey(p.name());
        if (given || !p.isKey()) {
          chosen.put(p.name(), given ? values.get(p.name()) : p.defaultValue());
        }
      }
      return chosen;
    }
  }

  /** What differs is written; keys may stand among the values as long as they do not differ. */
  private static void change(
      Scope scope, CimInstance present, Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> changes = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (!NewValues.same(present.get(name), value)) {
            CimProperty declared = NewValues.declared(present.cimClass(), name);
            if (declared.isKey()) {
              throw new CimException(
                  CimStatus.INVALID_PARAMETER,
                  "key "
                      + declared.name()
                      + " of "
                      + present.path()
                      + " cannot become "
                      + value
                      + "; keys never change");
            }
            changes.put(declared.name(), value);
          }
        });
    if (!changes.isEmpty()) {
      scope.instances().modify(present, changes);
    }
  }

  /** DeleteInstance (DSP0200 5.4.2.4). */
  public record DeleteInstance(String namespace, ObjectPath instance) implements Operation {
    @Override
    public Answer answer(Scope scope) {
      scope.instances().delete(scope.instance(instance));
      return new Answer.Nothing();
    }
  }

  /** GetProperty (DSP0200 5.4.2.18). */
  public record GetProperty(String namespace, ObjectPath instance, String propertyName)
      implements Operation {
    @Override
    public Answer answer(Scope scope) {
      CimInstance found = scope.instance(instance);
      CimProperty declared = NewValues.declared(found.cimClass(), propertyName);
      return new Answer.PropertyValue(declared.type(), found.get(declared.name()));
    }
  }

  /**
   * SetProperty (DSP0200 5.4.2.19).
   *
   * @param newValue text, a path, a list of these or an embedded instance; null for NULL
   */
  public record SetProperty(
      String namespace, ObjectPath instance, String propertyName, @Nullable Object newValue)
      implements Operation {
    @Override
    public Answer answer(Scope scope) {
      CimInstance present = scope.instance(instance);
      CimProperty declared = NewValues.declared(present.cimClass(), propertyName);
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      values.put(declared.name(), scope.newValues(present.cimClass()).value(declared, newValue));
      change(scope, present, values);
      return new Answer.Nothing();
    }
  }
}
