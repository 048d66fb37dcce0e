package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.arraytwin.profile.CommandLine;

/** Gives a line to an array's own command line. */
record CliAction(Map<String, CommandLine> commandLines) implements Action {
  @Override
  public JsonNode answer(Input input) throws InterruptedException {
    CommandLine commandLine = commandLines.get(input.name());
    if (commandLine == null) {
      throw WrongInput.notFound(
          "array '"
              + input.name()
              + "' is unknown, expected one of "
              + String.join(", ", commandLines.keySet().stream().sorted().toList()));
    }
    CommandLine.Answer answer = commandLine.run(input.fields("line").text("line"));
    return JsonNodeFactory.instance
        .objectNode()
        .put("output", answer.output())
        .put("error", answer.error())
        .put("exitCode", answer.exitCode());
  }
}
