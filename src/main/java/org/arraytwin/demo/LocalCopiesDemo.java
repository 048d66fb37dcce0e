package org.arraytwin.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.replication.Content;
import org.arraytwin.server.CommandFailure;
import org.jspecify.annotations.Nullable;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * Virtual and physical copies of a 3PAR by the tables of the CIM API references, row by row, each
 * with volumes of its own.
 */
final class LocalCopiesDemo implements Demo {
  private static final String COLUMNS = "%8s  %-50s  %-25s  %-30s  %-8s  %-46s  %s";
  private static final String ARRAY = "london";
  private static final String COPY = "TPD_StorageSynchronized";
  private static final String VOLUME = "TPD_StorageVolume";
  private static final String GONE = "gone";
  private static final long GRAIN = 64L << 10;

  /** Title, steps before, event, copy, triple, when synced, type, states. */
  private static final int COLUMNS_OF_A_ROW = 8;

  @Override
  public String name() {
    return "local-copies";
  }

  @Override
  public String[] about() {
    return new String[] {
      "Makes, promotes, halts and breaks copies within an HP 3PAR and checks each row of the"
          + " manuals.",
      "Types and states of showvv, states over CIM, and what the volumes really hold."
    };
  }

  @Override
  public String fleet() {
    return "threepar-copies.xml";
  }

  @Override
  public void play(Path home, Stage stage, Sheet sheet) throws WBEMException, InterruptedException {
    sheet.table(
        "The tables of local copies: S is copied to D, V is a virtual copy of S",
        COLUMNS,
        "time",
        "row",
        "event",
        "showvv of the copy; of S",
        "states",
        "CopyState/SyncState/ProgressStatus");
    ManualRows rows = new ManualRows(home.resolve("test-fixtures/threepar/local-copies.csv"));
    int number = 0;
    for (List<String> row : rows.all(COLUMNS_OF_A_ROW)) {
      new Row(stage, sheet, ++number).check(row);
    }
  }

  /** One row with its volumes. */
  private static final class Row {
    private final Stage stage;
    private final Sheet sheet;
    private final String prefix;

    /** What each copy is to hold. */
    private final Map<String, Content> images = new HashMap<>();

    Row(Stage stage, Sheet sheet, int number) {
      this.stage = stage;
      this.sheet = sheet;
      this.prefix = String.format(Locale.ROOT, "row%d.", number);
    }

    private String named(String text) {
      return text.replaceAll("\\b([SDV])\\b", prefix + "$1");
    }

    void check(List<String> row) throws WBEMException, InterruptedException {
      for (String volume : List.of("S", "D")) {
        stage.type(ARRAY, "createvv -tpvv -snp_cpg FC_r5 FC_r5 " + prefix + volume + " 64m");
      }
      for (String step : row.get(1).split(";", -1)) {
        act(step.strip());
      }
      act(row.get(2));
      String copy = prefix + row.get(3);
      String type = shown("Type", copy);
      String states = shown("Detailed_State", copy) + ", " + shown("Detailed_State", prefix + "S");
      CIMInstance seen = seen(copy);
      Triple triple = seen == null ? null : CimReader.triple(seen);
      String told =
          triple == null
              ? GONE
              : triple.syncState() + "/" + triple.copyState() + "/" + triple.progressStatus();
      boolean holds =
          told.equals(row.get(4)) && type.equals(row.get(6)) && states.equals(row.get(7));
      sheet.row(
          holds,
          new Check.Compared(
              row.get(0) + " after " + row.get(2),
              row.get(4) + " " + row.get(6) + ": " + row.get(7),
              told + " " + type + ": " + states),
          sheet.time(),
          row.get(0),
          row.get(2),
          type + ": " + states.replace(", ", "; "),
          triple == null ? GONE : triple.toString(),
          (triple == null ? "" : stage.reader(0).words(COPY, triple))
              + (holds ? "" : "  expected " + String.join(" ", row.subList(4, 8))));
      data(copy, row.get(3), states.startsWith("normal"));
    }

    private void data(String copy, String letter, boolean whole) {
      Content image = images.get(copy);
      if (image != null && whole) {
        long differing = stage.content(0, copy).differing(image);
        sheet.claim(
            String.format(
                Locale.ROOT,
                "%s holds what S was when it was copied: %d differ",
                letter,
                differing),
            differing == 0);
      }
    }

    private void act(String step) throws InterruptedException {
      String[] words = step.split(" ", -1);
      switch (words[0]) {
        case "" -> {}
        case "write" -> write(prefix + words[1], words[2].split("-", -1));
        case "pass" -> stage.pass(Double.parseDouble(words[1]));
        case "fail" -> stage.happen(new VolumeCondition(ARRAY, prefix + words[1], "io-failed", ""));
        default -> type(step, words);
      }
    }

    /** Grains, for example {@code 3} or {@code 0-9}. */
    private void write(String volume, String[] ends) {
      long first = Long.parseLong(ends[0]);
      long last = Long.parseLong(ends[ends.length - 1]);
      stage.happen(new HostWrite(ARRAY, volume, first * GRAIN, (last - first + 1) * GRAIN));
    }

    /** A copy takes its source as it is at that moment; one that is halted holds neither. */
    private void type(String step, String[] words) throws InterruptedException {
      stage.type(ARRAY, named(step));
      switch (words[0]) {
        case "createsv" -> images.put(prefix + words[2], stage.content(0, prefix + words[3]));
        case "createvvcopy" -> {
          String copy = prefix + words[words.length - 1];
          if (words[1].equals("-halt")) {
            images.remove(copy);
          } else {
            images.put(copy, stage.content(0, prefix + "S"));
          }
        }
        default -> {}
      }
    }

    /** One value of {@code showvv}. */
    private String shown(String column, String volume) throws InterruptedException {
      String output = stage.type(ARRAY, "showvv -showcols " + column + " " + volume);
      return output.lines().skip(1).findFirst().orElse("").strip();
    }

    /** The association whose copy a volume is, or null. */
    private @Nullable CIMInstance seen(String volume) throws WBEMException {
      CimReader reader = stage.reader(0);
      for (CIMInstance one : reader.instances(VOLUME)) {
        if (volume.equals(one.getPropertyValue("ElementName"))) {
          CIMObjectPath path = one.getObjectPath();
          for (CIMInstance copy : reader.references(path, COPY)) {
            if (is(copy.getPropertyValue("SyncedElement"), path)) {
              return copy;
            }
          }
          return null;
        }
      }
      throw new CommandFailure("over CIM there is no volume " + volume);
    }

    private static boolean is(@Nullable Object reference, CIMObjectPath volume) {
      return reference instanceof CIMObjectPath path
          && path.getKeyValue("DeviceID").equals(volume.getKeyValue("DeviceID"));
    }
  }
}
