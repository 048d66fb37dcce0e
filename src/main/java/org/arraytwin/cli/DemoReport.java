package org.arraytwin.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import org.arraytwin.demo.Check;
import org.arraytwin.demo.Demos.Result;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How demonstrations have gone, for programs. */
final class DemoReport {
  @Option(
      names = "--json",
      description =
          "Every check with what was expected and what was seen, as JSON; the rows go to the"
              + " standard error.")
  boolean json;

  /** Where the rows go that are for people. */
  PrintWriter rows(CommandLine line) {
    return json ? line.getErr() : line.getOut();
  }

  /** Prints the report where it was asked for. */
  void print(CommandLine line, List<Result> results) {
    if (json) {
      line.getOut().println(tree(results).toPrettyString());
      line.getOut().flush();
    }
  }

  private static ObjectNode tree(List<Result> results) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("good", results.stream().allMatch(Result::good));
    ArrayNode demos = root.putArray("demos");
    for (Result result : results) {
      ObjectNode demo = demos.addObject();
      demo.put("name", result.name());
      demo.put("good", result.good());
      demo.put("checked", result.checks().size());
      demo.put("mismatches", result.mismatches());
      demo.put("seconds", Math.round(result.seconds() * 1000) / 1000.0);
      if (result.brokenOff() != null) {
        demo.put("brokenOff", result.brokenOff());
      }
      ArrayNode checks = demo.putArray("checks");
      for (Check check : result.checks()) {
        checks
            .addObject()
            .put("table", check.table())
            .put("time", check.time())
            .put("about", check.about())
            .put("expected", check.expected())
            .put("seen", check.seen())
            .put("holds", check.holds());
      }
    }
    return root;
  }
}
