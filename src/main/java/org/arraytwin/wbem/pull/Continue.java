package org.arraytwin.wbem.pull;

import org.arraytwin.cim.CimType;
import org.arraytwin.wbem.Answer;
import org.arraytwin.wbem.Operation;
import org.arraytwin.wbem.Portion;
import org.arraytwin.wbem.Scope;

/** An operation on an enumeration that is open. */
public sealed interface Continue extends Operation {
  /** EnumerationContext. */
  String context();

  /** PullInstancesWithPath, PullInstancePaths and PullInstances (DSP0200 5.4.2.25 to 5.4.2.27). */
  record Pull(String namespace, String context, Portion.Kind kind, long maxObjects)
      implements Continue {
    @Override
    public Answer answer(Scope scope) {
      return new Answer.Pulled(
          scope.server().enumerations().pull(scope.namespace(), context, kind, maxObjects));
    }
  }

  /** CloseEnumeration (DSP0200 5.4.2.28). */
  record Close(String namespace, String context) implements Continue {
    @Override
    public Answer answer(Scope scope) {
      scope.server().enumerations().end(scope.namespace(), context);
      return new Answer.Nothing();
    }
  }

  /** EnumerationCount (DSP0200 5.4.2.29): how many objects are still to come, exactly. */
  record Count(String namespace, String context) implements Continue {
    @Override
    public Answer answer(Scope scope) {
      long left = scope.server().enumerations().count(scope.namespace(), context);
      return new Answer.PropertyValue(CimType.UINT64, left);
    }
  }
}
