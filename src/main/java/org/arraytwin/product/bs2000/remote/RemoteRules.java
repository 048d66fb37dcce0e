package org.arraytwin.product.bs2000.remote;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;

/** The rules of remote copy, as {@code bs2000/remote-copy.xml} has them; total over the states. */
public final class RemoteRules {
  /**
   * What a state of the storage systems' sessions is for SHC-OSD.
   *
   * @param name as it is shown, for example {@code IN-HOLD}
   * @param access who decides over the target unit: BY-SRC, or it can be accessed: DIRECT
   * @param synch whether both sides are the same, YES or NO
   * @param answers whether the pair takes something: yes, no, or force
   */
  record Status(String name, String access, String synch, Map<RemoteAct, String> answers) {
    static final String ACTIVE = "ACTIVE";
    static final String IN_HOLD = "IN-HOLD";
    static final String SYNCHRONIZING = "SYNCHRONIZING";
    static final String ERROR = "ERROR";

    /** The source decides over the target unit. */
    static final String BY_SOURCE = "BY-SRC";

    /** Nobody does: the source does not respond and the pair has not been held. */
    static final String NOBODY = "NONE";

    boolean is(String other) {
      return name.equals(other);
    }

    /** Whether the pair takes something: yes, no, or force. */
    String answer(RemoteAct act) {
      return Objects.requireNonNull(answers.get(act), "rows are whole");
    }
  }

  private final Map<String, Status> bySession = new LinkedHashMap<>();

  private RemoteRules() {}

  /**
   * Reads the rules and proves them total.
   *
   * @param data the folder of provider-config
   * @param config the storage systems' product, whose table has the states
   * @throws ConfigException where they are wrong or a state has no row
   */
  public static RemoteRules read(Path data, ProductConfig config) {
    Path folder = data.resolve("bs2000");
    Path file = folder.resolve("remote-copy.xml");
    RemoteXml xml = BoundFile.read(file, folder.resolve("remote-copy.xsd"), RemoteXml.class);
    SessionTable table = config.rules().table(Kind.REC.table());
    List<String> states =
        table == null ? List.of() : table.states().stream().map(State::word).toList();
    RemoteRules rules = new RemoteRules();
    for (RemoteXml.StatusXml one : xml.statuses) {
      Map<RemoteAct, String> answers = new EnumMap<>(RemoteAct.class);
      for (RemoteAct act : RemoteAct.values()) {
        answers.put(act, one.answer(act));
      }
      Status status = new Status(one.name, one.access, one.synch, answers);
      if (!states.contains(one.session)) {
        throw new ConfigException(
            file, one.line(), one.column(), "'" + one.session + "', expected one of " + states);
      }
      if (rules.bySession.put(one.session, status) != null) {
        throw new ConfigException(
            file, one.line(), one.column(), "state '" + one.session + "' twice");
      }
    }
    for (String state : states) {
      if (!rules.bySession.containsKey(state)) {
        throw new ConfigException(file, "state '" + state + "' has no row");
      }
    }
    return rules;
  }

  Status of(String session) {
    Status status = bySession.get(session);
    if (status == null) {
      throw new IllegalArgumentException("no state '" + session + "' of a remote copy");
    }
    return status;
  }

  /** The statuses in which something is taken, in the order of the file. */
  List<String> possible(RemoteAct act) {
    return bySession.values().stream()
        .filter(s -> "yes".equals(s.answers().get(act)))
        .map(Status::name)
        .distinct()
        .toList();
  }
}
