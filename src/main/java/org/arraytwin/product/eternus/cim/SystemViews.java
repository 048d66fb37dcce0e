package org.arraytwin.product.eternus.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;

/** The storage system, and what was bought. */
final class SystemViews {
  static final String SYSTEM_CLASS = "FUJITSU_StorageComputerSystem";
  private static final long STORAGE = 3;
  private static final long BLOCK_SERVER = 15;

  private final ElementView<Moment, Site> systems;
  private final ElementView<Moment, Site> products;

  SystemViews(Home home) {
    systems = systems(home);
    products = products(home);
  }

  ElementView<Moment, Site> systems() {
    return systems;
  }

  ElementView<Moment, Site> products() {
    return products;
  }

  private static ElementView<Moment, Site> systems(Home home) {
    return ElementView.<Moment, Site>finding((s, path) -> s.site())
        .all(s -> Iterator.of(s.site()))
        .constant("CreationClassName", SYSTEM_CLASS)
        .value("Name", (s, site) -> Names.systemName(site.array()))
        .constant("NameFormat", "IP")
        .value("ElementName", (s, site) -> site.name())
        .value("Caption", (s, site) -> site.array().model())
        .value("OtherIdentifyingInfo", (s, site) -> List.of(site.array().serial()))
        .constant("IdentifyingDescriptions", List.of("Serial Number"))
        .constant("Dedicated", List.of(STORAGE, BLOCK_SERVER))
        .value("OperationalStatus", (s, site) -> Health.system(site).operationalStatus())
        .value("HealthState", (s, site) -> Health.system(site).healthState())
        .value("EnabledState", (s, site) -> site.powered() ? Health.ENABLED : Health.DISABLED)
        .build(home, SYSTEM_CLASS);
  }

  private static ElementView<Moment, Site> products(Home home) {
    return ElementView.<Moment, Site>finding((s, path) -> s.site())
        .all(s -> Iterator.of(s.site()))
        .value("IdentifyingNumber", (s, site) -> site.array().serial())
        .value("Name", (s, site) -> site.array().model())
        .constant("Vendor", "FUJITSU")
        .value("Version", (s, site) -> site.array().osVersion())
        .value("ElementName", (s, site) -> site.array().model())
        .build(home, "FUJITSU_StorageProduct");
  }
}
