package org.arraytwin.profile.interop;

import io.vavr.collection.Iterator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.profile.Protocol;
import org.arraytwin.wbem.Operation;

/** The server as the SNIA Server profile wants it: an object manager and its protocol. */
final class ServerViews<S> {
  static final String MANAGER_CLASS = "CIM_ObjectManager";
  private static final String MECHANISM_CLASS = "CIM_CIMXMLCommunicationMechanism";
  private static final long ENABLED = 2;
  private static final long CIM_XML = 2;
  private static final long VERSION_1_0 = 1;
  private static final long BASIC = 3;
  private static final long NOT_ADVERTISED = 2;
  private static final long BY_SLP = 3;

  /** Of FunctionalProfilesSupported: the SNIA Server profile's check wants it to be there. */
  private static final long UNKNOWN = 0;

  private final ServerFacts<S> facts;
  private final ElementView<S, OneServer> managers;
  private final ElementView<S, OneServer> mechanisms;
  private final AssociationView<S, OneServer> mechanismForManager;

  ServerViews(Home interop, ServerFacts<S> facts, Protocol protocol) {
    this.facts = facts;
    managers =
        server()
            .constant("CreationClassName", MANAGER_CLASS)
            .constant("GatherStatisticalData", false)
            .build(interop, MANAGER_CLASS);
    mechanisms = mechanisms(interop, protocol);
    mechanismForManager =
        both("Dependent", mechanisms, "Antecedent", managers)
            .build(interop, "CIM_CommMechanismForManager");
  }

  ElementView<S, OneServer> managers() {
    return managers;
  }

  ElementView<S, OneServer> mechanisms() {
    return mechanisms;
  }

  AssociationView<S, OneServer> mechanismForManager() {
    return mechanismForManager;
  }

  /** The one association between two views of the server. */
  static <S> AssociationView.Builder<S, OneServer> both(
      String first, ElementView<S, OneServer> one, String second, ElementView<S, OneServer> other) {
    return AssociationView.<S, OneServer>listing(s -> OneServer.only())
        .end(first, one, (s, a) -> a, (s, a) -> Iterator.of(a))
        .end(second, other, (s, a) -> a, (s, a) -> Iterator.of(a));
  }

  /** That a system hosts something of the server; to be served in the namespaces of both. */
  static <S, T> AssociationView<S, OneServer> hosted(
      Home home,
      String className,
      ElementView<S, OneServer> hosted,
      ElementView<S, T> systems,
      Function<S, T> system) {
    return AssociationView.<S, OneServer>listing(s -> OneServer.only())
        .end("Dependent", hosted, (s, a) -> a, (s, a) -> Iterator.of(a))
        .end(
            "Antecedent",
            systems,
            (s, a) -> system.apply(s),
            (s, t) -> t.equals(system.apply(s)) ? OneServer.only() : Iterator.empty())
        .build(home, className);
  }

  /** What CIM_ObjectManager and CIM_WBEMServer have in common. */
  ElementView.Builder<S, OneServer> server() {
    return ElementView.<S, OneServer>finding((s, path) -> OneServer.THIS)
        .all(s -> OneServer.only())
        .constant("SystemCreationClassName", facts.systemClass())
        .value("SystemName", (s, server) -> facts.systemName(s))
        .value("Name", (s, server) -> facts.name(s))
        .constant("ElementName", facts.elementName())
        .value("Description", (s, server) -> facts.description(s))
        .value("OperationalStatus", (s, server) -> facts.operationalStatus(s))
        .value("HealthState", (s, server) -> facts.healthState(s))
        .value("Started", (s, server) -> facts.started(s))
        .constant("EnabledState", ENABLED);
  }

  private ElementView<S, OneServer> mechanisms(Home interop, Protocol protocol) {
    ElementView.Builder<S, OneServer> view =
        ElementView.<S, OneServer>finding((s, path) -> OneServer.THIS)
            .all(s -> OneServer.only())
            .constant("SystemCreationClassName", facts.systemClass())
            .value("SystemName", (s, server) -> facts.systemName(s))
            .constant("CreationClassName", MECHANISM_CLASS)
            .constant("Name", "CIM-XML")
            .constant("ElementName", "CIM-XML")
            .constant("CommunicationMechanism", CIM_XML)
            .constant("Version", "1.0")
            .constant("CIMXMLProtocolVersion", VERSION_1_0)
            .constant("FunctionalProfilesSupported", functionalProfiles(protocol))
            .constant("MultipleOperationsSupported", facts.multipleOperationsSupported())
            .constant("AuthenticationMechanismsSupported", List.of(BASIC))
            .constant("AdvertiseTypes", advertised(protocol))
            .constant("CIMValidated", false)
            .value("OperationalStatus", (s, server) -> facts.operationalStatus(s))
            .value("HealthState", (s, server) -> facts.healthState(s))
            .constant("EnabledState", ENABLED);
    if (Operation.Group.PULLED_READ.isIn(protocol.operations())) {
      view.constant(
              "PulledEnumerationMaximumOperationTimeout", (long) protocol.longestPullSeconds())
          .constant("PulledEnumerationMinimumOperationTimeout", 1L)
          .constant("PulledEnumerationNoOperationTimeoutSupported", false)
          .constant("PulledEnumerationContinuationOnErrorSupported", protocol.continuesOnError())
          .constant("PulledEnumerationClosureOnExceedingServerLimitsSupported", true);
    }
    return view.build(interop, MECHANISM_CLASS);
  }

  /** AdvertiseTypes of what SLP tells where it is spoken. */
  static List<Long> advertised(Protocol protocol) {
    return List.of(protocol.slp() ? BY_SLP : NOT_ADVERTISED);
  }

  private static List<Long> functionalProfiles(Protocol protocol) {
    List<Long> numbers = new ArrayList<>();
    numbers.add(UNKNOWN);
    Operation.Group.of(protocol.operations()).forEach(group -> numbers.add(group.number()));
    return List.copyOf(numbers);
  }
}
