package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.Objects;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.fleet.Site;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.Element;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;

/**
 * The registered profiles and what conforms to them. The specification leads to the autonomous
 * profiles by conformance, those to their parts by reference, in SNIA's direction: the part is the
 * Dependent.
 */
final class ProfileViews {
  private static final long SNIA = 11;
  private static final long SPECIFICATION_IS_PROFILE = 2;
  private static final long NOT_ADVERTISED = 2;

  /** One element that conforms to one profile. */
  private record Conformance(Profile profile, Element<Snapshot, ?> element) {}

  private final ElementView<Snapshot, Profile> profiles;
  private final AssociationView<Snapshot, Profile> references;

  ProfileViews(Home interop) {
    profiles = profiles(interop);
    references = references(interop);
  }

  ElementView<Snapshot, Profile> profiles() {
    return profiles;
  }

  AssociationView<Snapshot, Profile> references() {
    return references;
  }

  private static ElementView<Snapshot, Profile> profiles(Home interop) {
    return ElementView.<Snapshot, Profile>finding(
            (s, path) -> Profile.ofInstanceId(path.key("InstanceID")))
        .all(s -> Profile.ALL.iterator())
        .value("InstanceID", (s, profile) -> profile.instanceId())
        .value("ElementName", (s, profile) -> profile.registeredName())
        .constant("RegisteredOrganization", SNIA)
        .value("RegisteredName", (s, profile) -> profile.registeredName())
        .constant("RegisteredVersion", Profile.VERSION)
        .constant("SpecificationType", SPECIFICATION_IS_PROFILE)
        .constant("AdvertiseTypes", List.of(NOT_ADVERTISED))
        .build(interop, "CIM_RegisteredProfile");
  }

  private AssociationView<Snapshot, Profile> references(Home interop) {
    return AssociationView.<Snapshot, Profile>listing(s -> parts())
        .end(
            "Dependent",
            profiles,
            (s, part) -> part,
            (s, part) -> part.scope() == null ? Iterator.empty() : Iterator.of(part))
        .end(
            "Antecedent",
            profiles,
            (s, part) -> Objects.requireNonNull(part.scope()),
            (s, whole) -> whole.parts().iterator())
        .build(interop, "CIM_ReferencedProfile");
  }

  private static Iterator<Profile> parts() {
    return Iterator.ofAll(Profile.ALL).filter(p -> p.scope() != null);
  }

  /** What conforms within the interop namespace: autonomous profiles, and the server. */
  AssociationView<Snapshot, ?> interopConformance(
      Home interop, ElementView<Snapshot, Site> managers) {
    return AssociationView.<Snapshot, Conformance>listing(
            s -> Iterator.concat(List.of(autonomous(), Iterator.of(server(s.site(), managers)))))
        .end("ManagedElement", (s, c) -> c.element())
        .from(managers, (s, site) -> Iterator.of(server(site, managers)))
        .from(profiles, (s, p) -> autonomous().filter(c -> c.element().object() == p))
        .end("ConformantStandard", (s, c) -> profiles.of(c.profile()))
        .from(
            profiles,
            (s, p) ->
                p == Profile.SERVER
                    ? Iterator.of(server(s.site(), managers))
                    : autonomous().filter(c -> c.profile() == p))
        .build(interop, "CIM_ElementConformsToProfile");
  }

  private Iterator<Conformance> autonomous() {
    return Iterator.ofAll(Profile.AUTONOMOUS)
        .map(profile -> new Conformance(Profile.SMI_S, profiles.of(profile)));
  }

  private static Conformance server(Site site, ElementView<Snapshot, Site> managers) {
    return new Conformance(Profile.SERVER, managers.of(site));
  }

  /** What conforms in the array's own namespace; to be served in both. */
  AssociationView<Snapshot, ?> arrayConformance(
      Home home,
      SystemViews systems,
      ElementView<Snapshot, Pool> pools,
      ElementView<Snapshot, Site> services) {
    return AssociationView.<Snapshot, Conformance>listing(
            s ->
                Iterator.ofAll(Profile.ALL)
                    .flatMap(p -> () -> central(s, p, systems, pools, services)))
        .end("ManagedElement", (s, c) -> c.element())
        .from(systems.systems(), (s, site) -> one(Profile.ARRAY, systems.systems().of(site)))
        .from(
            systems.nodes(),
            (s, node) -> one(Profile.MULTIPLE_COMPUTER_SYSTEM, systems.nodes().of(node)))
        .from(pools, (s, pool) -> one(Profile.BLOCK_SERVICES, pools.of(pool)))
        .from(services, (s, site) -> one(Profile.REPLICATION_SERVICES, services.of(site)))
        .end("ConformantStandard", (s, c) -> profiles.of(c.profile()))
        .from(profiles, (s, p) -> central(s, p, systems, pools, services))
        .build(home, "TPD_ElementConformsToProfile");
  }

  private static Iterator<Conformance> one(Profile profile, Element<Snapshot, ?> element) {
    return Iterator.of(new Conformance(profile, element));
  }

  /** The central instances of a profile. */
  private static Iterator<Conformance> central(
      Snapshot s,
      Profile profile,
      SystemViews systems,
      ElementView<Snapshot, Pool> pools,
      ElementView<Snapshot, Site> services) {
    return switch (profile) {
      case ARRAY -> one(profile, systems.systems().of(s.site()));
      case MULTIPLE_COMPUTER_SYSTEM ->
          Iterator.<Node>ofAll(s.site().array().nodes())
              .map(node -> new Conformance(profile, systems.nodes().of(node)));
      case BLOCK_SERVICES ->
          s.site().pools().iterator().map(pool -> new Conformance(profile, pools.of(pool)));
      case REPLICATION_SERVICES -> one(profile, services.of(s.site()));
      case SMI_S, SERVER -> Iterator.empty();
    };
  }
}
