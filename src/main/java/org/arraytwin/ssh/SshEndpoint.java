package org.arraytwin.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.arraytwin.login.Logins;
import org.arraytwin.login.Verdict;
import org.arraytwin.profile.CommandLine;

/** The SSH server of one array: password login, an interactive shell, and single commands. */
public final class SshEndpoint implements AutoCloseable {
  private static final int MAX_SESSIONS = 64;
  private static final Duration IDLE = Duration.ofHours(1);

  private final SshServer server;
  private final PowerGate gate;

  /**
   * An endpoint to be opened.
   *
   * @param bind the address to listen on
   * @param port 0 for any free one
   * @param logins who may log in
   * @param commandLine what the lines are given to
   * @param powered while false, connections are closed at once
   * @param hostKeys what the server proves itself with
   */
  public record Settings(
      String bind,
      int port,
      Logins logins,
      CommandLine commandLine,
      BooleanSupplier powered,
      HostKeys hostKeys) {}

  private SshEndpoint(SshServer server, PowerGate gate) {
    this.server = server;
    this.gate = gate;
  }

  /**
   * Opens an endpoint.
   *
   * @throws IOException where the address cannot be listened on
   */
  public static SshEndpoint start(Settings settings) throws IOException {
    SshServer server = SshServer.setUpDefaultServer();
    server.setHost(settings.bind());
    server.setPort(settings.port());
    server.setKeyPairProvider(settings.hostKeys().provider());
    server.setUserAuthFactories(
        List.of(UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE));
    server.setPasswordAuthenticator(
        (user, password, session) -> settings.logins().check(user, password) == Verdict.KNOWN);
    server.setShellFactory(channel -> new ShellSession(settings.commandLine()));
    server.setCommandFactory((channel, line) -> new ExecSession(settings.commandLine(), line));
    PowerGate gate = new PowerGate(settings.powered());
    server.addSessionListener(gate);
    CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, MAX_SESSIONS);
    CoreModuleProperties.IDLE_TIMEOUT.set(server, IDLE);
    try {
      server.start();
    } catch (IOException e) {
      server.close(true);
      throw e;
    }
    return new SshEndpoint(server, gate);
  }

  /** Loads the classes that {@link #start} needs, to be called from a thread with time. */
  public static void preload() {
    SshServer.setUpDefaultServer();
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  /** Cuts every connection, as a loss of power does. */
  public void dropSessions() {
    gate.closeAll();
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An array without power does not even send its banner. The gate keeps its own list of sessions,
   * for the server's lacks those that are still shaking hands.
   */
  private static final class PowerGate implements SessionListener {
    private final BooleanSupplier powered;
    private final Set<Session> open = ConcurrentHashMap.newKeySet();

    PowerGate(BooleanSupplier powered) {
      this.powered = powered;
    }

    @Override
    public void sessionCreated(Session session) {
      open.add(session);
      if (!powered.getAsBoolean()) {
        session.close(true);
      }
    }

    @Override
    public void sessionClosed(Session session) {
      open.remove(session);
    }

    void closeAll() {
      open.forEach(session -> session.close(true));
    }
  }
}
