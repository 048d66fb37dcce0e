package org.arraytwin.cim.mof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.mof.syntax.Declared;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.cim.mof.syntax.Position;
import org.jspecify.annotations.Nullable;

/** The aliases of a compilation, which may be used before they are set. */
final class Aliases {
  /**
   * What an alias stands for.
   *
   * @param path null where the instance has no keys
   * @param instance null while it waits for others itself
   */
  record Named(Unit unit, @Nullable ObjectPath path, @Nullable CimInstance instance) {}

  /** An instance that waits for an alias that it uses at that place. */
  record Waiting(Unit unit, Declared.Instance declared, String alias, Position at) {}

  private final Map<String, Position> claimed = new HashMap<>();
  private final Map<String, Named> named = new HashMap<>();
  private final Map<String, List<Waiting>> waiting = new LinkedHashMap<>();

  /**
   * Takes the alias of an instance, if it has one.
   *
   * @throws MofException where another has it
   */
  void claim(Declared.Instance declared) {
    String alias = declared.alias();
    Position earlier = alias == null ? null : claimed.putIfAbsent(Names.fold(alias), declared.at());
    if (earlier != null) {
      throw declared.at().error("alias $" + alias + " is already set at " + earlier, "a new alias");
    }
  }

  /** Whether an instance has that alias, though it may never come to be. */
  boolean isClaimed(String alias) {
    return claimed.containsKey(Names.fold(alias));
  }

  @Nullable Named get(String alias) {
    return named.get(Names.fold(alias));
  }

  /** Sets an alias, or sets it again when more is known; returns those who waited for it. */
  List<Waiting> set(String alias, Named value) {
    named.put(Names.fold(alias), value);
    List<Waiting> released = waiting.remove(Names.fold(alias));
    return released == null ? List.of() : released;
  }

  void await(Waiting instance) {
    waiting.computeIfAbsent(Names.fold(instance.alias()), k -> new ArrayList<>()).add(instance);
  }

  /** Those who wait in vain. */
  Collection<List<Waiting>> unset() {
    return waiting.values();
  }
}
