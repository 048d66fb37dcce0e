package org.arraytwin.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.mof.MofTarget;
import org.arraytwin.wbem.store.Loading;
import org.jspecify.annotations.Nullable;

/**
 * Where MOF lands in some arrays of one product: the same in all of them. One namespace is open at
 * a time; what went into it is written when the next one is opened.
 */
final class MofLanding implements MofTarget {
  private static final long PROGRESS = 100_000;

  private final UserMof.Load load;
  private final List<MofLoader.Home> homes;
  private final Consumer<String> say;
  private final List<Loading> open = new ArrayList<>();
  private String openName = "";
  private long classes;
  private long instances;

  MofLanding(UserMof.Load load, List<MofLoader.Home> homes, Consumer<String> say) {
    this.load = load;
    this.homes = homes;
    this.say = say;
  }

  long classes() {
    return classes;
  }

  long instances() {
    return instances;
  }

  private List<Loading> open(@Nullable String namespace) {
    String wanted = namespace == null ? load.namespace() : namespace;
    String name = wanted == null ? homes.get(0).namespace() : wanted;
    if (open.isEmpty() || !Names.same(name, openName)) {
      commit();
      for (MofLoader.Home home : homes) {
        open.add(new Loading(home.model(), name));
      }
      openName = name;
    }
    return open;
  }

  /** Writes what has come since the namespace was opened. */
  void commit() {
    open.forEach(Loading::commit);
    open.clear();
  }

  @Override
  public ClassRepository classes(@Nullable String namespace) {
    return open(namespace).get(0).classes();
  }

  @Override
  public void define(@Nullable String namespace, List<QualifierType> types, List<CimClass> added) {
    for (Loading loading : open(namespace)) {
      types.forEach(loading::add);
      added.forEach(loading::add);
    }
    classes += added.size();
  }

  /**
   * Adds it to each array.
   *
   * @throws CimException where one of them refuses it
   */
  @Override
  public void instance(@Nullable String namespace, CimInstance instance) {
    for (Loading loading : open(namespace)) {
      loading.add(instance);
    }
    instances++;
    if (instances % PROGRESS == 0) {
      say.accept(String.format(Locale.ROOT, "%s: %,d instances so far", load.path(), instances));
    }
  }
}
