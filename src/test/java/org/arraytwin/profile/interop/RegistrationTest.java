package org.arraytwin.profile.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegistrationTest {
  @Test
  void onlyAPartHasAWhole() {
    Registration array = Registration.autonomous(Organization.SNIA, "Array", "1.4.0");
    assertThat(array.subprofile("Block Services", "1.4.0").instanceId())
        .isEqualTo("SNIA:Block Services:1.4.0");
    assertThatThrownBy(
            () ->
                new Registration(
                    Organization.SNIA, "Array", "1.4.0", Registration.Kind.AUTONOMOUS, array))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Registration(
                    Organization.SNIA, "Fan", "1.4.0", Registration.Kind.COMPONENT, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
