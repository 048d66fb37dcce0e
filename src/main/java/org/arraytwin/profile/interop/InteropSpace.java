package org.arraytwin.profile.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.profile.Protocol;

/**
 * The interop namespace of an array: SNIA Server, DMTF WBEM Server and Profile Registration. A
 * product gives its own profiles and their central instances; those of the server are added here.
 *
 * @param <S> the snapshot
 * @param <T> the domain object of the system that hosts the server
 */
public final class InteropSpace<S, T> {
  /** The classes that are served in every interop namespace. */
  public static final List<String> CLASSES =
      List.of(
          "CIM_ObjectManager",
          "CIM_CIMXMLCommunicationMechanism",
          "CIM_CommMechanismForManager",
          "CIM_Namespace",
          "CIM_NamespaceInManager",
          "CIM_WBEMServer",
          "CIM_WBEMServerCapabilities",
          "CIM_ElementCapabilities",
          "CIM_WBEMServerNamespace",
          "CIM_HostedDependency",
          "CIM_HostedService",
          "CIM_HostedAccessPoint",
          "CIM_RegisteredProfile",
          "CIM_RegisteredSubProfile",
          "CIM_ReferencedProfile",
          "CIM_SubProfileRequiresProfile",
          "CIM_ElementConformsToProfile");

  private static final String WBEM_SERVER_CLASS = "CIM_WBEMServer";
  private static final String CAPABILITIES_CLASS = "CIM_WBEMServerCapabilities";
  private static final String CONFORMANCE_CLASS = "CIM_ElementConformsToProfile";
  private static final long DELETE_NAMESPACE = 4;

  /** DSP1092 and DSP1033; the former leads to the latter. */
  private static final Registration WBEM_SERVER =
      Registration.autonomous(Organization.DMTF, "WBEM Server", "1.0.0");

  private static final Registration PROFILE_REGISTRATION =
      WBEM_SERVER.component("Profile Registration", "1.0.0");

  /**
   * What a product gives.
   *
   * @param facts of the server
   * @param systems the view of the system that hosts it
   * @param system that system
   * @param profiles the product's, the specification first
   * @param server the registration of SNIA's Server profile among them
   * @param centrals their central instances, save those of {@code server}
   * @param conformanceClass of conformance that leads out of interop
   */
  public record Product<S, T>(
      ServerFacts<S> facts,
      ElementView<S, T> systems,
      Function<S, T> system,
      List<Registration> profiles,
      Registration server,
      List<Central<S, ?>> centrals,
      String conformanceClass) {}

  private final Home interop;
  private final Product<S, T> product;
  private final ServerViews<S> server;
  private final ElementView<S, OneServer> wbemServers;
  private final ElementView<S, OneServer> capabilities;
  private final NamespaceViews<S> namespaces;
  private final ProfileViews<S> profiles;

  /**
   * @throws IllegalArgumentException where a class or property is missing in the namespace, or a
   *     profile is there twice
   */
  public InteropSpace(Home interop, Protocol protocol, Product<S, T> product) {
    this.interop = interop;
    this.product = product;
    server = new ServerViews<>(interop, product.facts(), protocol);
    wbemServers =
        server
            .server()
            .constant("CreationClassName", WBEM_SERVER_CLASS)
            .build(interop, WBEM_SERVER_CLASS);
    capabilities = capabilities();
    namespaces = new NamespaceViews<>(interop, product.facts());
    List<Registration> registered = new ArrayList<>(product.profiles());
    registered.add(WBEM_SERVER);
    registered.add(PROFILE_REGISTRATION);
    List<Central<S, ?>> centrals = new ArrayList<>(product.centrals());
    centrals.add(Central.all(product.server(), server.managers()));
    centrals.add(Central.all(WBEM_SERVER, product.systems()));
    profiles = new ProfileViews<>(interop, protocol, registered, centrals);
  }

  private ElementView<S, OneServer> capabilities() {
    return ElementView.<S, OneServer>finding((s, path) -> OneServer.THIS)
        .all(s -> OneServer.only())
        .value("InstanceID", (s, server) -> product.facts().name(s) + ":capabilities")
        .constant("ElementName", "CIM server capabilities")
        .constant("OperationsSupported", List.of(DELETE_NAMESPACE))
        .build(interop, CAPABILITIES_CLASS);
  }

  /** All that lives in interop. */
  public List<ElementView<S, ?>> elements() {
    return List.of(
        server.managers(),
        server.mechanisms(),
        wbemServers,
        capabilities,
        namespaces.namespaces(),
        namespaces.wbemNamespaces(),
        profiles.profiles(),
        profiles.subprofiles());
  }

  /** The associations of interop. */
  public List<AssociationView<S, ?>> associations() {
    List<AssociationView<S, ?>> all = new ArrayList<>();
    all.add(server.mechanismForManager());
    all.add(
        ServerViews.both("Capabilities", capabilities, "ManagedElement", wbemServers)
            .build(interop, "CIM_ElementCapabilities"));
    all.addAll(namespaces.associations(interop, server.managers(), wbemServers));
    all.addAll(profiles.references(interop));
    all.add(profiles.conformanceWithin(interop, CONFORMANCE_CLASS));
    all.addAll(across(interop));
    return all;
  }

  /** The associations that lead from interop to a namespace of the array, as served in either. */
  public List<AssociationView<S, ?>> across(Home asked) {
    return List.of(
        hosted(asked, "CIM_HostedService", server.managers()),
        hosted(asked, "CIM_HostedService", wbemServers),
        hosted(asked, "CIM_HostedAccessPoint", server.mechanisms()),
        profiles.conformanceAcross(asked, interop, product.conformanceClass()));
  }

  private AssociationView<S, OneServer> hosted(
      Home asked, String className, ElementView<S, OneServer> what) {
    return ServerViews.hosted(asked, className, what, product.systems(), product.system());
  }
}
