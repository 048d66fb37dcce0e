package org.arraytwin.wbem;

import java.util.function.Supplier;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;

/** A CIM server: a model behind one host name, without sockets. Safe for many threads. */
public final class CimServer {
  /** How often an operation is decided again before somebody else's changes win for good. */
  private static final int ATTEMPTS = 64;

  private final Supplier<String> host;
  private final Model model;
  private final Enumerations enumerations;

  /**
   * A server of a model.
   *
   * @param host what stands as HOST in absolute paths, for example {@code 127.0.0.1:5988}; asked
   *     for each answer, because a port may be known only after start
   * @param enumerations keeps those that are pulled; who made it also closes it
   */
  public CimServer(Supplier<String> host, Model model, Enumerations enumerations) {
    this.host = host;
    this.model = model;
    this.enumerations = enumerations;
  }

  /** A server of a model, without pulled operations. */
  public CimServer(Supplier<String> host, Model model) {
    this(host, model, Enumerations.NONE);
  }

  /** The enumerations that clients pull. */
  public Enumerations enumerations() {
    return enumerations;
  }

  public String host() {
    return host.get();
  }

  /**
   * What an operation answered.
   *
   * @param namespace the name of the namespace it worked in, as created
   * @param answer what it answered
   */
  public record Reply(String namespace, Answer answer) {}

  /**
   * Runs an operation against the state of this moment.
   *
   * @throws CimException with the status DSP0200 asks for
   */
  public Answer answer(Operation operation) {
    return answer(operation.namespace(), () -> operation).answer();
  }

  /**
   * Runs an operation that is made out only once its namespace is known to exist.
   *
   * @throws CimException with the status DSP0200 asks for
   */
  public Reply answer(String namespace, Supplier<Operation> made) {
    Scope scope = scope(namespace);
    Operation operation = made.get();
    for (int attempt = 1; ; attempt++) {
      try {
        return new Reply(scope.namespace(), operation.answer(scope));
      } catch (StaleMoment e) {
        if (attempt == ATTEMPTS) {
          throw new CimException(
              CimStatus.FAILED,
              "others changed namespace "
                  + namespace
                  + " "
                  + ATTEMPTS
                  + " times meanwhile; nothing has been done, try again");
        }
        scope = scope(namespace);
      }
    }
  }

  /** The namespace asked; DSP0200 wants this decided before anything else. */
  private Scope scope(String name) {
    Moment moment = model.open();
    String plain = name.startsWith("/") ? name.substring(1) : name;
    Instances namespace = moment.namespace(plain);
    if (namespace == null) {
      throw new CimException(
          CimStatus.INVALID_NAMESPACE,
          "namespace "
              + name
              + " does not exist; this server has "
              + String.join(", ", moment.namespaces()));
    }
    return new Scope(this, moment, namespace);
  }
}
