package org.arraytwin.profile.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FunctionalProfileTest {
  private static final Set<String> PULLS =
      Set.of(
          "OpenEnumerateInstances",
          "OpenEnumerateInstancePaths",
          "OpenReferenceInstances",
          "OpenReferenceInstancePaths",
          "OpenAssociatorInstances",
          "OpenAssociatorInstancePaths",
          "PullInstancesWithPath",
          "PullInstancePaths",
          "CloseEnumeration");

  @Test
  void whatIsUnknownIsAlwaysTold() {
    assertThat(FunctionalProfile.of(Set.of())).containsExactly(0L);
  }

  @Test
  void aGroupIsToldOnlyWhereAllOfItIsThere() {
    assertThat(FunctionalProfile.of(Set.of("CreateInstance", "DeleteInstance", "SetProperty")))
        .containsExactly(0L, 3L);
    assertThat(FunctionalProfile.of(Set.of("CreateInstance", "DeleteInstance", "ModifyInstance")))
        .containsExactly(0L, 5L);
  }

  @Test
  void pulledQueriesAndCountsAreGroupsOfTheirOwn() {
    assertThat(FunctionalProfile.of(PULLS)).containsExactly(0L, 10L);
    assertThat(FunctionalProfile.pulls(PULLS)).isTrue();
    Set<String> more = new HashSet<>(PULLS);
    more.addAll(List.of("OpenQueryInstances", "PullInstances", "EnumerationCount"));
    assertThat(FunctionalProfile.of(more)).containsExactly(0L, 10L, 11L, 12L);
    more.remove("CloseEnumeration");
    assertThat(FunctionalProfile.pulls(more)).isFalse();
  }

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
