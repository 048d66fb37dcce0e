package org.arraytwin.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.arraytwin.catalog.Catalog;
import org.arraytwin.catalog.Form;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.profile.CommandLine;
import org.jspecify.annotations.Nullable;

/** All that can be asked of the console. */
final class Routes {
  private static final String ROOT = "/api/";

  /**
   * One route.
   *
   * @param method GET or POST
   * @param prefix of the path
   * @param suffix of the path behind the variable part, null where there is none
   */
  private record Route(String method, String prefix, @Nullable String suffix, Action action) {
    /** The variable part, or null where the path is another. */
    @Nullable String match(String path) {
      if (suffix == null) {
        return path.equals(prefix) ? "" : null;
      }
      boolean matches =
          path.startsWith(prefix)
              && path.endsWith(suffix)
              && path.length() > prefix.length() + suffix.length();
      String name =
          matches ? path.substring(prefix.length(), path.length() - suffix.length()) : null;
      return name == null || name.contains("/") ? null : name;
    }

    /** Its path with NAME for what varies; of the many in a folder only that one wants all. */
    String shown(String wanted) {
      if (suffix != null) {
        return prefix + "NAME" + suffix;
      }
      String folder = folder(prefix);
      return folder.equals(ROOT) || folder.equals(wanted) ? prefix : folder + "NAME";
    }
  }

  /** A route that was found. */
  record Found(Action action, String name) {}

  private final List<Route> routes = new ArrayList<>();

  Routes(FleetWriter fleet, Map<String, CommandLine> commandLines) {
    routes.add(new Route("GET", "/api/fleet", null, new FleetView(fleet)));
    routes.add(new Route("GET", "/api/evidence", null, new EvidenceView(fleet)));
    routes.add(new Route("GET", "/api/status", null, new StatusView(fleet)));
    routes.add(new Route("GET", "/api/time", null, new TimeView(fleet)));
    routes.add(new Route("POST", "/api/time", null, new TimeAction(fleet)));
    routes.add(new Route("POST", "/api/arrays/", "/cli", new CliAction(commandLines)));
    for (Form form : Catalog.forms()) {
      CommandAction action = new CommandAction(fleet, form);
      routes.add(new Route("POST", "/api/commands/" + form.name(), null, action));
      if (form.giver() != Form.Giver.OPERATOR) {
        routes.add(new Route("POST", "/api/faults/" + form.name(), null, action));
      }
    }
  }

  /** The route of a request, or null where its path has none. */
  @Nullable Found find(String method, String path) {
    for (Route route : routes) {
      String name = route.match(path);
      if (name != null && route.method.equals(method)) {
        return new Found(route.action, name);
      }
    }
    return null;
  }

  /** What there is instead of a path that is not: all in its folder, else everything in short. */
  String expected(String path) {
    String folder = folder(path);
    boolean inside =
        !folder.equals(ROOT) && routes.stream().anyMatch(r -> folder(r.prefix).equals(folder));
    return routes.stream()
        .filter(r -> !inside || folder(r.prefix).equals(folder))
        .map(r -> r.shown(folder))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** The methods a path takes. */
  List<String> methods(String path) {
    return routes.stream().filter(r -> r.match(path) != null).map(Route::method).toList();
  }
}
