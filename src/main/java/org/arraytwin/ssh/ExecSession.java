package org.arraytwin.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.Environment;
import org.arraytwin.profile.CommandLine;

/** One line given with the connection: its output, its errors and its exit status. */
final class ExecSession extends ChannelCommand {
  private final CommandLine commandLine;
  private final String line;

  ExecSession(CommandLine commandLine, String line) {
    this.commandLine = commandLine;
    this.line = line;
  }

  @Override
  int run(InputStream input, OutputStream output, Environment env)
      throws IOException, InterruptedException {
    CommandLine.Answer answer = commandLine.run(line);
    output.write(answer.output().getBytes(StandardCharsets.UTF_8));
    errors().write(answer.error().getBytes(StandardCharsets.UTF_8));
    return answer.exitCode();
  }
}
