package org.arraytwin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.arraytwin.server.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows or changes the virtual time of a running server. */
@Command(
    name = "time",
    description = "Shows the virtual time of a running fleet, or changes its pace.")
final class TimeCommand implements Callable<Integer> {
  /** By the console's names for what they ask. */
  private static final Map<String, String> OPTIONS =
      Map.of("scale", "--scale", "jumpSeconds", "--jump", "steps", "--step");

  @Spec @Nullable CommandSpec spec;
  @Mixin ConsoleOptions console = new ConsoleOptions();

  @Option(names = "--scale", paramLabel = "X", description = "Virtual seconds per real second.")
  @Nullable Double scale;

  @Option(names = "--pause", description = "Let time stand still.")
  boolean pause;

  @Option(names = "--resume", description = "Go on as before the pause.")
  boolean resume;

  @Option(names = "--jump", paramLabel = "SECONDS", description = "Jump forward.")
  @Nullable Double jump;

  @Option(
      names = "--step",
      arity = "0..1",
      fallbackValue = "1",
      paramLabel = "N",
      description = "Jump to the next deadline, or to the one N times further on.")
  @Nullable Integer step;

  @Override
  public Integer call() {
    if (spec != null && (pause ? 1 : 0) + (resume ? 1 : 0) + (scale != null ? 1 : 0) > 1) {
      throw new ParameterException(
          spec.commandLine(), "--pause, --resume and --scale exclude each other");
    }
    if (spec != null && step != null && jump != null) {
      throw new ParameterException(spec.commandLine(), "--step and --jump exclude each other");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (scale != null) {
      body.put("scale", scale);
    }
    if (pause || resume) {
      body.put("pause", pause);
    }
    if (jump != null) {
      body.put("jumpSeconds", jump);
    }
    if (step != null) {
      body.put("steps", step);
    }
    ConsoleClient client = console.client();
    JsonNode time = body.isEmpty() ? client.get("/api/time") : change(client, body);
    if (spec != null) {
      PrintWriter out = spec.commandLine().getOut();
      String due = time.path("nextDue").isNull() ? "nothing due" : time.path("nextDue").asText();
      out.println(
          time.path("now").asText() + " scale " + time.path("scale").asText() + " next " + due);
      out.flush();
    }
    return 0;
  }

  /** Changes the pace of time; what is wrong is told of the options that were typed. */
  private static JsonNode change(ConsoleClient client, ObjectNode body) {
    try {
      return client.post("/api/time", body);
    } catch (CommandFailure e) {
      String told = String.valueOf(e.getMessage());
      for (Map.Entry<String, String> typed : OPTIONS.entrySet()) {
        told = told.replace("field " + typed.getKey() + " ", typed.getValue() + " ");
      }
      throw new CommandFailure(told, e);
    }
  }
}
