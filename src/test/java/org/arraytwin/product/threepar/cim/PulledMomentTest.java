package org.arraytwin.product.threepar.cim;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.MIB;
import static org.arraytwin.fleet.TwoSites.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Provisioning;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.wbem.Answer;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.Enumerations.Terms;
import org.arraytwin.wbem.InstanceForm;
import org.arraytwin.wbem.Operation;
import org.arraytwin.wbem.Portion;
import org.arraytwin.wbem.Portion.Kind;
import org.arraytwin.wbem.pull.Continue;
import org.arraytwin.wbem.pull.Open;
import org.arraytwin.wbem.pull.PullContexts;
import org.arraytwin.wbem.pull.PullPolicy;
import org.junit.jupiter.api.Test;

/** What is pulled is what was there when the enumeration was opened, whatever happens meanwhile. */
class PulledMomentTest {
  private int volumes;
  private static final String TPD = TwoServers.CONFIG.implementationNamespace();
  private static final Terms TERMS = new Terms(null, null, null, false, 1);

  private final TwoSites sites = TwoSites.running(true);
  private final TwoServers servers = new TwoServers(sites);
  private final CimServer server =
      new CimServer(
          () -> "london",
          servers.model(LONDON),
          new PullContexts(
              new PullPolicy(9, 60, 600, 1_000, true, true), () -> 0, new Names()::next));

  private static final class Names {
    private int given;

    String next() {
      given++;
      return "context-" + given;
    }
  }

  private Portion portion(Operation operation) {
    return ((Answer.Pulled) server.answer(operation)).portion();
  }

  /** What a portion holds goes to a list; the context to go on with, or null. */
  private static String draw(Portion portion, List<String> into) {
    for (Object o = portion.next(); o != null; o = portion.next()) {
      into.add(text((CimInstance) o));
    }
    portion.sending();
    return portion.end().context();
  }

  private static String text(CimInstance instance) {
    StringBuilder all = new StringBuilder(instance.path().canonicalKeys());
    for (CimProperty p : instance.layout().properties()) {
      all.append('\n').append(p.name()).append('=').append(instance.get(p.name()));
    }
    return all.toString();
  }

  private Open open(String className) {
    return new Open.EnumerateInstances(TPD, className, true, InstanceForm.ALL, TERMS);
  }

  /** One by one, something happening before each. */
  private List<String> pull(Open opened, Runnable meanwhile) {
    List<String> pulled = new ArrayList<>();
    String context = draw(portion(opened), pulled);
    while (context != null) {
      meanwhile.run();
      context = draw(portion(pullOf(context, 1)), pulled);
    }
    return pulled;
  }

  private static Operation pullOf(String context, int most) {
    return new Continue.Pull(TPD, context, Kind.INSTANCES_WITH_PATH, most);
  }

  private List<String> now(String className) {
    return servers.enumerate(LONDON, className).stream().map(PulledMomentTest::text).toList();
  }

  @Test
  void volumesThatAreAddedMeanwhileAreNotAmongThem() {
    List<String> before = now("TPD_StorageVolume");
    int[] added = {0};
    List<String> pulled =
        pull(
            open("TPD_StorageVolume"),
            () -> {
              added[0]++;
              sites.run(new AddVolume(LONDON, "new." + added[0], 0, 64 * MIB, Provisioning.THIN));
              sites.pass(5);
            });
    assertThat(pulled).isEqualTo(before);
    assertThat(added[0]).isPositive();
    assertThat(now("TPD_StorageVolume")).hasSize(before.size() + added[0]);
  }

  @Test
  void statesThatChangeMeanwhileAreShownAsTheyWere() {
    List<String> before = now("TPD_RemoteStorageSynchronized");
    boolean[] done = {false};
    List<String> pulled =
        pull(
            open("TPD_RemoteStorageSynchronized"),
            () -> {
              if (!done[0]) {
                sites.run(new StopGroup(LONDON, SYNC, false));
                sites.run(new CutLink("london", "paris", 0));
                sites.pass(60);
                done[0] = true;
              }
            });
    assertThat(pulled).isEqualTo(before);
    assertThat(now("TPD_RemoteStorageSynchronized")).isNotEqualTo(before);
  }

  @Test
  void associationsAreFollowedAtTheMomentTheyWereOpened() {
    CimInstance volume = servers.volume(LONDON, "vol.0");
    Open references =
        new Open.ReferenceInstances(
            TPD, volume.path(), org.arraytwin.wbem.AssociationFilter.NONE, InstanceForm.ALL, TERMS);
    List<String> undisturbed = pull(references, () -> {});
    List<String> disturbed =
        pull(
            references,
            () -> {
              String name = "more." + ++volumes;
              sites.run(new AddVolume(LONDON, name, 0, MIB, Provisioning.THIN));
            });
    assertThat(disturbed).isEqualTo(undisturbed).hasSizeGreaterThan(2);
  }
}
