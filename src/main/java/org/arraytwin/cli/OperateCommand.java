package org.arraytwin.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks something of a session of a running server, of whichever kind it is. */
@Command(
    name = "operate",
    description = {
      "Asks something of a session or of a copy within an array, in the words of its kind.",
      "They are those that status calls legal. The array answers as it would its operator."
    },
    footer = {
      "",
      "Example: arraytwin operate tower snap.1 acsnap cancel",
      "         arraytwin operate tower nightly stopfcmap --together --option force"
    })
final class OperateCommand implements Callable<Integer> {
  @Mixin ConsoleOptions console = new ConsoleOptions();

  @Parameters(index = "0", paramLabel = "ARRAY", description = "The array that is asked.")
  String array = "";

  @Parameters(
      index = "1",
      paramLabel = "SESSION",
      description = "Its name there; with --together the group of copies.")
  String session = "";

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "OPERATION",
      description = "As status names it, for example setrcopygroup failover.")
  List<String> operation = new ArrayList<>();

  @Option(
      names = "--option",
      paramLabel = "WORD",
      description = "A word that the operation takes; repeatable.")
  List<String> options = new ArrayList<>();

  @Option(names = "--together", description = "Of all copies of a group at one instant.")
  boolean together;

  @Override
  public Integer call() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("array", array);
    body.put(together ? "group" : "session", session);
    body.put("operation", String.join(" ", operation));
    if (!options.isEmpty()) {
      body.put("options", String.join(" ", options));
    }
    String name = together ? "operate-together" : "operate";
    console.client().post("/api/commands/" + name, body);
    return 0;
  }
}
