package org.arraytwin.product.eternus.cim;

import java.util.List;
import org.arraytwin.product.eternus.cim.service.Services;
import org.arraytwin.profile.interop.Central;
import org.arraytwin.profile.interop.Organization;
import org.arraytwin.profile.interop.Registration;

/** The SNIA profiles that are really there; their version is not documented (inferred: 1.6.0). */
final class EternusProfiles {
  private static final String VERSION = "1.6.0";

  static final Registration SMI_S = Registration.specification(Organization.SNIA, "SMI-S", VERSION);
  static final Registration ARRAY = Registration.autonomous(Organization.SNIA, "Array", VERSION);
  static final Registration SERVER = Registration.autonomous(Organization.SNIA, "Server", VERSION);
  static final Registration BLOCK_SERVICES = ARRAY.subprofile("Block Services", VERSION);
  static final Registration REPLICATION_SERVICES = ARRAY.component("Replication Services", VERSION);

  static final Registration MASKING = ARRAY.subprofile("Masking and Mapping", VERSION);
  static final Registration FC_PORTS = ARRAY.subprofile("FC Target Ports", VERSION);
  static final Registration ISCSI_PORTS = ARRAY.subprofile("iSCSI Target Ports", VERSION);

  static final List<Registration> ALL =
      List.of(
          SMI_S,
          ARRAY,
          SERVER,
          BLOCK_SERVICES,
          REPLICATION_SERVICES,
          MASKING,
          FC_PORTS,
          ISCSI_PORTS);

  private EternusProfiles() {}

  static List<Central<Moment, ?>> centrals(
      SystemViews systems, StorageViews storage, ServiceViews services, PortViews ports) {
    return List.of(
        Central.all(ARRAY, systems.systems()),
        Central.all(BLOCK_SERVICES, storage.raidPools()),
        Central.all(BLOCK_SERVICES, storage.thinPools()),
        Central.all(REPLICATION_SERVICES, services.of(Services.REPLICATION)),
        Central.all(MASKING, services.of(Services.CONTROLLER_CONFIGURATION)),
        Central.all(FC_PORTS, ports.fcPorts()),
        Central.all(ISCSI_PORTS, ports.iscsi()));
  }
}
