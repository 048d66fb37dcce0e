package org.arraytwin.product.threepar.cim;

import java.util.List;
import org.arraytwin.array.Pool;
import org.arraytwin.fleet.Site;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.interop.Central;
import org.arraytwin.profile.interop.Organization;
import org.arraytwin.profile.interop.Registration;

/**
 * The SNIA profiles that are really there, of SMI-S 1.4.0, the level of InForm OS 3.1.1 (CIM API
 * reference, table 11).
 */
final class ThreeparProfiles {
  private static final String VERSION = "1.4.0";

  static final Registration SMI_S = Registration.specification(Organization.SNIA, "SMI-S", VERSION);
  static final Registration ARRAY = Registration.autonomous(Organization.SNIA, "Array", VERSION);
  static final Registration SERVER = Registration.autonomous(Organization.SNIA, "Server", VERSION);
  static final Registration BLOCK_SERVICES = ARRAY.subprofile("Block Services", VERSION);
  static final Registration MULTIPLE_COMPUTER_SYSTEM =
      ARRAY.subprofile("Multiple Computer System", VERSION);
  static final Registration REPLICATION_SERVICES = ARRAY.component("Replication Services", VERSION);

  static final List<Registration> ALL =
      List.of(SMI_S, ARRAY, SERVER, BLOCK_SERVICES, MULTIPLE_COMPUTER_SYSTEM, REPLICATION_SERVICES);

  private ThreeparProfiles() {}

  static List<Central<Snapshot, ?>> centrals(
      SystemViews systems,
      ElementView<Snapshot, Pool> pools,
      ElementView<Snapshot, Site> services) {
    return List.of(
        Central.all(ARRAY, systems.systems()),
        Central.all(MULTIPLE_COMPUTER_SYSTEM, systems.nodes()),
        Central.all(BLOCK_SERVICES, pools),
        Central.all(REPLICATION_SERVICES, services));
  }
}
