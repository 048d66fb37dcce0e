package org.arraytwin.server;

import static org.arraytwin.server.TwoSiteFleet.LONDON;
import static org.arraytwin.server.TwoSiteFleet.PARIS;
import static org.arraytwin.server.TwoSiteFleet.PAYROLL_R;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.arraytwin.fleet.fault.FailArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The arrays' words over SSH against the real fleet. */
class ThreeparSshIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private record Result(String output, Integer exit) {}

  private final TwoSiteFleet fleet = new TwoSiteFleet();
  private final SshClient client = SshClient.setUpDefaultClient();

  @BeforeEach
  void start() {
    client.setServerKeyVerifier((session, address, key) -> true);
    client.start();
  }

  @AfterEach
  void stop() {
    client.stop();
    fleet.close();
  }

  private Result exec(int array, String line) throws IOException {
    try (ClientSession session =
        client
            .connect("admin", "127.0.0.1", fleet.array(array).ssh())
            .verify(PATIENCE)
            .getSession()) {
      session.addPasswordIdentity("arraytwin");
      session.auth().verify(PATIENCE);
      try (ChannelExec channel = session.createExecChannel(line)) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        channel.setOut(out);
        channel.setErr(out);
        channel.open().verify(PATIENCE);
        assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE))
            .contains(ClientChannelEvent.CLOSED);
        return new Result(out.toString(StandardCharsets.UTF_8), channel.getExitStatus());
      }
    }
  }

  @Test
  void showrcopyTellsEachArraysOwnHalf() throws IOException {
    Result london = exec(LONDON, "showrcopy");
    assertThat(london.exit()).isZero();
    assertThat(london.output())
        .contains("Remote Copy System Information", "payroll", "crm", "Primary", "Synced");
    Result paris = exec(PARIS, "showrcopy groups " + PAYROLL_R);
    assertThat(paris.exit()).isZero();
    assertThat(paris.output()).contains(PAYROLL_R, "Secondary").doesNotContain("crm");
  }

  @Test
  void failoverIsRefusedWhileThePrimaryIsThereAndDoneWhenItIsLost() throws IOException {
    Result refused = exec(PARIS, "setrcopygroup failover -f " + PAYROLL_R);
    assertThat(refused.exit()).isNotZero();
    assertThat(fleet.shown(PARIS, PAYROLL_R)).isEqualTo("Secondary/Synced");

    fleet.happen(new FailArray("london"));
    fleet.pass(21);
    Result done = exec(PARIS, "setrcopygroup failover -f " + PAYROLL_R);
    assertThat(done.exit()).as(done.output()).isZero();
    fleet.pass(3);
    assertThat(fleet.shown(PARIS, PAYROLL_R)).isEqualTo("Primary-Rev/Stopped");
    assertThat(exec(PARIS, "showrcopy groups " + PAYROLL_R).output())
        .contains("Primary-Rev", "Stopped");
  }
}
