package org.arraytwin.wbem;

import java.util.Iterator;
import java.util.function.Supplier;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.jspecify.annotations.Nullable;

/**
 * The pulled enumerations of a CIM server (DSP0200 clause 5.4.2.24 and following). Safe for many
 * threads.
 */
public interface Enumerations extends AutoCloseable {
  /**
   * How a client wants an enumeration.
   *
   * @param filterLanguage FilterQueryLanguage
   * @param filterQuery FilterQuery
   * @param timeoutSeconds OperationTimeout; null leaves it to the server
   * @param continueOnError ContinueOnError
   * @param maxObjects MaxObjectCount of the Open operation
   */
  record Terms(
      @Nullable String filterLanguage,
      @Nullable String filterQuery,
      @Nullable Long timeoutSeconds,
      boolean continueOnError,
      long maxObjects) {}

  /**
   * What is enumerated, at the moment it was opened.
   *
   * @param objects instances or paths, from the first each time it is asked
   * @param resultClass the class of the rows, where asked for
   */
  record Source(
      Portion.Kind kind,
      InstanceForm form,
      Supplier<? extends Iterator<?>> objects,
      @Nullable CimClass resultClass) {}

  /** For a server without pulled operations: NOT_SUPPORTED. */
  Enumerations NONE = new None();

  /**
   * Opens an enumeration.
   *
   * @param source asked once the terms are acceptable
   * @throws CimException INVALID_OPERATION_TIMEOUT, SERVER_LIMITS_EXCEEDED or what else forbids it
   */
  Portion open(String namespace, Terms terms, Supplier<Source> source);

  /**
   * Continues an enumeration.
   *
   * @throws CimException INVALID_ENUMERATION_CONTEXT, or what failed in the enumeration
   */
  Portion pull(String namespace, String context, Portion.Kind kind, long maxObjects);

  /**
   * Ends an enumeration before its end.
   *
   * @throws CimException INVALID_ENUMERATION_CONTEXT, PULL_CANNOT_BE_ABANDONED
   */
  void end(String namespace, String context);

  /**
   * How many objects are still to come.
   *
   * @throws CimException INVALID_ENUMERATION_CONTEXT
   */
  long count(String namespace, String context);

  /** Ends all enumerations; new ones may be opened. */
  void drop();

  /** Ends all enumerations for good. */
  @Override
  void close();

  /** See {@link #NONE}. */
  final class None implements Enumerations {
    private None() {}

    private static CimException unsupported() {
      return new CimException(
          CimStatus.NOT_SUPPORTED,
          "pulled enumerations are not supported by this server; use EnumerateInstances,"
              + " Associators, References or ExecQuery");
    }

    @Override
    public Portion open(String namespace, Terms terms, Supplier<Source> source) {
      throw unsupported();
    }

    @Override
    public Portion pull(String namespace, String context, Portion.Kind kind, long maxObjects) {
      throw unsupported();
    }

    @Override
    public void end(String namespace, String context) {
      throw unsupported();
    }

    @Override
    public long count(String namespace, String context) {
      throw unsupported();
    }

    @Override
    public void drop() {}

    @Override
    public void close() {}
  }
}
