package org.arraytwin.demo;

import java.util.Objects;
import org.arraytwin.server.CommandFailure;
import org.jspecify.annotations.Nullable;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * Holds what is seen of a copy session in its own words and on a CIM server against what the
 * manuals' tables have.
 */
final class CopySheet {
  /** What is expected, and seen, of a session that is not there. */
  static final String NONE = "none";

  private static final String COLUMNS = "%8s  %-47s  %-5s  %-30s  %-8s  %-46s  %s";

  private final Sheet sheet;
  private final Stage stage;
  private final String sessionClass;
  private final String volumeClass;

  /**
   * @param sessionClass CIM class of the association of the two volumes
   * @param volumeClass CIM class of the volumes
   */
  CopySheet(Sheet sheet, Stage stage, String sessionClass, String volumeClass) {
    this.sheet = sheet;
    this.stage = stage;
    this.sessionClass = sessionClass;
    this.volumeClass = volumeClass;
  }

  /** A volume by the array that has it. */
  record End(int array, String volume) {}

  void title(String text) {
    sheet.table(
        text,
        COLUMNS,
        "time",
        "event",
        "array",
        "in its own words",
        "states",
        "CopyState/SyncState/ProgressStatus");
  }

  /**
   * Holds a session against a row.
   *
   * @param event what has been done
   * @param array whose CIM server is read
   * @param shown the session in its own words
   * @param wanted the same as the table has it
   * @param copyState as the table has it, or {@link #NONE}
   */
  void check(
      String event,
      int array,
      End source,
      End target,
      String shown,
      String wanted,
      String copyState)
      throws WBEMException {
    CIMInstance session = session(array, source, target);
    Triple triple = session == null ? null : CimReader.triple(session);
    String seen = triple == null ? NONE : Integer.toString(triple.copyState());
    boolean holds = shown.equals(wanted) && seen.equals(copyState);
    sheet.row(
        holds,
        new Check.Compared(
            stage.array(array).name() + " after " + event,
            wanted + ", CopyState " + copyState,
            shown + ", CopyState " + seen),
        sheet.time(),
        event,
        stage.array(array).name(),
        shown,
        triple == null ? NONE : triple.toString(),
        (triple == null ? "" : stage.reader(array).words(sessionClass, triple))
            + (holds ? "" : "  expected " + wanted + ", CopyState " + copyState));
  }

  /** The association of two volumes, in either direction, or null. */
  private @Nullable CIMInstance session(int array, End source, End target) throws WBEMException {
    String one = id(source);
    String other = id(target);
    for (CIMInstance session : stage.reader(array).instances(sessionClass)) {
      String from = id(session, "SystemElement");
      String to = id(session, "SyncedElement");
      if ((from.equals(one) && to.equals(other)) || (from.equals(other) && to.equals(one))) {
        return session;
      }
    }
    return null;
  }

  private String id(End end) throws WBEMException {
    for (CIMInstance volume : stage.reader(end.array()).instances(volumeClass)) {
      if (end.volume().equals(volume.getPropertyValue("ElementName"))) {
        return String.valueOf(volume.getPropertyValue("DeviceID"));
      }
    }
    throw new CommandFailure(stage.array(end.array()).name() + " shows no volume " + end.volume());
  }

  private static String id(CIMInstance session, String reference) {
    CIMObjectPath path =
        Objects.requireNonNull((CIMObjectPath) session.getPropertyValue(reference), reference);
    return String.valueOf(path.getKeyValue("DeviceID"));
  }

  /** Says something about an answer or the data that has been checked. */
  void claim(String claim, boolean holds) {
    sheet.claim(claim, holds);
  }
}
