package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.PtyChannelConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A box's command line over SSH, read to the letter as drivers do: the prompt, then for each
 * command its echo, a status, and what belongs to it.
 */
class EternusSshIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String PROMPT = "\r\nCLI> ";

  private final EternusBoxes boxes = new EternusBoxes();
  private final SshClient client = SshClient.setUpDefaultClient();

  @BeforeEach
  void start() {
    client.setServerKeyVerifier((session, address, key) -> true);
    client.start();
  }

  @AfterEach
  void stop() {
    client.stop();
    boxes.close();
  }

  /** A shell of box dx1 on a terminal. */
  private final class Shell implements AutoCloseable {
    private final ClientSession session;
    private final ChannelShell channel;
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final OutputStream keys;
    private int seen;

    Shell() throws IOException {
      session =
          client
              .connect("admin", "127.0.0.1", boxes.server().arrays().get(0).ssh())
              .verify(PATIENCE)
              .getSession();
      session.addPasswordIdentity("arraytwin");
      session.auth().verify(PATIENCE);
      channel = session.createShellChannel(new PtyChannelConfiguration(), Map.of("TERM", "vt100"));
      channel.setOut(screen);
      channel.open().verify(PATIENCE);
      keys = channel.getInvertedIn();
    }

    /** Everything up to the next prompt. */
    String untilPrompt() {
      await().atMost(PATIENCE).until(() -> screen.size() > seen && all().endsWith(PROMPT));
      String text = all().substring(seen, all().length() - PROMPT.length());
      seen = screen.size();
      return text;
    }

    private String all() {
      return screen.toString(StandardCharsets.UTF_8);
    }

    String ask(String command) throws IOException {
      keys.write((command + "\r").getBytes(StandardCharsets.UTF_8));
      keys.flush();
      return untilPrompt();
    }

    @Override
    public void close() throws IOException {
      channel.close();
      session.close();
    }
  }

  @Test
  void everyReplyIsEchoStatusCountAndFieldsBetweenPrompts() throws IOException {
    boxes.fresh();
    try (Shell shell = new Shell()) {
      assertThat(shell.untilPrompt()).isEmpty();
      assertThat(shell.ask("show users").split("\r\n", -1))
          .containsExactly(
              "show users",
              "00",
              "0002",
              "software\tSoftware\t01\t00\t00\t00",
              "admin\tAdmin\t01\t00\t00\t00",
              "");
      assertThat(shell.ask("show copy-sessions")).isEqualTo("show copy-sessions\r\n00\r\n");
      String start = "start copy-opc -source-volume-number 0 -destination-volume-number 1";
      assertThat(shell.ask(start)).startsWith(start + "\r\n00\r\n0001\r\n");
      String[] lines = shell.ask("show copy-sessions").split("\r\n", -1);
      assertThat(lines).hasSize(5);
      assertThat(lines[2]).isEqualTo("0001\t");
      assertThat(lines[3].split("\t", -1)).hasSize(41);
      assertThat(shell.ask("stop copy-session -session-id 999"))
          .isEqualTo("stop copy-session -session-id 999\r\n01\r\n0110\r\n");
    }
  }
}
