package org.arraytwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Flow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flows of a session, few and many of them, as a list has them. */
class FlowsTest {
  private static final Content CONTENT = Content.blank(Content.GRAIN_BYTES);
  private static final List<Flow> KINDS =
      List.of(
          Flow.IDLE,
          Flow.JOURNALED,
          new Flow.Live(CONTENT, CONTENT),
          new Flow.Copy(CONTENT, CONTENT, 1, true, 7));

  private static void alike(Session.Flows flows, List<Flow> list) {
    assertThat(flows).containsExactlyElementsOf(list);
    assertThat(flows.size()).isEqualTo(list.size());
    assertThat(flows.copies()).isEqualTo(count(list, Flow.Copy.class));
    assertThat(flows.allLive()).isEqualTo(count(list, Flow.Live.class) == list.size());
    assertThat(flows.allIdle()).isEqualTo(count(list, Flow.Idle.class) == list.size());
    assertThat(flows).isEqualTo(Session.Flows.of(list));
  }

  private static int count(List<Flow> list, Class<? extends Flow> kind) {
    return (int) list.stream().filter(kind::isInstance).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 64, 65, 200})
  void countWhatTheyAre(int size) {
    SplittableRandom random = new SplittableRandom(size);
    List<Flow> list = new ArrayList<>(Array.fill(size, Flow.IDLE).asJava());
    Session.Flows flows = Session.Flows.each(size, Flow.IDLE);
    alike(flows, list);
    for (Flow kind : KINDS) {
      for (int i = 0; i < size; i++) {
        list.set(i, random.nextInt(20) == 0 ? KINDS.get(random.nextInt(KINDS.size())) : kind);
        flows = flows.update(i, list.get(i));
      }
      alike(flows, list);
      alike(Session.Flows.each(size, kind), Array.fill(size, kind).asJava());
    }
    list.addAll(List.of(Flow.IDLE, Flow.IDLE));
    flows = flows.joined(2);
    alike(flows, list);
    while (!list.isEmpty()) {
      int gone = random.nextInt(list.size());
      list.remove(gone);
      flows = flows.without(gone);
      alike(flows, list);
    }
  }
}
