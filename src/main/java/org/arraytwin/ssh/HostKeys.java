package org.arraytwin.ssh;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;

/** The key that an SSH server proves itself with. */
public final class HostKeys {
  private static final int EC_BITS = 256;

  private final KeyPairProvider provider;

  private HostKeys(KeyPairProvider provider) {
    this.provider = provider;
  }

  /** A new key for this run; clients that remember the last one will complain. */
  public static HostKeys generated() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new HostKeys(KeyPairProvider.wrap(generator.generateKeyPair()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot generate EC keys", e);
    }
  }

  /** The key in a file, which is written at first use. */
  public static HostKeys file(Path file) {
    SimpleGeneratorHostKeyProvider provider = new SimpleGeneratorHostKeyProvider(file);
    provider.setAlgorithm(KeyUtils.EC_ALGORITHM);
    provider.setKeySize(EC_BITS);
    provider.setOverwriteAllowed(false);
    return new HostKeys(provider);
  }

  KeyPairProvider provider() {
    return provider;
  }
}
