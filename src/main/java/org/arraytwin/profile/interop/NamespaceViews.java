package org.arraytwin.profile.interop;

import java.util.Iterator;
import java.util.List;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/** Every namespace, as CIM_Namespace and as CIM_WBEMServerNamespace. */
final class NamespaceViews<S> {
  private static final String NAMESPACE_CLASS = "CIM_Namespace";
  private static final String WBEM_NAMESPACE_CLASS = "CIM_WBEMServerNamespace";
  private static final long UNKNOWN = 0;
  private static final long OTHER = 1;
  private static final long CIM = 2;

  private final ServerFacts<S> facts;
  private final ElementView<S, NamedSpace> namespaces;
  private final ElementView<S, NamedSpace> wbemNamespaces;

  NamespaceViews(Home interop, ServerFacts<S> facts) {
    this.facts = facts;
    namespaces = namespaces(interop);
    wbemNamespaces = wbemNamespaces(interop);
  }

  ElementView<S, NamedSpace> namespaces() {
    return namespaces;
  }

  ElementView<S, NamedSpace> wbemNamespaces() {
    return wbemNamespaces;
  }

  /** That the namespaces are the server's, once for each of the two classes. */
  List<AssociationView<S, ?>> associations(
      Home interop, ElementView<S, OneServer> managers, ElementView<S, OneServer> wbemServers) {
    return List.of(
        inServer(namespaces, managers).build(interop, "CIM_NamespaceInManager"),
        inServer(wbemNamespaces, wbemServers).build(interop, "CIM_HostedDependency"));
  }

  private AssociationView.Builder<S, NamedSpace> inServer(
      ElementView<S, NamedSpace> view, ElementView<S, OneServer> servers) {
    return AssociationView.<S, NamedSpace>listing(this::all)
        .end("Dependent", view, (s, space) -> space, (s, space) -> List.of(space).iterator())
        .end("Antecedent", servers, (s, space) -> OneServer.THIS, (s, server) -> all(s));
  }

  private Iterator<NamedSpace> all(S snapshot) {
    return facts.namespaces(snapshot).iterator();
  }

  private @Nullable NamedSpace named(S snapshot, @Nullable Object name) {
    for (NamedSpace space : facts.namespaces(snapshot)) {
      if (name instanceof String text && Names.same(space.name(), text)) {
        return space;
      }
    }
    return null;
  }

  private ElementView<S, NamedSpace> namespaces(Home interop) {
    return ElementView.<S, NamedSpace>finding((s, path) -> named(s, path.key("Name")))
        .all(this::all)
        .constant("SystemCreationClassName", facts.systemClass())
        .value("SystemName", (s, space) -> facts.systemName(s))
        .constant("ObjectManagerCreationClassName", ServerViews.MANAGER_CLASS)
        .value("ObjectManagerName", (s, space) -> facts.name(s))
        .constant("CreationClassName", NAMESPACE_CLASS)
        .value("Name", (s, space) -> space.name())
        .value("ElementName", (s, space) -> space.name())
        .value("ClassInfo", (s, space) -> space.schemaVersion() == null ? UNKNOWN : OTHER)
        .value(
            "DescriptionOfClassInfo",
            (s, space) -> space.schemaVersion() == null ? null : "CIM " + space.schemaVersion())
        .constant("ClassType", CIM)
        .value("ClassTypeVersion", (s, space) -> space.schemaVersion())
        .build(interop, NAMESPACE_CLASS);
  }

  /** Without SchemaInformation: wbemcli cannot read arrays of embedded instances. */
  private ElementView<S, NamedSpace> wbemNamespaces(Home interop) {
    return ElementView.<S, NamedSpace>finding((s, path) -> ofInstanceId(s, path))
        .all(this::all)
        .value("InstanceID", (s, space) -> prefix(s) + space.name())
        .value("Name", (s, space) -> space.name())
        .value("ElementName", (s, space) -> space.name())
        .build(interop, WBEM_NAMESPACE_CLASS);
  }

  private String prefix(S snapshot) {
    return facts.name(snapshot) + ":";
  }

  private @Nullable NamedSpace ofInstanceId(S snapshot, ObjectPath path) {
    String prefix = prefix(snapshot);
    return path.key("InstanceID") instanceof String id && id.startsWith(prefix)
        ? named(snapshot, id.substring(prefix.length()))
        : null;
  }
}
