package org.arraytwin.binding;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.arraytwin.cim.Names;
import org.arraytwin.cimxml.Call;
import org.arraytwin.wbem.Operation;

/** The intrinsic operations by name, each with its parameters and what makes it of them. */
final class RouteTable {
  private record Route(
      String name, Set<String> parameters, Function<IntrinsicArguments, Operation> operation) {}

  private final Map<String, Route> routes = new LinkedHashMap<>();

  void route(String name, Function<IntrinsicArguments, Operation> operation, String... parameters) {
    Set<String> known = new HashSet<>();
    for (String parameter : parameters) {
      known.add(Names.fold(parameter));
    }
    routes.put(Names.fold(name), new Route(name, known, operation));
  }

  /** The names of all operations there are, as DSP0200 spells them. */
  List<String> names() {
    return routes.values().stream().map(Route::name).toList();
  }

  /** The operation of a call; {@link Operation.Unsupported} where its name is not known. */
  Operation operation(Call.Intrinsic call) {
    Route route = routes.get(Names.fold(call.name()));
    return route == null
        ? new Operation.Unsupported(call.namespace(), call.name())
        : route.operation().apply(new IntrinsicArguments(call, route.parameters()));
  }
}
