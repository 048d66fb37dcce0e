package org.arraytwin.demo;

import java.nio.file.Path;
import org.arraytwin.demo.CopySheet.End;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.truth.DataSentence;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.arraytwin.replication.Content;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** REC between two ETERNUS boxes: the table of acec, modes, a path that fails, a lost source. */
final class RecDemo implements Demo {
  private static final String SOURCE = "ledger";
  private static final String TARGET = "ledger.remote";
  private static final String SESSION = "0x7:dx2/0x0";
  private static final long GIB = 1L << 30;

  @Override
  public String name() {
    return "rec";
  }

  @Override
  public String[] about() {
    return new String[] {
      "Mirrors a volume from one Fujitsu ETERNUS to another (REC) and checks each step on both.",
      "Suspend, resume, reverse, modes, a path that fails, a source that is lost."
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

    Walk(Path fixtures, Stage stage, Sheet sheet) {
      this.stage = stage;
      this.table = new ManualRows(fixtures.resolve("states/rec.csv"));
      this.words =
          new EternusWords(
              fixtures,
              stage,
              sheet,
              "REC",
              new EternusWords.Group(
                  "acec", "REMOTE", "REC", new End(0, SOURCE), new End(1, TARGET)));
    }

    void all() throws WBEMException, InterruptedException {
      write("dx1", SOURCE, 0, 20);
      mirrored();
      parted();
      modes();
      path();
      turned();
      lost();
    }

    private void mirrored() throws WBEMException, InterruptedException {
      words.title("Start, Equivalent, Suspend");
      words.play(table, "", "acec suspend -g REC");
      words.play(table, "write s 60", "acec start -g REC");
      words.play(table, "@copying", "acec suspend -g REC");
      stage.pass(600);
      words.play(table, "@copying", "pass 60");
      write("dx1", SOURCE, 20, 1);
      claim("writes are forwarded: " + says(), same());
      words.play(table, "@equivalent", "acec suspend -g REC");
      claim("one instant: " + says(), same() && proven());
    }

    private void parted() throws WBEMException, InterruptedException {
      words.title("Both sides are written; Resume sends what has changed on either");
      write("dx1", SOURCE, 21, 1);
      write("dx2", TARGET, 22, 1);
      claim(says(), !same());
      stage.type("ccm", "acec resume -g REMOTE");
      stage.pass(60);
      words.look("acec resume -g REMOTE, 60 s", "REC Executing/Paired");
      claim("what the destination was written is overwritten: " + says(), same());
    }

    private void modes() throws WBEMException, InterruptedException {
      words.title("Modes change while suspended only");
      words.play(table, "@equivalent", "acec change -g REC -transfer stack");
      words.play(table, "@equivalent", "acec suspend -g REC");
      words.play(table, "@suspend", "acec change -g REC -transfer stack");
      told("transfer=Stack, recovery=Automatic, split=Manual");
      words.play(
          table, "@suspend; acec change -g REC -transfer stack", "acec change -g REC -split auto");
      words.play(
          table,
          "@suspend; acec change -g REC -transfer consist",
          "acec change -g REC -transfer sync -split auto");
      told("transfer=Synchronous, recovery=Automatic, split=Automatic");
      stage.type("ccm", "acec resume -g REMOTE");
      stage.pass(60);
      words.look("acec resume -g REMOTE, 60 s", "REC Executing/Paired");
    }

    private void told(String modes) throws InterruptedException {
      String query = stage.type("ccm", "acec query -g REMOTE");
      claim("acec query: " + modes, query.contains(modes));
    }

    private void path() throws WBEMException, InterruptedException {
      words.title("The path fails and comes back");
      stage.happen(new CutLink("dx1", "dx2", -1));
      words.play(table, "@equivalent; cut", "pass 30");
      write("dx1", SOURCE, 23, 2);
      claim("with split mode Automatic hosts go on: " + says(), !same());
      words.play(table, "@halt", "acec suspend -g REC");
      stage.happen(new HealLink("dx1", "dx2", -1));
      stage.pass(30);
      words.play(table, "@halt; heal", "pass 30");
      claim("recovery mode Automatic: " + says(), same());
    }

    private void turned() throws WBEMException, InterruptedException {
      words.title("Suspend, Reverse, Resume: the other box becomes the source");
      words.play(table, "@equivalent", "acec suspend -g REC");
      write("dx2", TARGET, 30, 1);
      Content wanted = stage.content(1, TARGET);
      stage.type("ccm", "acec reverse -g REMOTE");
      words.look("acec reverse -g REMOTE", "REC Suspend/Paired");
      claim("no data has moved yet", !stage.content(0, SOURCE).same(wanted));
      stage.type("ccm", "acec resume -g REMOTE");
      stage.pass(60);
      words.look("acec resume -g REMOTE, 60 s", "REC Executing/Paired");
      claim(
          SOURCE + " is what " + TARGET + " was: " + says(), stage.content(0, SOURCE).same(wanted));
      words.play(table, "@equivalent", "acec cancel -g REC");
    }

    /** Each row is shown by both boxes; while one is lost only the other one can be asked. */
    private void lost() throws WBEMException, InterruptedException {
      words.title("The source is lost: its destination is used, and brought back by a Reverse");
      stage.type("ccm", "acec start -g REMOTE");
      stage.pass(600);
      words.look("acec start -g REMOTE, 600 s", "REC Executing/Paired");
      stage.happen(new FailArray("dx1"));
      stage.pass(60);
      told("Hardware Suspend", "dx1 has no power, dx2 tells");
      String parted = stage.type("ccm", "acec suspend -g REMOTE -force");
      claim("acec suspend -g REMOTE -force parts dx2 alone", parted.contains("REC Suspended"));
      write("dx2", TARGET, 40, 1);
      Content used = stage.content(1, TARGET);
      stage.happen(new RestoreArray("dx1"));
      stage.pass(60);
      told("Hardware Suspend", "dx1 is back, and nothing is overwritten by itself: " + says());
      claim(TARGET + " is as its hosts have left it", stage.content(1, TARGET).same(used));
      stage.type("ccm", "acec suspend -g REMOTE -force");
      stage.type("ccm", "acec reverse -g REMOTE");
      stage.type("ccm", "acec resume -g REMOTE");
      stage.pass(60);
      words.look("suspend -force, reverse, resume, 60 s", "REC Executing/Paired");
      claim(
          SOURCE + " is what the hosts of " + TARGET + " have made of it: " + says(),
          stage.content(0, SOURCE).same(used));
    }

    private void told(String words, String meaning) throws InterruptedException {
      claim(meaning, stage.type("ccm", "acec query -g REMOTE").contains(words));
    }

    private void write(String box, String volume, long gib, long count) {
      stage.happen(new HostWrite(box, volume, gib * GIB, count * GIB));
    }

    private void claim(String claim, boolean holds) {
      words.claim(claim, holds);
    }

    private boolean same() {
      return stage.content(0, SOURCE).same(stage.content(1, TARGET));
    }

    private boolean proven() {
      return evidence().sides().forAll(side -> side.proof() != Proof.DISPROVEN);
    }

    private Evidence evidence() {
      return stage.evidence(SESSION);
    }

    private String says() {
      return DataSentence.of(evidence());
    }
  }
}
