package org.arraytwin.demo;

import java.nio.file.Path;
import java.util.List;
import org.arraytwin.demo.CopySheet.End;
import org.arraytwin.profile.CommandLine.Answer;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * Plays rows of a table of the ETERNUS manuals on a copy group: types what the row has at the
 * server with the Copy Control Module, and holds its answer, its query and CIM against the row.
 */
final class EternusWords {
  private static final String SERVER = "ccm";
  private static final String SESSION = "FUJITSU_StorageSynchronized";
  private static final String VOLUME = "FUJITSU_StorageVolume";

  private final Stage stage;
  private final CopySheet sheet;
  private final ManualRows words;
  private final String kind;
  private final Group group;

  /**
   * A copy group of the fleet file.
   *
   * @param command that drives it, for example {@code acopc}
   * @param name of the group
   * @param inTable the name that the table's rows have for it
   */
  record Group(String command, String name, String inTable, End source, End target) {}

  /**
   * @param fixtures test-fixtures/eternus
   * @param kind as words.csv has it
   */
  EternusWords(Path fixtures, Stage stage, Sheet sheet, String kind, Group group) {
    this.stage = stage;
    this.sheet = new CopySheet(sheet, stage, SESSION, VOLUME);
    this.words = new ManualRows(fixtures.resolve("words.csv"));
    this.kind = kind;
    this.group = group;
  }

  void title(String text) {
    sheet.title(text);
  }

  /**
   * Plays a row of a table.
   *
   * @param before its first column, which the fleet must have come to
   * @param event its second column: a command, or {@code pass} and seconds
   */
  void play(ManualRows table, String before, String event)
      throws WBEMException, InterruptedException {
    List<String> row = table.row(before, event);
    String typed = event.replace("-g " + group.inTable(), "-g " + group.name());
    boolean passes = event.startsWith("pass ");
    if (passes) {
      stage.pass(Double.parseDouble(event.substring("pass ".length())));
    } else {
      Answer answer = stage.answer(SERVER, typed);
      String wanted = row.get(2);
      if (wanted.startsWith("ccm") || !answer.output().contains(wanted)) {
        String said =
            answer.output().lines().filter(l -> l.startsWith("ccm")).findFirst().orElse("");
        sheet.claim(typed + ": " + said, answer.output().contains(wanted));
      }
    }
    look(passes ? "time passes" : typed, row.get(3));
  }

  /** Holds what both ends' CIM servers and the group's query show against a table's words. */
  void look(String event, String wanted) throws WBEMException, InterruptedException {
    String state =
        wanted.equals(CopySheet.NONE)
            ? CopySheet.NONE
            : words.row(kind, part(wanted, 0), part(wanted, 1)).get(6);
    for (int array : arrays()) {
      sheet.check(event, array, group.source(), group.target(), shown(), wanted, state);
    }
  }

  /** A phase may have a slash of its own: Copying/Tracking. */
  private static String part(String wanted, int part) {
    return wanted.split("/", 2)[part];
  }

  private List<Integer> arrays() {
    int from = group.source().array();
    int to = group.target().array();
    return from == to ? List.of(from) : List.of(from, to);
  }

  /** Status and phase of the group's first pair as its query prints them. */
  private String shown() throws InterruptedException {
    for (String line :
        stage.type(SERVER, group.command() + " query -g " + group.name()).split("\n", -1)) {
      String[] quoted = line.split("\"", -1);
      if (quoted.length > 3) {
        return quoted[1] + "/" + quoted[3];
      }
    }
    return CopySheet.NONE;
  }

  void claim(String claim, boolean holds) {
    sheet.claim(claim, holds);
  }
}
