package org.arraytwin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives one line to an array of a running server, without an SSH client. */
@Command(
    name = "cli",
    description = "Gives one command to an array of a running server.",
    footer = {
      "",
      "Example: arraytwin cli --array paris -- setrcopygroup failover -f payroll.r1001",
      "Exit code: that of the array's command, or 1 when no server answers."
    })
final class CliCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;
  @Mixin ConsoleOptions console = new ConsoleOptions();

  @Option(names = "--array", required = true, paramLabel = "NAME", description = "The array.")
  String array = "";

  @Parameters(
      arity = "1..*",
      paramLabel = "WORD",
      description = "The command as the array spells it, best after --.")
  List<String> words = new ArrayList<>();

  @Override
  public Integer call() {
    String path = "/api/arrays/" + URLEncoder.encode(array, StandardCharsets.UTF_8) + "/cli";
    String line = line(words);
    JsonNode answer =
        console.client().post(path, JsonNodeFactory.instance.objectNode().put("line", line));
    if (spec != null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(answer.path("output").asText());
      out.flush();
      PrintWriter errors = spec.commandLine().getErr();
      errors.print(answer.path("error").asText());
      errors.flush();
    }
    return answer.path("exitCode").asInt(1);
  }

  /** One word may be a whole line; of several, each is a word of it. */
  static String line(List<String> words) {
    return words.size() == 1
        ? words.get(0)
        : words.stream().map(CliCommand::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    boolean plain = !word.isEmpty() && word.chars().noneMatch(Character::isWhitespace);
    return plain ? word : "\"" + word + "\"";
  }
}
