package org.arraytwin.binding;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.Names;
import org.arraytwin.cimxml.Argument;
import org.arraytwin.cimxml.Call;
import org.arraytwin.wbem.Operation;

/** The table that turns calls into operations (DSP0200 clause 5.4.2). */
public final class Intrinsics {
  private static final RouteTable ROUTES = new RouteTable();

  static {
    InstanceRoutes.addTo(ROUTES);
    AssociationRoutes.addTo(ROUTES);
    ClassRoutes.addTo(ROUTES);
    PullRoutes.addTo(ROUTES);
    WriteRoutes.addTo(ROUTES);
    SchemaRoutes.addTo(ROUTES);
    QueryRoutes.addTo(ROUTES);
  }

  private Intrinsics() {}

  /**
   * The names of the operations that are implemented, as DSP0200 spells them.
   *
   * @param pulled whether those of pulled enumerations are
   */
  public static Set<String> names(boolean pulled) {
    Set<String> names = new LinkedHashSet<>(ROUTES.names());
    if (!pulled) {
      RouteTable pulls = new RouteTable();
      PullRoutes.addTo(pulls);
      pulls.names().forEach(names::remove);
    }
    return names;
  }

  /**
   * The operation that a call asks for.
   *
   * @throws org.arraytwin.cim.CimException INVALID_PARAMETER
   */
  static Operation operation(Call call) {
    if (call instanceof Call.Intrinsic intrinsic) {
      return ROUTES.operation(intrinsic);
    }
    Call.Extrinsic extrinsic = (Call.Extrinsic) call;
    Map<String, Object> in = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (Argument argument : extrinsic.arguments()) {
      if (!seen.add(Names.fold(argument.name()))) {
        throw new CimException(
            CimStatus.INVALID_PARAMETER,
            "parameter " + argument.name() + " of " + call.name() + " is given twice");
      }
      Object value = argument.value();
      if (value != null) {
        in.put(argument.name(), value);
      }
    }
    return new Operation.InvokeMethod(namespace(call), extrinsic.object(), call.name(), in);
  }

  /** The namespace of a call; empty where it names none. */
  static String namespace(Call call) {
    if (call instanceof Call.Intrinsic intrinsic) {
      return intrinsic.namespace();
    }
    String namespace = ((Call.Extrinsic) call).object().namespace();
    return namespace == null ? "" : namespace;
  }
}
