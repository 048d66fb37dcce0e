package org.arraytwin.product.bs2000.pair;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.Located;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.product.bs2000.system.Switches;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;

/** The rules of SHC-OSD, as {@code bs2000/shc-osd.xml} has them; total over the kinds' states. */
public final class ShcOsd implements Switches {
  /** The state of a session that SHC-OSD has just ended. */
  static final String ENDED = "ended";

  /** The state of a free snap unit. */
  static final String UNUSED = "unused";

  private record Key(CopyType type, String session, String back) {}

  private record Cell(CopyType type, String status, Act act) {}

  private final Path file;
  private final Map<String, String> switches = new HashMap<>();
  private final Map<Key, Status> statuses = new HashMap<>();
  private final Map<Cell, String> answers = new LinkedHashMap<>();

  private ShcOsd(Path file) {
    this.file = file;
  }

  /**
   * Reads the rules and proves them total.
   *
   * @param data the folder of provider-config
   * @param config the storage systems' product, whose tables have the states
   * @throws ConfigException where they are wrong or something has no row
   */
  public static ShcOsd read(Path data, ProductConfig config) {
    Path folder = data.resolve("bs2000");
    ShcOsd rules = new ShcOsd(folder.resolve("shc-osd.xml"));
    ShcXml xml = BoundFile.read(rules.file, folder.resolve("shc-osd.xsd"), ShcXml.class);
    xml.switches.forEach(rules::read);
    xml.statuses.forEach(rules::read);
    xml.commands.forEach(rules::read);
    for (CopyType type : CopyType.values()) {
      SessionTable table = config.rules().table(type.kind().table());
      for (State state : table == null ? List.<State>of() : table.states()) {
        rules.require(type, state.word());
      }
    }
    return rules;
  }

  private void read(ShcXml.SwitchXml one) {
    if (!List.of(one.values.split(" ", -1)).contains(one.value)) {
      throw wrong(one, "switch " + one.name + ": '" + one.value + "', expected " + one.values);
    }
    once(one, "switch " + one.name, switches.put(one.name, one.value) == null);
  }

  private void read(ShcXml.StatusXml one) {
    Key key = new Key(CopyType.ofWord(one.type), one.session, one.back);
    Status status = new Status(one.name, one.unit.equals("READY"), one.copy.equals("READY"));
    once(one, one.type + " " + one.session, statuses.put(key, status) == null);
  }

  private void read(ShcXml.CommandsXml one) {
    CopyType type = CopyType.ofWord(one.type);
    for (Act act : Act.values()) {
      Cell cell = new Cell(type, one.status, act);
      once(one, one.type + " " + one.status, answers.put(cell, one.answer(act)) == null);
    }
    if (statuses.entrySet().stream()
        .noneMatch(e -> e.getKey().type() == type && e.getValue().is(one.status))) {
      throw wrong(one, "no session of " + one.type + " has status " + one.status);
    }
  }

  private void require(CopyType type, String state) {
    Status status = statuses.get(new Key(type, state, ""));
    if (status == null) {
      throw new ConfigException(file, "state '" + state + "' of " + type.word() + " has no status");
    }
    if (!answers.containsKey(new Cell(type, status.name(), Act.STOP))) {
      throw new ConfigException(
          file, "status " + status.name() + " of " + type.word() + " has no commands");
    }
  }

  private void once(Located at, String what, boolean first) {
    if (!first) {
      throw wrong(at, what + " twice");
    }
  }

  private ConfigException wrong(Located at, String message) {
    return new ConfigException(file, at.line(), at.column(), message);
  }

  @Override
  public String value(String name) {
    String value = switches.get(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no switch " + name);
    }
    return value;
  }

  /** The status of a pair by the states of its session and of the one that brings data back. */
  Status status(CopyType type, String session, String back) {
    Status status = statuses.get(new Key(type, session, back));
    Status plain = status != null ? status : statuses.get(new Key(type, session, ""));
    if (plain == null) {
      throw new IllegalArgumentException("no status of " + type + " for '" + session + "'");
    }
    return plain;
  }

  /** Whether a pair of a type takes something in a status. */
  public Answer answer(CopyType type, String status, Act act) {
    return switch (answers.getOrDefault(new Cell(type, status, act), "no")) {
      case "yes" -> Answer.YES;
      case "force" -> Answer.FORCE;
      case "always" -> is("restart", "always") ? Answer.YES : Answer.NO;
      case "ec-force" -> is("ecStopSynchronizing", "force") ? Answer.FORCE : Answer.NO;
      default -> Answer.NO;
    };
  }

  /** The statuses in which pairs of a type take something, in the order of the file. */
  public List<String> possible(CopyType type, Act act) {
    List<String> names = new ArrayList<>();
    for (Cell cell : answers.keySet()) {
      if (cell.type() == type
          && cell.act() == act
          && answer(type, cell.status(), act) == Answer.YES) {
        names.add(cell.status());
      }
    }
    return names;
  }

  /** Whether something is taken. */
  public enum Answer {
    YES,
    NO,
    /** With FORCE=*YES only. */
    FORCE
  }
}
