package org.arraytwin.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.truth.DataSentence;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.WriteStream;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * Walks tables 106 and 107 of the HP 3PAR CIM API manual on two arrays, and a periodic group
 * through a disaster: driven by the arrays' own words, read over HTTP, proven on the contents.
 */
final class DrDemo implements Demo {
  private static final int LONDON = 0;
  private static final int PARIS = 1;
  private static final String PAYROLL = "payroll";

  @Override
  public String name() {
    return "dr";
  }

  @Override
  public String[] about() {
    return new String[] {
      "Walks tables 106 and 107 of the 3PAR CIM API manual and checks every row.",
      "A primary is lost, failed over, recovered and restored; both arrays are read over HTTP."
    };
  }

  @Override
  public String fleet() {
    return "two-site-dr.xml";
  }

  @Override
  public void play(Path home, Stage stage, Sheet sheet) throws WBEMException, InterruptedException {
    new Walk(home.resolve("test-fixtures/threepar"), stage, new GroupSheet(sheet, stage)).all();
  }

  /** The walk through one run. */
  private static final class Walk {
    private final Stage stage;
    private final GroupSheet sheet;
    private final String remote;
    private final Map<String, ExpectedRow> table = new HashMap<>();
    private final List<ExpectedRow> normal;

    Walk(Path fixtures, Stage stage, GroupSheet sheet) {
      for (ExpectedRow row : ExpectedRow.read(fixtures.resolve("table-107.csv"))) {
        table.put(row.row(), row);
      }
      this.normal = ExpectedRow.read(fixtures.resolve("table-106.csv"));
      this.stage = stage;
      this.sheet = sheet;
      this.remote = stage.half(LONDON, PAYROLL).remoteName();
    }

    void all() throws WBEMException, InterruptedException {
      stage.pass(90);
      normalOperation();
      sheet.title("Table 107, a disaster: the primary is lost and comes back");
      primaryLost();
      recover();
      restore();
      sheet.title("Table 107 again: the recover fails, then the restore fails");
      primaryLost();
      failingRecover();
      failingRestore();
      periodic();
      asserted();
    }

    private void normalOperation() throws WBEMException, InterruptedException {
      sheet.title("Table 106, normal operation: a group of its own");
      String group = "books";
      stage.type(LONDON, "creatercopygroup -usr_cpg FC_r5 paris:FC_r5 books paris:sync");
      stage.type(LONDON, "admitrcopyvv -createvv oltp.redo books paris:books.redo");
      String remote = stage.half(LONDON, group).remoteName();
      both(0, group, remote);
      stage.happen(new HostWrite("london", "oltp.redo", 0, 2L << 30));
      stage.type(LONDON, "startrcopygroup books");
      stage.pass(5);
      both(1, group, remote);
      stage.passUntil("books is Synced", at -> is(at, LONDON, group, SyncStatus.SYNCED));
      both(2, group, remote);
      stage.stop(LONDON, group);
      both(5, group, remote);
      stage.happen(new HostWrite("london", "oltp.redo", 0, 512L << 20));
      stage.happen(new FailNext("resync", group, 50));
      stage.type(LONDON, "startrcopygroup books");
      stage.passUntil("the resync fails", at -> is(at, LONDON, group, SyncStatus.STALE));
      both(4, group, remote);
      stage.type(LONDON, "creatercopygroup -usr_cpg FC_r5 paris:FC_r5 ledger paris:sync");
      stage.type(LONDON, "admitrcopyvv -createvv home.1 ledger paris:ledger.0");
      stage.happen(new HostWrite("london", "home.1", 0, 512L << 20));
      stage.happen(new FailNext("resync", "ledger", 50));
      stage.type(LONDON, "startrcopygroup ledger");
      stage.passUntil(
          "the first copy fails", at -> is(at, LONDON, "ledger", SyncStatus.NOT_SYNCED));
      both(3, "ledger", stage.half(LONDON, "ledger").remoteName());
    }

    private void both(int row, String group, String remote) throws WBEMException {
      sheet.check(normal.get(row), LONDON, group);
      sheet.check(normal.get(row), PARIS, remote);
      sheet.data(group);
    }

    private void primaryLost() throws WBEMException, InterruptedException {
      stage.happen(new FailArray("london"));
      stage.pass(21);
      at("1", PARIS, remote);
      sheet.data(PAYROLL);
      stage.type(PARIS, "setrcopygroup failover -f " + remote);
      at("2", PARIS, remote);
      stage.pass(3);
      at("3a", PARIS, remote);
      sheet.data(PAYROLL);
      stage.pass(120);
      stage.happen(new RestoreArray("london"));
      stage.pass(6);
      at("3b", PARIS, remote);
      at("4", LONDON, PAYROLL);
      sheet.data(PAYROLL);
    }

    private void recover() throws WBEMException, InterruptedException {
      stage.type(PARIS, "setrcopygroup recover -f " + remote);
      at("5", PARIS, remote);
      at("6", LONDON, PAYROLL);
      sheet.data(PAYROLL);
      stage.passUntil("the recover is done", a -> is(a, PARIS, remote, SyncStatus.SYNCED));
      at("7", PARIS, remote);
      at("9", LONDON, PAYROLL);
      sheet.data(PAYROLL);
    }

    private void restore() throws WBEMException, InterruptedException {
      stage.type(PARIS, "setrcopygroup restore -f " + remote);
      at("11", PARIS, remote);
      at("14", LONDON, PAYROLL);
      sheet.data(PAYROLL);
      stage.pass(4);
      at("12", PARIS, remote);
      at("15", LONDON, PAYROLL);
      sheet.data(PAYROLL);
      stage.pass(60);
    }

    private void failingRecover() throws WBEMException, InterruptedException {
      stage.happen(new FailNext("recover", PAYROLL, 50));
      stage.type(PARIS, "setrcopygroup recover -f " + remote);
      at("5", PARIS, remote);
      stage.passUntil("the recover fails", a -> is(a, PARIS, remote, SyncStatus.STOPPED));
      at("8", PARIS, remote);
      at("10", LONDON, PAYROLL);
      sheet.data(PAYROLL);
      recover();
    }

    private void failingRestore() throws WBEMException, InterruptedException {
      stage.happen(new FailNext("restore", PAYROLL, 0));
      stage.type(PARIS, "setrcopygroup restore -f " + remote);
      at("11", PARIS, remote);
      stage.pass(4);
      at("13", PARIS, remote);
      at("16", LONDON, PAYROLL);
      sheet.data(PAYROLL);
      restore();
    }

    private void at(String row, int array, String group) throws WBEMException {
      ExpectedRow expected = table.get(row);
      if (expected == null) {
        throw new IllegalStateException("table-107.csv has no row " + row);
      }
      sheet.check(expected, array, group);
    }

    private void periodic() throws WBEMException, InterruptedException {
      String group = "crm";
      String remote = stage.half(LONDON, group).remoteName();
      sheet.title("A periodic group: it loses exactly the writes since its last cycle");
      stage.passUntil(
          "crm is in its own direction and Synced",
          at ->
              is(at, LONDON, group, SyncStatus.SYNCED)
                  || is(at, LONDON, group, SyncStatus.STOPPED));
      if (!stage.half(LONDON, group).running()) {
        stage.type(LONDON, "startrcopygroup crm");
        stage.pass(1.5);
      }
      stage.passUntil("a cycle is complete", at -> is(at, LONDON, group, SyncStatus.SYNCED));
      stage.pass(100);
      Triple synced = new Triple(4, 6, 2);
      sheet.check("between two cycles", LONDON, group, synced);
      sheet.check("between two cycles", PARIS, remote, synced);
      Evidence before = stage.evidence(group);
      long held = before.sides().get(PARIS).point().number();
      sheet.claim(DataSentence.of(before), GroupSheet.proven(before, PARIS));
      stage.happen(new FailArray("london"));
      stage.pass(21);
      sheet.check("primary array goes down", PARIS, remote, new Triple(5, 12, 2));
      stage.type(PARIS, "setrcopygroup failover -f " + remote);
      stage.pass(3);
      sheet.check("failover done", PARIS, remote, new Triple(10, 12, 2));
      Evidence after = stage.evidence(group);
      WriteStream.Range lost = after.sides().get(LONDON).unreplicated();
      boolean exact =
          lost != null
              && lost.first() == held + 1
              && lost.last() == before.sides().get(LONDON).point().number()
              && GroupSheet.proven(after, PARIS);
      sheet.claim(DataSentence.lost(lost, stage.now().now()), exact);
      stage.happen(new RestoreArray("london"));
      stage.pass(6);
    }

    private void asserted() throws WBEMException, InterruptedException {
      sheet.title("A group started with -nosync");
      stage.type(LONDON, "creatercopygroup -usr_cpg FC_r5 paris:FC_r5 claims paris:sync");
      stage.type(LONDON, "admitrcopyvv -createvv home.2 claims paris:claims.1");
      stage.happen(new HostWrite("london", "home.2", 0, 64L << 20));
      stage.type(LONDON, "startrcopygroup -nosync claims");
      stage.pass(2);
      Evidence evidence = stage.evidence("claims");
      GroupHalf half = stage.half(LONDON, "claims");
      boolean marked = evidence.asserted() && half.allPairs(SyncStatus.SYNCED);
      sheet.check("startrcopygroup -nosync", LONDON, "claims", new Triple(4, 6, 2));
      sheet.claim(DataSentence.of(evidence), marked);
    }

    private boolean is(FleetAt at, int array, String group, SyncStatus status) {
      return Stage.half(at, array, group).allPairs(status);
    }
  }
}
