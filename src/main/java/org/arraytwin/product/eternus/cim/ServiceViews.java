package org.arraytwin.product.eternus.cim;

import io.vavr.collection.Iterator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.eternus.cim.service.Services;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;

/** The services of the box; drivers take the first instance of each class. */
final class ServiceViews {
  /** Gives the methods of a service by name. */
  interface Methods {
    Map<String, Services.Method> of(Services service);
  }

  private final Map<Services, ElementView<Moment, Site>> views = new EnumMap<>(Services.class);
  private final AssociationView<Moment, Services> hosted;

  ServiceViews(Home home, ElementView<Moment, Site> systems, Methods methods) {
    for (Services service : Services.values()) {
      views.put(service, view(home, service, methods.of(service)));
    }
    AssociationView.Builder<Moment, Services> builder =
        AssociationView.<Moment, Services>listing(s -> Iterator.of(Services.values()))
            .end("Dependent", (s, service) -> of(service).of(s.site()));
    views.forEach((service, view) -> builder.from(view, (s, site) -> Iterator.of(service)));
    hosted =
        builder
            .end(
                "Antecedent",
                systems,
                (s, service) -> s.site(),
                (s, site) -> Iterator.of(Services.values()))
            .build(home, "FUJITSU_HostedService");
  }

  ElementView<Moment, Site> of(Services service) {
    return Objects.requireNonNull(views.get(service), service.className());
  }

  List<ElementView<Moment, ?>> elements() {
    return new ArrayList<>(views.values());
  }

  AssociationView<Moment, Services> hosted() {
    return hosted;
  }

  private static ElementView<Moment, Site> view(
      Home home, Services service, Map<String, Services.Method> methods) {
    var view =
        ElementView.<Moment, Site>finding((s, path) -> s.site())
            .all(s -> Iterator.of(s.site()))
            .constant("SystemCreationClassName", SystemViews.SYSTEM_CLASS)
            .value("SystemName", (s, site) -> Names.systemName(site.array()))
            .constant("CreationClassName", service.className())
            .constant("Name", "FUJITSU:ETERNUS SMI-S Agent")
            .constant("ElementName", service.title())
            .value("Started", (s, site) -> site.powered())
            .constant("EnabledState", Health.ENABLED)
            .value("OperationalStatus", (s, site) -> Health.system(site).operationalStatus())
            .otherMethods((s, site, in) -> Services.notSupported());
    methods.forEach(
        (name, method) -> view.method(name, (s, site, in) -> method.apply(s.box(), in)));
    return view.build(home, service.className());
  }
}
