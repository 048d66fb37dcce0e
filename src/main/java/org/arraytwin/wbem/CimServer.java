package org.arraytwin.wbem;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.Names;
import org.jspecify.annotations.Nullable;

/** A CIM server: some namespaces behind one host name, without sockets. Safe for many threads. */
public final class CimServer {
  private final Supplier<String> host;
  private final Map<String, Namespace> namespaces = new LinkedHashMap<>();

  /**
   * A server of fixed namespaces.
   *
   * @param host what stands as HOST in absolute paths, for example {@code 127.0.0.1:5988}; asked
   *     for each answer, because a port may be known only after start
   */
  public CimServer(Supplier<String> host, Collection<? extends Namespace> namespaces) {
    this.host = host;
    for (Namespace namespace : namespaces) {
      this.namespaces.put(Names.fold(namespace.name()), namespace);
    }
  }

  public String host() {
    return host.get();
  }

  /**
   * Runs an operation against the state of this moment.
   *
   * @throws CimException with the status DSP0200 asks for
   */
  public Answer answer(Operation operation) {
    return operation.answer(new Scope(this, requireNamespace(operation.namespace())));
  }

  /**
   * The namespace of that name; DSP0200 wants this decided before anything else.
   *
   * @throws CimException INVALID_NAMESPACE where it does not exist
   */
  public Namespace requireNamespace(@Nullable String name) {
    Namespace namespace = namespace(name);
    if (namespace == null) {
      throw new CimException(
          CimStatus.INVALID_NAMESPACE,
          "namespace "
              + name
              + " does not exist; this server has "
              + String.join(", ", namespaces.values().stream().map(Namespace::name).toList()));
    }
    return namespace;
  }

  /** A namespace by its name, a leading slash tolerated, or null. */
  @Nullable Namespace namespace(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return namespaces.get(Names.fold(name.startsWith("/") ? name.substring(1) : name));
  }
}
