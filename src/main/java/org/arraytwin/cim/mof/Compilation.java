package org.arraytwin.cim.mof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.mof.syntax.Declared;
import org.arraytwin.cim.mof.syntax.Literal;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.cim.mof.syntax.MofListener;
import org.arraytwin.cim.mof.syntax.Position;

/**
 * Compiles declarations as they are read: classes are resolved when the first instance comes or at
 * the end; an instance goes to the target as soon as its class and all aliases it uses are there.
 */
final class Compilation implements MofListener {
  /** How many instances may wait for a class or alias that comes later. */
  static final int MAX_WAITING = 1_000_000;

  /** An instance whose class is not declared yet. */
  private record Early(Unit unit, Declared.Instance declared) {}

  private final MofTarget target;
  private final Consumer<MofException> problems;
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Aliases aliases = new Aliases();
  private final List<Early> early = new ArrayList<>();
  private final Deque<Early> ready = new ArrayDeque<>();
  private int waiting;
  private Unit current;

  Compilation(MofTarget target, Consumer<MofException> problems) {
    this.target = target;
    this.problems = problems;
    this.current = new Unit(null, target.classes(null), problems);
    units.put("", current);
  }

  @Override
  public void namespace(String name, Position at) {
    current =
        units.computeIfAbsent(
            Names.fold(name), n -> new Unit(name, target.classes(name), problems));
  }

  @Override
  public void qualifierType(Declared.QualifierKind declared) {
    current.add(declared);
  }

  @Override
  public void clazz(Declared.Clazz declared) {
    current.add(declared);
  }

  @Override
  public void problem(MofException problem) {
    problems.accept(problem);
  }

  @Override
  public void instance(Declared.Instance declared) {
    aliases.claim(declared);
    current.flush(target, false);
    if (current.shape(declared.className()) == null) {
      countWaiting(declared);
      early.add(new Early(current, declared));
    } else {
      ready.add(new Early(current, declared));
      work();
    }
  }

  private void countWaiting(Declared.Instance declared) {
    if (++waiting > MAX_WAITING) {
      throw declared
          .at()
          .error(
              "too many instances come before their classes or aliases", "at most " + MAX_WAITING);
    }
  }

  /** Makes all instances that can be made now; each may let others go on. */
  private void work() {
    Early next = ready.poll();
    while (next != null) {
      make(next.unit(), next.declared());
      next = ready.poll();
    }
  }

  private void make(Unit unit, Declared.Instance declared) {
    Shape shape = unit.shape(declared.className());
    if (shape == null) {
      return;
    }
    InstanceBuilder builder = new InstanceBuilder(unit, aliases);
    CimInstance instance = builder.build(shape, declared, false);
    if (!builder.problems().isEmpty()) {
      builder.problems().forEach(problems);
      return;
    }
    Literal unset = builder.unset();
    if (declared.alias() != null) {
      name(unit, declared.alias(), instance, unset == null);
    }
    if (unset != null) {
      String alias = String.valueOf(unset.value());
      countWaiting(declared);
      aliases.await(new Aliases.Waiting(unit, declared, alias, unset.at()));
    } else if (InstanceBuilder.pathOf(instance) != null && !declared.damaged()) {
      hand(unit, declared, instance);
    }
  }

  private void name(Unit unit, String alias, CimInstance instance, boolean whole) {
    ObjectPath path = InstanceBuilder.pathOf(instance);
    Aliases.Named before = aliases.get(alias);
    if (whole || (path != null && before == null)) {
      Aliases.Named named = new Aliases.Named(unit, path, whole ? instance : null);
      for (Aliases.Waiting released : aliases.set(alias, named)) {
        waiting--;
        ready.add(new Early(released.unit(), released.declared()));
      }
    }
  }

  private void hand(Unit unit, Declared.Instance declared, CimInstance instance) {
    try {
      target.instance(unit.namespace(), instance);
    } catch (CimException e) {
      MofException refused =
          declared.at().error(String.valueOf(e.getMessage()), "an instance that can be created");
      refused.initCause(e);
      problems.accept(refused);
    }
  }

  /** Nothing more comes: what still waits is a mistake, or can go on now. */
  void finish() {
    units.values().forEach(unit -> unit.flush(target, true));
    for (Early e : early) {
      String className = e.declared().className();
      if (e.unit().shape(className) != null) {
        ready.add(e);
      } else if (!e.unit().isKnown(className)) {
        problems.accept(
            e.declared().at().error("class " + className + " is not declared", "a declared class"));
      }
    }
    work();
    for (List<Aliases.Waiting> all : aliases.unset()) {
      for (Aliases.Waiting w : all) {
        unset(w);
      }
    }
  }

  /** An alias that some damaged instance has is no mistake of those who use it. */
  private void unset(Aliases.Waiting w) {
    Aliases.Named named = aliases.get(w.alias());
    if (!aliases.isClaimed(w.alias())) {
      problems.accept(w.at().error("alias $" + w.alias() + " is not set", "an alias that is set"));
    } else if (named != null || w.declared().alias() != null) {
      problems.accept(
          w.at()
              .error(
                  "alias $" + w.alias() + " leads back to this instance",
                  "instances that do not hold each other"));
    }
  }
}
