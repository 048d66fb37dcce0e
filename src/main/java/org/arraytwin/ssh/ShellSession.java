package org.arraytwin.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.Environment;
import org.arraytwin.profile.CommandLine;
import org.jspecify.annotations.Nullable;

/** Prompts, reads lines and prints answers until the operator leaves. */
final class ShellSession extends ChannelCommand {
  private final CommandLine commandLine;

  ShellSession(CommandLine commandLine) {
    this.commandLine = commandLine;
  }

  @Override
  int run(InputStream input, OutputStream output, Environment env)
      throws IOException, InterruptedException {
    boolean terminal = env.getEnv().containsKey(Environment.ENV_TERM);
    Keyboard keyboard = new Keyboard(input, Thread.currentThread());
    LineEditor editor = new LineEditor(keyboard, output, terminal);
    while (true) {
      @Nullable String line = editor.read(commandLine.prompt());
      if (line == null) {
        return 0;
      }
      if (line.isBlank()) {
        continue;
      }
      CommandLine.Answer answer = answer(keyboard, line);
      if (terminal) {
        output.write(answer.text().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      } else {
        output.write(answer.output().getBytes(StandardCharsets.UTF_8));
        errors().write(answer.error().getBytes(StandardCharsets.UTF_8));
        errors().flush();
      }
      output.flush();
      if (answer.closes()) {
        return answer.exitCode();
      }
    }
  }

  private CommandLine.Answer answer(Keyboard keyboard, String line) throws InterruptedException {
    keyboard.busy(true);
    try {
      return commandLine.run(line);
    } catch (InterruptedException e) {
      if (!keyboard.interrupted()) {
        throw e;
      }
      return new CommandLine.Answer("Interrupted\n", 1, false);
    } finally {
      keyboard.busy(false);
    }
  }
}
