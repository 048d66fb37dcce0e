package org.arraytwin.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.PublicKeyAuthenticationReporter;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.PtyChannelConfiguration;
import org.arraytwin.login.Logins;
import org.arraytwin.login.Password;
import org.arraytwin.login.SlowGate;
import org.arraytwin.profile.CommandLine;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshEndpointIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicBoolean powered = new AtomicBoolean(true);
  private final CountDownLatch waiting = new CountDownLatch(1);
  private SshEndpoint endpoint;
  private SshClient client;
  private final AtomicReference<PublicKey> seen = new AtomicReference<>();

  /** Repeats what it is told; "wait" waits for ever. */
  private final class Echo implements CommandLine {
    @Override
    public String prompt() {
      return "london cli% ";
    }

    @Override
    public Answer run(String line) throws InterruptedException {
      return switch (line) {
        case "exit" -> new Answer("", 0, true);
        case "wrong" -> new Answer("Error: wrong\n", 1, false);
        case "wait" -> {
          waiting.countDown();
          new CountDownLatch(1).await();
          yield new Answer("", 0, false);
        }
        default -> new Answer("you said " + line + "\nbye\n", 0, false);
      };
    }
  }

  @BeforeEach
  void open() throws IOException {
    endpoint = start(HostKeys.generated());
    client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(
        (session, address, key) -> {
          seen.set(key);
          return true;
        });
    client.start();
  }

  @AfterEach
  void close() {
    client.stop();
    endpoint.close();
  }

  private SshEndpoint start(HostKeys keys) throws IOException {
    return SshEndpoint.start(
        new SshEndpoint.Settings(
            "127.0.0.1",
            0,
            Logins.of(
                Map.of("admin", Password.Hashed.of("arraytwin", Password.Hashed.MIN_ITERATIONS)),
                SlowGate.standard()),
            new Echo(),
            powered::get,
            keys));
  }

  private ClientSession login(String user, String password) throws IOException {
    ClientSession session =
        client.connect(user, "127.0.0.1", endpoint.port()).verify(PATIENCE).getSession();
    session.addPasswordIdentity(password);
    session.auth().verify(PATIENCE);
    return session;
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void type(OutputStream keys, String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  private static void shows(ByteArrayOutputStream screen, String text) {
    Awaitility.await().atMost(PATIENCE).until(() -> text(screen).endsWith(text));
  }

  @Test
  void oneCommandAnswersWithItsOutputAndExitStatus() throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (ClientSession session = login("admin", "arraytwin");
        ChannelExec exec = session.createExecChannel("wrong")) {
      exec.setOut(output);
      exec.open().verify(PATIENCE);
      exec.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
      assertThat(exec.getExitStatus()).isEqualTo(1);
      assertThat(text(output)).isEqualTo("Error: wrong\n");
    }
  }

  @Test
  void keysAreNotAskedForWhereNoneIsAccepted() throws Exception {
    AtomicBoolean offered = new AtomicBoolean();
    try (ClientSession session =
        client.connect("admin", "127.0.0.1", endpoint.port()).verify(PATIENCE).getClientSession()) {
      session.addPublicKeyIdentity(KeyPairGenerator.getInstance("RSA").generateKeyPair());
      session.addPasswordIdentity("arraytwin");
      session.setPublicKeyAuthenticationReporter(
          new PublicKeyAuthenticationReporter() {
            @Override
            public void signalAuthenticationAttempt(
                ClientSession of, String service, KeyPair identity, String signature) {
              offered.set(true);
            }
          });
      session.auth().verify(PATIENCE);
    }
    assertThat(offered).isFalse();
  }

  @Test
  void aTerminalEchoesAndEditsLines() throws IOException {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    try (ClientSession session = login("admin", "arraytwin");
        ChannelShell shell =
            session.createShellChannel(new PtyChannelConfiguration(), Map.of("TERM", "xterm"))) {
      shell.setOut(screen);
      shell.open().verify(PATIENCE);
      OutputStream keys = shell.getInvertedIn();
      shows(screen, "london cli% ");
      type(keys, "helo\u007flo\r");
      shows(screen, "helo\b \blo\r\nyou said hello\r\nbye\r\nlondon cli% ");
      type(keys, "\u001b[A!\r");
      shows(screen, "london cli% hello!\r\nyou said hello!\r\nbye\r\nlondon cli% ");
      type(keys, "nonsense\u0003");
      shows(screen, "nonsense^C\r\nlondon cli% ");
      type(keys, "exit\r");
      shell.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
      assertThat(shell.getExitStatus()).isZero();
    }
  }

  @Test
  void controlCEndsACommandThatWaitsButNotTheSession() throws Exception {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    try (ClientSession session = login("admin", "arraytwin");
        ChannelShell shell =
            session.createShellChannel(new PtyChannelConfiguration(), Map.of("TERM", "xterm"))) {
      shell.setOut(screen);
      shell.open().verify(PATIENCE);
      OutputStream keys = shell.getInvertedIn();
      type(keys, "wait\r");
      waiting.await();
      type(keys, "\u0003");
      shows(screen, "Interrupted\r\nlondon cli% ");
      type(keys, "\u0004");
      shell.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
      assertThat(shell.getExitStatus()).isZero();
    }
  }

  @Test
  void twoOperatorsWorkSideBySide() throws Exception {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (ClientSession one = login("admin", "arraytwin");
        ClientSession two = login("admin", "arraytwin");
        ChannelExec waits = one.createExecChannel("wait");
        ChannelExec asks = two.createExecChannel("hi")) {
      waits.open().verify(PATIENCE);
      waiting.await();
      asks.setOut(output);
      asks.open().verify(PATIENCE);
      asks.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
      assertThat(text(output)).isEqualTo("you said hi\nbye\n");
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    assertThatThrownBy(() -> login("admin", "guess")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> login("nobody", "arraytwin")).isInstanceOf(IOException.class);
  }

  @Test
  void anArrayWithoutPowerDropsItsSessionsAndTakesNoNewOnes() throws IOException {
    try (ClientSession session = login("admin", "arraytwin")) {
      powered.set(false);
      endpoint.dropSessions();
      session.waitFor(EnumSet.of(ClientSession.ClientSessionEvent.CLOSED), PATIENCE);
      assertThat(session.isOpen()).isFalse();
    }
    assertThatThrownBy(() -> login("admin", "arraytwin")).isInstanceOf(IOException.class);
    powered.set(true);
    login("admin", "arraytwin").close();
  }

  @Test
  void aHostKeyFileIsWrittenOnceAndUsedAgain(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("host.key");
    endpoint.close();
    endpoint = start(HostKeys.file(file));
    login("admin", "arraytwin").close();
    PublicKey first = seen.get();
    endpoint.close();
    endpoint = start(HostKeys.file(file));
    login("admin", "arraytwin").close();
    assertThat(file).exists();
    assertThat(seen.get()).isEqualTo(first);
  }
}
