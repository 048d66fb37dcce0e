package org.arraytwin.wbem;

import org.arraytwin.cim.CimClass;
import org.jspecify.annotations.Nullable;

/**
 * The objects that one operation on a pulled enumeration answers. Whoever writes them takes one
 * after another with {@link #next}, calls {@link #sending} before the first byte leaves and ends
 * with {@link #end}; an answer that cannot be finished ends with {@link #broken} instead.
 */
public interface Portion {
  /** What an enumeration yields, which decides with which operation it is pulled. */
  enum Kind {
    /** VALUE.INSTANCEWITHPATH, by PullInstancesWithPath. */
    INSTANCES_WITH_PATH("PullInstancesWithPath"),
    /** INSTANCEPATH, by PullInstancePaths. */
    PATHS("PullInstancePaths"),
    /** INSTANCE, by PullInstances. */
    INSTANCES("PullInstances");

    private final String operation;

    Kind(String operation) {
      this.operation = operation;
    }

    /** The operation that continues such an enumeration. */
    public String operation() {
      return operation;
    }
  }

  /**
   * How it goes on.
   *
   * @param context names the enumeration in the next operation; null where this was its end
   */
  record Rest(@Nullable String context) {}

  Kind kind();

  InstanceForm form();

  /** Whether it is the answer to an Open operation. */
  boolean opening();

  /** The class of the rows, where the Open operation asked for it. */
  @Nullable CimClass resultClass();

  /**
   * The next object, a {@link org.arraytwin.cim.CimInstance} or {@link
   * org.arraytwin.cim.ObjectPath}; null after the last of this portion.
   *
   * @throws org.arraytwin.cim.CimException PULL_HAS_BEEN_ABANDONED
   */
  @Nullable Object next();

  /**
   * From here on the enumeration cannot be closed until the portion has ended.
   *
   * @throws org.arraytwin.cim.CimException PULL_HAS_BEEN_ABANDONED where it already is
   */
  void sending();

  /**
   * All objects of the portion are written.
   *
   * @throws org.arraytwin.cim.CimException PULL_HAS_BEEN_ABANDONED where nothing has left yet
   */
  Rest end();

  /** The answer came to nothing: the enumeration is closed, because objects of it are lost. */
  void broken();
}
