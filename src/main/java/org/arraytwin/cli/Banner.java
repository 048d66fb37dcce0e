package org.arraytwin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arraytwin.login.Password;
import org.arraytwin.server.ArrayEndpoints;
import org.arraytwin.server.HostEndpoint;
import org.arraytwin.server.Server;

/** What the server says once it listens: where everything is and what to try first. */
final class Banner {
  private Banner() {}

  static String of(Server server) {
    String host = server.settings().bind();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("array", "product", "CIM-XML", "namespaces", "command line", "login"));
    for (int i = 0; i < server.arrays().size(); i++) {
      ArrayEndpoints array = server.arrays().get(i);
      Map.Entry<String, Password> user = login(server.plan().arrays().get(i).users());
      rows.add(
          List.of(
              array.name(),
              array.product(),
              "http://" + host + ":" + array.http(),
              array.namespace() + " " + array.interop(),
              "ssh -p " + array.ssh() + " " + user.getKey() + "@" + host,
              user.getKey() + "/" + shown(user.getValue())));
    }
    for (int i = 0; i < server.hosts().size(); i++) {
      HostEndpoint at = server.hosts().get(i);
      Map.Entry<String, Password> user = login(server.plan().stations().get(i).users());
      rows.add(
          List.of(
              at.name(),
              at.product(),
              "-",
              "-",
              "ssh -p " + at.ssh() + " " + user.getKey() + "@" + host,
              user.getKey() + "/" + shown(user.getValue())));
    }
    return table(rows)
        + "\nconsole  "
        + server.console()
        + (server.slpPort().isPresent()
            ? "\nSLP      " + host + ":" + server.slpPort().getAsInt()
            : "")
        + "\n\nTry:\n"
        + String.join("\n", commands(server, host).stream().map(c -> "  " + c).toList())
        + "\n";
  }

  /** A hash tells nobody anything. */
  private static String shown(Password password) {
    return password instanceof Password.Plain plain ? plain.text() : "...";
  }

  private static Map.Entry<String, Password> login(Map<String, Password> users) {
    return users.entrySet().stream().min(Map.Entry.comparingByKey()).orElseThrow();
  }

  private static List<String> commands(Server server, String host) {
    ArrayEndpoints first = server.arrays().get(0);
    Map.Entry<String, Password> user = login(server.plan().arrays().get(0).users());
    String login = user.getKey() + ":" + shown(user.getValue());
    String cim = "'http://" + login + "@" + host + ":" + first.http() + "/";
    return List.of(
        "wbemcli ein " + cim + first.interop() + ":CIM_RegisteredProfile'",
        "wbemcli ei " + cim + first.namespace() + ":CIM_StorageSynchronized'",
        "curl -u " + login + " " + server.console() + "/api/fleet",
        "curl -u "
            + login
            + " -d '{\"array\":\""
            + first.name()
            + "\"}' "
            + server.console()
            + "/api/faults/fail-array");
  }

  private static String table(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < row.size(); c++) {
        int column = c;
        int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        line.append(row.get(c)).append(" ".repeat(width - row.get(c).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
