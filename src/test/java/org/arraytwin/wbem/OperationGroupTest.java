package org.arraytwin.wbem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.wbem.Operation.Group;
import org.junit.jupiter.api.Test;

class OperationGroupTest {
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
  void aGroupIsToldOnlyWhereAllOfItIsThere() {
    assertThat(Group.of(Set.of("CreateInstance", "DeleteInstance", "SetProperty")))
        .containsExactly(Group.BASIC_WRITE);
    assertThat(Group.of(Set.of("CreateInstance", "DeleteInstance", "ModifyInstance")))
        .containsExactly(Group.INSTANCE_MANIPULATION);
  }

  @Test
  void pulledQueriesAndCountsAreGroupsOfTheirOwn() {
    assertThat(Group.of(PULLS)).containsExactly(Group.PULLED_READ);
    assertThat(Group.PULLED_READ.isIn(PULLS)).isTrue();
    Set<String> more = new HashSet<>(PULLS);
    more.addAll(List.of("OpenQueryInstances", "PullInstances", "EnumerationCount"));
    assertThat(Group.of(more))
        .containsExactly(Group.PULLED_READ, Group.PULLED_READ_COUNT, Group.PULLED_QUERY_EXECUTION);
    more.remove("CloseEnumeration");
    assertThat(Group.PULLED_READ.isIn(more)).isFalse();
  }
}
