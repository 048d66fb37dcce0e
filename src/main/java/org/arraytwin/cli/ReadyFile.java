package org.arraytwin.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.arraytwin.server.ArrayEndpoints;
import org.arraytwin.server.CommandFailure;
import org.arraytwin.server.HostEndpoint;
import org.arraytwin.server.Server;

/** Tells others, in a file that is there as a whole or not at all, where everything listens. */
final class ReadyFile {
  private ReadyFile() {}

  static void write(Path file, Server server) {
    Path target = file.toAbsolutePath();
    Path partial = target.resolveSibling(target.getFileName() + ".partial");
    try {
      Files.writeString(partial, json(server).toPrettyString() + "\n");
      Files.move(
          partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandFailure("the ready file " + file + " cannot be written: " + e, e);
    }
  }

  private static ObjectNode json(Server server) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    var arrays = json.putArray("arrays");
    for (ArrayEndpoints array : server.arrays()) {
      arrays
          .addObject()
          .put("name", array.name())
          .put("product", array.product())
          .put("namespace", array.namespace())
          .put("interop", array.interop())
          .put("http", array.http())
          .put("ssh", array.ssh());
    }
    var hosts = json.putArray("hosts");
    for (HostEndpoint host : server.hosts()) {
      hosts
          .addObject()
          .put("name", host.name())
          .put("product", host.product())
          .put("ssh", host.ssh());
    }
    server.slpPort().ifPresent(port -> json.put("slp", port));
    return json.put("console", server.console().toString())
        .put("pid", ProcessHandle.current().pid());
  }
}
