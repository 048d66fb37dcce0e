package org.arraytwin.product.storwize.cim;

import java.util.List;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.profile.interop.Central;
import org.arraytwin.profile.interop.Organization;
import org.arraytwin.profile.interop.Registration;

/** The SNIA profiles that are really there; their version is inferred. */
final class StorwizeProfiles {
  private static final String VERSION = "1.4.0";

  static final Registration SMI_S = Registration.specification(Organization.SNIA, "SMI-S", VERSION);
  static final Registration ARRAY = Registration.autonomous(Organization.SNIA, "Array", VERSION);
  static final Registration SERVER = Registration.autonomous(Organization.SNIA, "Server", VERSION);
  static final Registration BLOCK_SERVICES = ARRAY.subprofile("Block Services", VERSION);
  static final Registration COPY_SERVICES = ARRAY.subprofile("Copy Services", VERSION);

  static final Registration MASKING = ARRAY.subprofile("Masking and Mapping", VERSION);

  static final List<Registration> ALL =
      List.of(SMI_S, ARRAY, SERVER, BLOCK_SERVICES, COPY_SERVICES, MASKING);

  private StorwizeProfiles() {}

  static List<Central<Cluster, ?>> centrals(
      SystemViews systems, StorageViews storage, HostViews hosts) {
    return List.of(
        Central.all(ARRAY, systems.systems()),
        Central.all(BLOCK_SERVICES, storage.pools()),
        Central.all(COPY_SERVICES, systems.services()),
        Central.all(MASKING, hosts.masking()));
  }
}
