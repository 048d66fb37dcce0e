package org.arraytwin.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.replication.table.CellRef;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests in this process, one after the other. */
final class Tests {
  private static final long MIN_SECONDS = 5;

  private final Launcher launcher = LauncherFactory.create();

  /** What became of one test. */
  private static final class Watch implements TestExecutionListener {
    private final Map<String, Probe> passed = new LinkedHashMap<>();
    private long begun;

    @Override
    public void executionStarted(TestIdentifier test) {
      if (test.isTest()) {
        Seam.mark();
        begun = System.nanoTime();
      }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
        String id = test.getUniqueId();
        Set<CellRef> cells = Seam.reached();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        passed.put(id, new Probe(id, cells, Seam.decisions(), millis));
      }
    }
  }

  /** The tests of a class that pass and come to cells. */
  List<Probe> of(Class<?> tests) {
    Watch watch = new Watch();
    Seam.observe();
    run(selectClass(tests), watch);
    List<Probe> found = new ArrayList<>();
    for (Probe probe : watch.passed.values()) {
      if (!probe.cells().isEmpty()) {
        found.add(probe);
      }
    }
    return found;
  }

  /** Whether a test still passes by itself with the tables as they are. */
  boolean passesAlone(Probe probe) {
    Seam.observe();
    return passes(probe);
  }

  /** Whether a test fails with a mutant; one that never ends has failed, too. */
  @SuppressWarnings("deprecation") // Thread.stop: nothing else ends a loop in a test
  boolean kills(Probe probe, Mutant mutant) throws InterruptedException {
    Seam.let(mutant, 20 * probe.decisions() + 100_000);
    boolean[] passed = new boolean[1];
    Thread thread = new Thread(() -> passed[0] = passes(probe), "test");
    thread.start();
    thread.join(1000 * MIN_SECONDS + 20 * probe.millis());
    boolean endless = thread.isAlive();
    if (endless) {
      thread.stop();
      thread.join();
    }
    return endless || !passed[0];
  }

  private boolean passes(Probe probe) {
    Watch watch = new Watch();
    run(selectUniqueId(probe.id()), watch);
    return watch.passed.containsKey(probe.id());
  }

  private void run(DiscoverySelector selector, Watch watch) {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false));
    try {
      launcher.execute(
          LauncherDiscoveryRequestBuilder.request().selectors(selector).build(), watch);
    } finally {
      System.setOut(out);
    }
  }
}
