package org.arraytwin.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.arraytwin.server.CommandFailure;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** A demonstration on two Storwize systems, told by a script of steps and what has to be seen. */
final class StorwizeDemo implements Demo {
  private final String name;
  private final List<String> about;

  private StorwizeDemo(String name, String... about) {
    this.name = name;
    this.about = List.of(about);
  }

  static StorwizeDemo flashCopy() {
    return new StorwizeDemo(
        "flashcopy",
        "Takes FlashCopy mappings of a Storwize through their states and checks each.",
        "A snapshot, a clone, a backup by differences, a restore, a stop too early.");
  }

  static StorwizeDemo metroMirror() {
    return new StorwizeDemo(
        "metro-mirror",
        "Takes a Metro Mirror group of two Storwize systems through a disaster and back.",
        "Both systems are read over HTTP; what either holds is compared.");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String[] about() {
    return about.toArray(String[]::new);
  }

  @Override
  public String fleet() {
    return "storwize.xml";
  }

  @Override
  public void play(Path home, Stage stage, Sheet sheet) throws WBEMException, InterruptedException {
    StorwizeScript script = new StorwizeScript(stage, sheet);
    Path file = home.resolve("test-fixtures/storwize/demos").resolve(name + ".txt");
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          script.step(line);
        }
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot read the steps: " + e.getMessage(), e);
    }
  }
}
