package org.arraytwin.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arraytwin.login.Password.Hashed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
  /** Computed with another implementation of RFC 8018. */
  private static final String KNOWN =
      "pbkdf2-sha256:10000:ABEiM0RVZneImaq7zN3u/w:4ato4tYt5A1vlLBFwrsjnhmwnp4qrYsp8XeZ+AcQvaw";

  @Test
  void aHashMadeElsewhereIsUnderstood() {
    Password password = Password.parse(KNOWN);
    assertThat(password.matches("arraytwin")).isTrue();
    assertThat(password.matches("Arraytwin")).isFalse();
    assertThat(password.matches("")).isFalse();
    assertThat(((Hashed) password).form()).isEqualTo(KNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "correct horse", "ıİğ🂡", "a:b", " "})
  void aPasswordMatchesItsOwnHashOnly(String text) {
    Hashed hashed = Hashed.of(text, Hashed.MIN_ITERATIONS);
    assertThat(Password.parse(hashed.form())).isEqualTo(hashed);
    assertThat(hashed.matches(text)).isTrue();
    assertThat(hashed.matches(text + "x")).isFalse();
  }

  @Test
  void everyHashHasItsOwnSaltAndNamesNoPassword() {
    Hashed one = Hashed.of("secret", Hashed.MIN_ITERATIONS);
    Hashed other = Hashed.of("secret", Hashed.MIN_ITERATIONS);
    assertThat(one.form()).isNotEqualTo(other.form());
    assertThat(one.toString() + new Password.Plain("secret")).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pbkdf2-sha256:",
        "pbkdf2-sha256:10000:ABEiM0RVZneImaq7zN3u/w",
        "pbkdf2-sha256:9999:ABEiM0RVZneImaq7zN3u/w:4ato4tYt5A1vlLBFwrsjnhmwnp4qrYsp8XeZ+AcQvaw",
        "pbkdf2-sha256:10000001:ABEiM0RVZneImaq7zN3u/w:4ato4tYt5A1vlLBFwrsjnhmwnp4qrYsp8XeZ+AcQvaw",
        "pbkdf2-sha256:10000:short:4ato4tYt5A1vlLBFwrsjnhmwnp4qrYsp8XeZ+AcQvaw",
        "pbkdf2-sha256:10000:ABEiM0RVZneImaq7zN3u/w:4ato4tYt5A1vlLBFwrsjnhmwnp4qrYsp8XeZ",
        "pbkdf2-sha256:10000:ABEiM0RVZneImaq7zN3u_w:4ato4tYt5A1vlLBFwrsjnhmwnp4qrYsp8XeZ+AcQvaw",
        "pbkdf2-sha256:10000:ABEiM0RVZneImaq7zN3u/w:4ato4tYt5A1vlLBFwrsjnhmwnp4qrYsp8XeZ+AcQvaw:"
      })
  void aDamagedHashIsRefused(String text) {
    assertThatThrownBy(() -> Password.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
