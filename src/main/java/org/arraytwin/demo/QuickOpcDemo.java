package org.arraytwin.demo;

import java.nio.file.Path;
import java.util.Locale;
import org.arraytwin.demo.CopySheet.End;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.replication.Content;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * QuickOPC of an ETERNUS, from its first start to its stop, by table A.3 of the Express guide, the
 * preliminary checks and the decision table of the CCM guides.
 */
final class QuickOpcDemo implements Demo {
  private static final String BOX = "dx1";
  private static final String SOURCE = "payroll";
  private static final String TARGET = "payroll.copy";
  private static final long GIB = 1L << 30;

  @Override
  public String name() {
    return "quickopc";
  }

  @Override
  public String[] about() {
    return new String[] {
      "Starts, refreshes and stops a QuickOPC session of a Fujitsu ETERNUS and checks each step.",
      "Commands of the Copy Control Module, states over CIM, and what the volumes really hold."
    };
  }

  @Override
  public String fleet() {
    return "eternus.xml";
  }

  @Override
  public void play(Path home, Stage stage, Sheet sheet) throws WBEMException, InterruptedException {
    new Walk(home.resolve("test-fixtures/eternus"), stage, sheet).all();
  }

  /** The walk through one run. */
  private static final class Walk {
    private final Stage stage;
    private final EternusWords words;
    private final ManualRows table;
    private final ManualRows auto;

    Walk(Path fixtures, Stage stage, Sheet sheet) {
      this.stage = stage;
      this.table = new ManualRows(fixtures.resolve("states/quickopc.csv"));
      this.auto = new ManualRows(fixtures.resolve("states/auto.csv"));
      this.words =
          new EternusWords(
              fixtures,
              stage,
              sheet,
              "QuickOPC",
              new EternusWords.Group(
                  "acopc", "PAYROLL", "QUICK", new End(0, SOURCE), new End(0, TARGET)));
    }

    void all() throws WBEMException, InterruptedException {
      write(SOURCE, 0, 20);
      first();
      whileItCopies();
      tracking();
      stopped();
      back();
    }

    private void first() throws WBEMException, InterruptedException {
      words.title("No session: table A.3 and the preliminary checks");
      words.play(table, "@none", "acopc start -g QUICK -diff");
      words.play(table, "@none", "acopc cancel -g QUICK");
      words.play(table, "@none", "acopc start -g QUICK");
      boolean nothingYet = evidence().lacking() == evidence().grains();
      claim(says(), nothingYet && evidence().changed() == 0);
      Content image = content(TARGET);
      write(SOURCE, 20, 1);
      claim("the source goes on, its copy does not: " + says(), content(TARGET).same(image));
      write(TARGET, 30, 1);
      claim("hosts write the destination at once: " + says(), evidence().changed() > 0);
    }

    private void whileItCopies() throws WBEMException, InterruptedException {
      words.title("Physical copy and tracking, in the background");
      words.play(table, "@both", "acopc start -g QUICK");
      words.play(table, "@both; write s 61; write t 62", "acopc start -g QUICK -diff");
      claim("what the destination was written is gone: " + says(), evidence().changed() == 0);
      stage.pass(500);
      words.play(table, "@both; write s 61", "pass 60");
      claim(says(), evidence().lacking() == 0 && evidence().changed() == 0);
    }

    private void tracking() throws WBEMException, InterruptedException {
      words.title("All is copied: the session stays and tracks both sides");
      words.play(table, "@tracking", "acopc start -g QUICK");
      write(SOURCE, 40, 1);
      write(TARGET, 50, 2);
      claim(says(), evidence().differing() > 0);
      words.play(table, "@tracking; write s 3; write t 30", "acopc start -g QUICK -diff");
      claim(
          "only 3 GiB are to be copied, and the destination is the source: " + says(),
          evidence().changed() == 0 && evidence().lacking() == 3 * GIB / Content.GRAIN_BYTES);
      words.play(table, "@tracking; write s 3; write t 30; acopc start -g QUICK -diff", "pass 60");
      write(SOURCE, 60, 1);
      words.play(auto, "@both; pass 60; write s 9", "acopc start -g QUICK -auto");
      claim(
          "-auto took the differential start: " + says(),
          evidence().lacking() == GIB / Content.GRAIN_BYTES);
    }

    private void stopped() throws WBEMException, InterruptedException {
      words.title("Stop");
      words.play(table, "@both; pass 1", "acopc cancel -g QUICK");
      long torn = CopyEvidence.undefined(content(TARGET));
      claim(
          String.format(
              Locale.ROOT,
              "%s is unusable: %,d grains hold nothing that anybody wrote",
              TARGET,
              torn),
          torn > 0);
      words.play(table, "@none", "acopc start -g QUICK");
      stage.pass(600);
      words.look("the physical copy is done", "OPC Executing/Tracking");
      Content image = content(TARGET);
      words.play(table, "@tracking", "acopc cancel -g QUICK");
      claim(
          TARGET + " is usable: all of " + SOURCE + " as of the last start",
          content(TARGET).same(image) && CopyEvidence.undefined(image) == 0);
    }

    private void back() throws WBEMException, InterruptedException {
      words.title("And back: an OPC in the reverse direction");
      words.play(table, "@none", "acopc start -g QUICK");
      stage.pass(600);
      write(SOURCE, 70, 1);
      Content kept = content(TARGET);
      words.play(table, "@tracking; write t 30", "acopc start -g QUICK -r");
      claim(SOURCE + " is what " + TARGET + " has kept, at once", content(SOURCE).same(kept));
    }

    private void write(String volume, long gib, long count) {
      stage.happen(new HostWrite(BOX, volume, gib * GIB, count * GIB));
    }

    private void claim(String claim, boolean holds) {
      words.claim(claim, holds);
    }

    private Content content(String volume) {
      return stage.content(0, volume);
    }

    private CopyEvidence evidence() {
      return CopyEvidence.of(stage.now(), 0, "0x0:0x1");
    }

    private String says() {
      return evidence().sentence("the last start");
    }
  }
}
