package org.arraytwin.cli;

import org.arraytwin.config.ProviderConfig;
import org.arraytwin.ssh.HostKeys;
import org.arraytwin.ssh.SshEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads on a second core what serving will need, while the first still reads the command line and
 * the fleet: security providers, SSH, XML binding. Nothing depends on it.
 */
final class Preload implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Preload.class);

  static void begin() {
    Thread thread = new Thread(new Preload(), "preload");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      ProviderConfig.preload();
      HostKeys.generated();
      SshEndpoint.preload();
    } catch (RuntimeException e) {
      LOG.info("preloading failed; whoever needs it will say why", e);
    }
  }
}
