package org.arraytwin.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pairs of a group, few and many of them, as a list has them. */
class PairsTest {
  private static final List<SyncStatus> STATUSES = List.of(SyncStatus.values());

  private static PairHalf pair(int volume) {
    return PairHalf.joining(volume, "v" + volume, volume, "", false);
  }

  private static void alike(GroupHalf.Pairs pairs, List<PairHalf> list) {
    assertThat(pairs).containsExactlyElementsOf(list);
    assertThat(pairs.size()).isEqualTo(list.size());
    assertThat(pairs.isEmpty()).isEqualTo(list.isEmpty());
    assertThat(pairs.volumes()).extracting(v -> v).isEqualTo(volumes(list));
    assertThat(pairs.statuses())
        .containsExactlyElementsOf(list.stream().map(PairHalf::status).distinct().toList());
    for (SyncStatus status : SyncStatus.values()) {
      assertThat(pairs.count(status))
          .as("how many are %s", status)
          .isEqualTo((int) list.stream().filter(p -> p.status() == status).count());
    }
    for (int volume = -1; volume <= 2 * list.size(); volume++) {
      int at = volumes(list).indexOf(volume);
      assertThat(pairs.at(volume)).isEqualTo(at);
      assertThat(pairs.of(volume)).isEqualTo(at < 0 ? null : list.get(at));
    }
    assertThat(pairs)
        .isEqualTo(GroupHalf.Pairs.of(list))
        .hasSameHashCodeAs(GroupHalf.Pairs.of(list));
  }

  private static List<Integer> volumes(List<PairHalf> list) {
    return list.stream().map(PairHalf::localVolume).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 300})
  void holdWhatAListHoldsHoweverTheyAreChanged(int most) {
    SplittableRandom random = new SplittableRandom(most);
    List<PairHalf> list = new ArrayList<>();
    GroupHalf.Pairs pairs = GroupHalf.Pairs.NONE;
    for (int i = 0; i < most; i++) {
      list.add(pair(2 * most - 2 * i));
    }
    pairs = pairs.appendAll(list);
    alike(pairs, list);
    for (int round = 0; round < 20 && !list.isEmpty(); round++) {
      for (int i = 0; i < 10; i++) {
        int at = random.nextInt(list.size());
        SyncStatus now = STATUSES.get(random.nextInt(STATUSES.size()));
        list.set(at, list.get(at).with(now));
        pairs = pairs.update(at, list.get(at));
      }
      alike(pairs, list);
    }
    if (!list.isEmpty()) {
      int gone = random.nextInt(list.size());
      list.remove(gone);
      list.add(pair(1));
      alike(pairs.removeAt(gone).append(pair(1)), list);
      list.replaceAll(p -> p.with(SyncStatus.STALE));
      alike(pairs.removeAt(gone).append(pair(1)).with(p -> p.with(SyncStatus.STALE)), list);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 100})
  void changedToAndBackAreTheSame(int size) {
    GroupHalf.Pairs pairs = GroupHalf.Pairs.of(Array.range(0, size).map(PairsTest::pair));
    PairHalf last = pairs.get(size - 1);
    GroupHalf.Pairs changed = pairs.update(size - 1, last.with(SyncStatus.SYNCED));
    assertThat(changed).isNotEqualTo(pairs);
    assertThat(changed.update(size - 1, last)).isEqualTo(pairs);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 100})
  void oneAfterAnotherIsDoneFromTheFirstToTheLast(int size) {
    GroupHalf.Pairs pairs = GroupHalf.Pairs.of(Array.range(0, size).map(PairsTest::pair));
    for (int i = 0; i < size; i++) {
      assertThat(pairs.statuses().head()).isEqualTo(i == 0 ? SyncStatus.NEW : SyncStatus.SYNCED);
      pairs = pairs.update(i, pairs.get(i).with(SyncStatus.SYNCED));
      assertThat(pairs.count(SyncStatus.NEW)).isEqualTo(size - 1 - i);
    }
    assertThat(pairs.statuses()).containsExactly(SyncStatus.SYNCED);
  }
}
