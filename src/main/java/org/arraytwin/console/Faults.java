package org.arraytwin.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.SlowLink;

/** The faults by name, and how each reads its input. */
final class Faults {
  private static final int ALL = -1;
  private static final int HALFWAY = 50;

  private Faults() {}

  static Map<String, Function<Input, Command>> table() {
    Map<String, Function<Input, Command>> table = new LinkedHashMap<>();
    table.put("cut-link", Faults::cutLink);
    table.put("heal-link", Faults::healLink);
    table.put("slow-link", Faults::slowLink);
    table.put("fail-array", Faults::failArray);
    table.put("restore-array", Faults::restoreArray);
    table.put("fail-next", Faults::failNext);
    table.put("host-write", Faults::hostWrite);
    return table;
  }

  private static Command cutLink(Input in) {
    in.fields("a", "b", "index");
    return new CutLink(in.text("a"), in.text("b"), index(in));
  }

  private static Command healLink(Input in) {
    in.fields("a", "b", "index");
    return new HealLink(in.text("a"), in.text("b"), index(in));
  }

  private static Command slowLink(Input in) {
    in.fields("a", "b", "index", "rate");
    return new SlowLink(in.text("a"), in.text("b"), index(in), in.bytes("rate"));
  }

  private static Command failArray(Input in) {
    return new FailArray(in.fields("array").text("array"));
  }

  private static Command restoreArray(Input in) {
    return new RestoreArray(in.fields("array").text("array"));
  }

  private static Command failNext(Input in) {
    in.fields("operation", "group", "at");
    return new FailNext(in.text("operation"), in.text("group"), in.integer("at", HALFWAY));
  }

  private static Command hostWrite(Input in) {
    in.fields("array", "volume", "offset", "length");
    return new HostWrite(
        in.text("array"), in.text("volume"), in.bytes("offset"), in.bytes("length"));
  }

  private static int index(Input in) {
    int index = in.integer("index", ALL);
    if (index < ALL) {
      throw WrongInput.because("field index must be a position from 0 on; left out, all links");
    }
    return index;
  }
}
