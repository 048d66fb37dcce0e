package org.arraytwin.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as a fleet file holds it. */
public sealed interface Password {
  /** What every example uses, so that nobody may rely on it. */
  String EXAMPLE = "arraytwin";

  /** Whether it is this one; takes as long for a wrong one as for the right one. */
  boolean matches(String given);

  /**
   * Reads what a file holds.
   *
   * @throws IllegalArgumentException where it begins as a hash does and is none
   */
  static Password parse(String text) {
    return text.startsWith(Hashed.PREFIX) ? Hashed.parse(text) : new Plain(text);
  }

  /**
   * A password in plain text, for demos.
   *
   * @param text the password
   */
  record Plain(String text) implements Password {
    @Override
    public boolean matches(String given) {
      return MessageDigest.isEqual(
          text.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "a password in plain text";
    }
  }

  /**
   * PBKDF2 with HMAC-SHA-256 (RFC 8018), written {@code pbkdf2-sha256:ITERATIONS:SALT:HASH}, salt
   * and hash in Base64 without padding.
   *
   * @param iterations 10,000 to 10,000,000
   * @param salt 8 to 64 bytes
   * @param hash 32 bytes
   */
  record Hashed(int iterations, String salt, String hash) implements Password {
    static final String PREFIX = "pbkdf2-sha256:";

    /** What takes some tenths of a second. */
    public static final int STANDARD_ITERATIONS = 600_000;

    public static final int MIN_ITERATIONS = 10_000;
    public static final int MAX_ITERATIONS = 10_000_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM =
        Pattern.compile(PREFIX + "([0-9]{1,9}):([A-Za-z0-9+/]{11,86}):([A-Za-z0-9+/]{43})");

    public Hashed {
      if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
        throw new IllegalArgumentException(
            iterations + " iterations; expected " + MIN_ITERATIONS + " to " + MAX_ITERATIONS);
      }
    }

    /**
     * A hash with a salt of its own.
     *
     * @param iterations 10,000 to 10,000,000
     */
    public static Hashed of(String password, int iterations) {
      byte[] salt = new byte[SALT_BYTES];
      new SecureRandom().nextBytes(salt);
      return new Hashed(iterations, text(salt), text(derive(password, salt, iterations)));
    }

    /** A hash that is the same for the same seed, for examples whose password is known anyway. */
    public static Hashed seeded(String password, long seed) {
      byte[] salt = ByteBuffer.allocate(SALT_BYTES).putLong(seed).array();
      return new Hashed(MIN_ITERATIONS, text(salt), text(derive(password, salt, MIN_ITERATIONS)));
    }

    static Hashed parse(String text) {
      Matcher parts = FORM.matcher(text);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "not of the form " + PREFIX + "ITERATIONS:SALT:HASH, salt and hash in Base64");
      }
      byte[] salt = Base64.getDecoder().decode(parts.group(2));
      byte[] hash = Base64.getDecoder().decode(parts.group(3));
      return new Hashed(Integer.parseInt(parts.group(1)), text(salt), text(hash));
    }

    @Override
    public boolean matches(String given) {
      byte[] derived = derive(given, Base64.getDecoder().decode(salt), iterations);
      return MessageDigest.isEqual(derived, Base64.getDecoder().decode(hash));
    }

    /** As it stands in a fleet file. */
    public String form() {
      return PREFIX + iterations + ":" + salt + ":" + hash;
    }

    @Override
    public String toString() {
      return "a hashed password";
    }

    private static String text(byte[] bytes) {
      return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
      PBEKeySpec spec =
          new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * Byte.SIZE);
      try {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(spec)
            .getEncoded();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no PBKDF2 with SHA-256", e);
      } finally {
        spec.clearPassword();
      }
    }
  }
}
