package org.arraytwin.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Users and their passwords. A login that was right once is remembered as a keyed hash under a key
 * of this process, so that it costs microseconds from then on; wrong ones are never remembered. As
 * only right ones are, there are never more of them than passwords. Safe for many threads.
 */
public final class Logins {
  private static final String MAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final Map<String, Set<Password>> users = new HashMap<>();
  private final Set<Seal> verified = ConcurrentHashMap.newKeySet();
  private final SlowGate gate;
  private final ThreadLocal<Mac> macs;
  private final List<Password> slow;

  /**
   * Users.
   *
   * @param users a name may have several passwords, as in a fleet of several arrays
   * @param gate through which slow checks pass; share one in a process
   */
  public Logins(Collection<Map.Entry<String, Password>> users, SlowGate gate) {
    for (Map.Entry<String, Password> user : users) {
      this.users.computeIfAbsent(user.getKey(), u -> new LinkedHashSet<>()).add(user.getValue());
    }
    this.gate = gate;
    this.slow =
        users.stream()
            .map(Map.Entry::getValue)
            .filter(Password.Hashed.class::isInstance)
            .limit(1)
            .toList();
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    this.macs = ThreadLocal.withInitial(() -> mac(key));
  }

  /** One array's users, by name. */
  public static Logins of(Map<String, Password> users, SlowGate gate) {
    return new Logins(users.entrySet(), gate);
  }

  /** Whether there is such a user with that password. */
  public Verdict check(String user, String password) {
    Set<Password> expected = users.getOrDefault(user, Set.of());
    boolean hashed = false;
    for (Password one : expected) {
      if (one instanceof Password.Hashed) {
        hashed = true;
      } else if (one.matches(password)) {
        return Verdict.KNOWN;
      }
    }
    if (!hashed) {
      return expected.isEmpty() ? stranger(password) : Verdict.UNKNOWN;
    }
    Seal seal = seal(user, password);
    if (verified.contains(seal)) {
      return Verdict.KNOWN;
    }
    Verdict verdict = gate.pass(() -> slowly(expected, password));
    if (verdict == Verdict.KNOWN) {
      verified.add(seal);
    }
    return verdict;
  }

  private static boolean slowly(Set<Password> expected, String password) {
    return expected.stream()
        .anyMatch(one -> one instanceof Password.Hashed && one.matches(password));
  }

  /** Takes as long for a name that nobody has as for one that somebody has. */
  private Verdict stranger(String password) {
    for (Password one : slow) {
      return gate.pass(() -> one.matches(password)) == Verdict.BUSY
          ? Verdict.BUSY
          : Verdict.UNKNOWN;
    }
    return Verdict.UNKNOWN;
  }

  /** The user's length is part of it, so that no two logins look the same. */
  private Seal seal(String user, String password) {
    byte[] name = user.getBytes(StandardCharsets.UTF_8);
    Mac mac = macs.get();
    mac.update(new byte[] {(byte) (name.length >> 8), (byte) name.length});
    mac.update(name);
    return new Seal(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + MAC, e);
    }
  }

  /** A keyed hash as a key; compared in constant time. */
  private static final class Seal {
    private final byte[] bytes;

    Seal(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Seal seal && MessageDigest.isEqual(bytes, seal.bytes);
    }

    @Override
    public int hashCode() {
      return bytes[0] << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
    }
  }
}
