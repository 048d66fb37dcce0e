package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mainframe's commands over SSH, a line at a time and in a session. */
class Bs2000SshIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Mainframe host = new Mainframe();
  private final SshClient client = SshClient.setUpDefaultClient();

  @BeforeEach
  void start() {
    client.setServerKeyVerifier((session, address, key) -> true);
    client.start();
  }

  @AfterEach
  void stop() {
    client.stop();
    host.close();
  }

  private ClientSession login() throws IOException {
    ClientSession session =
        client
            .connect("tsos", "127.0.0.1", host.server().hosts().get(0).ssh())
            .verify(PATIENCE)
            .getSession();
    session.addPasswordIdentity("arraytwin");
    session.auth().verify(PATIENCE);
    return session;
  }

  @Test
  void aLineIsCarriedOutAndItsCodeIsSubcodeOne() throws IOException {
    assertThat(exec("/START-CLONE-SESSION 5403,5500")).isZero();
    assertThat(host.status("5403", "5500")).isEqualTo("SYNCHRONIZING");
    assertThat(exec("/ACTIVATE-CLONE 5403")).isEqualTo(64);
    assertThat(exec("/NONSENSE")).isOne();
  }

  private int exec(String line) throws IOException {
    try (ClientSession session = login();
        ChannelExec channel = session.createExecChannel(line)) {
      channel.setOut(new ByteArrayOutputStream());
      channel.open().verify(PATIENCE);
      assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE))
          .contains(ClientChannelEvent.CLOSED);
      return channel.getExitStatus();
    }
  }

  @Test
  void aSessionPromptsWithASlashAndEndsByExitJob() throws IOException {
    try (ClientSession session = login();
        ChannelShell shell = session.createShellChannel()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      shell.setOut(out);
      shell.setIn(
          new ByteArrayInputStream(
              "SHOW-DEVICE-STATUS 5400\r/SHOW-MASTER-CATALOG-ENTRY B\rEXIT-JOB\r"
                  .getBytes(StandardCharsets.UTF_8)));
      shell.open().verify(PATIENCE);
      assertThat(shell.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE))
          .contains(ClientChannelEvent.CLOSED);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .contains("/SHOW-DEVICE-STATUS 5400", "% 5400 CLN.00 ATTACHED", "% B      EXPORTED");
    }
  }
}
