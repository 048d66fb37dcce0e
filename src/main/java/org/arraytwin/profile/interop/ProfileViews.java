package org.arraytwin.profile.interop;

import io.vavr.collection.Iterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.Element;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.profile.Protocol;
import org.arraytwin.profile.interop.Central.Conformance;
import org.arraytwin.profile.interop.Registration.Kind;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * The registered profiles, how they refer to one another and what conforms to them. A specification
 * leads to the autonomous profiles of its organization by conformance. Between profiles SNIA and
 * DMTF point in opposite directions: the part is SNIA's Dependent and DMTF's Antecedent (DSP1033).
 */
final class ProfileViews<S> {
  private static final String PROFILE_CLASS = "CIM_RegisteredProfile";
  private static final String SUBPROFILE_CLASS = "CIM_RegisteredSubProfile";
  private static final String REGISTRATION = "Profile Registration";
  private static final long PROFILE = 2;
  private static final long NOT_ADVERTISED = 2;

  private final List<Registration> all;
  private final Map<String, Registration> byId = new LinkedHashMap<>();
  private final ElementView<S, Registration> profiles;
  private final ElementView<S, Registration> subprofiles;
  private final List<Central<S, ?>> centrals;

  /**
   * @param centrals of the profiles, wherever they live; what is registered here is added
   */
  ProfileViews(
      Home interop, Protocol protocol, List<Registration> all, List<Central<S, ?>> centrals) {
    this.all = List.copyOf(all);
    for (Registration profile : all) {
      if (byId.putIfAbsent(profile.instanceId(), profile) != null) {
        throw new IllegalArgumentException("profile " + profile.instanceId() + " is there twice");
      }
    }
    profiles = view(interop, PROFILE_CLASS, protocol, p -> p.kind() != Kind.SUBPROFILE);
    subprofiles = view(interop, SUBPROFILE_CLASS, protocol, p -> p.kind() == Kind.SUBPROFILE);
    List<Central<S, ?>> complete = new ArrayList<>(centrals);
    for (Registration profile : all) {
      if (profile.kind() == Kind.SPECIFICATION || profile.name().equals(REGISTRATION)) {
        complete.add(autonomous(profile));
      }
    }
    this.centrals = List.copyOf(complete);
  }

  ElementView<S, Registration> profiles() {
    return profiles;
  }

  ElementView<S, Registration> subprofiles() {
    return subprofiles;
  }

  /** The autonomous profiles of a profile's organization, as its central instances. */
  private Central<S, Registration> autonomous(Registration profile) {
    Central.Test<S, Registration> test =
        (s, p) -> p.kind() == Kind.AUTONOMOUS && p.organization() == profile.organization();
    return new Central<>(
        profile, profiles, s -> Iterator.ofAll(all).filter(p -> test.of(s, p)), test);
  }

  private ElementView<S, Registration> view(
      Home interop, String className, Protocol protocol, Predicate<Registration> shown) {
    return ElementView.<S, Registration>finding(
            (s, path) -> {
              Registration found = ofId(path);
              return found != null && shown.test(found) ? found : null;
            })
        .all(s -> Iterator.ofAll(all).filter(shown))
        .value("InstanceID", (s, p) -> p.instanceId())
        .value("ElementName", (s, p) -> p.name())
        .value("RegisteredOrganization", (s, p) -> p.organization().number())
        .value("RegisteredName", (s, p) -> p.name())
        .value("RegisteredVersion", (s, p) -> p.version())
        .constant("SpecificationType", PROFILE)
        .value(
            "AdvertiseTypes",
            (s, p) ->
                p.kind() == Kind.SPECIFICATION
                    ? List.of(NOT_ADVERTISED)
                    : ServerViews.advertised(protocol))
        .method("GetCentralInstances", (s, p, in) -> centralInstances(s, p))
        .build(interop, className);
  }

  private @Nullable Registration ofId(ObjectPath path) {
    return path.key("InstanceID") instanceof String id ? byId.get(id) : null;
  }

  private MethodResult centralInstances(S snapshot, Registration profile) {
    List<ObjectPath> paths = new ArrayList<>();
    conformances(snapshot, profile, c -> true)
        .forEachRemaining(c -> paths.add(c.element().path(snapshot)));
    return new MethodResult(0L, Map.of("CentralInstances", paths));
  }

  /** How profiles refer to their parts. */
  List<AssociationView<S, ?>> references(Home interop) {
    return List.of(
        references(Organization.SNIA, Kind.COMPONENT, "Dependent", "Antecedent", profiles)
            .build(interop, "CIM_ReferencedProfile"),
        references(Organization.DMTF, Kind.COMPONENT, "Antecedent", "Dependent", profiles)
            .build(interop, "CIM_ReferencedProfile"),
        references(Organization.SNIA, Kind.SUBPROFILE, "Dependent", "Antecedent", subprofiles)
            .build(interop, "CIM_SubProfileRequiresProfile"));
  }

  private AssociationView.Builder<S, Registration> references(
      Organization by,
      Kind kind,
      String partRole,
      String wholeRole,
      ElementView<S, Registration> parts) {
    List<Registration> meant =
        all.stream().filter(p -> p.organization() == by && p.kind() == kind).toList();
    return AssociationView.<S, Registration>listing(s -> meant.iterator())
        .end(
            partRole,
            parts,
            (s, part) -> part,
            (s, part) -> meant.contains(part) ? Iterator.of(part) : Iterator.empty())
        .end(
            wholeRole,
            profiles,
            (s, part) -> Objects.requireNonNull(part.whole()),
            (s, whole) -> Iterator.ofAll(meant).filter(part -> whole.equals(part.whole())));
  }

  /** What conforms and lives in a namespace: conformance within interop. */
  AssociationView<S, ?> conformanceWithin(Home interop, String className) {
    return conformance(interop, className, c -> c.view().namespace().equals(interop.namespace()));
  }

  /** What conforms and lives elsewhere; to be served in both namespaces. */
  AssociationView<S, ?> conformanceAcross(Home asked, Home interop, String className) {
    return conformance(asked, className, c -> !c.view().namespace().equals(interop.namespace()));
  }

  private AssociationView<S, ?> conformance(
      Home home, String className, Predicate<Central<S, ?>> which) {
    AssociationView.Builder<S, Conformance<S>> view =
        AssociationView.<S, Conformance<S>>listing(
                s -> Iterator.ofAll(centrals).filter(which).flatMap(c -> () -> c.conformances(s)))
            .end("ManagedElement", (s, c) -> c.element());
    Map<ElementView<S, ?>, List<Central<S, ?>>> byView = new LinkedHashMap<>();
    for (Central<S, ?> central : centrals) {
      if (which.test(central)) {
        byView.computeIfAbsent(central.view(), v -> new ArrayList<>()).add(central);
      }
    }
    byView.forEach((elements, those) -> from(view, elements, those));
    return view.end("ConformantStandard", (s, c) -> standard(c.profile()))
        .from(profiles, (s, p) -> conformances(s, p, which))
        .from(subprofiles, (s, p) -> conformances(s, p, which))
        .build(home, className);
  }

  private Element<S, ?> standard(Registration profile) {
    return (profile.kind() == Kind.SUBPROFILE ? subprofiles : profiles).of(profile);
  }

  private static <S, T> void from(
      AssociationView.Builder<S, Conformance<S>> view,
      ElementView<S, T> elements,
      List<Central<S, ?>> centrals) {
    view.from(
        elements,
        (s, object) ->
            Iterator.ofAll(centrals).flatMap(central -> () -> conformance(s, central, object)));
  }

  /** The centrals of a view have its object type. */
  @SuppressWarnings("unchecked")
  private static <S, T> Iterator<Conformance<S>> conformance(
      S snapshot, Central<S, ?> any, T object) {
    Central<S, T> central = (Central<S, T>) any;
    return central.test().of(snapshot, object)
        ? Iterator.of(central.conformance(object))
        : Iterator.empty();
  }

  private java.util.Iterator<Conformance<S>> conformances(
      S snapshot, Registration profile, Predicate<Central<S, ?>> which) {
    return Iterator.ofAll(centrals)
        .filter(c -> c.profile().equals(profile) && which.test(c))
        .flatMap(c -> () -> c.conformances(snapshot));
  }
}
