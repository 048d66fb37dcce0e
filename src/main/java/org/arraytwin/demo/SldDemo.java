package org.arraytwin.demo;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.truth.DataSentence;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.server.CommandFailure;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * Synchronous long distance of HP 3PAR: three arrays, a synchronous and a periodic target and the
 * link between them that stands by, through a failover to each of the two targets.
 */
final class SldDemo implements Demo {
  private static final String PAIR = "TPD_RemoteStorageSynchronized";
  private static final String GROUP = "payroll";
  private static final String COLUMNS = "%-3s %8s  %-31s  %-7s %-7s  %-22s  %-7s  %-8s  %-8s  %s";

  /** The column of the fixture that tells what happens. */
  private static final int EVENT = 1;

  private static final int LONDON = 0;
  private static final int PARIS = 1;
  private static final int OSLO = 2;

  @Override
  public String name() {
    return "sld";
  }

  @Override
  public String[] about() {
    return new String[] {
      "Three sites, synchronous long distance of HP 3PAR: a disaster with each target taking over.",
      "The pair of the two targets stands by until one of them becomes the primary."
    };
  }

  @Override
  public String fleet() {
    return "threepar-sld.xml";
  }

  @Override
  public void play(Path home, Stage stage, Sheet sheet) throws WBEMException, InterruptedException {
    new Walk(new ManualRows(home.resolve("test-fixtures/threepar/sld.csv")), stage, sheet).all();
  }

  /**
   * What one array is to show of its pairs with another, a row of the fixture.
   *
   * @param group role and status of the group, as showrcopy prints them
   * @param system the array whose volumes are the SystemElements
   * @param triple the values of the CIM properties
   */
  private record Row(
      String number,
      String event,
      String array,
      String peer,
      String group,
      String system,
      String triple) {
    static Row of(List<String> cells) {
      return new Row(
          cells.get(0),
          cells.get(1),
          cells.get(2),
          cells.get(3),
          cells.get(4),
          cells.get(5),
          cells.get(6));
    }
  }

  /** The walk through one run. */
  private static final class Walk {
    private final ManualRows rows;
    private final Stage stage;
    private final Sheet sheet;
    private final String remote;

    Walk(ManualRows rows, Stage stage, Sheet sheet) {
      this.rows = rows;
      this.stage = stage;
      this.sheet = sheet;
      this.remote = stage.half(LONDON, GROUP).remoteName();
    }

    void all() throws WBEMException, InterruptedException {
      title("Two targets; the pair between them stands by");
      stage.pass(90);
      look("normal operation");
      title("The primary is lost; the synchronous target takes over and serves the other");
      failoverToParis();
      handBack(PARIS, GROUP, "recover done", "restore done");
      title("Lost again; the periodic target takes over, and is first brought what it lacks");
      failoverToOslo();
      handBack(OSLO, "payroll@oslo", "", "handed back");
    }

    private void failoverToParis() throws WBEMException, InterruptedException {
      stage.happen(new FailArray("london"));
      stage.pass(21);
      look("primary array goes down");
      stage.type(PARIS, "setrcopygroup failover -f -t london " + remote);
      synced(PARIS, GroupHalf.named(remote, "oslo"));
      stage.pass(3);
      look("failover done");
      data(GROUP);
    }

    private void failoverToOslo() throws WBEMException, InterruptedException {
      stage.happen(new FailArray("london"));
      stage.pass(240);
      long before = stage.evidence(GROUP).sides().get(1).point().number();
      stage.type(OSLO, "setrcopygroup failover -f -t london " + remote);
      synced(OSLO, GroupHalf.named(remote, "paris"));
      stage.pass(3);
      look("failover to the periodic target");
      Evidence evidence = stage.evidence("payroll@oslo");
      boolean whole = evidence.sides().get(0).unreplicated() == null;
      sheet.claim(
          DataSentence.of(evidence) + "; paris had brought it write " + before + ", the last",
          whole);
    }

    private void handBack(int from, String session, String recovered, String restored)
        throws WBEMException, InterruptedException {
      stage.pass(120);
      stage.happen(new RestoreArray("london"));
      stage.pass(10);
      stage.type(from, "setrcopygroup recover -f -t london " + remote);
      synced(LONDON, session);
      if (!recovered.isEmpty()) {
        look(recovered);
        data(GROUP);
      }
      stage.type(from, "setrcopygroup restore -f -t london " + remote);
      stage.passUntil(
          "london is the primary again",
          at -> Stage.half(at, LONDON, GROUP).started() && Stage.half(at, LONDON, GROUP).source());
      synced(LONDON, GROUP);
      stage.passUntil(
          "london serves oslo again", at -> Stage.half(at, LONDON, "payroll@oslo").started());
      synced(LONDON, "payroll@oslo");
      look(restored);
      data(GROUP);
    }

    private void synced(int array, String half) {
      stage.passUntil(
          half + " is Synced",
          (FleetAt at) -> Stage.half(at, array, half).allPairs(SyncStatus.SYNCED));
    }

    private void title(String text) {
      sheet.table(
          text,
          COLUMNS,
          "row",
          "time",
          "event",
          "array",
          "with",
          "role/status",
          "system",
          "states",
          "expected");
    }

    private void look(String event) throws WBEMException {
      List<List<String>> expected = rows.rowsWith(EVENT, event);
      if (expected.isEmpty()) {
        throw new CommandFailure("no row tells what is to be seen at: " + event);
      }
      for (List<String> row : expected) {
        look(Row.of(row));
      }
    }

    private void look(Row row) throws WBEMException {
      int array = id(row.array());
      GroupHalf half = half(array, row.peer());
      Set<String> seen = new LinkedHashSet<>();
      Set<String> systems = new LinkedHashSet<>();
      for (CIMInstance pair : stage.reader(array).instances(PAIR)) {
        String system = owner(pair, "SystemElement", array);
        String synced = owner(pair, "SyncedElement", array);
        if (Set.of(system, synced).equals(Set.of(row.array(), row.peer()))) {
          seen.add(CimReader.triple(pair).toString());
          systems.add(system);
        }
      }
      String shown = half.role().word() + "/" + half.status().word();
      boolean right =
          shown.equals(row.group())
              && seen.equals(Set.of(row.triple()))
              && systems.equals(Set.of(row.system()));
      sheet.row(
          right,
          new Check.Compared(
              "row "
                  + row.number()
                  + ", "
                  + row.array()
                  + " to "
                  + row.peer()
                  + " after "
                  + row.event(),
              row.group() + " " + row.system() + " " + row.triple(),
              shown + " " + String.join("+", systems) + " " + String.join(" ", seen)),
          row.number(),
          sheet.time(),
          row.event(),
          row.array(),
          row.peer(),
          shown,
          String.join(" ", systems),
          String.join(" ", seen),
          row.triple() + (right ? "" : " " + row.group() + " " + row.system()));
    }

    /** The array whose volume one end of a pair is; a failed target's volume has no array. */
    private String owner(CIMInstance pair, String end, int array) {
      CIMObjectPath path = (CIMObjectPath) pair.getPropertyValue(end);
      if (path.getObjectName().equals("TPD_ReplicationEntity")) {
        return stage
            .now()
            .fleet()
            .site(array)
            .targets()
            .filter(target -> !target.ready())
            .map(TargetHalf::name)
            .mkString("+");
      }
      Object wwn = path.getKeyValue("SystemName");
      return stage
          .now()
          .fleet()
          .sites()
          .find(site -> site.array().wwn().equals(wwn))
          .map(site -> site.name())
          .getOrElse(String.valueOf(wwn));
    }

    private GroupHalf half(int array, String peer) {
      int other = id(peer);
      GroupHalf found =
          stage
              .now()
              .fleet()
              .site(array)
              .groups()
              .find(g -> g != null && g.peer() == other)
              .getOrNull();
      if (found == null) {
        throw new CommandFailure("array " + array + " has no group with " + peer);
      }
      return found;
    }

    private int id(String name) {
      return stage.now().fleet().sites().indexWhere(site -> site.name().equals(name));
    }

    /** Nothing that london had accepted is lost, and no side claims what it does not hold. */
    private void data(String session) {
      Evidence evidence = stage.evidence(session);
      boolean sound =
          evidence.sides().forAll(side -> side.proof() != Evidence.Proof.DISPROVEN)
              && evidence.sides().get(0).unreplicated() == null;
      sheet.claim(DataSentence.of(evidence), sound);
    }
  }
}
