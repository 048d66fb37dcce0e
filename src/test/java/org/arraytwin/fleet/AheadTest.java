package org.arraytwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.replication.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AheadTest {
  private final List<String> read = new ArrayList<>();

  private Ahead ahead(String name, int step, int steps) {
    return () -> {
      read.add(name + step);
      return step == steps ? null : ahead(name, step + 1, steps);
    };
  }

  private Command about(Ahead ahead) {
    return new Command() {
      @Override
      public void decide(Steps steps) {
        throw new AssertionError("it is only read what it is about");
      }

      @Override
      public Ahead ahead(Fleet fleet) {
        return ahead;
      }
    };
  }

  @Test
  void allFollowOneReferenceBeforeAnyFollowsTheNext() {
    Fleet fleet = Fleet.empty(0);
    Command two = about(Ahead.both(ahead("b", 1, 1), ahead("c", 1, 3)));
    Ahead.read(fleet, List.of(about(ahead("a", 1, 2)), about(null), two));
    assertThat(read).containsExactly("a1", "b1", "c1", "a2", "c2", "c3");
  }

  @Test
  void ofTwoTheOneThatIsThereIsRead() {
    Ahead one = ahead("a", 1, 1);
    assertThat(Ahead.both(one, null)).isSameAs(one);
    assertThat(Ahead.both(null, one)).isSameAs(one);
    assertThat(Ahead.both(null, null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1L << 40, Long.MAX_VALUE})
  void whatIsNotThereIsPassedOver(long offset) {
    TwoSites t = TwoSites.running(true);
    String before = t.fleet().toString();
    Ahead.read(
        t.fleet(),
        List.of(
            new HostWrite("london", "vol.0", offset, 1),
            new HostWrite("london", "nothing", offset, 1),
            new HostWrite("nowhere", "vol.0", offset, 1),
            new StartGroup(TwoSites.LONDON, "nothing", false),
            new StartGroup(t.fleet().sites().size(), TwoSites.SYNC, false),
            new StartGroup(-1, TwoSites.SYNC, false),
            new Operate(TwoSites.LONDON, "nothing", "syncrcopy", List.of()),
            new Operate(-1, TwoSites.SYNC, "syncrcopy", List.of()),
            new StopGroup(TwoSites.LONDON, TwoSites.SYNC, false)));
    assertThat(t.fleet()).hasToString(before);
  }

  @Test
  void whereNothingFallsDueThereIsNothingToRead() {
    Fleet fleet = Fleet.empty(0);
    fleet.deadlines().readAhead(fleet);
    assertThat(fleet.deadlines().isEmpty()).isTrue();
  }

  @Test
  void whatIsCreatedTogetherWithWhatIsSaidOfItIsNotThereYet() {
    StorageArray array = TwoSites.running(true).fleet().site(TwoSites.LONDON).array();
    Rules rules = TwoSites.running(true).fleet().site(TwoSites.LONDON).rules();
    List<Outcome> outcomes = new ArrayList<>();
    Fleet after =
        Outcome.execute(
            Fleet.empty(0),
            List.of(
                new Timed(1, new AddArray(array, rules, Vector.empty())),
                new Timed(2, new StopGroup(TwoSites.LONDON, "nothing", false))),
            outcomes::add);
    assertThat(after.sites()).hasSize(1);
    assertThat(outcomes).extracting(Outcome::refused).containsExactly(false, true);
  }
}
